package tui_test

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/sample"
)

// TestScreens compares every screen at every size with its golden picture, and checks that nothing leaves the terminal.
func TestScreens(t *testing.T) {
	checkScenes(t, sample.Ladder(t, "product"), screens())
}

// screens are all screens of an assessment, and how to get there.
func screens() map[string]func(*world) {
	return map[string]func(*world){
		"home":          func(w *world) {},
		"home-used":     func(w *world) { w.begin().answerAll().keys("enter esc").begin().answerOne().answerOne().keys("esc") },
		"home-discard":  func(w *world) { w.begin().answerOne().keys("esc x") },
		"help":          func(w *world) { w.begin().keys("enter ?") },
		"setup-name":    func(w *world) { w.keys("n").text("Ada Example") },
		"setup-empty":   func(w *world) { w.keys("n enter") },
		"setup-ladder":  func(w *world) { w.keys("n").text("Ada").keys("enter") },
		"setup-context": func(w *world) { w.keys("n").text("Ada").keys("enter enter") },
		"setup-seats":   func(w *world) { w.keys("n").text("Ada").keys("enter enter down enter") },
		"setup-rung":    func(w *world) { w.keys("n").text("Ada").keys("enter enter enter") },
		"setup-aspire":  func(w *world) { w.keys("n").text("Ada").keys("enter enter enter enter") },
		"setup-mode":    func(w *world) { w.keys("n").text("Ada").keys("enter enter enter enter enter") },
		"intro":         func(w *world) { w.begin() },
		"question":      func(w *world) { w.begin().keys("enter") },
		"question-mid":  func(w *world) { w.begin().answerOne().answerOne().answerOne().keys("down down w") },
		"question-back": func(w *world) { w.begin().answerOne().answerOne().keys("left left") },
		"question-none": func(w *world) { w.begin().keys("enter enter") },
		"evidence":      func(w *world) { w.begin().keys("enter e").text("Q2: turned down the CSV import") },
		"evidence-kept": func(w *world) { w.begin().keys("enter e").text("Q2: turned down the CSV import").keys("esc") },
		"goto":          func(w *world) { w.begin().answerOne().answerOne().answerOne().answerOne().keys("g up") },
		"end":           func(w *world) { w.begin().answerAll() },
		"summary":       func(w *world) { w.begin().answerAll().keys("enter") },
		"profile":       func(w *world) { w.begin().answerAll().keys("enter 2") },
		"gaps":          func(w *world) { w.begin().answerAll().keys("enter 3 down") },
		"what-if":       func(w *world) { w.begin().answerAll().keys("enter 3 w 4 down 4 down 4 down 4 down 4") },
		"why":           func(w *world) { w.begin().answerAll().keys("enter 4") },
		"why-below":     func(w *world) { w.begin().answerAll().keys("enter 4 end") },
		"answers":       func(w *world) { w.begin().answerAll().keys("enter 5") },
		"result-help":   func(w *world) { w.begin().answerAll().keys("enter ?") },
	}
}

// TestMeetingScreens is TestScreens for a one-on-one, from the list on the home screen to the plan of the record.
func TestMeetingScreens(t *testing.T) { checkScenes(t, sample.Ladder(t, "product"), meetingScreens()) }

func meetingScreens() map[string]func(*world) {
	on := func(keys string) func(*world) {
		return func(w *world) {
			width, height := w.width, w.height
			mixed := func(i int) assess.Response { return assess.Response(2 + i%3) }
			w.meet(selfView(w.t, w, mixed), nil, width, height)
			w.text("Max").keys(keys)
		}
	}
	const rated = "enter" + twelveAnswers + " "
	return map[string]func(*world){
		"meet":      func(w *world) { w.keys("m") },
		"meet-file": func(w *world) { w.keys("m enter").text("ada.json") },
		"blind":     on(""),
		"intro":     on("enter"),
		"question":  on("enter enter"),
		"help":      on("enter enter ?"),
		"private":   on("enter enter p"),
		"end":       on(rated),
		"gate":      on(rated + "l"),
		"reveal":    on(rated + "l enter"),
		"talk":      on(rated + "l enter home enter enter 4"),
		"said":      on(rated + "l enter home enter enter e"),
		"confirm":   on(rated + "l enter end enter"),
		"plan":      on(rated + "l enter end enter y"),
		"record":    on(rated + "l enter end enter y esc"),
	}
}

// twelveAnswers answers the twelve questions of selfView, and passes the introductions.
const twelveAnswers = " enter 3 enter 3 enter 3 enter 3 enter 3 enter 3 enter 3 enter 3 enter 3 enter 3 enter 3 enter 3"

// checkScenes plays scenes on a ladder at every size.
func checkScenes(t *testing.T, l *ladder.Ladder, scenes map[string]func(*world)) {
	t.Helper()
	for name, play := range scenes {
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				w := newWorldOn(t, l).start(size[0], size[1])
				play(w)
				checkFits(t, w.frame(), size[0], size[1])
				golden.RequireEqual(t, trimRight(w.frame()))
			})
		}
	}
}

func checkFits(t *testing.T, frame string, width, height int) {
	t.Helper()
	lines := splitLines(frame)
	if len(lines) > height {
		t.Errorf("%d lines on a terminal of %d:\n%s", len(lines), height, frame)
	}
	for i, l := range lines {
		if n := ansi.StringWidth(l); n > width {
			t.Errorf("line %d is %d cells wide on a terminal of %d: %q", i+1, n, width, l)
		}
	}
}
