package chart

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// Marks says which rungs of a ladder stand out.
type Marks struct {
	At   int   // position of the rung where the person stands, -1: none
	Next []int // positions of the next roles, the readiest first
}

// NoMarks draws a ladder on which nobody stands.
var NoMarks = Marks{At: -1}

func (m Marks) next(r int) bool { return slices.Contains(m.Next, r) }

// Upright draws the ladder as it is leaned: the highest rung on top, the person's marked, the next one lit.
// It takes as many rows of rail between the rungs as height leaves room for, two at most; nil when it does not fit at all.
// note, where given, is what stands behind a rung's title.
func Upright(l *ladder.Ladder, m Marks, height int, note func(rung int) Line) []Line {
	if len(l.Rungs) > height {
		return nil
	}
	rail := slices.Repeat([]Line{L(Rail, "│   │")}, min(2, (height-len(l.Rungs))/(len(l.Rungs)+1)))
	reached := reachedRungs(l, m.At)
	var lines []Line
	for r := len(l.Rungs) - 1; r >= 0; r-- {
		lines = append(lines, rail...)
		line := rungBar(r, m, slices.Contains(reached, r)).Add(Text, "  ")
		line = append(line, rungName(l, r, m, note)...)
		lines = append(lines, line)
	}
	return append(lines, rail...)
}

func reachedRungs(l *ladder.Ladder, at int) ladder.Path {
	if at < 0 {
		return nil
	}
	return l.PathTo(at)
}

// rungBar is one rung between its rails: heavy where it is reached, dotted above.
func rungBar(r int, m Marks, reached bool) Line {
	switch {
	case r == m.At:
		return L(Accent, "┝━●━┥")
	case reached:
		return L(Met, "┝━━━┥")
	case m.next(r):
		return L(Missing, "├───┤")
	}
	return L(Rail, "├╌╌╌┤")
}

// rungName is the name of a rung, with the note on it behind a column of names.
func rungName(l *ladder.Ladder, r int, m Marks, note func(rung int) Line) Line {
	role := Muted
	switch {
	case r == m.At:
		role = Accent
	case m.next(r):
		role = Strong
	}
	if note == nil {
		return L(role, Cut(l.Rungs[r].Short, NameWidth))
	}
	return append(L(role, paddedName(l, r)), note(r)...)
}

// NameWidth is the most room for the name of a rung in a drawing: a title may stand in for a short one.
const NameWidth = 18

// paddedName is the name of a rung in a column of them.
func paddedName(l *ladder.Ladder, r int) string {
	room := min(shortWidth(l), NameWidth)
	return Pad(Cut(l.Rungs[r].Short, room), room)
}

// shortWidth is the room that the longest short title of a ladder takes.
func shortWidth(l *ladder.Ladder) int {
	w := 0
	for _, r := range l.Rungs {
		w = max(w, Width(r.Short))
	}
	return w
}

// Flat draws a path lying down, as the progress line of the questions. Behind each rung's short title runs a rail that
// fills as its indicators are answered; the current rung (a position of the ladder) carries the marker. Where the width
// leaves no room for rails the current one stands alone.
func Flat(l *ladder.Ladder, path ladder.Path, current int, asked func(rung int) (done, total int), width int) Line {
	rail := flatRail(l, path, width)
	if rail < leastRail {
		return flatAlone(l, path, current, width)
	}
	var line Line
	for _, r := range path {
		done, total := asked(r)
		line = append(line, flatRung(l.Rungs[r].Short, r == current, rail*done/max(1, total), rail)...)
	}
	return line
}

// leastRail is how short the rail behind a title may get.
const leastRail = 2

// flatRail is the room for a rail behind each short title of a path.
func flatRail(l *ladder.Ladder, path ladder.Path, width int) int {
	titles := 0
	for _, r := range path {
		titles += Width(l.Rungs[r].Short) + 2
	}
	return (width - titles) / len(path)
}

// flatAlone names the current rung only, and which one of the path it is.
func flatAlone(l *ladder.Ladder, path ladder.Path, current, width int) Line {
	if current < 0 {
		return Blank
	}
	line := L(Accent, "● "+l.Rungs[current].Short)
	count := fmt.Sprintf(" · %d of %d", 1+slices.Index(path, current), len(path))
	if line.Width()+Width(count) <= width && slices.Contains(path, current) {
		return line.Add(Muted, count)
	}
	return line.Cut(width)
}

func flatRung(short string, current bool, filled, rail int) Line {
	if !current {
		role := Faint
		if filled > 0 {
			role = Muted
		}
		return L(role, short+" ").Add(role, strings.Repeat("━", filled)).
			Add(Rail, strings.Repeat("─", rail-filled)+" ")
	}
	filled = min(filled, rail-1)
	return L(Accent, short+" "+strings.Repeat("━", filled)+"●").
		Add(Rail, strings.Repeat("─", rail-filled-1)+" ")
}
