//go:build unix

package main

import (
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestSignalsInPlainCommands ends a command that waits for a document to be typed.
func TestSignalsInPlainCommands(t *testing.T) {
	for signal, code := range endings {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			w := d.watch(d.command("rung", "score", "-", "-o", "out.json"))
			w.see("reading from the terminal").press("{\n")
			w.cmd.Process.Signal(signal)
			w.ends(code)
			if said := w.said(); strings.Contains(said, "goroutine") || strings.Count(said, "\n") > 2 {
				t.Errorf("it said\n%s", said)
			}
			none(t, d.at("out.json"))
		})
	}
}

// TestTerminalOfAConversationGone closes the window of a conversation: what was answered is kept. The second time HUP is ignored, as by nohup.
func TestTerminalOfAConversationGone(t *testing.T) {
	for name, how := range map[string]string{"with HUP": "", "without": "trap '' HUP; "} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			w := d.watch(d.command("sh", "-c", how+"exec rung assess --name Ada --at po --accessible"))
			w.see("Your answer").press("3\n").see("Saved")
			w.tty.Close()
			io.WriteString(w.other, " ") // whoever reads there lets go of it only when something comes
			if code := w.exit(); code != 129 {
				t.Errorf("exit code %d", code)
			}
			if n := len(d.draft().Answers); n != 1 {
				t.Errorf("the draft holds %d answers", n)
			}
		})
	}
}

// TestPausedBeforeTheTerminalAnswers pauses rung right after its start on a slow terminal: its answers are not left to the shell.
func TestPausedBeforeTheTerminalAnswers(t *testing.T) {
	d := newDesk(t)
	cmd := d.command("sh", "-i")
	cmd.Env = append(cmd.Env, "PS1=$ ", "ENV=", "HISTFILE=")
	h := on(t, cmd, 80, 24, late(100*time.Millisecond))
	h.see("$").press("rung ladder show product\n").see("Product Owner").press("\x1a").see("Stopped")
	time.Sleep(150 * time.Millisecond) // what comes later than that is the machine's fault
	h.press("echo st$((40+2))ill\n").see("st42ill")
	_, after, _ := strings.Cut(h.tape.String(), "Stopped")
	if strings.Contains(after, "]11;") || strings.Contains(after, "^[") {
		t.Errorf("the shell shows %q", after)
	}
	h.press("fg\n").see("Product Owner").press("q").see("$").press("exit\n").exit()
}

// TestEditorLeavesAnything gives back what no note should hold as it is, and nothing at all.
func TestEditorLeavesAnything(t *testing.T) {
	for name, c := range map[string]struct{ script, want string }{
		"nothing": {`: >"$2"`, ""},
		"blanks":  {`printf '\n \t\n' >"$2"`, ""},
		"bytes":   {`printf 'a\377b\000c\342\200\256d\rlast' >"$2"`, "ab\u2400cd\u240dlast"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			w := d.editing(c.script + "; echo $? >done")
			w.press(esc).see("Not yet").see("saved ✓").press("e").see("first words").press("\x05").until("the editor's end", func() bool {
				_, err := os.Stat(d.at("done"))
				return err == nil && w.screen.IsAltScreen() && !strings.Contains(w.shows(), "first words")
			})
			w.press(esc).see("Not yet").see("saved ✓").press(stop)
			w.ends(130)
			got := ""
			if p := d.draft().Pending; len(p) == 1 {
				got = p[0].Evidence
			}
			if got != c.want {
				t.Errorf("the note is %q, want %q", got, c.want)
			}
		})
	}
}

// TestEditorForPrivateNotes notes for oneself in the editor, in a second view.
func TestEditorForPrivateNotes(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.write("ada.json", read(t, "../../docs/example/ada.json"))
	d.write("ed.sh", []byte(`echo "for myself alone" >"$1"`))
	cmd := d.failing("one-on-one", "ada.json", "--name", "Max")
	cmd.Env = append(cmd.Env, "VISUAL=sh ed.sh")
	w := d.watch(cmd)
	w.see("Your name").press(enter).see("continue").press(enter + "3").see("1 answered").see("saved ✓")
	w.press("p").see("What you want to remember").press("\x05").see("for myself alone").press(esc).see("1 answered")
	w.cmd.Process.Signal(syscall.SIGTERM)
	w.ends(143)
	found := 0
	for path, text := range d.files() {
		if strings.HasPrefix(path, "home/") && strings.Contains(text, "for myself alone") {
			found++
			if info, err := os.Stat(d.root + "/" + path); err != nil || info.Mode().Perm() != 0o600 || strings.HasSuffix(path, ".json") {
				t.Errorf("they are in %s, %v, %v", path, info.Mode(), err)
			}
		}
	}
	if found != 1 {
		t.Errorf("they are in %d files", found)
	}
}
