package tui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/sample"
	"github.com/rung-dev/rung/internal/tui"
	"github.com/rung-dev/rung/internal/tui/setup"
	"github.com/rung-dev/rung/ladders"
)

// facts are those that ship with rung, under the titles that a ladder gives its sources.
func facts(l *ladder.Ladder) chart.Facts {
	titles := map[string]string{}
	for _, s := range l.Sources {
		titles[s.ID] = s.Title
	}
	known := map[string]chart.Provenance{}
	for f := range ladders.Facts() {
		if title, ok := titles[f.Source]; ok {
			known[f.ID] = chart.Provenance{Statement: f.Statement, Source: title, Lines: f.Lines}
		}
	}
	return func(id string) (chart.Provenance, bool) {
		p, ok := known[id]
		return p, ok
	}
}

// browse shows the ladder of the world.
func (w *world) browse(width, height int) *world {
	cfg := w.config()
	cfg.Facts = facts(w.ladder)
	w.root = tui.New(cfg)
	w.root.StartBrowse(w.ladder)
	return w.send(tea.WindowSizeMsg{Width: width, Height: height})
}

// TestBrowseScreens compares what one reads of a ladder, at every size, with its golden picture.
func TestBrowseScreens(t *testing.T) {
	scenes := []struct{ name, ladder, keys string }{
		{"rung", "product", ""},
		{"rung-below", "product", "right right down down down down"},
		{"rung-page", "product", "right right enter"},
		{"weights", "product", "right right w down"},
		{"news", "product", "right right d down down down"},
		{"news-end", "product", "right right d end"},
		{"news-first", "product", "d"},
		{"competency", "product", "right right down tab"},
		{"competency-news", "product", "right right down tab d"},
		{"indicator", "product", "right right down enter"},
		{"indicator-end", "product", "right right down enter end"},
		{"browse-help", "product", "?"},
		{"context", "product", "right right c"},
		{"fork", "executive", ""},
		{"fork-page", "executive", "right enter"},
		{"fork-competency", "executive", "down tab"},
		{"fork-indicator", "executive", "down enter"},
	}
	for _, s := range scenes {
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
			t.Run(fmt.Sprintf("%s-%dx%d", s.name, size[0], size[1]), func(t *testing.T) {
				w := newWorldOn(t, sample.Ladder(t, s.ladder)).browse(size[0], size[1]).keys(s.keys)
				checkFits(t, w.frame(), size[0], size[1])
				golden.RequireEqual(t, trimRight(w.frame()))
			})
		}
	}
}

// TestBrowseShelf compares the list of ladders, one of which cannot be read.
func TestBrowseShelf(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			w := shelf(t, size[0], size[1]).keys("l down")
			checkFits(t, w.frame(), size[0], size[1])
			golden.RequireEqual(t, trimRight(w.frame()))
		})
	}
}

// shelf is a world with three ladders; the last cannot be read.
func shelf(t *testing.T, width, height int) *world {
	w := newWorld(t)
	cfg := w.config()
	other := sample.Ladder(t, "executive")
	cfg.Choices = append(cfg.Choices,
		setup.Choice{ID: other.ID, Title: other.Title, Load: func() (*ladder.Ladder, error) { return other, nil }},
		setup.Choice{ID: "bad", Title: "A bad one", Load: func() (*ladder.Ladder, error) { return nil, errors.New("bad.yaml:3:1: no rungs") }})
	w.root = tui.New(cfg)
	w.root.StartHome()
	return w.send(tea.WindowSizeMsg{Width: width, Height: height})
}

func TestBrowseFromHomeAndBack(t *testing.T) {
	w := shelf(t, 80, 24).keys("down down enter").mustSee("5 rungs, 15 competencies, 75 questions")
	w.keys("down enter").mustSee("rung · Product & technology leadership").mustSee("Product Lead")
	w.keys("esc").mustSee("▸ Product & technology leadership")
	w.keys("end").mustSee("It cannot be read: bad.yaml:3:1: no rungs")
	w.keys("enter").mustSee("This ladder cannot be shown")
	w.keys("esc").mustSee("▸ Ladders")
	if w.quit {
		t.Error("rung is left")
	}
}

func TestBrowseTheOnlyLadderAtOnce(t *testing.T) {
	w := newWorld(t).start(80, 24).keys("l").mustSee("▸ Product Owner")
	w.keys("q").mustSee("New assessment")
}

// TestBrowseLeaves leaves rung where it was started to show a ladder.
func TestBrowseLeaves(t *testing.T) {
	for _, key := range []string{"esc", "q"} {
		if w := newWorld(t).browse(80, 24).keys("enter " + key); w.quit || !w.keys(key).quit {
			t.Errorf("%s: quit is %v", key, w.quit)
		}
	}
}

// TestBrowsePages opens a page and comes back to the very same picture.
func TestBrowsePages(t *testing.T) {
	for _, way := range []string{"", "down down down", "right d down", "tab down", "end"} {
		w := newWorld(t).browse(80, 24).keys("right right " + way)
		before := w.frame()
		if w.keys("enter"); w.frame() == before {
			t.Errorf("after %q enter opens nothing:\n%s", way, before)
		}
		if w.keys("down down end esc"); w.frame() != before {
			t.Errorf("after %q:\n%s\nand after a look at the page:\n%s", way, before, w.frame())
		}
	}
}

// TestBrowseGoesAlong follows a page up and down the ladder, and to the other view.
func TestBrowseGoesAlong(t *testing.T) {
	w := newWorld(t).browse(100, 40).keys("down enter").mustSee("PO  Customer discovery")
	w.keys("l").mustSee("PM  Customer discovery").mustSee("One rung down  PO")
	w.keys("] [ h h").mustSee("PO  Customer discovery")
	w.keys("tab").mustSee("▸ PO").mustSee("1 of 15")
	w.keys("k").mustSee("▸ PM")
	w.keys("l").mustSee("2 of 15").keys("h h").mustSee("1 of 15")
	w.keys("end").mustSee("▸ PO").keys("home").mustSee("▸ CPO")
	w.keys("tab").mustSee("▸ Customer discovery").mustSee("Chief Product Officer")
}

// TestBrowseKeepsThePlace walks past rungs that do not ask for the competency under the marker.
func TestBrowseKeepsThePlace(t *testing.T) {
	l := made(3, 2, 6, 9)
	w := newWorldOn(t, l).browse(80, 40).keys("down down down")
	w.mustSee("▸ Competency with a rather long title, number 2")
	if w.keys("right right").mustSee("▸ Competency with a rather long title, number 3").sees("number 2 ") {
		t.Errorf("what is not asked for is listed:\n%s", w.frame())
	}
	w.mustSee("Not asked for here")
	w.keys("right").mustSee("▸ Competency with a rather long title, number 2")
}

// TestBrowseSaysWhereThePersonStands marks the newest self-view on the ladder.
func TestBrowseSaysWhereThePersonStands(t *testing.T) {
	w := newWorld(t).start(100, 30).begin().answerAll().keys("enter esc l")
	w.mustSee("▸ Product Manager").mustSee("┝━●━┥  PM   ◂")
	w.keys("left").mustSee("┝━━━┥  PO   ◂")
}

// TestBrowseNeedsNoFacts shows a ladder of somebody's own, of whose facts only the sources are known.
func TestBrowseNeedsNoFacts(t *testing.T) {
	w := newWorld(t).start(100, 40).keys("l down enter end")
	w.mustSee("Understanding Product Management Job Titles: Roles and Responsibilities").mustSee("S4-35")
}

// TestBrowseAnyLadder looks at unusual ladders everywhere.
func TestBrowseAnyLadder(t *testing.T) {
	if testing.Short() {
		t.Skip("draws very many frames; not with -short")
	}
	bare := made(3, 2, 3, 0)
	startup, ok := sample.Ladder(t, "product").In("startup")
	if !ok {
		startup = made(3, 2, 3, 3)
	}
	for i, l := range []*ladder.Ladder{bare, startup, made(2, 1, 1, 1), made(3, 2, 12, 3), made(5, 3, 64, 2), made(4, 2, 2, 40), sample.Ladder(t, "executive"), sample.Ladder(t, "product-extended")} {
		for _, size := range inTurn(i+i/4, [][2]int{{40, 12}, {72, 16}, {80, 24}, {120, 40}}) {
			t.Run(fmt.Sprintf("%s %d rungs %d competencies at %dx%d", l.ID, len(l.Rungs), len(l.Competencies), size[0], size[1]), func(t *testing.T) {
				w := newWorldOn(t, l).browse(size[0], size[1])
				for range 3 {
					for _, key := range strings.Fields("enter end esc down d down end enter home pgdown right left esc d tab enter esc up right ] [ w home end tab right pgdown") {
						w.keys(key)
						checkFits(t, w.frame(), size[0], size[1])
						if !w.sees("help") {
							t.Fatalf("no keys after %s:\n%s", key, w.frame())
						}
					}
				}
			})
		}
	}
}

// TestBrowseInContexts shows the ladder as a startup sees it, with the marker at what the rung has become, and back.
func TestBrowseInContexts(t *testing.T) {
	w := newWorldOn(t, sample.Ladder(t, "product")).browse(80, 24).mustSee("c Startup").keys("right right right down c")
	w.mustSee("Product management · Startup").mustSee("Lead ◂").mustSee("c as written")
	w.keys("home up enter").mustSee("In a larger company this seat is three roles").keys("esc c").mustSee("Head of Product")
	if w.keys("c c"); w.sees("Startup ·") {
		t.Errorf("the context is on after it was left:\n%s", w.frame())
	}
	if w := newWorldOn(t, sample.Ladder(t, "executive")).browse(80, 24); w.keys("c").sees("c as written") {
		t.Errorf("a ladder without contexts has one:\n%s", w.frame())
	}
}

// TestBrowseIsNoAssessment presses keys that would answer or save elsewhere.
func TestBrowseIsNoAssessment(t *testing.T) {
	w := newWorld(t).browse(80, 24).keys("3 o n s e g x enter 4")
	if w.saves > 0 || len(w.finished) > 0 {
		t.Error("something was saved")
	}
}

// TestWhyTellsTheOrigin asks why a question is put: on a large screen what its sources say, on a small one what they are called.
func TestWhyTellsTheOrigin(t *testing.T) {
	for _, c := range []struct {
		height    int
		sees, not string
	}{
		{60, "Knows the roadmap", ""},
		{24, "From Understanding Product Management", "Knows the roadmap"},
	} {
		w := newWorld(t)
		cfg := w.config()
		cfg.Facts = func(id string) (chart.Provenance, bool) {
			return chart.Provenance{Statement: "Knows the roadmap.", Source: w.ladder.Sources[4].Title, Lines: "7"}, strings.HasPrefix(id, "S4-")
		}
		w.root = tui.New(cfg)
		w.root.StartHome()
		w.send(tea.WindowSizeMsg{Width: 100, Height: c.height}).begin().keys("enter w").mustSee(c.sees)
		if c.not != "" && w.sees(c.not) {
			t.Errorf("at %d lines there is %q:\n%s", c.height, c.not, w.frame())
		}
	}
}
