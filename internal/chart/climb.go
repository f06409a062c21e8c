package chart

import (
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// Order is the order in which one walks through the rungs of a ladder: one way up after the other, each from its first rung
// that is on no way before.
func Order(l *ladder.Ladder) []int {
	var order []int
	for _, p := range l.Paths() {
		for _, r := range p {
			if !slices.Contains(order, r) {
				order = append(order, r)
			}
		}
	}
	return order
}

// Climb is what one competency asks for from rung to rung, to be drawn.
type Climb struct {
	Ladder     *ladder.Ladder
	Competency int
	At         int                               // the rung under the marker
	Marks      Marks                             // where the person stands
	Tags       func(ladder.Cell) (tags []string) // of an indicator

	airy, evidence bool
}

// railsFrom is the width from which the sentences stand between the rails of the ladder.
const railsFrom = 56

// Lines draws the rungs, the highest of each way up on top, with a stretch of the rails between them where height leaves room for
// it, and with what counts as evidence where there is room for that, too; first and last are the lines of the rung under the marker.
func (c Climb) Lines(width, height int) (lines []Line, first, last int) {
	for _, c.airy = range []bool{true, false} {
		for _, c.evidence = range []bool{c.airy, false} {
			if lines, first, last = c.lines(width); len(lines) <= height {
				return lines, first, last
			}
		}
	}
	return lines, first, last
}

func (c Climb) lines(width int) (lines []Line, first, last int) {
	order := Order(c.Ladder)
	for i := len(order) - 1; i >= 0; i-- {
		r := order[i]
		if r == c.At {
			first = len(lines)
		}
		lines = append(lines, c.rung(r, width)...)
		if r == c.At {
			last = len(lines) - 1
		}
		lines = append(lines, c.between(order, i, width)...)
	}
	return lines, first, last
}

// between draws what stands below a rung: more of the ladder, or where its way up leaves another one.
func (c Climb) between(order []int, i, width int) []Line {
	p := c.Ladder.Parent(order[i])
	switch {
	case i > 0 && p == order[i-1] && c.airy:
		return []Line{c.rail(width)}
	case p < 0 && i > 0:
		return []Line{Blank}
	case p >= 0 && p != order[i-1]:
		return []Line{append(c.rail(width), L(Faint, strings.Repeat(" ", 3)+"from "+c.Ladder.Rungs[p].Short)...).Cut(width), Blank}
	}
	return nil
}

func (c Climb) rail(width int) Line {
	if width < railsFrom {
		return Blank
	}
	return L(Rail, "│   │")
}

// rung draws one rung with what is asked at it, between rails where there is room for them.
func (c Climb) rung(r, width int) []Line {
	role := Muted
	if r == c.At {
		role = Accent
	}
	if width < railsFrom {
		whole := Marker(r == c.At).Add(role, c.Ladder.Rungs[r].Short)
		return append([]Line{whole.Cut(width)}, Indent(2, c.says(r, width-2))...)
	}
	short := Marker(r == c.At).Add(role, paddedName(c.Ladder, r))
	bar := rungBar(r, c.Marks, slices.Contains(reachedRungs(c.Ladder, c.Marks.At), r))
	if r == c.At {
		bar = lit(bar)
	}
	head := append(bar.Add(Text, " "), short...)
	at := head.Width() + 2
	lines := c.says(r, width-at)
	for i, l := range lines {
		left := c.rail(width)
		if i == 0 {
			left = head
		}
		lines[i] = append(left.Pad(at), l...)
	}
	return lines
}

func (c Climb) says(r, width int) []Line {
	cell := ladder.Cell{Competency: c.Competency, Rung: r}
	ind := c.Ladder.At(cell)
	if ind == nil {
		return []Line{L(Faint, "asks for nothing")}
	}
	lines := hangTail(nil, ind.I, Muted, strings.Join(c.Tags(cell), " · "), min(width, TextWidth), width)
	if c.evidence && ind.Evidence != "" {
		lines = append(lines, Set(Faint, "Evidence: "+Lower(ind.Evidence), min(width, TextWidth))...)
	}
	return lines
}
