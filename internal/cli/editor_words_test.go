package cli

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/safe"
)

func TestCommandWords(t *testing.T) {
	for _, c := range []struct {
		command, goos string
		want          []string // nil: none
		wrong         bool
	}{
		{"", "linux", nil, false},
		{" \t ", "linux", nil, false},
		{"nano", "linux", []string{"nano"}, false},
		{"code --wait", "linux", []string{"code", "--wait"}, false},
		{`"/Applications/My Editor.app/ed" -w`, "darwin", []string{"/Applications/My Editor.app/ed", "-w"}, false},
		{`/opt/my\ editor/ed '' "a b"c`, "linux", []string{"/opt/my editor/ed", "", "a bc"}, false},
		{`sh -c 'rm -rf "$HOME"'`, "linux", []string{"sh", "-c", `rm -rf "$HOME"`}, false},
		{"vi; touch x", "linux", []string{"vi;", "touch", "x"}, false},
		{"$(touch x) `touch x` ~/ed | cat", "linux", []string{"$(touch", "x)", "`touch", "x`", "~/ed", "|", "cat"}, false},
		{`ed "a\"b\x"`, "linux", []string{"ed", `a"b\x`}, false},
		{`C:\Windows\notepad.exe /A`, "windows", []string{`C:\Windows\notepad.exe`, "/A"}, false},
		{`"C:\Program Files\ed\ed.exe" it's`, "windows", []string{`C:\Program Files\ed\ed.exe`, "it's"}, false},
		{`ed "half`, "linux", nil, true},
		{`ed 'half`, "linux", nil, true},
		{`ed \`, "linux", nil, true},
	} {
		got, err := commandWords(c.command, c.goos)
		if !slices.Equal(got, c.want) || (err != nil) != c.wrong {
			t.Errorf("%s on %s: %q, %v", c.command, c.goos, got, err)
		}
	}
}

// TestCommandWordsUndoShell: what is quoted for a shell is split into what it was, but for what only numbers can show.
func TestCommandWordsUndoShell(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.String().Filter(func(s string) bool { return safe.Text(s) == s })).Draw(t, "words")
		command := ""
		for _, w := range words {
			command += " " + safe.Shell(w)
		}
		got, err := commandWords(command, "linux")
		if err != nil || !slices.Equal(got, words) {
			t.Fatalf("%q became %q, %v", words, got, err)
		}
	})
}

func TestEditorOf(t *testing.T) {
	for _, c := range []struct {
		environ []string
		goos    string
		want    string
	}{
		{nil, "linux", "vi"},
		{nil, "windows", "notepad"},
		{[]string{"EDITOR=nano"}, "linux", "nano"},
		{[]string{"EDITOR=nano", "VISUAL=code --wait"}, "linux", "code"},
		{[]string{"EDITOR=nano", "VISUAL= "}, "linux", "nano"},
		{[]string{"EDITOR=", "VISUAL="}, "linux", "vi"},
	} {
		e, err := World{Environ: c.environ, GOOS: c.goos}.editorOf()
		if err != nil || e.words[0] != c.want {
			t.Errorf("%v: %v, %v", c.environ, e, err)
		}
	}
	if _, err := (World{Environ: []string{"VISUAL='x"}, GOOS: "linux"}).editorOf(); err == nil {
		t.Error("half a quote names an editor")
	}
}
