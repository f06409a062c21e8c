package plain_test

import (
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plain"
	"github.com/rung-dev/rung/internal/tui"
)

// everything is given: nothing is asked before the first question.
var everything = plain.Given{Name: true, Rater: true, Ladder: true, Context: true, Declared: true, Aspired: true, Mode: true}

// choosing is this office for the line by line mode, with its ladder to choose.
func (w *office) choosing() *plain.Config {
	c := w.plain()
	c.Choices = []plain.Choice{{ID: w.ladder.ID, Title: w.ladder.Title, Load: func() (*ladder.Ladder, error) { return w.ladder, nil }}}
	return c
}

// adaOn is Ada before the first question of a check.
func adaOn(l *ladder.Ladder) assess.Start {
	return assess.Start{Name: "Ada Example", Ladder: l, Declared: 0, Aspired: -1, Mode: assess.Check}
}

// assess takes an assessment with these lines typed.
func (w *office) assess(s assess.Start, given plain.Given, lines ...string) (*typist, plain.Parting) {
	p := &typist{lines: lines}
	return p, plain.Assess(plain.NewTalk(p, p, nil), w.choosing(), s, given)
}

// assessOnScreens begins the same on the screens.
func (w *office) assessOnScreens(t tester, v assess.Start) *screens {
	t.Helper()
	s := &screens{office: w, root: tui.New(w.config())}
	s.root.StartNew(v)
	s.run(s.root.Init())
	return s.send(tea.WindowSizeMsg{Width: 120, Height: 60})
}
