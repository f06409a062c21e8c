package browse

import (
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/tui/keys"
)

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
	s.atEnd = false
	s.page.Reset()
}

// choose moves the marker among the competencies; above the first one, in the view of a rung, is the rung itself.
func (s *Screen) choose(by int) {
	all := s.competencies()
	at := s.position(all) + by
	s.onRung = at < 0 && s.view == byRung || len(all) == 0
	s.atEnd = at >= len(all)
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
	order := inOrder(chart.Areas(s.ladder))
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
		return inOrder(chart.Areas(s.ladder))
	}
	return inOrder(s.groups())
}

// groups are the competencies listed at the rung.
func (s *Screen) groups() []chart.Group {
	if s.news {
		return chart.NewsAt(s.ladder, s.rung).Groups
	}
	asked, _ := chart.AskedAt(s.ladder, s.rung)
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
