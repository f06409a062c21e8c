//go:build unix

package cli

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestReadViewWaitsForNoPipe: nobody may ever write to it, and the screen would wait.
func TestReadViewWaitsForNoPipe(t *testing.T) {
	k, _ := keeping(t)
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := k.readView(pipe); err == nil || !strings.Contains(err.Error(), "it is a pipe") {
		t.Errorf("%v", err)
	}
}
