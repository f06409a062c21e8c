// Package reveal is the screen that two people look at together once both views are locked: what is the same, where each view stands,
// and which differences to talk about.
package reveal

import (
	"slices"

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

// The actions of this screen.
type (
	// Open shows one question, to talk about it.
	Open struct{ Question assess.Question }
	// Finish ends the talk: the agreed record is written, and the plan comes next.
	Finish struct{}
	// Leave keeps what was agreed as a draft and leaves.
	Leave struct{}
)

func (Open) isAction()   {}
func (Finish) isAction() {}
func (Leave) isAction()  {}

// The tabs, in the order on the screen.
const (
	bothViews = iota
	allQuestions
	competencies
	tabs
)

var titles = [tabs]string{"Both views", "All questions", "Competencies"}

// Screen shows two views side by side.
type Screen struct {
	views     chart.TwoViews
	talk, all []score.Difference
	differing bool // of all questions, only those that differ
	tab       int

	row   int // under the marker on the first tab: a difference, then the last line; less than 0: the screens above the first one
	above int // how many screens there are above the first row that is in sight with it, as drawn last
	at    int // under the marker among the questions listed
	panes [tabs]pane.Pane
	keys  keyMap
}

// beginning is above every line of the first tab.
const beginning = -end

type keyMap struct{ next, previous, pick, open, finish, filter, up, down, pageUp, pageDown, top, bottom, leave key.Binding }

// New returns the screen for a comparison. What is agreed on in g is read anew for every frame.
func New(c *score.Comparison, g *assess.Agreement) *Screen {
	views := chart.NewTwoViews(c, g)
	return &Screen{views: views, talk: c.ToTalk(), all: views.Questions(), row: beginning, keys: keyMap{
		next:     keys.New("tab →", "next view", "tab", "right", "l"),
		previous: keys.New("shift+tab ←", "view before", "shift+tab", "left", "h"),
		pick:     keys.New("1-3", "a view", "1", "2", "3"),
		open:     keys.Enter("talk about it"),
		finish:   keys.Enter("write the record"),
		filter:   keys.New("f", "only those that differ, or all", "f"),
		up:       keys.Up(),
		down:     keys.Down(),
		pageUp:   keys.PageUp(),
		pageDown: keys.PageDown(),
		top:      keys.Top(),
		bottom:   keys.Bottom(),
		leave:    keys.New("esc", "leave", "esc", "q"),
	}}
}

// Recount takes what was agreed so far.
func (s *Screen) Recount() { s.views.Recount() }

// Mark puts the marker on a question: on the first tab if it is one to talk about and that tab is shown, else among all questions.
func (s *Screen) Mark(q assess.Question) {
	is := func(d score.Difference) bool { return d.Question == q }
	if i := slices.IndexFunc(s.talk, is); i >= 0 && s.tab == bothViews {
		s.row = i
		return
	}
	if i := slices.IndexFunc(s.listed(), is); i >= 0 {
		s.tab, s.at = allQuestions, i
	}
}

// MarkEnd puts the marker on the line that ends the talk.
func (s *Screen) MarkEnd() { s.tab, s.row = bothViews, len(s.talk) }

// listed are the questions on the second tab.
func (s *Screen) listed() []score.Difference {
	if !s.differing {
		return s.all
	}
	var differ []score.Difference
	for _, d := range s.all {
		if !d.Views.Same() {
			differ = append(differ, d)
		}
	}
	return differ
}

// Update answers a key with an action.
func (s *Screen) Update(msg tea.Msg) Action {
	switch {
	case keys.Is(msg, s.keys.next):
		s.tab = (s.tab + 1) % tabs
	case keys.Is(msg, s.keys.previous):
		s.tab = (s.tab + tabs - 1) % tabs
	case keys.Is(msg, s.keys.pick):
		s.tab = int(msg.(tea.KeyPressMsg).String()[0] - '1')
	case keys.Is(msg, s.keys.leave):
		return Leave{}
	case s.tab == competencies:
		s.panes[competencies].Update(msg)
	case keys.Is(msg, s.keys.open):
		return s.open()
	case s.tab == allQuestions && keys.Is(msg, s.keys.filter):
		s.filter()
	default:
		s.move(msg)
	}
	return nil
}

func (s *Screen) open() Action {
	if s.tab == allQuestions {
		if list := s.listed(); s.at < len(list) {
			return Open{list[s.at].Question}
		}
		return nil
	}
	switch {
	case s.row < 0:
		s.row = 0
	case s.row < len(s.talk):
		return Open{s.talk[s.row].Question}
	default:
		return Finish{}
	}
	return nil
}

// filter lists all questions or those that differ, with the marker on the same one or the next that is listed.
func (s *Screen) filter() {
	list := s.listed()
	s.differing = !s.differing
	if s.at >= len(list) {
		s.at = 0
		return
	}
	rest := list[s.at:]
	s.at = max(0, len(s.listed())-1)
	for _, d := range rest {
		if i := slices.IndexFunc(s.listed(), func(x score.Difference) bool { return x.Question == d.Question }); i >= 0 {
			s.at = i
			return
		}
	}
}

// page is how far a page goes, in rows.
const page = 5

// end is farther than any list is long.
const end = 1 << 16

// move takes the marker up and down.
func (s *Screen) move(msg tea.Msg) {
	by := 0
	switch {
	case keys.Is(msg, s.keys.up):
		by = -1
	case keys.Is(msg, s.keys.down):
		by = 1
	case keys.Is(msg, s.keys.pageUp):
		by = -page
	case keys.Is(msg, s.keys.pageDown):
		by = page
	case keys.Is(msg, s.keys.top):
		by = -end
	case keys.Is(msg, s.keys.bottom):
		by = end
	default:
		return
	}
	if s.tab == allQuestions {
		s.at = max(0, min(s.at+by, len(s.listed())-1))
		return
	}
	s.row = max(-s.above, min(max(s.row, -s.above)+by, len(s.talk)))
}

// Keys of the screen.
func (s *Screen) Keys() keys.Map {
	k := s.keys
	tab := keys.New("tab", "view", "tab")
	footer := []key.Binding{tab, keys.Move()}
	all := []key.Binding{k.next, k.previous, k.pick}
	switch {
	case s.tab == bothViews && s.row < 0:
		onward := keys.Enter("differences")
		if len(s.talk) == 0 {
			onward = keys.Enter("go on")
		}
		footer = []key.Binding{onward, keys.Scroll(), tab}
		all = append(all, onward)
	case s.tab == bothViews && s.row >= len(s.talk):
		footer = append([]key.Binding{k.finish}, footer...)
		all = append(all, keys.Enter("write the agreed record and go on to the plan"))
	case s.tab == bothViews:
		footer = append([]key.Binding{k.open}, footer...)
		all = append(all, k.open)
	case s.tab == allQuestions:
		filter := keys.New("f", "only differing", "f")
		if s.differing {
			filter = keys.New("f", "all", "f")
		}
		footer = []key.Binding{k.open, filter, tab, keys.Move()}
		all = append(all, k.open, k.filter)
	}
	all = append(all, k.up, k.down, k.pageUp, k.pageDown, k.top, k.bottom, keys.Help(), k.leave, keys.Leave())
	return keys.Map{Footer: append(footer, keys.Help(), k.leave), All: all}
}
