//go:build unix

package main

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// depth is how many colours are used.
type depth int

const (
	noColour depth = iota
	sixteen
	indexed
	full
)

var graphics = regexp.MustCompile(`\x1b\[([0-9;:]*)m`)

// depthOf is the greatest depth of any colour in what was sent to a terminal.
func depthOf(sent string) depth {
	most := noColour
	for _, m := range graphics.FindAllStringSubmatch(sent, -1) {
		codes := strings.FieldsFunc(m[1], func(r rune) bool { return r == ';' || r == ':' })
		for i := 0; i < len(codes); i++ {
			n, _ := strconv.Atoi(codes[i])
			switch {
			case (n == 38 || n == 48) && i+1 < len(codes) && codes[i+1] == "2":
				most, i = max(most, full), i+4
			case (n == 38 || n == 48) && i+1 < len(codes):
				most, i = max(most, indexed), i+2
			case n >= 30 && n <= 37, n >= 40 && n <= 47, n >= 90 && n <= 107:
				most = max(most, sixteen)
			}
		}
	}
	return most
}

// wishes are what may be said about colour, in the order of what counts.
var wishes = []struct {
	name string
	env  []string // on top of TERM=xterm-256color and COLORTERM=truecolor
	args []string
	want depth
}{
	{"nothing said", nil, nil, full},
	{"256 colours", []string{"COLORTERM="}, nil, indexed},
	{"xterm", []string{"COLORTERM=", "TERM=xterm"}, nil, sixteen},
	{"16 colours", []string{"COLORTERM=", "TERM=xterm-16color"}, nil, sixteen},
	{"the Linux console", []string{"COLORTERM=", "TERM=linux"}, nil, sixteen},
	{"none at all", []string{"COLORTERM=", "TERM=vt100"}, nil, noColour},
	{"none at all, forced", []string{"COLORTERM=", "TERM=vt100", "CLICOLOR_FORCE=1"}, nil, sixteen},
	{"NO_COLOR=yes", []string{"NO_COLOR=yes"}, nil, noColour},
	{"NO_COLOR=1", []string{"NO_COLOR=1"}, nil, noColour},
	{"NO_COLOR=0", []string{"NO_COLOR=0"}, nil, noColour},
	{"NO_COLOR=false", []string{"NO_COLOR=false"}, nil, noColour},
	{"NO_COLOR empty", []string{"NO_COLOR=\"\""}, nil, full},
	{"NO_COLOR before CLICOLOR_FORCE", []string{"NO_COLOR=yes", "CLICOLOR_FORCE=1"}, nil, noColour},
	{"the flag before NO_COLOR", []string{"NO_COLOR=yes"}, []string{"--color", "always"}, full},
	{"the flag before CLICOLOR_FORCE", []string{"CLICOLOR_FORCE=1"}, []string{"--color", "never"}, noColour},
	{"the flag that says nothing", []string{"NO_COLOR=yes"}, []string{"--color", "auto"}, noColour},
	{"CLICOLOR=0", []string{"CLICOLOR=0"}, nil, noColour},
	{"CLICOLOR_FORCE before CLICOLOR", []string{"CLICOLOR=0", "CLICOLOR_FORCE=1"}, nil, full},
	{"CLICOLOR_FORCE=0 forces nothing", []string{"CLICOLOR=0", "CLICOLOR_FORCE=0"}, nil, noColour},
	{"light", nil, []string{"--theme", "light"}, full},
	{"dark in 16 colours", []string{"COLORTERM=", "TERM=xterm-16color"}, []string{"--theme", "dark"}, sixteen},
	{"light in 16 colours", []string{"COLORTERM=", "TERM=xterm-16color"}, []string{"--theme", "light"}, sixteen},
}

// TestColoursOfScreens holds the order of what is said about colour, on a terminal.
func TestColoursOfScreens(t *testing.T) {
	notInShort(t)
	for _, w := range wishes {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			d := lookedAt(t)
			cmd := with(d.command("rung", append([]string{"show", "ada.json"}, w.args...)...), w.env...)
			for i, e := range cmd.Env {
				cmd.Env[i] = strings.TrimSuffix(e, `""`)
			}
			h := on(t, cmd, 80, 24, atOnce)
			h.settled("You stand at").press("2")
			h.settled("target")
			if got := depthOf(h.tape.String()); got != w.want {
				t.Errorf("the screen has colours of depth %d, want %d", got, w.want)
			}
			if !strings.Contains(h.tape.String(), "\x1b[1m") && !strings.Contains(h.tape.String(), "\x1b[1;") {
				t.Error("nothing is bold")
			}
		})
	}
	figure(t, "wishes about colours on screens", len(wishes))
}

// TestColoursOfText holds that what is printed has no colour and no other sequence, whatever is said about colour and wherever it goes.
func TestColoursOfText(t *testing.T) {
	notInShort(t)
	t.Parallel()
	d := lookedAt(t)
	said := [][]string{{"NO_COLOR=yes"}, {"CLICOLOR_FORCE=1"}}
	n := 0
	for _, args := range [][]string{
		{"help"}, {"version"}, {"doctor"}, {"ladder", "list"}, {"ladder", "check", "tiny.yaml"}, {"ladder", "show", "--text"}, {"ladder", "diff", "tiny.yaml", "tiny.yaml"},
		{"show", "ada.json", "--text"}, {"plan", "ada.json"}, {"plan", "offers", "--file", "ada.json"}, {"score", "ada.json"}, {"one-on-one", "ada.json", "--answers", "max.json", "--agenda"},
		{"show", "gone.json"}, {"nonsense"}, {"man"},
	} {
		for _, vars := range said {
			n++
			cmd := with(d.command("rung", args...), vars...)
			out, _ := cmd.CombinedOutput()
			if len(out) == 0 || slices.Contains(out, 0x1b) {
				t.Errorf("%v rung %v prints %q", vars, args, out)
			}
		}
	}
	figure(t, "commands whose text was searched for colours", n)
}

// TestDumbTerminal shows no screen where the cursor cannot be moved: rung says lines, and listens to lines.
func TestDumbTerminal(t *testing.T) {
	t.Parallel()
	for _, term := range []string{"TERM=dumb", "TERM="} {
		d := lookedAt(t)
		h := on(t, with(d.command("rung", "show", "ada.json"), term), 80, 24, never)
		h.see("Your choice:").press("q\r")
		if code := h.exit(); code != 0 {
			t.Errorf("%s: exit code %d", term, code)
		}
		if strings.Contains(h.tape.String(), "\x1b") || !strings.Contains(h.tape.String(), "\n") {
			t.Errorf("%s: %q", term, h.tape.String())
		}
	}
}

// localesOf are what an environment may say about characters, and whether that is UTF-8.
var localesOf = []struct {
	env  []string
	utf8 bool
}{
	{[]string{"LANG=C.UTF-8"}, true},
	{[]string{"LANG="}, true}, // nobody has said anything, as in most containers
	{[]string{"LANG=", "LC_CTYPE=UTF-8"}, true},
	{[]string{"LANG=en_GB.utf8@euro"}, true},
	{[]string{"LANG=C"}, false},
	{[]string{"LANG=POSIX"}, false},
	{[]string{"LANG=de_DE.ISO-8859-1"}, false},
	{[]string{"LANG=C.UTF-8", "LC_CTYPE=C"}, false},
	{[]string{"LANG=C.UTF-8", "LC_ALL=C"}, false},
	{[]string{"LANG=C", "LC_ALL=C.UTF-8"}, true},
	{[]string{"LANG=C", "LC_CTYPE=de_DE.UTF-8"}, true},
	{[]string{"LC_ALL=C.UTF-8", "LC_CTYPE=C"}, true},
}

// TestLocales holds that signs are ASCII where the locale is not UTF-8, on screens and in what is printed, and that documents stay as
// they are.
func TestLocales(t *testing.T) {
	for _, c := range localesOf {
		t.Run(strings.Join(c.env, " "), func(t *testing.T) {
			t.Parallel()
			d := lookedAt(t)
			text, err := with(d.command("rung", "show", "ada.json", "--text"), c.env...).CombinedOutput()
			if err != nil || isASCII(string(text)) == c.utf8 {
				t.Errorf("what is printed: ASCII %v, %v", isASCII(string(text)), err)
			}
			document, err := with(d.command("rung", "score", "ada.json"), c.env...).Output()
			if err != nil || string(document) != string(d.read(d.at("ada.json"))) {
				t.Errorf("the document is changed: %v", err)
			}
			h := on(t, with(d.command("rung", "show", "ada.json"), c.env...), 80, 24, atOnce)
			h.settled("You stand at")
			if isASCII(h.shows()) == c.utf8 {
				t.Errorf("the screen:\n%s", h.shows())
			}
		})
	}
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 })
}
