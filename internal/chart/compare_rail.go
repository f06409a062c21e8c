package chart

import (
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// draw is the rail of one competency with both levels on it.
func (r rails) draw(i int) Line {
	s := r.views.Comparison.Competencies[i]
	self, manager := r.marks(r.height(s.Self), r.height(s.Manager))
	if !r.asked[i] {
		self, manager = -1, -1
	}
	signs := []rune(strings.Repeat("─", r.rail))
	for h := 1; h <= r.path.Heights(); h++ {
		if r.views.ladder().At(ladder.Cell{Competency: i, Rung: r.path.Rung(h)}) != nil && r.step() > 1 {
			signs[r.at(h)] = '┴'
		}
	}
	signs[0], signs[r.rail-1] = '├', '┤'
	low, high := min(self, manager), max(self, manager)
	var line Line
	for x, sign := range signs {
		switch {
		case x == self && x == manager:
			line = line.Add(Accent, "●")
		case x == self:
			line = line.Add(Accent, "S")
		case x == manager:
			line = line.Add(Accent, "M")
		case x < low:
			line = line.Add(Met, solid(sign))
		case x < high:
			line = line.Add(Missing, dashed(sign))
		default:
			line = line.Add(Rail, string(sign))
		}
	}
	return line
}

// marks are the cells of two heights; on a long ladder two that differ may fall on one cell, and are moved apart.
func (r rails) marks(self, manager int) (int, int) {
	a, b := r.at(self), r.at(manager)
	if self == manager || a != b {
		return a, b
	}
	up := 1
	if a == r.rail-1 {
		up = -1
	}
	if (self > manager) == (up > 0) {
		return a + up, b
	}
	return a, b + up
}

// solid is a sign of a rail as far as both views see it reached.
func solid(sign rune) string {
	switch sign {
	case '├':
		return "┝"
	case '┴':
		return "┷"
	case '┤':
		return "┥"
	}
	return "━"
}

// dashed is a sign of a rail where one view sees it reached.
func dashed(sign rune) string {
	if sign == '─' {
		return "╌"
	}
	return string(sign)
}
