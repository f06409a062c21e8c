// Package jump is the list of all questions asked so far, to go back to any of them.
package jump

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/tui/keys"
	"github.com/rung-dev/rung/internal/tui/pane"
)

// Action is what the person decided. Nil: nothing.
type Action interface{ isAction() }

// The actions of this screen.
type (
	// GoTo shows the question at a position in the answers; the number of answers is the first open question.
	GoTo struct{ Position int }
	// Close returns to where the person was.
	Close struct{}
)

func (GoTo) isAction()  {}
func (Close) isAction() {}

// Screen lists the questions of a session.
type Screen struct {
	session *assess.Session
	cursor  int
	pane    pane.Pane
	keys    keyMap
}

type keyMap struct{ up, down, pageUp, pageDown, top, bottom, choose, close key.Binding }

// New lists the questions of a session with the marker on the one shown.
func New(s *assess.Session) *Screen {
	return &Screen{session: s, cursor: s.Position(), keys: keyMap{
		up: keys.Up(), down: keys.Down(), pageUp: keys.PageUp(), pageDown: keys.PageDown(), top: keys.Top(), bottom: keys.Bottom(),
		choose: keys.Enter("show the question"), close: keys.New("esc", "back", "esc", "g", "q"),
	}}
}

// rows counts the answered questions and the line for the first open one.
func (s *Screen) rows() int { return s.session.Answered() + 1 }

const page = 8

// Update answers a key with an action.
func (s *Screen) Update(msg tea.Msg) Action {
	switch {
	case keys.Is(msg, s.keys.up):
		s.cursor--
	case keys.Is(msg, s.keys.down):
		s.cursor++
	case keys.Is(msg, s.keys.pageUp):
		s.cursor -= page
	case keys.Is(msg, s.keys.pageDown):
		s.cursor += page
	case keys.Is(msg, s.keys.top):
		s.cursor = 0
	case keys.Is(msg, s.keys.bottom):
		s.cursor = s.rows() - 1
	case keys.Is(msg, s.keys.choose):
		return GoTo{s.cursor}
	case keys.Is(msg, s.keys.close):
		return Close{}
	}
	s.cursor = max(0, min(s.cursor, s.rows()-1))
	return nil
}

// Keys of the screen.
func (s *Screen) Keys() keys.Map {
	k := s.keys
	return keys.Map{
		Footer: []key.Binding{k.choose, keys.Move(), keys.Help(), k.close},
		All:    []key.Binding{k.choose, k.up, k.down, k.pageUp, k.pageDown, k.top, k.bottom, keys.Help(), k.close, keys.Leave()},
	}
}

// View draws the list in a body of width by height cells.
func (s *Screen) View(width, height int) []chart.Line {
	title := []chart.Line{chart.L(chart.Strong, "Questions so far")}
	if height > 14 {
		title = []chart.Line{chart.Blank, title[0], chart.Blank}
	}
	var lines []chart.Line
	marked, rung := 0, -1
	l := s.session.Ladder()
	for i, a := range s.session.Assessment.Answers {
		if cell, _ := assess.CellOf(l, a); cell.Rung != rung {
			rung = cell.Rung
			lines = append(lines, chart.L(chart.Muted, l.Rungs[rung].Title))
		}
		if i == s.cursor {
			marked = len(lines)
		}
		lines = append(lines, s.row(a, i == s.cursor, width))
	}
	if s.cursor == s.rows()-1 {
		marked = len(lines)
	}
	lines = append(lines, s.last(s.cursor == s.rows()-1))
	return append(title, s.pane.Follow(lines, height-len(title), max(0, marked-1), marked)...)
}

func (s *Screen) row(a assess.Answer, marked bool, width int) chart.Line {
	l := s.session.Ladder()
	cell, _ := assess.CellOf(l, a)
	note := chart.Blank
	if a.Evidence != "" {
		note = chart.L(chart.Muted, "evidence")
	}
	line := mark(marked).Add(chart.Key, chart.Mark(a.Response)).Add(chart.Text, "  "+s.session.Assessment.Words(l.At(cell)))
	return chart.Ends(line, note, width)
}

func (s *Screen) last(marked bool) chart.Line {
	text := "The next open question"
	if s.session.Done() {
		text = "The end"
	}
	return mark(marked).Add(chart.Faint, "·").Add(chart.Text, "  "+text)
}

func mark(on bool) chart.Line {
	if on {
		return chart.L(chart.Accent, "▸ ")
	}
	return chart.L(chart.Text, "  ")
}
