package cli

import "testing"

func TestUTF16IsKnown(t *testing.T) {
	for text, want := range map[string]bool{
		"\xff\xfeu\x00": true, "\xfe\xff\x00u": true, "u\x00t\x00": true, "\x00u\x00t": true, "\xff\xfe": true,
		"": false, "u": false, "utf": false, "größer": false, "\xef\xbb\xbfu": false, "\x00\x00": false,
	} {
		if isUTF16([]byte(text)) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}
