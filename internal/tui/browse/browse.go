// Package browse is the screen in which one reads a ladder: what a rung asks for, how a competency grows from rung to rung, what is
// new at a rung, and where each question comes from.
package browse

import (
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/tui/keys"
	"github.com/rung-dev/rung/internal/tui/pane"
)

// Action is what the person decided. Nil: nothing.
type Action interface{ isAction() }

// The actions of this package.
type (
	// Open shows the ladder at a position of the list.
	Open struct{ Choice int }
	// Leave closes the ladder, or the list of ladders.
	Leave struct{}
)

func (Open) isAction()  {}
func (Leave) isAction() {}

// Content is the ladder to read.
type Content struct {
	Ladder *ladder.Ladder
	Marks  func(*ladder.Ladder) chart.Marks // where the person stands on it, as it is written or as a context sees it
	Facts  chart.Facts                      // what its questions rest on; may be nil
}

// view is one way to read the ladder.
type view int

const (
	byRung       view = iota // everything asked for at one rung
	byCompetency             // one competency over all rungs
	views
)

// Screen shows one ladder. The marker stands at one rung and one competency in both views.
type Screen struct {
	content    Content
	ladder     *ladder.Ladder // the one of content, or as a context sees it
	marks      chart.Marks
	order      []int // of the rungs, as one walks through them
	rung       int   // position in the ladder
	competency int   // position in the ladder; where the rung asks nothing of it, the marker stands at the next that is asked
	onRung     bool  // the marker is on the rung itself, above its competencies
	atEnd      bool  // what stands below the last competency is shown

	view    view
	open    bool // the page of what is under the marker
	news    bool // only what is new at the rung
	weights bool

	list, page pane.Pane
	keys       keyMap
}

// New returns the screen for a ladder, at the rung at which the person stands or else at the first.
func New(c Content) *Screen {
	s := &Screen{content: c, onRung: true, keys: newKeyMap()}
	s.read(c.Ladder)
	s.rung = s.order[0]
	if s.marks.At >= 0 {
		s.rung = s.marks.At
	}
	if first := s.competencies(); len(first) > 0 {
		s.competency = first[0]
	}
	return s
}

// read takes up a ladder.
func (s *Screen) read(l *ladder.Ladder) {
	s.ladder, s.marks, s.order = l, s.content.Marks(l), chart.Order(l)
}

// Title of what is shown: the ladder, and the context that sees it.
func (s *Screen) Title() string {
	for _, c := range s.ladder.Contexts {
		if c.ID == s.ladder.Context {
			return s.ladder.Title + " · " + c.Title
		}
	}
	return s.ladder.Title
}

// Update answers a key with an action.
func (s *Screen) Update(msg tea.Msg) Action {
	switch {
	case s.open:
		s.updatePage(msg)
	case keys.Is(msg, s.keys.leave):
		return Leave{}
	case keys.Is(msg, s.keys.open):
		s.open = true
		s.page.Reset()
	case keys.Is(msg, s.keys.view):
		s.turn()
	case keys.Is(msg, s.keys.news):
		s.news, s.atEnd = !s.news, false
	case keys.Is(msg, s.keys.weights):
		s.weights = !s.weights
	case keys.Is(msg, s.keys.context):
		s.see()
	case keys.Is(msg, s.keys.below):
		s.walk(-1)
	case keys.Is(msg, s.keys.above):
		s.walk(1)
	default:
		s.move(msg)
	}
	return nil
}

func (s *Screen) updatePage(msg tea.Msg) {
	switch {
	case keys.Is(msg, s.keys.close):
		s.open = false
	case keys.Is(msg, s.keys.view):
		s.open = false
		s.turn()
	case keys.Is(msg, s.keys.below, s.keys.left):
		s.walk(-1)
	case keys.Is(msg, s.keys.above, s.keys.right):
		s.walk(1)
	default:
		s.page.Update(msg)
	}
}

// turn shows the other view, with the marker at the same place.
func (s *Screen) turn() {
	if len(s.ladder.Competencies) == 0 {
		return
	}
	s.competency = s.shown()
	s.view, s.onRung, s.atEnd = (s.view+1)%views, false, false
	s.list.Reset()
}
