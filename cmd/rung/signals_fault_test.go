//go:build unix

package main

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
)

// TestEveryFaultIsCaught has a fault in rung, wherever one may be: the terminal is given back, what was typed is kept, two lines say what
// happened and what to do, and the rest is in a file.
func TestEveryFaultIsCaught(t *testing.T) {
	for _, where := range []string{"update", "view", "command", "goroutine"} {
		t.Run(where, func(t *testing.T) {
			t.Parallel()
			w := newDesk(t).answering()
			w.press("e").see("keep and go back").press("half a no").see("half a no")
			w.desk.write("fault", []byte(where))
			switch where {
			case "goroutine":
				w.cmd.Process.Signal(syscall.SIGCONT)
			case "command":
				w.press(esc)
			default:
				w.press("t")
			}
			w.ends(1)
			report := theOnly(t, w.desk.home("faults", "*"))
			want := fmt.Sprintf("rung: a fault in rung ended it; what was saved is safe\nhint: please report it with %s; draft kept; go on with: rung assess --resume %s\n",
				report, w.desk.draft().ID)
			if w.said() != want {
				t.Errorf("it said\n%s\nwant\n%s", w.said(), want)
			}
			if p := w.desk.draft().Pending; len(p) != 1 || !strings.HasPrefix(p[0].Evidence, "half a no") {
				t.Errorf("the draft holds %+v", p)
			}
			details := string(w.desk.read(report))
			if !strings.Contains(details, "index out of range") || !strings.Contains(details, ".go:") || strings.Contains(details, "half a no") {
				t.Errorf("the report says\n%s", details)
			}
			if info, err := os.Stat(report); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("%v, %v", info.Mode(), err)
			}
			if written := w.out.String(); strings.Contains(written, "[running]") || strings.Contains(written, ".go:") || strings.Contains(written, "panic") {
				t.Errorf("the screen shows a stack:\n%s", w.said())
			}
		})
	}
}

// TestFaultWithoutAScreen has a fault in a command, and one where its report cannot be written.
func TestFaultWithoutAScreen(t *testing.T) {
	d := newDesk(t)
	d.write("fault", []byte("goroutine"))
	for _, says := range []string{"please report it with " + d.home("faults"), "please report it; its details could not be written: "} {
		cmd := d.failing("version")
		said, _ := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); code != 1 || strings.Count(string(said), "\n") != 2 || !strings.Contains(string(said), says) {
			t.Errorf("exit code %d: %s", code, said)
		}
		os.RemoveAll(d.home())
		os.WriteFile(d.home(), nil, 0o600) // in the way of the next one
	}
}

// TestFaultInSaving has a fault that comes again in the end, when what was typed is to be kept after all: rung says that it is not.
func TestFaultInSaving(t *testing.T) {
	t.Parallel()
	w := newDesk(t).answering()
	w.press("e").see("keep and go back").press("half a no").see("half a no")
	w.desk.write("fault", []byte("saving"))
	w.press(esc)
	w.ends(74)
	want := fmt.Sprintf("not saved: a fault in rung\nrung: a fault in rung ended it; what was saved is safe\nhint: please report it with %s", theOnly(t, w.desk.home("faults", "*")))
	if !strings.HasPrefix(w.said(), want) || len(w.desk.draft().Answers) != 1 {
		t.Errorf("it said\n%s\nwant\n%s", w.said(), want)
	}
}

// TestFaultAtAPassphrase has a fault beside a question whose answer is not shown: afterwards the terminal shows again what is typed.
func TestFaultAtAPassphrase(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.write("ada.json", assess.Encode(adasView(t, 6, fours, noNote)))
	w := d.watch(d.failing("share", "ada.json", "--passphrase", "-o", "ada.age"))
	w.see("New passphrase:").until("it to hide what is typed", func() bool { return w.modes() != w.before })
	d.write("fault", []byte("goroutine"))
	w.press("open")
	w.ends(1)
	w.says("rung: a fault in rung ended it; what was saved is safe\nhint: please report it with " + d.home("faults"))
	if strings.Contains(w.out.String(), "open") {
		t.Errorf("it shows %q", w.said())
	}
}

// TestFaultInAConversation has a fault in rung while it talks line by line: two lines, and the draft as it was saved last.
func TestFaultInAConversation(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	w := d.watch(d.failing("assess", "--name", "Ada", "--at", "po", "--accessible"))
	w.see("Your answer").press("3\n").see("Saved")
	d.write("fault", []byte("saving"))
	w.press("3\n")
	w.ends(1)
	w.says(fmt.Sprintf("\nrung: a fault in rung ended it; what was saved is safe\nhint: please report it with %s; draft kept as it was saved last; go on with: rung assess --resume %s --accessible\n",
		theOnly(t, d.home("faults", "*")), d.draft().ID))
	if n := len(d.draft().Answers); n != 1 || strings.Contains(w.out.String(), "goroutine ") {
		t.Errorf("the draft holds %d answers; it said\n%s", n, w.said())
	}
}
