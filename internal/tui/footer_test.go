package tui_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/sample"
)

// footerOf is the last line of the screen, with the keys.
func footerOf(w *world) string {
	lines := splitLines(strings.TrimRight(w.frame(), "\n"))
	return lines[len(lines)-1]
}

// TestFooterKeepsPairs has every screen on terminals of every width: keys that go two ways are both in the footer, or neither is.
func TestFooterKeepsPairs(t *testing.T) {
	l := sample.Ladder(t, "product")
	scenes := screens()
	maps.Copy(scenes, meetingScreens())
	for name, play := range scenes {
		t.Run(name, func(t *testing.T) {
			w := newWorldOn(t, l).start(120, 40)
			play(w)
			for width := 40; width <= 120; width++ {
				w.send(sizeMsg(width, 24))
				foot := footerOf(w)
				for _, pair := range [][2]string{{"↑", "↓"}, {"lower", "higher"}} {
					if strings.Contains(foot, pair[0]) != strings.Contains(foot, pair[1]) {
						t.Errorf("half a pair at %d columns: %s", width, foot)
					}
				}
			}
		})
	}
}

func TestWhatIfNamesHelp(t *testing.T) {
	w := newWorld(t).start(40, 12).begin().answerAll().keys("enter 3 w")
	for _, want := range []string{"← →", "? help", "esc back"} {
		if foot := footerOf(w); !strings.Contains(foot, want) {
			t.Errorf("%q is not in the footer: %s", want, foot)
		}
	}
}

// TestConfirmTellsItsKeys is at the question whether to write the record: its keys are in the footer and in the help, esc answers it, and
// what does not answer it leaves it there.
func TestConfirmTellsItsKeys(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}} {
		w := newWorld(t).start(size[0], size[1])
		meetingScreens()["confirm"](w)
		const question = "Write the agreed record now?"
		asked := func() {
			t.Helper()
			w.mustSee(question)
			if foot := footerOf(w); !strings.Contains(foot, "y write it") || !strings.Contains(foot, "esc not yet") || strings.Contains(foot, "leave") {
				t.Errorf("the footer is %s", foot)
			}
		}
		asked()
		w.keys("enter x up q")
		asked()
		if w.keys("?"); !w.sees("write it") || !w.sees("not yet") || w.sees("next view") {
			t.Errorf("the help is\n%s", w.frame())
		}
		w.keys("esc")
		asked()
		if w.keys("esc"); w.sees(question) || w.quit || !w.sees("Write the agreed record and") {
			t.Errorf("not yet:\n%s", w.frame())
		}
		if w.keys("enter y"); len(w.finished) == 0 || !w.sees("What will be done") {
			t.Errorf("%d documents, and\n%s", len(w.finished), w.frame())
		}
	}
}

// TestResultNamesKeysThatDoSomething has a result where everything fits, and where it does not.
func TestResultNamesKeysThatDoSomething(t *testing.T) {
	w := newWorld(t).start(120, 40).begin().answerAll()
	for _, c := range []struct {
		keys        string
		cols, lines int
		plan, moves bool
	}{
		{"enter", 120, 40, true, false},
		{"", 40, 12, true, false},
		{"6", 120, 40, true, false},
		{"3", 80, 24, true, true},
		{"5", 80, 24, false, true},
	} {
		w.send(sizeMsg(c.cols, c.lines))
		foot := footerOf(w.keys(c.keys))
		if strings.Contains(foot, " p ") != c.plan || strings.Contains(foot, "↑ ↓") != c.moves {
			t.Errorf("%q at %dx%d: %s", c.keys, c.cols, c.lines, foot)
		}
	}
}
