// Package result is the screen that shows where a person stands, what comes next and what is missing, and opens every
// figure to the answers behind it.
package result

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/tui/keys"
	"github.com/rung-dev/rung/internal/tui/pane"
)

// Action is what the person decided. Nil: nothing.
type Action interface{ isAction() }

// The actions of this screen.
type (
	// Leave closes the result.
	Leave struct{}
	// Plan opens the plan of this assessment to change it.
	Plan struct{}
	// Renew goes on from this result on the ladder as it is now.
	Renew struct{}
)

func (Leave) isAction() {}
func (Plan) isAction()  {}
func (Renew) isAction() {}

// Tab is one view of the result.
type Tab int

// The tabs, in the order on the screen.
const (
	Summary Tab = iota
	Profile
	Gaps
	Why
	Answers
	Actions
	tabs
)

var tabTitles = [tabs]string{"Summary", "Profile", "Gaps", "Why", "Answers", "Plan"}

// Screen shows one scored assessment.
type Screen struct {
	outcome chart.Outcome
	today   string // YYYY-MM-DD
	tab     Tab
	panes   [tabs]pane.Pane
	way     int      // position of the next role that the views but the summary look to
	gap     int      // position of the gap that is open
	whatIf  *whatIf  // nil: the result as it is
	since   []string // what the ladder has become since, in words; nil: it is the same
	keys    keyMap
}

type keyMap struct{ next, previous, pick, other, plan, renew, up, down, whatIf, less, more, digit, reset, leave key.Binding }

// New returns the screen for a scored assessment, as it is on a day (YYYY-MM-DD).
func New(o chart.Outcome, today string) *Screen {
	return &Screen{outcome: o, today: today, keys: keyMap{
		next:     keys.New("tab →", "next view", "tab", "right", "l"),
		previous: keys.New("shift+tab ←", "view before", "shift+tab", "left", "h"),
		pick:     keys.New("1-6", "a view", "1", "2", "3", "4", "5", "6"),
		other:    keys.New("o", "other role", "o"),
		plan:     keys.New("p", "change the plan", "p"),
		renew:    keys.New("a", "answer what is new", "a"),
		up:       keys.Up(),
		down:     keys.Down(),
		whatIf:   keys.New("w", "what if", "w"),
		less:     keys.New("←", "lower", "left", "h", "-"),
		more:     keys.New("→", "higher", "right", "l", "+"),
		digit:    keys.Digits(o.Ladder.Scale.Top(), "take that answer"),
		reset:    keys.New("r", "as answered", "r"),
		leave:    keys.New("esc", "leave", "esc", "q"),
	}}
}

// Update answers a key with an action.
func (s *Screen) Update(msg tea.Msg) Action {
	if s.whatIf != nil {
		s.updateWhatIf(msg)
		return nil
	}
	switch {
	case keys.Is(msg, s.keys.next):
		s.tab = (s.tab + 1) % tabs
	case keys.Is(msg, s.keys.previous):
		s.tab = (s.tab + tabs - 1) % tabs
	case keys.Is(msg, s.keys.pick):
		s.tab = Tab(msg.(tea.KeyPressMsg).String()[0] - '1')
	case keys.Is(msg, s.keys.other) && s.forks():
		s.way, s.gap = (s.way+1)%len(s.outcome.Result.Next), 0
	case keys.Is(msg, s.keys.plan), s.tab == Actions && keys.Is(msg, keys.Enter("")):
		return Plan{}
	case keys.Is(msg, s.keys.renew) && s.since != nil:
		return Renew{}
	case keys.Is(msg, s.keys.leave):
		return Leave{}
	case s.tab == Gaps:
		s.updateGaps(msg)
	default:
		s.panes[s.tab].Update(msg)
	}
	return nil
}

func (s *Screen) updateGaps(msg tea.Msg) {
	switch {
	case keys.Is(msg, s.keys.up):
		s.gap = max(0, s.gap-1)
	case keys.Is(msg, s.keys.down):
		s.gap = min(max(0, len(s.toward().Result.Gaps)-1), s.gap+1)
	case keys.Is(msg, keys.Top()):
		s.gap = 0
	case keys.Is(msg, keys.Bottom()):
		s.gap = max(0, len(s.toward().Result.Gaps)-1)
	case keys.Is(msg, s.keys.whatIf):
		if o := s.toward(); o.Reading != nil && len(o.Result.Gaps) > 0 {
			s.whatIf = newWhatIf(o, s.gap)
		}
	}
}

// forks says whether the view shown looks to one of several next roles.
func (s *Screen) forks() bool {
	return s.outcome.Choice() && (s.tab == Profile || s.tab == Gaps || s.tab == Why)
}

// toward is the outcome on the way to the next role chosen.
func (s *Screen) toward() chart.Outcome {
	if !s.outcome.Choice() {
		return s.outcome
	}
	return s.outcome.Toward(s.way)
}

func (s *Screen) updateWhatIf(msg tea.Msg) {
	w := s.whatIf
	switch {
	case keys.Is(msg, s.keys.leave, s.keys.whatIf):
		s.whatIf = nil
	case keys.Is(msg, s.keys.up):
		w.move(-1)
	case keys.Is(msg, s.keys.down):
		w.move(1)
	case keys.Is(msg, s.keys.less):
		w.change(-1)
	case keys.Is(msg, s.keys.more):
		w.change(1)
	case keys.Is(msg, s.keys.digit):
		w.set(int(msg.(tea.KeyPressMsg).String()[0] - '0'))
	case keys.Is(msg, s.keys.reset):
		w.Reset()
	}
}

// Since tells the screen that the ladder has changed: how, and what becomes of the answers there.
func (s *Screen) Since(change, fate string) { s.since = []string{change, fate} }

// Trying says whether answers are changed for a moment; what the screen shows then is not what is saved.
func (s *Screen) Trying() bool { return s.whatIf != nil }

// Keys of the screen.
func (s *Screen) Keys() keys.Map {
	k := s.keys
	if s.whatIf != nil {
		back := keys.New("esc", "back", "esc")
		change := keys.New("← →", "lower, higher", "left", "right")
		return keys.Map{
			Footer: []key.Binding{change, keys.Move(), k.reset, keys.Help(), back},
			All:    []key.Binding{k.less, k.more, k.up, k.down, k.reset, back, k.digit, keys.Help(), keys.Leave()},
		}
	}
	m := s.viewKeys()
	if s.since != nil {
		m.All = append(m.All, k.renew)
		m.Footer = slices.Insert(m.Footer, 0, k.renew) // first, so that a narrow footer keeps it
	}
	if s.forks() {
		m.All = append(m.All, k.other)
		m.Footer = slices.Insert(m.Footer, 0, k.other)
	}
	if s.tab == Actions {
		m.Footer = slices.Insert(m.Footer, 0, k.plan)
	}
	m.All = append(m.All, k.plan, keys.Help(), k.leave, keys.Leave())
	m.Footer = append(m.Footer, keys.Help(), k.leave)
	return m
}

// viewKeys are those of the view shown: to the other ones, and on it.
func (s *Screen) viewKeys() keys.Map {
	k := s.keys
	m := keys.Map{Footer: []key.Binding{keys.New("tab", "view", "tab")}, All: []key.Binding{k.next, k.previous, k.pick}}
	gaps := s.tab == Gaps && len(s.toward().Result.Gaps) > 0
	if gaps {
		m.Footer = append(m.Footer, k.whatIf, keys.New("↑ ↓", "choose", "up", "down"))
		m.All = append(m.All, keys.New("↑ ↓", "choose a gap", "up", "down"), keys.Top(), keys.Bottom(), k.whatIf)
	}
	if s.tab == Summary || s.tab == Gaps {
		m.Footer = append(m.Footer, keys.New("p", "plan", "p"))
	}
	if !gaps && s.panes[s.tab].Scrolls() {
		m.Footer = append(m.Footer, keys.Scroll())
		m.All = append(m.All, pane.Bindings()...)
	}
	return m
}
