package ladderfile

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestLintFiles checks each ladder in testdata/lint; all that is found, and what passes with a reason, stands beside it.
func TestLintFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/lint/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no ladders", err)
	}
	for _, file := range files {
		ps, err := Lint(filepath.Base(file), readFile(t, file))
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, p := range ps {
			fmt.Fprintf(&b, "%s %s %s [%s]\n", p.Level, p.Rule, p, p.Excerpt)
			for _, line := range []string{p.Hint, p.Pattern} {
				if line != "" {
					b.WriteString("    " + line + "\n")
				}
			}
			if p.Silenced != "" {
				b.WriteString("    silenced: " + p.Silenced + "\n")
			}
		}
		compare(t, strings.TrimSuffix(file, ".yaml")+".txt", b.String())
	}
}

// TestSilenceWaits: in a ladder with mistakes a rule may not have looked everywhere, so no comment is called idle.
func TestSilenceWaits(t *testing.T) {
	text := string(withSentence("en", "I always order the backlog by value."))
	text = strings.Replace(text, "by value.\"", "by value.\"  # lint: Q04, Q02 the team's own words", 1)
	idle := func(p Problem) bool { return p.Rule == noFinding }
	if ps := lint(t, []byte(text)); !slices.ContainsFunc(ps, idle) {
		t.Errorf("the silence for Q02 passes: %v", ps)
	}
	text = strings.Replace(text, "title: C\n", "titel: C\n", 1)
	ps := lint(t, []byte(text))
	if slices.ContainsFunc(ps, idle) || !slices.ContainsFunc(ps, func(p Problem) bool { return p.Silenced == "the team's own words" }) {
		t.Errorf("with a mistake: %v", ps)
	}
}

// TestSilenceKeepsMistakes: what keeps a file from being read cannot be silenced.
func TestSilenceKeepsMistakes(t *testing.T) {
	text := strings.Replace(string(withSentence("en", "I order the backlog by value.")), "title: C\n", "titel: C  # lint: Q01, Q16 an old name\n", 1)
	ps := lint(t, []byte(text))
	if len(ps) != 2 || ps[0].Rule+ps[1].Rule != "" || ps[0].Silenced+ps[1].Silenced != "" {
		t.Errorf("%v", ps)
	}
}

// TestPlaces: the line and column of an excerpt, in characters, however the sentence is written.
func TestPlaces(t *testing.T) {
	for value, want := range map[string]place{
		`I order it often by value.`:               {14, 23},
		`"I order it often by value."`:             {14, 24},
		`'I order it often by value.'`:             {14, 24},
		`"I \"order\" it often by value."`:         {14, 28},
		`'I order Ada''s list often.'`:             {14, 33},
		`Iñigo ß 你 often.`:                         {14, 22},
		`"I \x6frder it often by value."`:          {14, 12}, // written otherwise than it reads: where it starts
		"I order it\n          often by value.":    {14, 12}, // over several lines: where it starts
		">-\n          I order it often by value.": {14, 12},
		"&x I order it often by value.":            {14, 26},
	} {
		text := strings.Replace(string(withSentence("en", "@")), `"@"`, value, 1)
		for name, data := range map[string]string{"": text, "crlf": strings.ReplaceAll(text, "\n", "\r\n"), "bom": "\ufeff" + text} {
			ps := slices.DeleteFunc(lint(t, []byte(data)), func(p Problem) bool { return p.Rule != "Q04" })
			if len(ps) != 1 || (place{ps[0].Line, ps[0].Col}) != want {
				t.Errorf("%s %s: %v, want %v", value, name, ps, want)
			}
		}
	}
}
