//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPassphraseInterrupted types a passphrase, which nobody sees, and then ctrl+c.
func TestPassphraseInterrupted(t *testing.T) {
	t.Parallel()
	view := filepath.Join(t.TempDir(), "ada.json")
	if err := os.WriteFile(view, []byte(`{"format": "rung.assessment/1", "ladder": {"id": "product"}, "answers": []}`), 0o600); err != nil {
		t.Fatal(err)
	}
	x := start(t, t.TempDir(), 80, 24, false, "share", view, "--passphrase", "-o", view+".age")
	x.see("New passphrase:").press("open sesame\r").see("The same once more:").press("open\x03")
	if code := x.exit(); code != 130 {
		t.Errorf("it ends with %d, not 130", code)
	}
	if shown := x.shows(); strings.Contains(shown, "open") || strings.Contains(shown, "not") {
		t.Errorf("the screen shows\n%s", shown)
	}
	if _, err := os.Stat(view + ".age"); err == nil {
		t.Error("something was written")
	}
}
