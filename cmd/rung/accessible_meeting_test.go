//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
)

// dumb runs rung on a terminal that cannot move its cursor.
func (d *desk) dumb(args ...string) *terminal {
	d.t.Helper()
	cmd := d.command("rung", args...)
	cmd.Env = append(cmd.Env, "TERM=dumb", "COLORTERM=")
	return d.show(cmd)
}

// enterLine types a line as a terminal sends it.
func (x *terminal) enterLine(line string) *terminal {
	x.t.Helper()
	return x.press(line + "\r")
}

// TestOneOnOneOnADumbTerminal gives a second view and agrees on a terminal that cannot move its cursor. What is written to it is text.
func TestOneOnOneOnADumbTerminal(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	private, public := kinds["age"](t)
	d.write("key", []byte(private))
	d.write("key.pub", []byte(public))
	d.write("ada.json", assess.Encode(adasView(t, 4, fours, func(i int) string { return fmt.Sprint(markers[0], i) })))
	d.run("share", "ada.json", "--to", "key.pub", "-o", "ada.age")

	x := d.dumb("one-on-one", "ada.age", "--identity", "key").see("Your name").enterLine("Max").see("Question 1 of 8")
	x.enterLine("3").see("Question 2 of 8").see("3 Usually. Saved.")
	x.cmd.Process.Signal(syscall.SIGTERM)
	if code := x.exit(); code != 143 {
		t.Errorf("exit code %d, want 143", code)
	}
	x.see("draft kept; go on with: rung one-on-one ada.age --identity key")
	x = d.dumb("one-on-one", "ada.age", "--identity", "key").see("Question 2 of 8")
	for n := 2; n <= 8; n++ {
		x.see(fmt.Sprintf("Question %d of 8", n)).enterLine("3")
	}
	x.see("Type lock to lock your view")
	if strings.Contains(d.tape.String(), markers[0]) {
		t.Error("the first view is said before the second one is locked")
	}
	x.enterLine("lock").see("Type yes to go on").enterLine("yes").see("Write the agreed record").enterLine("1").see("What do we agree on?")
	x.enterLine("4").see("Agreed on 4 Consistently. Saved.").enterLine("m").see("Write the agreed record").enterLine("4").see("Type yes or no").enterLine("yes")
	x.see("What will be done").enterLine("g").see("What if").enterLine("q")
	if code := x.exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	theOnly(t, d.home("assessments", "*", "*-agreed-*.json"))
	none(t, d.home("drafts", "*"))
	if i := strings.IndexFunc(d.tape.String(), func(r rune) bool { return r < ' ' && r != '\n' && r != '\r' || r >= 0x2500 && r <= 0x259f }); i >= 0 {
		t.Errorf("the terminal got %q", d.tape.String()[max(0, i-20):i+20])
	}
}

// TestPassphraseLineByLine opens a view that is sealed with a passphrase, from the command line and from home.
func TestPassphraseLineByLine(t *testing.T) {
	notInShort(t)
	t.Parallel()
	d := newDesk(t)
	d.write("ada.json", assess.Encode(adasView(t, 4, fours, noNote)))
	x := d.open("share", "ada.json", "--passphrase", "-o", "ada.age").see("New passphrase:").enterLine("quite long words").see("once more").enterLine("quite long words")
	if code := x.exit(); code != 0 {
		t.Fatalf("exit code %d:\n%s", code, x.shows())
	}
	if os.Getenv("RUNG_LONG_TESTS") != "" { // a passphrase is made to take its time
		x = d.dumb("one-on-one", "ada.age").see("Passphrase of").enterLine("quite long words").see("One-on-one with Ada Example").enterLine("q")
		if code := x.exit(); code != 0 {
			t.Errorf("exit code %d", code)
		}
	}
	x = d.dumb().see("One-on-one: two views").enterLine("m").see("Open a file").enterLine("f")
	x.see("Path of the file").enterLine("ada.age").see("Passphrase of").enterLine("quite long words").see("One-on-one with Ada Example").enterLine("Max")
	x.see("Question 1 of 8").enterLine("2").see("Question 2 of 8").press("\x04")
	if code := x.exit(); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	if strings.Contains(d.tape.String(), "quite long words") {
		t.Error("the passphrase was shown")
	}
	if draft := d.document("drafts/*.json"); len(draft.Answers) != 1 {
		t.Errorf("the draft has %d answers", len(draft.Answers))
	}
}

// followLines goes through what a second rater can do line by line with the view of somebody else, up to the lock.
func followLines(t *testing.T, root string, which int) *trace {
	t.Helper()
	r := traceAt(t, root)
	r.write("ada.json", markedView(t, which, values[which]))
	for path := range r.files() {
		r.ours = append(r.ours, path)
	}
	r.typed("start", "?", "", "Ada Example", "Max", "?", "w", "x", "e", "quite so", ".", "p", "mine", ".", "0", "g", "1", "2", "b", "f", "s")
	r.typed("resumed", "?", "o", "n", "g 2", "1", "q")
	r.headless("agenda", "one-on-one", "ada.json", "--agenda").headless("show", "show", "--accessible").headless("plan", "plan")
	lines := []string{"?", "w"}
	for range 8 {
		lines = append(lines, "3")
	}
	return r.typed("the end", append(lines, "?", "g", "s", "l", "")...)
}

// typed runs the one-on-one line by line with these lines typed, and notes what it says.
func (r *trace) typed(name string, lines ...string) *trace {
	r.t.Helper()
	cmd := r.command("rung", "one-on-one", "ada.json", "--accessible")
	cmd.Stdin = strings.NewReader(strings.Join(lines, "\n") + "\n")
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	_ = cmd.Run() // its exit code is in what is said
	fmt.Fprintf(&r.tape, "%s\nexit %d\n", said.String(), cmd.ProcessState.ExitCode())
	return r.note(name)
}

var anyShortID = regexp.MustCompile(`-[0-9a-f]{8}\.json`)

// TestSecondRaterHearsNothing compares, byte for byte, what the second rater and the disk get to see line by line when two first views are
// answered differently in everything.
func TestSecondRaterHearsNothing(t *testing.T) {
	t.Parallel()
	var seen [2]map[string]string
	for which := range seen {
		root := t.TempDir()
		r := followLines(t, root, which)
		if text := r.tape.String(); strings.Contains(text, markers[which]) {
			t.Fatalf("it said %s", markers[which])
		}
		seen[which] = map[string]string{}
		for name, what := range r.seen {
			if strings.Contains(what, markers[which]) {
				t.Fatalf("%s: %s is there:\n%s", name, markers[which], what)
			}
			seen[which][name] = anyShortID.ReplaceAllString(strings.ReplaceAll(what, root, "…"), "…")
		}
		r.typed("locked", "lock", "yes", "1")
		if !strings.Contains(r.seen["locked"], markers[which]) {
			t.Fatalf("both views are locked, and the note is not said:\n%s", r.seen["locked"])
		}
	}
	for name := range seen[0] {
		if a, b := excerpts(seen[0][name], seen[1][name]); a != b {
			t.Errorf("%s tells the views apart:\n%q\n%q", name, a, b)
		}
	}
}
