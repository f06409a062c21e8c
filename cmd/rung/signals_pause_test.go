//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// TestPause pauses rung from a shell in every way while a note is typed: the terminal is the shell's, everything is saved, and what was
// typed is there again afterwards, at the size the terminal has by then.
func TestPause(t *testing.T) {
	for name, pause := range map[string]func(w *watched, rung int){
		"ctrl+z": func(w *watched, _ int) { w.press("\x1a") },
		"TSTP":   func(_ *watched, rung int) { syscall.Kill(rung, syscall.SIGTSTP) },
		"STOP":   func(_ *watched, rung int) { syscall.Kill(rung, syscall.SIGSTOP) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			w, rung := d.underShell()
			w.see("continue").press(enter).see("Not yet").press("3").see("saved ✓").press("e").see("keep and go back").press("half a no").see("half a no")
			for round := range 2 {
				w.stoppedBy(rung, func() { pause(w, rung) })
				if name != "STOP" { // which leaves no time for anything
					w.until("the terminal of the shell", func() bool {
						return !w.screen.IsAltScreen() && w.modes() == w.before && len(leftOn(w.out.String())) == 0
					})
					if p := d.draft().Pending; len(p) != 1 || p[0].Evidence != "half a no" {
						t.Errorf("the draft holds %+v", p)
					}
				}
				w.resize(60+round, 20)
				drawn := w.out.size()
				w.press("fg\n").until("the screen", func() bool {
					return strings.Contains(w.out.String()[drawn:], "\x1b[?1049h") && w.screen.IsAltScreen() && strings.Contains(w.shows(), "half a no") && strings.Contains(w.shows(), "keep and go back")
				})
			}
			w.press("te").see("half a note").press(esc).see("Not yet").press(esc).until("the shell", func() bool { return !w.screen.IsAltScreen() })
			if p := d.draft().Pending; len(p) != 1 || p[0].Evidence != "half a note" {
				t.Errorf("the draft holds %+v", p)
			}
			w.press("exit\n")
			w.ends(0)
		})
	}
}

// underShell runs rung as the job of a shell, and returns its process id.
func (d *desk) underShell(more ...string) (w *watched, rung int) {
	d.t.Helper()
	cmd := d.command("sh", "-i")
	cmd.Env = append(cmd.Env, "PS1=$ ", "ENV=", "HISTFILE=")
	w = d.watch(cmd)
	w.see("$")
	w.press("sh -c 'echo $$ >pid; exec rung " + strings.Join(append([]string{"assess --name Ada --at po"}, more...), " ") + "'\n")
	w.until("rung", func() bool {
		data, err := os.ReadFile(d.at("pid"))
		_, scanned := fmt.Sscan(string(data), &rung)
		return err == nil && scanned == nil
	})
	return w, rung
}

// stateOf is the state of a process as ps shows it.
func stateOf(pid int) string {
	out, _ := exec.Command("ps", "-o", "stat=", "-p", fmt.Sprint(pid)).Output()
	return string(out)
}

// TestPauseWithoutShell: where nobody could go on with rung, ctrl+z does no harm. What is typed while a terminal changes hands it may take
// for signals, and drop what was written; so the keys wait for that.
func TestPauseWithoutShell(t *testing.T) {
	t.Parallel()
	w := newDesk(t).answering()
	written := func(sequence string, times int) {
		w.until("a terminal that changed hands", func() bool { return strings.Count(w.out.String(), sequence) == times })
	}
	w.press("e").see("keep and go back").press("half a no").see("half a no").press("\x1a")
	w.press("te").see("half a note").press(esc).see("Not yet").press("\x1a" + "4").see("2 answered")
	written("\x1b[?1049h", 3)
	w.press("\x1a")
	written(popTitle, 3)
	w.press(stop)
	w.ends(130)
}

// TestTitle: the title of the window names the ladder and never the person, and stays away where it is not wanted.
func TestTitle(t *testing.T) {
	for name, c := range map[string]struct {
		flag, env string
		titled    bool
	}{"default": {"", "", true}, "flag": {"--no-title", "", false}, "environment": {"", "RUNG_NO_TITLE=1", false}, "switched off": {"", "RUNG_NO_TITLE=0", true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			cmd := d.command("rung", "assess", "--name", "Ada", "--at", "po")
			if c.flag != "" {
				cmd.Args = append(cmd.Args, c.flag)
			}
			cmd.Env = append(cmd.Env, c.env, "TERM_PROGRAM=ghostty")
			w := d.watch(cmd)
			w.see("continue").press(enter).see("Not yet").press("3").see("saved ✓").press(stop)
			w.ends(130)
			written := w.out.String()
			titles := fmt.Sprint(windowTitle.FindAllStringSubmatch(written, -1))
			if strings.Contains(titles, "rung – Product management") != c.titled || strings.Contains(titles, "Ada") {
				t.Errorf("titles %s", titles)
			}
			if got := strings.Contains(written, "\x1b]9;4;1;"); got != c.titled {
				t.Errorf("a progress bar: %v", got)
			}
			if got := titleStack.MatchString(written); got != c.titled {
				t.Errorf("the title is put by: %v", got)
			}
		})
	}
}
