package chart

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// Stand draws a ladder standing: Upright where it is one way up, else as a Tree.
func Stand(l *ladder.Ladder, m Marks, height int, note func(rung int) Line) []Line {
	if l.Branches() {
		return Tree(l, m, height, note)
	}
	return Upright(l, m, height, note)
}

// motifName is the least room for the names of rungs beside a drawing.
const motifName = 8

// Motif is Stand within a width, nil where the ways up leave too little of it for the names.
func Motif(l *ladder.Ladder, m Marks, width, height int) []Line {
	if l.Branches() && 2*len(l.Paths())+motifName > width {
		return nil
	}
	return CutAll(Stand(l, m, height, nil), width)
}

// Tree draws a ladder that branches: one lane for each way up, the highest rungs on top, rungs of the same height above the ground
// next to each other. Where a way parts, the lanes above join. The signs differ without colour: ● the person's rung, ┿ one reached,
// ○ a next one, ┼ any other. Nil when it does not fit into height lines; note stands behind a rung's title, as in Upright.
func Tree(l *ladder.Ladder, m Marks, height int, note func(rung int) Line) []Line {
	t := newTree(l, m, note)
	lines := t.draw(true)
	if len(lines) > height {
		lines = t.draw(false)
	}
	if len(lines) > height {
		return nil
	}
	return lines
}

// tree knows the lane of every rung. Lanes are numbered in the order in which a walk from the roots meets the leaves, so that those
// of one rung lie side by side.
type tree struct {
	ladder  *ladder.Ladder
	marks   Marks
	reached ladder.Path
	note    func(rung int) Line
	lane    []int // per rung: that of the first way up through it
	last    []int // per rung: that of the last way up through it
	lanes   int
}

func newTree(l *ladder.Ladder, m Marks, note func(int) Line) *tree {
	t := &tree{ladder: l, marks: m, reached: reachedRungs(l, m.At), note: note, lane: make([]int, len(l.Rungs)), last: make([]int, len(l.Rungs))}
	for _, r := range l.Children(-1) {
		t.climb(r)
	}
	return t
}

// climb gives lanes to a rung and all above it.
func (t *tree) climb(r int) {
	t.lane[r] = t.lanes
	kids := t.ladder.Children(r)
	for _, k := range kids {
		t.climb(k)
	}
	if len(kids) == 0 {
		t.lanes++
	}
	t.last[r] = t.lanes - 1
}

// draw lists the rungs from the highest down; airy sets a row of rails below each height.
func (t *tree) draw(airy bool) []Line {
	order := make([]int, len(t.ladder.Rungs))
	for r := range order {
		order[r] = r
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(t.height(b), t.height(a)), cmp.Compare(t.lane[a], t.lane[b]))
	})
	open := make([]bool, t.lanes) // lanes with a rung above that has not met its parent yet
	var lines []Line
	for i, r := range order {
		if len(t.ladder.Children(r)) > 1 {
			lines = append(lines, t.join(r, open))
		} else if airy && i > 0 && t.height(order[i-1]) != t.height(r) {
			lines = append(lines, t.rails(open))
		}
		lines = append(lines, t.row(r, open))
		open[t.lane[r]] = t.ladder.Parent(r) >= 0
	}
	return lines
}

func (t *tree) height(r int) int { return len(t.ladder.PathTo(r)) }

// row is one rung: its sign in its lane, the rails of the others, its name.
func (t *tree) row(r int, open []bool) Line {
	line := t.cells(open, func(lane int) (Line, bool) { return t.sign(r), lane == t.lane[r] })
	return append(line.Add(Text, " "), rungName(t.ladder, r, t.marks, t.note)...)
}

func (t *tree) rails(open []bool) Line {
	return t.cells(open, func(int) (Line, bool) { return nil, false })
}

// join closes the lanes of all ways above a rung but the first.
func (t *tree) join(r int, open []bool) Line {
	first, last := t.lane[r], t.last[r]
	var line Line
	for lane := range open {
		switch {
		case lane == first:
			line = line.Add(Rail, "├─")
		case lane > first && lane < last && open[lane]:
			line = line.Add(Rail, "┴─")
		case lane > first && lane < last:
			line = line.Add(Rail, "──")
		case lane == last:
			line = line.Add(Rail, "╯ ")
		default:
			line = append(line, rail(open[lane])...)
		}
		if lane > first && lane <= last {
			open[lane] = false
		}
	}
	return line
}

// cells draws one row of lanes; special answers with what stands in a lane in place of its rail.
func (t *tree) cells(open []bool, special func(lane int) (Line, bool)) Line {
	var line Line
	for lane := range open {
		if sign, ok := special(lane); ok {
			line = append(append(line, sign...), Span{" ", Text})
			continue
		}
		line = append(line, rail(open[lane])...)
	}
	return line
}

func rail(open bool) Line {
	if open {
		return L(Rail, "│ ")
	}
	return L(Text, "  ")
}

func (t *tree) sign(r int) Line {
	switch {
	case r == t.marks.At:
		return L(Accent, "●")
	case slices.Contains(t.reached, r):
		return L(Met, "┿")
	case t.marks.next(r):
		return L(Missing, "○")
	}
	return L(Rail, "┼")
}

// Ways draws the ways up a ladder lying down, one below the other, as the progress lines of the questions: see Flat. What two ways
// have in common stands on the first alone. Where the width or the number of lines (most) is too small for all of them, only the
// way through the current rung is drawn, as one of them.
func Ways(l *ladder.Ladder, current int, asked func(rung int) (done, total int), width, most int) []Line {
	paths := l.Paths()
	depth := 0
	for _, p := range paths {
		depth = max(depth, len(p))
	}
	column := width / depth
	if len(paths) == 1 || len(paths) > most || column < shortWidth(l)+6 {
		return []Line{oneWay(l, current, asked, width)}
	}
	var lines []Line
	for i, p := range paths {
		from := commonWith(p, paths[:i])
		corner := "╰─ "
		if slices.ContainsFunc(paths[i+1:], func(q ladder.Path) bool { return from > 0 && len(q) > from && q[from-1] == p[from-1] }) {
			corner = "├─ "
		}
		lines = append(lines, way(l, p, from, corner, current, asked, column))
	}
	return lines
}

// oneWay draws the way through the current rung alone, and says that there are more where that leaves room for rails.
func oneWay(l *ladder.Ladder, current int, asked func(rung int) (done, total int), width int) Line {
	path, note := l.PathThrough(current), ""
	if n := len(l.Paths()); n > 1 {
		note = "  one of " + InWords(n) + " ways"
	}
	if room := width - Width(note); flatRail(l, path, room) >= leastRail {
		return Flat(l, path, current, asked, room).Add(Faint, note)
	}
	return Flat(l, path, current, asked, width)
}

// commonWith is how many rungs a path shares with one drawn before.
func commonWith(p ladder.Path, drawn []ladder.Path) int {
	most := 0
	for _, q := range drawn {
		n := 0
		for n < min(len(p), len(q)) && p[n] == q[n] {
			n++
		}
		most = max(most, n)
	}
	return most
}

// way draws a path from the rung at position from, in columns; corner leads to it from the rung below.
func way(l *ladder.Ladder, p ladder.Path, from int, corner string, current int, asked func(rung int) (done, total int), column int) Line {
	var line Line
	if from > 0 {
		line = L(Text, strings.Repeat(" ", from*column-3)).Add(Rail, corner)
	}
	for _, r := range p[from:] {
		done, total := asked(r)
		rail := column - Width(l.Rungs[r].Short) - 2
		line = append(line, flatRung(l.Rungs[r].Short, r == current, rail*done/max(1, total), rail)...)
	}
	return line
}
