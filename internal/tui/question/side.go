package question

import (
	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
)

// side lists the competencies with the answers at the current rung.
func (s *Screen) side(width, height int) []chart.Line {
	l, at := s.session.Ladder(), s.session.Current()
	if at == ladder.None {
		return nil
	}
	lines := []chart.Line{chart.L(chart.Muted, "Answers at "+l.Rungs[at.Rung].Short)}
	var rows []chart.Line
	for c, comp := range l.Competencies {
		if cell := (ladder.Cell{Competency: c, Rung: at.Rung}); l.At(cell) != nil {
			rows = append(rows, s.sideRow(cell, comp.Title, width))
		}
	}
	if height > len(rows)+3 {
		lines = append([]chart.Line{chart.Blank}, append(lines, chart.Blank)...)
	}
	lines = append(lines, rows...)
	return lines[:min(len(lines), height)]
}

func (s *Screen) sideRow(c ladder.Cell, title string, width int) chart.Line {
	r := s.session.Sheet().Get(c)
	switch {
	case c == s.session.Current():
		return chart.Ends(chart.L(chart.Accent, "● ").Add(chart.Text, title), chart.L(chart.Accent, mark(r)), width)
	case r.Answered():
		return chart.Ends(chart.L(chart.Text, "  ").Add(chart.Muted, title), chart.L(chart.Text, mark(r)), width)
	}
	return chart.L(chart.Faint, "  "+title).Cut(width)
}

func mark(r assess.Response) string {
	if !r.Answered() {
		return ""
	}
	return chart.Mark(r)
}
