package ladders

import (
	"bytes"
	"slices"
	"testing"
)

func TestIDs(t *testing.T) {
	ids := IDs()
	if ids[0] != Default {
		t.Errorf("ids %v do not start with %s", ids, Default)
	}
	if !slices.IsSorted(ids[1:]) || slices.Contains(ids[1:], Default) {
		t.Errorf("ids %v are not each there once and in order", ids)
	}
}

func TestRead(t *testing.T) {
	for _, id := range IDs() {
		if data, ok := Read(id); !ok || !bytes.Contains(data, []byte("\nid: "+id+"\n")) {
			t.Errorf("%s: found %v, and its file does not say that id", id, ok)
		}
	}
	for _, id := range []string{"", "nothing", "../ladders/product", "product.yaml", "/product", "."} {
		if data, ok := Read(id); ok || data != nil {
			t.Errorf("%q: found %d bytes", id, len(data))
		}
	}
}

// TestReadIsACopy: what one caller does to the bytes, no other sees.
func TestReadIsACopy(t *testing.T) {
	a, _ := Read(Default)
	a[0] = 'X'
	if b, _ := Read(Default); b[0] == 'X' {
		t.Error("callers share the bytes")
	}
}
