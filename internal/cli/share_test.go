package cli

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestShareKeepsCiphertextOffTheTerminal: nobody can read it there; where -o asks for it, it comes all the same.
func TestShareKeepsCiphertextOffTheTerminal(t *testing.T) {
	const key = "age1swkkmruzlxcgjaqncg99heghm5n0km8mw7zq086ku74atrguhqjsjavsyz"
	file, _ := bothViews(t, t.TempDir())
	for _, c := range []struct {
		flags []string
		code  int
	}{
		{[]string{"--to", key}, 2},
		{[]string{"--passphrase"}, 2},
		{[]string{"--to", key, "-o", "-"}, 0},
		{nil, 0},
	} {
		s := startScreen(t, append([]string{"--home", filepath.Join(t.TempDir(), "home"), "share", file}, c.flags...)...)
		if got := s.exit(); got != c.code {
			t.Errorf("%v: code %d: %s", c.flags, got, s.stderr.String())
		}
		s.mu.Lock()
		shown := s.out.String()
		s.mu.Unlock()
		if c.code != 0 && (shown != "" || !strings.Contains(s.stderr.String(), "hint: -o FILE")) {
			t.Errorf("%v: %q, said %q", c.flags, shown, s.stderr.String())
		}
	}
}
