//go:build unix

package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/store"
)

// lineWith is the line of an output that has a text in it.
func lineWith(t *testing.T, out, text string) string {
	t.Helper()
	for line := range strings.Lines(out) {
		if strings.Contains(line, text) {
			return strings.TrimSuffix(line, "\n")
		}
	}
	t.Fatalf("nothing says %q:\n%s", text, out)
	return ""
}

func numberOf(t *testing.T, path string) uint64 {
	t.Helper()
	var st syscall.Stat_t
	if err := syscall.Lstat(path, &st); err != nil {
		t.Fatal(err)
	}
	return uint64(st.Ino)
}

// TestRemovalIsOfOneThing: where the name of what is to be removed cannot be said, no command is offered that removes what lies beside it.
func TestRemovalIsOfOneThing(t *testing.T) {
	home := aHome(t)
	write(t, filepath.Join(home, "notes/ada-example.md"), "private")
	pipes := []string{"notes/x.md", "assessments/ada-example/2026-11-21-product-self-0123abcd.json", "drafts/0198f0c2-0000-7000-8000-000000000001.json"}
	for _, name := range pipes {
		if err := syscall.Mkfifo(filepath.Join(home, name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, out := checkUp(t, home)
	for _, name := range pipes[:2] {
		if want := fmt.Sprintf("; find %s -xdev -inum %d shows it; remove it\n", home, numberOf(t, filepath.Join(home, name))); !strings.Contains(out, want) {
			t.Errorf("%s is missing:\n%s", want, out)
		}
	}
	if want := "; rm " + filepath.Join(home, pipes[2]) + " removes it"; !strings.Contains(out, want) {
		t.Errorf("%s is missing:\n%s", want, out)
	}
	for line := range strings.Lines(out) {
		if _, command, ok := strings.Cut(line, "; rm "); ok && strings.Contains(command, "*") {
			t.Errorf("more than one thing goes with %s", line)
		}
		if strings.Contains(line, "-exec rm") {
			t.Error(line)
		}
	}
}

// TestRemovalOfALink says that nothing goes but the link.
func TestRemovalOfALink(t *testing.T) {
	home := aHome(t)
	link := filepath.Join(home, "drafts/0198f0c2-0000-7000-8000-000000000001.json")
	if err := os.Symlink("../elsewhere.json", link); err != nil {
		t.Fatal(err)
	}
	_, out := checkUp(t, home)
	if want := "; rm " + link + " removes the link; what it leads to stays"; !strings.Contains(out, want) {
		t.Errorf("%s is missing:\n%s", want, out)
	}
}

// TestTextInAnEditorIsNoProblem, and one that a crash left is told, removed by --fix, and never while it is open.
func TestTextInAnEditorIsNoProblem(t *testing.T) {
	home := aHome(t)
	s, err := store.Open(home, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	w, err := s.Scratch("private")
	if err != nil {
		t.Fatal(err)
	}
	long := time.Now().Add(-48 * time.Hour)
	left := filepath.Join(home, "drafts/.rung-00112233445566778899.tmp")
	if err := os.Mkdir(left, 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(left, "note.txt"), "private")
	for _, dir := range []string{left, filepath.Dir(w.Path())} {
		if err := os.Chtimes(dir, long, long); err != nil {
			t.Fatal(err)
		}
	}
	code, out := checkUp(t, home)
	if code != 0 {
		t.Errorf("it ends with %d:\n%s", code, out)
	}
	if line := lineWith(t, out, filepath.Base(filepath.Dir(w.Path()))); !strings.HasPrefix(line, "ok       leftovers") {
		t.Error(line)
	}
	line := lineWith(t, out, filepath.Base(left))
	if !strings.HasPrefix(line, "warning  leftovers") || !strings.HasSuffix(line, "; rm -r "+left+" removes it") {
		t.Error(line)
	}
	if _, out = checkUp(t, home, "--fix"); !strings.Contains(out, "mended   leftovers  drafts/.rung-00112233445566778899.tmp is removed") {
		t.Error(out)
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("it is still there")
	}
	if _, err := w.Read(10); err != nil {
		t.Error(err)
	}
}

// TestOnlyDraftsHaveTexts: a directory where a file belongs is told, whatever its name.
func TestOnlyDraftsHaveTexts(t *testing.T) {
	home := aHome(t)
	if err := os.Mkdir(filepath.Join(home, "notes/.rung-00112233445566778899.tmp"), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, out := checkUp(t, home); !strings.Contains(out, "notes/.rung-00112233445566778899.tmp is a directory, and should be a file") {
		t.Error(out)
	}
}

// TestReportsOfFaults are told once they are old, and stay whatever --fix does.
func TestReportsOfFaults(t *testing.T) {
	home := aHome(t)
	s, err := store.Open(home, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	report, err := s.SaveFault("a fault")
	if err != nil {
		t.Fatal(err)
	}
	if code, out := checkUp(t, home); code != 0 || strings.Contains(out, "faults") {
		t.Errorf("it ends with %d:\n%s", code, out)
	}
	long := time.Now().Add(-31 * 24 * time.Hour)
	if err := os.Chtimes(report, long, long); err != nil {
		t.Fatal(err)
	}
	_, out := checkUp(t, home, "--fix")
	line := lineWith(t, out, "faults/")
	if !strings.HasPrefix(line, "warning  leftovers") || !strings.Contains(line, "31 days") || !strings.HasSuffix(line, "; once it is reported, rm "+report+" removes it") {
		t.Error(line)
	}
	if _, err := os.Stat(report); err != nil {
		t.Error(err)
	}
}

// TestLastChangeOfADraft is the last sign of work on it, which none of a clock that went wrong makes a time to come.
func TestLastChangeOfADraft(t *testing.T) {
	now := time.Now()
	days := func(n int) time.Time { return now.AddDate(0, 0, -n) }
	for _, c := range []struct{ file, answer, want time.Time }{
		{days(0), days(82), days(0)}, // changed just now, at a question that had an answer, or by its notes
		{days(82), days(1), days(1)},
		{days(82), days(40), days(40)},
		{days(82), days(-9), days(0)},
		{days(-9), days(82), days(0)},
	} {
		home := aHome(t)
		path := filepath.Join(home, "drafts/0198f0c2-0000-7000-8000-000000000001.json")
		write(t, path, fmt.Sprintf(`{"format": "rung.assessment/1", "id": "0198f0c2-0000-7000-8000-000000000001", "ladder": {"id": "product"},
			"person": {"name": "Ada"}, "rater": {"role": "self", "name": "Ada"}, "started_at": %[1]q,
			"answers": [{"rung": "po", "competency": "discovery", "value": 4, "at": %[1]q}]}`, c.answer.UTC().Format(time.RFC3339)))
		if err := os.Chtimes(path, c.file, c.file); err != nil {
			t.Fatal(err)
		}
		_, out := checkUp(t, home)
		age := int(now.Sub(c.want).Hours() / 24)
		told := strings.Contains(out, fmt.Sprintf("has not been changed for %d days", age))
		if told != (age > 30) || !told && strings.Contains(out, "has not been changed") {
			t.Errorf("%+v:\n%s", c, out)
		}
	}
}

// terminalOf is what is said of the terminal, with these variables.
func terminalOf(environ ...string) string {
	e := &examination{app: &app{world: World{Environ: environ, GOOS: runtime.GOOS}, color: auto}}
	e.checkTerminal()
	var b strings.Builder
	for _, f := range e.found {
		fmt.Fprintln(&b, f)
	}
	return b.String()
}

// TestEditorThatOpens holds what is said of the editor to what ctrl+e runs.
func TestEditorThatOpens(t *testing.T) {
	dir := t.TempDir()
	program := filepath.Join(dir, "my vi")
	write(t, program, "#!/bin/sh\n")
	if err := os.Chmod(program, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
	for environ, want := range map[string]string{
		"VISUAL='" + program + "' -w": "ok       terminal   $VISUAL is '" + program + "' -w; ctrl+e in a note runs " + program,
		"EDITOR=\"my vi\"":            "ok       terminal   $EDITOR is \"my vi\"; ctrl+e in a note runs " + program,
		"EDITOR=nothing":              "warning  terminal   the editor nothing of $EDITOR was not found; ",
		"VISUAL=\x1b[2Jnone":          "warning  terminal   the editor ␛[2Jnone of $VISUAL was not found; ",
		"EDITOR='nothing":             "warning  terminal   $EDITOR names no editor: ",
		"EDITOR=":                     "ok       terminal   neither $VISUAL nor $EDITOR is set, and ctrl+e in a note would run vi, which was not found",
	} {
		if out := terminalOf("TERM=xterm", environ); !strings.Contains(out, want) {
			t.Errorf("%s: %s is missing:\n%s", environ, want, out)
		}
	}
	if err := os.Rename(program, filepath.Join(dir, "vi")); err != nil {
		t.Fatal(err)
	}
	if out, want := terminalOf(), "neither $VISUAL nor $EDITOR is set; ctrl+e in a note runs "+filepath.Join(dir, "vi"); !strings.Contains(out, want) {
		t.Errorf("%s is missing:\n%s", want, out)
	}
}

// TestLocaleThatCounts holds what is said of the locale to the characters that rung writes.
func TestLocaleThatCounts(t *testing.T) {
	for environ, want := range map[string]string{
		"LANG=C.UTF-8":             "ok       terminal   UTF-8: LANG is C.UTF-8",
		"LANG=de_DE.utf8@euro":     "ok       terminal   UTF-8: LANG is de_DE.utf8@euro",
		"LC_ALL=C LANG=C.UTF-8":    "warning  terminal   LC_ALL is C, which is not UTF-8",
		"LANG=de_DE.UTF-8x":        "warning  terminal   LANG is de_DE.UTF-8x, which is not UTF-8",
		"LC_ALL= LC_CTYPE= LANG=":  "ok       terminal   UTF-8: no locale is set, and then rung takes it for that",
		"LC_CTYPE=UTF-8 LANG=C":    "ok       terminal   UTF-8: LC_CTYPE is UTF-8",
		"LC_ALL=POSIX LC_CTYPE=C1": "warning  terminal   LC_ALL is POSIX, which is not UTF-8",
	} {
		if out := terminalOf(strings.Fields(environ)...); !strings.Contains(out, want) {
			t.Errorf("%s: %s is missing:\n%s", environ, want, out)
		}
	}
}

// TestTerminalThatCannotMove: nothing says that screens are shown on one.
func TestTerminalThatCannotMove(t *testing.T) {
	for _, c := range []struct {
		environ []string
		want    string
	}{
		{nil, "where there is a terminal, everything goes line by line: TERM is dumb or not set"},
		{[]string{"TERM=dumb"}, "where there is a terminal, everything goes line by line: TERM is dumb or not set"},
		{[]string{"TERM=dumb", "ACCESSIBLE=0"}, "neither screens nor line by line: ACCESSIBLE is 0, and TERM is dumb or not set"},
		{[]string{"TERM=xterm", "ACCESSIBLE=0"}, "screens are shown where there is a terminal for them: ACCESSIBLE is 0"},
		{[]string{"ACCESSIBLE=1"}, "everything goes line by line: ACCESSIBLE is 1"},
	} {
		out := terminalOf(c.environ...)
		if !strings.Contains(out, "terminal   "+c.want+"\n") {
			t.Errorf("%v: %s is missing:\n%s", c.environ, c.want, out)
		}
	}
}

// TestFaultInACheck ends doctor as every fault ends rung.
func TestFaultInACheck(t *testing.T) {
	home := aHome(t)
	write(t, filepath.Join(home, "drafts/0198f0c2-0000-7000-8000-000000000001.json"), "{")
	begun := make(chan bool, 1)
	begun <- true // the goroutine of the command itself
	code, out, said := checkUpIn(World{Fault: func(at Where) {
		if at != InGoroutine {
			return
		}
		select {
		case <-begun:
		default:
			panic("of a worker")
		}
	}}, home)
	if code != int(failed) || out != "" || !strings.Contains(said, "a fault in rung ended it") {
		t.Errorf("it ends with %d:\n%s%s", code, out, said)
	}
}
