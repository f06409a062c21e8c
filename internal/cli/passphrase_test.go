package cli

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/term"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/seal"
)

// TestSignalsAtPassphrase ends rung while it waits for a passphrase: the code says by which signal, what is typed shows again, and nothing
// is written.
func TestSignalsAtPassphrase(t *testing.T) {
	for signal, code := range map[os.Signal]int{syscall.SIGHUP: 129, os.Interrupt: 130, syscall.SIGTERM: 143} {
		t.Run(signal.String(), func(t *testing.T) {
			view := filepath.Join(t.TempDir(), "ada.json")
			if err := os.WriteFile(view, personas(t)["pm.json"], 0o600); err != nil {
				t.Fatal(err)
			}
			s := startScreen(t, "share", view, "--passphrase", "-o", view+".age")
			before := stateOf(t, s)
			s.waitFor("New passphrase: ")
			s.press("open sesame\n")
			s.waitFor("The same once more: ")
			if stateOf(t, s) == before {
				t.Error("what is typed is shown")
			}
			s.signals <- signal
			if got := s.exit(); got != code {
				t.Errorf("code %d, not %d", got, code)
			}
			if stateOf(t, s) != before {
				t.Error("the terminal is not as it was")
			}
			if s.stderr.Len() > 0 {
				t.Errorf("it said %s", s.stderr.String())
			}
			if _, err := os.Stat(view + ".age"); err == nil {
				t.Error("something was written")
			}
			s.mu.Lock()
			defer s.mu.Unlock()
			if strings.Contains(s.out.String(), "sesame") {
				t.Errorf("it showed %q", s.out.String())
			}
		})
	}
}

func stateOf(t *testing.T, s *screen) term.State {
	t.Helper()
	state, err := term.GetState(s.tty.Fd())
	if err != nil {
		t.Fatal(err)
	}
	return *state
}

// TestSealLimits holds what may be sealed to what may be in a document.
func TestSealLimits(t *testing.T) {
	for what, most := range map[string]int{"sealed": seal.MaxPlain, "read": maxInput} {
		if most != assess.MaxBytes {
			t.Errorf("%d bytes may be %s, not %d", most, what, assess.MaxBytes)
		}
	}
}
