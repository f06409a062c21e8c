package tui_test

import (
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/sample"
)

// fork is a ladder on which one rung is followed by two: a maker's way and a manager's way.
const fork = `
rung: 1
id: fork
version: 1.0.0
title: Makers and managers
rungs:
  - {id: senior, title: Senior Maker, short: Senior}
  - {id: principal, parent: senior, title: Principal Maker, short: Principal, actions: [Take the risky half of the next project.]}
  - {id: manager, parent: senior, title: Manager, also: [principal], actions: [Run the weekly meeting for a month.]}
  - {id: director, parent: manager, title: Director, also: [principal]}
competencies:
  - id: craft
    title: Craft
    weight: 4
    indicators:
      senior: {i: I deliver the piece on the agreed day., they: Delivers the piece on the agreed day.}
      principal: {i: I set the pattern other makers build on., they: Sets the pattern other makers build on., must_have: true}
      manager: {i: I review the team's pieces before they leave., they: Reviews the team's pieces before they leave.}
      director: none
  - id: people
    title: People
    weight: 3
    indicators:
      senior: {i: I show a newcomer how a tool is held., they: Shows a newcomer how a tool is held.}
      principal: none
      manager: {i: I agree on a goal with each maker in spring., they: Agrees on a goal with each maker in spring., must_have: true}
      director: {i: I fill an open manager's place from within., they: Fills an open manager's place from within.}
  - id: money
    title: Money
    weight: 2
    indicators:
      senior: {i: I quote a price before the work begins., they: Quotes a price before the work begins.}
      principal: {i: I choose materials by their cost over a life., they: Chooses materials by their cost over a life.}
      manager: {i: I plan the workshop's budget for the year., they: Plans the workshop's budget for the year.}
      director: {i: I defend the house's budget before the owners., they: Defends the house's budget before the owners.}
`

func forkLadder(t testing.TB) *ladder.Ladder { return read(t, fork) }

func read(t testing.TB, text string) *ladder.Ladder {
	t.Helper()
	l, err := ladderfile.Read("fork.yaml", []byte(strings.TrimPrefix(text, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// beginAt goes through the form of a ladder without contexts, with the rung that many places below the first.
func (w *world) beginAt(down int) *world {
	w.t.Helper()
	w.keys("n").text("Ada Example").keys("enter enter " + strings.Repeat("up ", len(w.ladder.Rungs)) + strings.Repeat("down ", down) + "enter enter enter")
	return w.mustSee("continue")
}

// answer gives digits in turn, the last one again and again until the questions end.
func (w *world) answer(digits string) *world {
	w.t.Helper()
	for i := range 300 {
		if w.sees("That is all that needs asking") {
			return w
		}
		if w.sees("enter continue") {
			w.keys("enter")
		}
		at := min(i, len(digits)-1)
		w.keys(digits[at : at+1])
	}
	w.t.Fatalf("the questions never end:\n%s", w.frame())
	return w
}

func TestForkScreens(t *testing.T) {
	checkScenes(t, forkLadder(t), map[string]func(*world){
		"fork-question": func(w *world) { w.beginAt(0).keys("enter 4 4") },
		"fork-summary":  func(w *world) { w.beginAt(0).answer("441").keys("enter") },
		"fork-gaps":     func(w *world) { w.beginAt(0).answer("441").keys("enter 3") },
		"fork-other":    func(w *world) { w.beginAt(0).answer("441").keys("enter 3 o") },
		"fork-profile":  func(w *world) { w.beginAt(0).answer("441").keys("enter 2 o") },
		"fork-why":      func(w *world) { w.beginAt(0).answer("441").keys("enter 4 o") },
		"fork-what-if":  func(w *world) { w.beginAt(0).answer("441").keys("enter 3 o w 4") },
	})
}

func TestSeatScreens(t *testing.T) {
	checkScenes(t, sample.Ladder(t, "executive"), map[string]func(*world){
		"seats-question":   func(w *world) { w.beginAt(1).keys("enter 3 3") },
		"seats-preference": func(w *world) { w.beginAt(1).answer(strings.Repeat("3", 17) + "1321232").keys("enter 2 down") },
		"seats-summary": func(w *world) {
			w.beginAt(1).answer(strings.Repeat("3", 17) + "1321232").keys("enter 1 2 3 4 5 4 5 4 5")
		},
		"seats-answers": func(w *world) {
			w.beginAt(1).answer(strings.Repeat("3", 17) + "1321232").keys("enter 1 2 3 4 5 4 5 4 5 5 end")
		},
	})
}

// On a fork both ways are to be seen at once, each with its own readiness, without scrolling.
func TestForkShowsBothWays(t *testing.T) {
	w := newWorldOn(t, forkLadder(t)).start(100, 30).beginAt(0).answer("441").keys("enter")
	for _, text := range []string{"Principal Maker", "Manager", "Next role", "blocked by"} {
		w.mustSee(text)
	}
	if w.sees("lines below") {
		t.Errorf("the summary has to be scrolled:\n%s", w.frame())
	}
	if n := len(w.finished[0].Result.Next); n != 2 {
		t.Errorf("%d next roles, want 2", n)
	}
}

// Where a rung asks for nothing, the profile draws nothing: People has no indicator for a Principal.
func TestProfileOfASparseLadder(t *testing.T) {
	w := newWorldOn(t, forkLadder(t)).start(100, 30).beginAt(0).answer("441").keys("enter 2 o").mustSee("▸ Principal")
	for line := range strings.Lines(w.frame()) {
		if strings.Contains(line, "People") && strings.Contains(line, "╌") {
			t.Errorf("something is to go where nothing is asked: %s", line)
		}
	}
}

// A question that two rungs share is asked once, and its answer counts at both.
func TestSharedQuestionIsAskedOnce(t *testing.T) {
	w := newWorldOn(t, sample.Ladder(t, "executive")).start(100, 30)
	w.keys("n").text("Ada").keys("enter enter up up up up enter enter down down enter").mustSee("continue") // full mode
	w.answer("3").keys("enter s s s s s s s s s")
	a := w.finished[0]
	if len(a.Answers) != 51 {
		t.Errorf("%d questions in the full mode, want 51", len(a.Answers))
	}
	for _, x := range a.Answers {
		if x.Rung == "lead-engineering" {
			t.Errorf("%s is asked at both leads", x.Competency)
		}
	}
	for _, r := range a.Result.Rungs {
		if r.Asked != assess.AskedAll {
			t.Errorf("%s: asked %s, want all", r.Rung, r.Asked)
		}
	}
	if a.Result.Leans != nil || len(a.Leanings) != 0 {
		t.Error("skipped preferences lean somewhere")
	}
}

// A seat of a context asks for what the merged rungs ask; the document has the ids of the ladder as written, and the context.
func TestSeatOfAContext(t *testing.T) {
	w := newWorld(t).start(100, 30)
	w.keys("n").text("Ada").keys("enter enter down enter up enter enter enter").mustSee("continue").mustSee("Product lead")
	w.answer("3").keys("enter").mustSee("Product lead").mustSee("Product management · Startup").mustSee("In a larger company this seat is three")
	a := w.finished[0]
	if a.Ladder.Context != "startup" || a.Result.Placement != "product-lead" {
		t.Errorf("context %q, placement %q", a.Ladder.Context, a.Result.Placement)
	}
	asked := map[string]bool{}
	for _, x := range a.Answers {
		asked[x.Rung] = true
	}
	if asked["product-lead"] || !asked["head"] || !asked["cpo"] {
		t.Errorf("answers stand at %v", asked)
	}
}
