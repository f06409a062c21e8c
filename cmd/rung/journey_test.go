//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
)

const (
	enter = "\r"
	up    = "\x1b[A"
)

// begin goes from home through the form to the first introduction, as a Product Manager called Ada.
func (x *terminal) begin() *terminal {
	x.t.Helper()
	x.see("New assessment").press(enter).see("Whose assessment").press("Ada" + enter).see("Which ladder")
	x.press(enter).see("What is it like").press(enter).see("Which rung are you on").press(up + up + up + up + enter).see("like to reach").press(enter)
	return x.see("How thorough").press(enter).see("Think of the last ten")
}

// TestFromHomeToSavedResult is what a stranger does, with the window resized in the middle.
func TestFromHomeToSavedResult(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	x := start(t, home, 100, 30, false).begin()
	x.press(enter+"3").see("1 answered").see("saved").resize(70, 20)
	x.press("4").see("2 answered").resize(40, 12).see("2 ·").resize(120, 40).see("2 answered")
	for range 90 {
		x.press(enter + "3")
	}
	x.see("Summary").see("saved ✓").press("1").see("You stand at").press("2").see("▾ target").press("q").see("Results").press("q")
	if code := x.exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	path := theOnly(t, filepath.Join(home, "assessments", "*", "*.json"))
	document, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a, err := assess.Decode(document)
	if err != nil {
		t.Fatal(err)
	}
	if a.Person.Name != "Ada" || a.Result == nil || !a.Finished() {
		t.Errorf("the document says %+v", a)
	}
	if again := rung(t, home, 0, "score", path); !bytes.Equal(again, document) {
		t.Error("rung score changes the document it is given")
	}
	none(t, filepath.Join(home, "drafts", "*.json"))
}

// TestEverythingTypedAhead types a whole assessment before rung has drawn anything.
func TestEverythingTypedAhead(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	x := start(t, home, 80, 24, false)
	x.press("n" + "Ada" + enter + enter + enter + strings.Repeat(up, 4) + enter + enter + enter)
	for range 90 {
		x.press(enter + "3")
	}
	x.see("Summary").see("saved ✓").press("1").see("You stand at")
	theOnly(t, filepath.Join(home, "assessments", "*", "*.json"))
}

// TestMuteTerminal works on a terminal that answers no query, without waiting for it.
func TestMuteTerminal(t *testing.T) {
	t.Parallel()
	x := start(t, t.TempDir(), 80, 24, true)
	x.begin().press(enter + "3").see("1 answered").press("\x03")
	if code := x.exit(); code != 130 {
		t.Errorf("exit code %d, want 130", code)
	}
}

// TestSignalsKeepTheDraft ends rung by each signal in the middle, and goes on.
func TestSignalsKeepTheDraft(t *testing.T) {
	t.Parallel()
	for signal, code := range map[syscall.Signal]int{syscall.SIGHUP: 129, syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		t.Run(signal.String(), func(t *testing.T) {
			home := t.TempDir()
			x := start(t, home, 80, 24, false).begin()
			x.press(enter + "33").see("2 answered").see("saved")
			x.cmd.Process.Signal(signal)
			if got := x.exit(); got != code {
				t.Errorf("exit code %d, want %d", got, code)
			}
			x.see("rung assess --resume")
			start(t, home, 80, 24, false, "assess", "--resume").see("2 answered")
		})
	}
}

// TestLeaveAndResume leaves by esc, and goes on from home.
func TestLeaveAndResume(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	x := start(t, home, 80, 24, false).begin()
	x.press(enter + "33").see("2 answered").press("\x1b").see("Go on").press("q")
	if code := x.exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	start(t, home, 80, 24, false).see("Go on").press(enter).see("2 answered").press(enter + "3").see("3 answered")
}

// TestTwoAtOnce opens one draft twice; the second is told so and does no harm.
func TestTwoAtOnce(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	x := start(t, home, 80, 24, false).begin().press(enter + "3").see("1 answered").see("saved")
	y := start(t, home, 80, 24, false).see("Go on").press(enter).see("another rung")
	x.press("3").see("2 answered").see("saved").press("\x1b").see("Go on").press("q").exit()
	y.press(enter).see("2 answered")
}

// rung runs a command without a terminal, wants the exit code, and returns its standard output.
func rung(t *testing.T, home string, code int, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = []string{"RUNG_TEST_MAIN=1", "RUNG_HOME=" + home}
	var talk bytes.Buffer
	cmd.Stderr = &talk
	out, _ := cmd.Output()
	if got := cmd.ProcessState.ExitCode(); got != code {
		t.Fatalf("rung %s: exit code %d, want %d: %s", strings.Join(args, " "), got, code, talk.String())
	}
	return out
}

func theOnly(t *testing.T, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(pattern)
	if err != nil || len(found) != 1 {
		t.Fatalf("%s: found %v, %v; want one file", pattern, found, err)
	}
	return found[0]
}

func none(t *testing.T, pattern string) {
	t.Helper()
	if found, _ := filepath.Glob(pattern); len(found) > 0 {
		t.Errorf("left behind: %v", found)
	}
}
