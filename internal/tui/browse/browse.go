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
	Marks  chart.Marks // where the person stands on it
	Facts  chart.Facts // what its questions rest on; may be nil
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
	order      []int // of the rungs, as one walks through them
	rung       int   // position in the ladder
	competency int   // position in the ladder; where the rung asks nothing of it, the marker stands at the next that is asked
	onRung     bool  // the marker is on the rung itself, above its competencies

	view    view
	open    bool // the page of what is under the marker
	news    bool // only what is new at the rung
	weights bool

	list, page pane.Pane
	keys       keyMap
}

// New returns the screen for a ladder, at the rung at which the person stands or else at the first.
func New(c Content) *Screen {
	s := &Screen{content: c, order: chart.Order(c.Ladder), onRung: true, keys: newKeyMap()}
	s.rung = s.order[0]
	if c.Marks.At >= 0 {
		s.rung = c.Marks.At
	}
	if first := s.competencies(); len(first) > 0 {
		s.competency = first[0]
	}
	return s
}

// Ladder that is shown.
func (s *Screen) Ladder() *ladder.Ladder { return s.content.Ladder }

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
		s.news = !s.news
	case keys.Is(msg, s.keys.weights):
		s.weights = !s.weights
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
	if len(s.content.Ladder.Competencies) == 0 {
		return
	}
	s.competency = s.shown()
	s.view, s.onRung = (s.view+1)%views, false
	s.list.Reset()
}

// move takes the keys that mean the lines of the list up and down, and its neighbours left and right.
func (s *Screen) move(msg tea.Msg) {
	along, across := s.choose, s.walk
	if s.view == byCompetency {
		along, across = func(by int) { s.walk(-by) }, s.choose // the highest rung stands on top
	}
	switch {
	case keys.Is(msg, s.keys.up):
		along(-1)
	case keys.Is(msg, s.keys.down):
		along(1)
	case keys.Is(msg, s.keys.pageUp):
		along(-page)
	case keys.Is(msg, s.keys.pageDown):
		along(page)
	case keys.Is(msg, s.keys.top):
		along(-end)
	case keys.Is(msg, s.keys.bottom):
		along(end)
	case keys.Is(msg, s.keys.left):
		across(-1)
	case keys.Is(msg, s.keys.right):
		across(1)
	}
}

// How far a page and the way to the end are, in entries.
const (
	page = 5
	end  = 1 << 10
)

// walk goes to another rung.
func (s *Screen) walk(by int) {
	for i, r := range s.order {
		if r == s.rung {
			s.rung = s.order[max(0, min(i+by, len(s.order)-1))]
			break
		}
	}
	s.page.Reset()
}

// choose moves the marker among the competencies; above the first one, in the view of a rung, is the rung itself.
func (s *Screen) choose(by int) {
	all := s.competencies()
	at := s.position(all) + by
	s.onRung = at < 0 && s.view == byRung || len(all) == 0
	if len(all) > 0 {
		s.competency = all[max(0, min(at, len(all)-1))]
	}
}

// position of the marker in a list of competencies, -1 for the rung itself.
func (s *Screen) position(all []int) int {
	if s.onRung {
		return -1
	}
	for i, c := range all {
		if c == s.shown() {
			return i
		}
	}
	return -1
}

// shown is the competency under the marker: the one chosen or, where the list does not have it, the next one that it has.
func (s *Screen) shown() int {
	order := inOrder(chart.Areas(s.content.Ladder))
	listed := map[int]bool{}
	for _, c := range s.competencies() {
		listed[c] = true
	}
	nearest, passed := s.competency, false
	for _, c := range order {
		passed = passed || c == s.competency
		if listed[c] {
			nearest = c
			if passed {
				break
			}
		}
	}
	return nearest
}

// competencies are those the marker can stand at, in the order on the screen.
func (s *Screen) competencies() []int {
	if s.view == byCompetency {
		return inOrder(chart.Areas(s.content.Ladder))
	}
	return inOrder(s.groups())
}

// groups are the competencies listed at the rung.
func (s *Screen) groups() []chart.Group {
	if s.news {
		return chart.NewsAt(s.content.Ladder, s.rung).Groups
	}
	asked, _ := chart.AskedAt(s.content.Ladder, s.rung)
	return asked
}

func inOrder(groups []chart.Group) []int {
	var all []int
	for _, g := range groups {
		all = append(all, g.Competencies...)
	}
	return all
}

// cell under the marker.
func (s *Screen) cell() ladder.Cell {
	return ladder.Cell{Competency: s.shown(), Rung: s.rung}
}
