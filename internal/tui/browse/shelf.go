package browse

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/tui/keys"
	"github.com/rung-dev/rung/internal/tui/pane"
)

// Choice is a ladder to read. Load must do no I/O; it is called when the marker comes to the ladder.
type Choice struct {
	Title string
	Load  func() (*ladder.Ladder, error)
}

// Shelf is the list of ladders to choose from.
type Shelf struct {
	choices []Choice
	cursor  int
	pane    pane.Pane
	keys    shelfKeys
}

type shelfKeys struct{ open, up, down, top, bottom, leave key.Binding }

// NewShelf lists ladders; there is at least one.
func NewShelf(choices []Choice) *Shelf {
	return &Shelf{choices: choices, keys: shelfKeys{
		open: keys.Enter("open"), up: keys.Up(), down: keys.Down(), top: keys.Top(), bottom: keys.Bottom(),
		leave: keys.New("esc", "back", "esc", "q"),
	}}
}

// Update answers a key with an action.
func (s *Shelf) Update(msg tea.Msg) Action {
	switch {
	case keys.Is(msg, s.keys.up):
		s.cursor--
	case keys.Is(msg, s.keys.down):
		s.cursor++
	case keys.Is(msg, s.keys.top):
		s.cursor = 0
	case keys.Is(msg, s.keys.bottom):
		s.cursor = len(s.choices) - 1
	case keys.Is(msg, s.keys.open):
		return Open{s.cursor}
	case keys.Is(msg, s.keys.leave):
		return Leave{}
	}
	s.cursor = max(0, min(s.cursor, len(s.choices)-1))
	return nil
}

// Keys of the list.
func (s *Shelf) Keys() keys.Map {
	k := s.keys
	return keys.Map{
		Footer: []key.Binding{k.open, keys.Move(), keys.Help(), k.leave},
		All:    []key.Binding{k.open, k.up, k.down, k.top, k.bottom, keys.Help(), k.leave, keys.Leave()},
	}
}

// View draws the list in a body of width by height cells, with the ladder under the marker at the left where there is room.
func (s *Shelf) View(width, height int) []chart.Line {
	if l, err := s.choices[s.cursor].Load(); err == nil {
		if motif := beside(chart.Stand(l, chart.NoMarks, height-1, nil), width); motif != nil {
			return besideMotif(append([]chart.Line{chart.Blank}, motif...), width, func(width int) []chart.Line { return s.list(width, height) })
		}
	}
	return s.list(width, height)
}

func (s *Shelf) list(width, height int) []chart.Line {
	width = min(width, chart.TextWidth)
	head := []chart.Line{chart.L(chart.Strong, "Ladders")}
	if height >= roomy {
		head = []chart.Line{chart.Blank, head[0], chart.Blank}
	}
	var lines []chart.Line
	first, last := 0, 0
	for i, c := range s.choices {
		if i != s.cursor {
			lines = append(lines, chart.L(chart.Text, "  "+c.Title).Cut(width))
			continue
		}
		first = len(lines)
		lines = append(lines, chart.L(chart.Accent, "▸ "+c.Title).Cut(width))
		lines = append(lines, chart.Indent(2, about(c, width-2))...)
		last = len(lines) - 1
		if height >= roomy && i < len(s.choices)-1 {
			lines = append(lines, chart.Blank)
		}
	}
	return append(head, s.pane.Follow(lines, height-len(head), first, last)...)
}

// about says what a ladder is about and how large it is, or why it cannot be read.
func about(c Choice, width int) []chart.Line {
	l, err := c.Load()
	if err != nil {
		return chart.Wrap(chart.Missing, "It cannot be read: "+safe.Text(err.Error()), width)
	}
	var lines []chart.Line
	if l.Summary != "" {
		lines = chart.Set(chart.Text, l.Summary, width)
	}
	size := fmt.Sprintf("%s, %s, %s", chart.Count(len(l.Rungs), "rung"), chart.Count(len(l.Competencies), "competency"),
		chart.Count(l.Questions(), "question"))
	return append(lines, chart.Set(chart.Muted, size, width)...)
}
