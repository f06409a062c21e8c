package ladderfile

import (
	"strings"
	"testing"
)

func TestCheckID(t *testing.T) {
	for id, ok := range map[string]bool{
		"a": true, "9": true, "product-extended": true, "com": true, "com10": true, "con1": true, "console": true, "lpt-1": true,
		strings.Repeat("a", 64): true, strings.Repeat("a", 65): false,
		"": false, "-": false, "-a": false, "A": false, "a b": false, "a_b": false, "a/b": false, "..": false, "ä": false, "a\x00": false, "a\n": false,
		"con": false, "prn": false, "aux": false, "nul": false, "com0": false, "com1": false, "lpt9": false,
	} {
		if text, _ := checkID(aRung, id); (text == "") != ok {
			t.Errorf("%q: %q, want good: %v", id, text, ok)
		}
	}
	if text, _ := checkID(aSource, "S2"); text != "" {
		t.Errorf("a source may have capitals: %s", text)
	}
}
