// Package talk is the screen on which two people talk about one question: what each of them answered and noted, what it changes, and one
// value to agree on, if they do.
package talk

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/tui/keys"
	"github.com/rung-dev/rung/internal/tui/pane"
)

// Action is what the two decided. Nil: nothing.
type Action interface{ isAction() }

// The actions of this screen. The screen stays where it is until whoever carries them out shows another one.
type (
	// Agree takes one answer for the question.
	Agree struct {
		Question assess.Question
		Response assess.Response
	}
	// Withdraw leaves the question open again.
	Withdraw struct{ Question assess.Question }
	// Say opens the editor for what was said.
	Say struct{ Question assess.Question }
	// Next goes on to the next difference; behind the last one, back to both views.
	Next struct{}
	// Previous goes back to the difference before.
	Previous struct{}
	// Close goes back to both views.
	Close struct{}
)

func (Agree) isAction()    {}
func (Withdraw) isAction() {}
func (Say) isAction()      {}
func (Next) isAction()     {}
func (Previous) isAction() {}
func (Close) isAction()    {}

// Place of a question among those that are talked about in turn, from 1. The zero Place: it was opened alone.
type Place struct{ Number, Of int }

func (p Place) first() bool { return p.Number <= 1 }
func (p Place) last() bool  { return p.Number >= p.Of }

// Screen shows one question. No answer is marked: nothing is suggested.
type Screen struct {
	views     chart.TwoViews
	agreement *assess.Agreement
	on        score.Difference
	place     Place
	pane      pane.Pane
	noted     string // what was said, as drawn last
	keys      keyMap
}

type keyMap struct{ value, offScale, open, say, next, close, previous, leave key.Binding }

// New returns the screen for one question of a pair. What is agreed on and said in g is read anew for every frame.
func New(c *score.Comparison, g *assess.Agreement, q assess.Question, place Place) *Screen {
	s := &Screen{views: chart.NewTwoViews(c, g), agreement: g, place: place, keys: keyMap{
		value:    keys.Digits(c.Ladder.Scale.Top(), "agree on that value"),
		offScale: keys.New("o n", "agree on no occasion, on does not exist here", "o", "n"),
		open:     keys.New("u", "leave open", "u"),
		say:      keys.New("e", "note what was said", "e"),
		next:     keys.New("enter →", "the next difference", "enter", "right", "l"),
		close:    keys.New("enter →", "back to both views", "enter", "right", "l"),
		previous: keys.New("←", "the difference before", "left", "h", "backspace"),
		leave:    keys.New("esc", "back", "esc", "q"),
	}}
	s.on, s.noted = s.views.On(q), s.views.Said(q)
	return s
}

// Question is the one that is shown.
func (s *Screen) Question() assess.Question { return s.on.Question }

// Update answers a key with an action.
func (s *Screen) Update(msg tea.Msg) Action {
	q := s.on.Question
	switch {
	case keys.Is(msg, s.keys.value, s.keys.offScale):
		return Agree{q, response(msg.(tea.KeyPressMsg).String())}
	case keys.Is(msg, s.keys.open):
		if _, ok := s.agreement.Decided(q); ok {
			return Withdraw{q}
		}
	case keys.Is(msg, s.keys.say):
		return Say{q}
	case keys.Is(msg, s.keys.next):
		return s.onward()
	case keys.Is(msg, s.keys.previous):
		if !s.place.first() {
			return Previous{}
		}
	case keys.Is(msg, s.keys.leave):
		return Close{}
	default:
		s.pane.Update(msg)
	}
	return nil
}

// onward goes to the next difference; a question that was opened alone has none.
func (s *Screen) onward() Action {
	if s.place == (Place{}) {
		return Close{}
	}
	return Next{}
}

// response that a key stands for.
func response(key string) assess.Response {
	switch key {
	case "o":
		return assess.NoOccasion
	case "n":
		return assess.NotApplicable
	}
	return assess.Response(key[0] - '0')
}

// Keys of the screen.
func (s *Screen) Keys() keys.Map {
	k := s.keys
	onward := k.next
	if s.place.last() {
		onward = k.close
	}
	all := []key.Binding{k.value, k.offScale}
	footer := []key.Binding{short(k.value, "agree"), keys.New("→", s.onwardBrief(), onward.Keys()...), short(k.say, "note")}
	if _, ok := s.agreement.Decided(s.on.Question); ok {
		all = append(all, k.open)
		footer = append(footer, k.open)
	}
	all = append(all, k.say, onward)
	if !s.place.first() {
		all = append(all, k.previous)
		footer = append(footer, short(k.previous, "before"))
	}
	all = append(append(all, pane.Bindings()...), keys.Help(), k.leave, keys.Leave())
	return keys.Map{Footer: append(footer, keys.Help(), k.leave), All: all}
}

func (s *Screen) onwardBrief() string {
	if s.place.last() {
		return "both views"
	}
	return "next"
}

// short is a binding with fewer words, for the footer.
func short(b key.Binding, does string) key.Binding {
	return keys.New(b.Help().Key, does, b.Keys()...)
}
