// Package question is the screen that shows one indicator and takes the answer to it.
package question

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/tui/keys"
	"github.com/rung-dev/rung/internal/tui/pane"
)

// Action is what the person decided; the root carries it out. Nil: nothing.
type Action interface{ isAction() }

// The actions of this screen.
type (
	// Answer is a response to the question shown.
	Answer struct{ Response assess.Response }
	// Back shows the question answered before.
	Back struct{}
	// Forward shows the question after one that was gone back to.
	Forward struct{}
	// GoTo opens the list of all questions asked so far.
	GoTo struct{}
	// Evidence opens the editor for the note on this question.
	Evidence struct{}
	// Private opens the editor for notes that only a manager sees.
	Private struct{}
	// Unchosen is enter with no answer marked.
	Unchosen struct{}
	// Finish ends the assessment and shows its result.
	Finish struct{}
	// Leave saves the draft and leaves.
	Leave struct{}
)

func (Answer) isAction()   {}
func (Back) isAction()     {}
func (Forward) isAction()  {}
func (GoTo) isAction()     {}
func (Evidence) isAction() {}
func (Private) isAction()  {}
func (Unchosen) isAction() {}
func (Finish) isAction()   {}
func (Leave) isAction()    {}

// Screen shows the question at which a session stands.
type Screen struct {
	session *assess.Session
	facts   chart.Facts
	keys    keyMap
	pane    pane.Pane
	cursor  int // option under the marker, -1: none yet, so that nothing is suggested
	why     bool
	reading bool                    // the reason; on a small screen it comes before the marker, until that is moved
	broken  map[broken][]chart.Line // texts as they were broken into lines: between most frames only the marker moves
}

// New returns the screen for the question a session stands at. facts, which may be nil, tell what the questions rest on.
func New(s *assess.Session, facts chart.Facts) *Screen {
	scr := &Screen{session: s, facts: facts, keys: newKeyMap(s.Ladder().Scale, s.Assessment.ByOther()), cursor: -1, broken: map[broken][]chart.Line{}}
	if r := s.Response(); r.Answered() {
		scr.Choose(r)
	}
	return scr
}

// Choose puts the marker on the option for a response.
func (s *Screen) Choose(r assess.Response) {
	for i, o := range s.options() {
		if o.Response == r {
			s.cursor = i
		}
	}
}

// options in the order on the screen.
func (s *Screen) options() []chart.Option { return chart.Options(s.session) }

// byOther says whether somebody else than the person answers.
func (s *Screen) byOther() bool { return s.session.Assessment.ByOther() }

// second says whether another view has chosen the questions.
func (s *Screen) second() bool { return s.session.Assessment.About != nil }

func (s *Screen) indicator() *ladder.Indicator { return chart.Asked(s.session) }

// Update answers a key with an action.
func (s *Screen) Update(msg tea.Msg) Action {
	if s.session.Current() == ladder.None {
		return s.updateEnd(msg)
	}
	if r, ok := s.response(msg); ok {
		return Answer{r}
	}
	switch {
	case keys.Is(msg, s.keys.up):
		s.move(-1)
	case keys.Is(msg, s.keys.down):
		s.move(1)
	case keys.Is(msg, s.keys.confirm):
		return s.confirm()
	case keys.Is(msg, s.keys.evidence):
		return Evidence{}
	case s.byOther() && keys.Is(msg, s.keys.private):
		return Private{}
	case keys.Is(msg, s.keys.why):
		s.why = !s.why
		s.reading = s.why
	default:
		return s.navigate(msg)
	}
	return nil
}

func (s *Screen) navigate(msg tea.Msg) Action {
	switch {
	case keys.Is(msg, s.keys.back):
		return Back{}
	case keys.Is(msg, s.keys.forward):
		return Forward{}
	case keys.Is(msg, s.keys.goTo):
		return GoTo{}
	case keys.Is(msg, s.keys.leave) && s.why:
		s.why, s.reading = false, false
	case keys.Is(msg, s.keys.leave):
		return Leave{}
	}
	return nil
}

// updateEnd takes keys when every question is answered.
func (s *Screen) updateEnd(msg tea.Msg) Action {
	finish := s.keys.confirm
	if s.second() {
		finish = s.keys.lock
	}
	if keys.Is(msg, finish) {
		return Finish{}
	}
	return s.navigate(msg)
}

// response is the answer that a key stands for.
func (s *Screen) response(msg tea.Msg) (assess.Response, bool) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok || !key.Matches(press, s.keys.answer, s.keys.offScale) {
		return assess.Unasked, false
	}
	for _, o := range s.options() {
		if o.Key == press.String() {
			return o.Response, true
		}
	}
	return assess.Unasked, false
}

func (s *Screen) move(by int) {
	s.reading = false
	if s.cursor < 0 && by < 0 {
		by = 0
	}
	s.cursor = max(0, min(s.cursor+by, len(s.options())-1))
}

func (s *Screen) confirm() Action {
	if s.cursor < 0 {
		return Unchosen{}
	}
	return Answer{s.options()[s.cursor].Response}
}
