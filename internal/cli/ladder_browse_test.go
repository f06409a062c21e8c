package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rung-dev/rung/internal/ladder"
)

// TestLadderShowOnAScreen reads a ladder on a terminal: it opens a question to where that comes from, and leaves nothing behind.
func TestLadderShowOnAScreen(t *testing.T) {
	home := filepath.Join(t.TempDir(), "home")
	s := startScreen(t, "--home", home, "ladder", "show")
	s.waitFor("Product Owner")
	s.press("j\r")
	s.waitFor("Seen as")
	s.press("\x1b[F") // end
	s.waitFor("line 91")
	s.press("qq")
	if code := s.exit(); code != 0 {
		t.Errorf("code %d; it said %s", code, s.stderr.String())
	}
	if _, err := os.Stat(home); !os.IsNotExist(err) {
		t.Errorf("a home was made: %v", err)
	}
}

// TestLadderShowAsText writes the text on a terminal where no screen is wanted, or where a flag asks for something else.
func TestLadderShowAsText(t *testing.T) {
	for _, args := range [][]string{{"--no-input", "ladder", "show"}, {"ladder", "show", "--json"}} {
		s := startScreen(t, append([]string{"--home", filepath.Join(t.TempDir(), "home")}, args...)...)
		s.waitFor("The glue between business goals")
		if code := s.exit(); code != 0 {
			t.Errorf("%v: code %d; it said %s", args, code, s.stderr.String())
		}
	}
}

// TestFactsOfTheLadders finds every fact that a ladder which ships with rung names, under the title which that ladder gives its source.
func TestFactsOfTheLadders(t *testing.T) {
	s := newShelf(nil)
	facts := s.facts()
	for _, v := range s.known() {
		l, err := v.load()
		if err != nil {
			t.Fatal(err)
		}
		titles := map[string]bool{}
		for _, source := range l.Sources {
			titles[source.Title] = true
		}
		for _, id := range factsOf(l) {
			if p, ok := facts(id); !ok || p.Statement == "" || !titles[p.Source] {
				t.Errorf("%s: the fact %s is %+v, %v", l.ID, id, p, ok)
			}
		}
	}
	if _, ok := facts("S9-1"); ok {
		t.Error("a fact of no source is known")
	}
}

func factsOf(l *ladder.Ladder) []string {
	var ids []string
	for _, r := range l.Rungs {
		ids = append(ids, r.Facts...)
	}
	for _, c := range l.Competencies {
		for _, ind := range c.Indicators {
			if ind != nil {
				ids = append(ids, ind.Facts...)
			}
		}
	}
	return ids
}
