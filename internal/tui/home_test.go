package tui_test

import (
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/tui"
)

// TestHomeNamesItsKeys has the keys of home in its footer, and a draft's only where there is one.
func TestHomeNamesItsKeys(t *testing.T) {
	w := newWorld(t).start(80, 24)
	for _, want := range []string{"n new", "m one-on-one", "l ladders"} {
		if foot := footerOf(w); !strings.Contains(foot, want) {
			t.Errorf("no %q in the footer: %s", want, foot)
		}
	}
	if w.keys("?"); w.sees("discard the draft") {
		t.Errorf("the help names a key that does nothing:\n%s", w.frame())
	}
	w.keys("esc").begin().answerOne().keys("esc")
	if foot := footerOf(w); !strings.Contains(foot, "x discard") {
		t.Errorf("no key for the draft in the footer: %s", foot)
	}
	w.keys("?").mustSee("discard the draft")
}

// TestDraftsNameTheirLadder tells drafts of one person on different ladders apart, in the list and where one is to be discarded.
func TestDraftsNameTheirLadder(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {100, 30}} {
		w := newWorld(t).start(size[0], size[1]).begin().answerOne().answerOne().keys("esc")
		w.mustSee("Ada Example  Product management").mustSee("2 answered")
		w.keys("x").mustSee("Discard 2 answers of Ada Example, Product management?").mustSee("y yes")
	}
	w := newWorld(t).start(40, 12).begin().answerOne().keys("esc").mustSee("1 answered").keys("x")
	for _, want := range []string{"Discard 1 answer of Ada", "Product management?", "y yes  esc no"} {
		w.mustSee(want)
	}
}

// TestHeaderTellsPersonAndRaterApart has a manager answer about somebody: nobody could take the person for the manager, and the title of
// the window names neither.
func TestHeaderTellsPersonAndRaterApart(t *testing.T) {
	for _, width := range []int{64, 80, 100} {
		w := newWorld(t)
		w.meet(selfView(t, w, allFours), nil, width, 24)
		w.text("Max Manager").keys("enter enter").mustSee("Ada Example · seen by Max Manager")
		if title := w.root.View().WindowTitle; strings.Contains(title, "Ada") || strings.Contains(title, "Max") {
			t.Errorf("the title of the window is %q", title)
		}
		if w.sees("· manager") {
			t.Errorf("the header is\n%s", w.frame())
		}
	}
	w := newWorld(t)
	cfg := w.config()
	view := selfView(t, w, allFours)
	view.Rater = assess.Rater{Role: assess.Manager, Name: "Max"}
	cfg.Results = []*assess.Assessment{view}
	w.root = tui.New(cfg)
	w.root.StartHome()
	w.send(sizeMsg(80, 24)).mustSee("Ada Example · seen by Max")
}
