package browse

import (
	"fmt"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
)

// climb draws one competency over the rungs.
func (s *Screen) climb(width, height int) []chart.Line {
	l := s.ladder
	comp := l.Competencies[s.shown()]
	text := min(width, chart.TextWidth)
	head := []chart.Line{s.climbTitle(comp, width)}
	if comp.Meaning != "" && height >= roomy {
		head = append(head, chart.Set(chart.Muted, comp.Meaning, text)...)
	}
	if height >= roomy {
		head = append(head, chart.Blank)
	}
	c := chart.Climb{Ladder: l, Competency: s.shown(), At: s.rung, Marks: s.marks, Tags: s.tags}
	lines, first, last := c.Lines(width, height-len(head))
	return append(head, s.list.Follow(lines, height-len(head), first, last)...)
}

// climbTitle names the competency, its area and its place among all.
func (s *Screen) climbTitle(comp ladder.Competency, width int) chart.Line {
	all := s.competencies()
	place := fmt.Sprintf("%d of %d", 1+s.position(all), len(all))
	if area := s.ladder.AreaTitle(comp.Area); area != "" && width >= 60 {
		place = area + " · " + place
	}
	return chart.Ends(chart.L(chart.Strong, comp.Title), chart.L(chart.Muted, place), width)
}
