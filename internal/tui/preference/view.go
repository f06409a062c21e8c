package preference

import (
	"fmt"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
)

// columnsFrom is the width from which the two poles stand side by side.
const columnsFrom = 60

// density is how much of an item's surroundings fits.
type density struct {
	airy bool // blank lines between the parts
	note bool // what one should know before answering
}

// View draws the item shown in a body of width by height cells.
func (s *Screen) View(width, height int) []chart.Line {
	if s.AtEnd() {
		return nil
	}
	width = min(width, chart.TextWidth)
	var lines []chart.Line
	var marked int
	for _, d := range []density{{true, true}, {false, true}, {false, false}} {
		if lines, marked = s.draw(width, d); len(lines) <= height {
			return lines
		}
	}
	return s.pane.Follow(lines, height, marked, marked)
}

func (s *Screen) draw(width int, d density) (lines []chart.Line, marked int) {
	gap := func() {
		if d.airy {
			lines = append(lines, chart.Blank)
		}
	}
	e := s.entries[s.at]
	gap()
	count := chart.L(chart.Muted, fmt.Sprintf("%d of %d", s.at+1, len(s.entries)))
	lines = append(lines, chart.Ends(chart.L(chart.Muted, e.preference.Title), count, width))
	gap()
	lines = append(lines, chart.Wrap(chart.Strong, e.item.Topic, width)...)
	if d.note {
		lines = append(lines, chart.L(chart.Muted, "Which way would you rather go?"))
	}
	gap()
	lines = append(lines, s.poles(e, width)...)
	gap()
	for i := range steps {
		if i == s.cursor {
			marked = len(lines)
		}
		lines = append(lines, s.option(i, e).Cut(width))
	}
	if d.note {
		gap()
		note := "Neither way is right, and nothing of this is scored."
		if e.preference.Note != "" {
			note = e.preference.Note
		}
		lines = append(lines, chart.Set(chart.Faint, note, width)...)
	}
	return lines, marked
}

// poles sets what the two ways would do side by side, or below each other where there is little room.
func (s *Screen) poles(e entry, width int) []chart.Line {
	low, high := e.preference.Low, e.preference.High
	if width < columnsFrom {
		lines := chart.Hang(chart.L(chart.Accent, low+": "), chart.Text, e.item.Low, width)
		return append(lines, chart.Hang(chart.L(chart.Accent, high+": "), chart.Text, e.item.High, width)...)
	}
	column := (width - 4) / 2
	return chart.Abreast([][]chart.Line{
		append([]chart.Line{chart.L(chart.Accent, low)}, chart.Wrap(chart.Text, e.item.Low, column)...),
		append([]chart.Line{chart.L(chart.Accent, high)}, chart.Wrap(chart.Text, e.item.High, column)...),
	}, column, 4)
}

// option is one of the five answers; the one given before is marked.
func (s *Screen) option(i int, e entry) chart.Line {
	marker := chart.L(chart.Text, "  ")
	if i == s.cursor {
		marker = chart.L(chart.Accent, "▸ ")
	}
	return marker.Add(chart.Key, fmt.Sprint(i+1)).Add(chart.Text, "  "+chart.LeanWords(e.preference, i-ladder.MaxLean))
}
