package chart

import (
	"slices"

	"github.com/rung-dev/rung/internal/ladder"
)

// Pointed draws a ladder standing with a pointer at one rung: the one that is read, whoever stands where. Nil when it does not
// fit into height lines.
func Pointed(l *ladder.Ladder, m Marks, at, height int) []Line {
	pointer := L(Accent, " ◂")
	lines := Stand(l, m, height, func(r int) Line {
		if r == at {
			return pointer
		}
		return nil
	})
	for i, line := range lines {
		if len(line) > 0 && line[len(line)-1] == pointer[0] {
			lines[i] = lit(line)
		}
	}
	return lines
}

// lit lights the rung in a line of a ladder, if it is one that nobody has reached: a whole bar, and its name in full strength.
func lit(line Line) Line {
	line = slices.Clone(line)
	for i, s := range line {
		switch {
		case s.Text == openBar:
			line[i] = Span{"├───┤", Accent}
		case s.Text == openSign:
			line[i].Role = Accent
		case s.Role == Muted:
			line[i].Role = Accent
		}
	}
	return line
}

// How rungs look that nobody has reached and that are not next, standing alone and in a tree.
const (
	openBar  = "├╌╌╌┤"
	openSign = "┼"
)
