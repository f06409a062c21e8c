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

// editing runs rung with an editor that is a script, up to the open note on a question.
func (d *desk) editing(script string) *watched {
	d.t.Helper()
	if err := os.Mkdir(d.at("my tools"), 0o700); err != nil {
		d.t.Fatal(err)
	}
	d.write("my tools/ed.sh", []byte(script))
	w := d.answering("EDITOR=false", `VISUAL=sh "`+d.at("my tools/ed.sh")+`" -x`)
	w.press("e").see("keep and go back").see("ctrl+e editor").press("first words").see("first words")
	return w
}

// scratch is what lies beside the drafts.
func (d *desk) scratch() []string {
	var found []string
	entries, _ := os.ReadDir(d.home("drafts"))
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".rung-") {
			found = append(found, e.Name())
		}
	}
	return found
}

// TestEditor notes evidence in the person's own editor: it gets a terminal as it was and a private file, what it leaves is the note, and
// nothing else stays.
func TestEditor(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	w := d.editing(`stty -a >modes; stat -c %a "$2" "$(dirname "$2")" >rights; cp "$2" given; cp "$2" "$2~"; echo "$1 $#" >flags
printf 'from the editor\r\n\r\nwith \033[31mcolour\033[0m\n\n' >"$2.new"; mv "$2.new" "$2"`)
	w.press("\x05").see("from the editor").see("keep and go back").press(" more").see("more").press(esc).see("Not yet").see("saved ✓")
	want := "from the editor\n\nwith \u241b[31mcolour\u241b[0m more"
	if p := d.draft().Pending; len(p) != 1 || p[0].Evidence != want {
		t.Errorf("the draft holds %q", p)
	}
	for file, want := range map[string]string{"given": "first words\n", "rights": "600\n700\n", "flags": "-x 2\n"} {
		if got := string(d.read(d.at(file))); got != want {
			t.Errorf("%s: %q", file, got)
		}
	}
	if modes := string(d.read(d.at("modes"))); strings.Contains(modes, "-icanon") || strings.Contains(modes, "-echo ") {
		t.Errorf("the terminal was in modes\n%s", modes)
	}
	if left := d.scratch(); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	w.press(stop)
	w.ends(130)
}

// TestEditorFails: the note stays as it was, one line says why, and the terminal is in order whatever the editor did to it.
func TestEditorFails(t *testing.T) {
	for name, c := range map[string]struct{ script, says string }{
		"exit code":  {`echo lost >"$2"; stty raw -echo; exit 3`, "exit code 3"},
		"killed":     {`echo lost >"$2"; kill -9 $$`, "a signal"},
		"file gone":  {`rm "$2"`, "no such file"},
		"a link":     {`rm "$2"; ln -s /etc/passwd "$2"`, "the note is as it was"},
		"at once":    {``, "ended at once and changed nothing"},
		"interrupts": {`kill -INT $PPID; kill -QUIT $PPID; exit 4`, "exit code 4"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			w := d.editing(c.script)
			w.press("\x05").see(c.says).see("first words").press(" stay").see("first words stay").press(esc).see("Not yet").see("saved ✓")
			if p := d.draft().Pending; len(p) != 1 || p[0].Evidence != "first words stay" {
				t.Errorf("the draft holds %q", p)
			}
			if left := d.scratch(); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
			w.press(stop)
			w.ends(130)
		})
	}
}

// TestNoEditor says what to do where there is none.
func TestNoEditor(t *testing.T) {
	for visual, says := range map[string]string{"no-such-editor -w": "The editor no-such-editor of $VISUAL was not found", `ed "half`: "a quote in it is not closed", "vi; touch x": "The editor vi; of $VISUAL"} {
		t.Run(visual, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			w := d.answering("VISUAL=" + visual)
			w.press("e").see("ctrl+e editor").press("first\x05").until(says, func() bool {
				return strings.Contains(strings.ToLower(strings.Join(strings.Fields(w.shows()), " ")), strings.ToLower(says))
			})
			w.press(" words").see("first words").press(stop)
			w.ends(130)
			if _, err := os.Stat(d.at("x")); err == nil {
				t.Error("a shell ran it")
			}
		})
	}
}

// TestEditorTakesAsMuchAsANoteHolds reads back more than that, and says so.
func TestEditorTakesAsMuchAsANoteHolds(t *testing.T) {
	notInShort(t)
	t.Parallel()
	d := newDesk(t)
	w := d.editing(`i=0; while [ $i -lt 3000 ]; do echo "line $i of a long text, as ä person writes it"; i=$((i+1)); done >"$2"`)
	w.press("\x05").see("The end of the text is not in it").press(esc).see("Not yet").see("saved ✓").press(stop)
	w.ends(130)
	if p := d.draft().Pending; len(p) != 1 || len(p[0].Evidence) < assess.MaxNote-100 || len(p[0].Evidence) > assess.MaxNote {
		t.Errorf("the draft holds %d bytes", len(p[0].Evidence))
	}
}

// TestSignalsWhileEditing ends rung while an editor runs: the editor is ended, too, and the note is kept as it was.
func TestSignalsWhileEditing(t *testing.T) {
	for name, c := range map[string]struct{ script string }{
		"obedient": {`echo $$ >pid; exec sleep 60`},
		"stubborn": {`trap "" TERM HUP; echo $$ >pid; while :; do sleep 1; done`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			w := d.editing(c.script)
			var editor int
			w.press("\x05").until("the editor", func() bool {
				data, _ := os.ReadFile(d.at("pid"))
				n, _ := fmt.Sscan(string(data), &editor)
				return n == 1
			})
			w.cmd.Process.Signal(syscall.SIGTERM)
			if name == "stubborn" {
				w.rests()
				w.cmd.Process.Signal(syscall.SIGTERM)
			}
			w.ends(143)
			if err := syscall.Kill(editor, 0); err == nil && !strings.Contains(stateOf(editor), "Z") {
				t.Error("the editor is still there")
			}
			if p := d.draft().Pending; len(p) != 1 || p[0].Evidence != "first words" {
				t.Errorf("the draft holds %q", p)
			}
			if left := d.scratch(); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// TestPauseWhileEditing pauses the editor, and rung with it.
func TestPauseWhileEditing(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.write("ed.sh", []byte(`echo ready; read answer; echo "$answer" >"$1"`))
	cmd := d.command("sh", "-i")
	cmd.Env = append(cmd.Env, "PS1=$ ", "ENV=", "VISUAL=sh ed.sh")
	w := d.watch(cmd)
	w.see("$").press("rung assess --name Ada --at po\n").see("continue").press(enter).see("Not yet").press("e").see("ctrl+e").press("\x05").see("ready")
	w.press("\x1a").see("Stopped").press("echo $((40+2)) here\n").see("42 here").press("fg\n").see("rung assess").press("after all\n")
	w.see("after all").see("keep and go back").press(esc).see("Not yet").press(stop).see("draft kept")
	if p := d.draft().Pending; len(p) != 1 || p[0].Evidence != "after all" {
		t.Errorf("the draft holds %q", p)
	}
	w.press("exit\n")
	w.ends(130)
}
