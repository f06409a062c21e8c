package score

import (
	"cmp"
	"slices"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// Reading is a whole ladder scored: every path, and for each rung the path that reads best (scoring section 5).
// A ladder without branches is the case of one path.
type Reading struct {
	Ladder    *ladder.Ladder
	Sheet     assess.Sheet
	best      []*Path // per rung of the ladder
	Placement int     // position of a rung, -1: not on the first rung yet
	Target    int     // position of a rung; the placement itself at the top
}

// Read scores the answers of s. declared is the position of the declared rung, -1 for none; it only decides ties
// between branches.
func Read(l *ladder.Ladder, s assess.Sheet, declared int) *Reading {
	rd := &Reading{Ladder: l, Sheet: s, best: make([]*Path, len(l.Rungs))}
	for _, rungs := range l.Paths() {
		p := ReadPath(l, rungs, s)
		for _, r := range rungs {
			if rd.best[r] == nil || p.beats(rd.best[r], r) {
				rd.best[r] = p
			}
		}
	}
	rd.Placement = rd.place(declared)
	rd.Target = rd.Placement
	if next := rd.NextSteps(); len(next) > 0 {
		rd.Target = next[0]
	}
	return rd
}

// Placement is Read for callers that need nothing else; it has the shape of assess.Placer.
func Placement(l *ladder.Ladder, s assess.Sheet, declared int) int {
	return Read(l, s, declared).Placement
}

// beats says whether p reads rung r better than q does.
func (p *Path) beats(q *Path, r int) bool {
	a, b := p.At(p.Height(r)), q.At(q.Height(r))
	return cmp.Or(compareTrueFirst(b.OK, a.OK), cmp.Compare(a.Met, b.Met), cmp.Compare(a.Num, b.Num)) > 0
}

// Path returns the path on which rung r reads best.
func (rd *Reading) Path(r int) *Path { return rd.best[r] }

// Main returns the path that placement and target stand on.
func (rd *Reading) Main() *Path { return rd.best[rd.Target] }

// At returns the best reading of rung r.
func (rd *Reading) At(r int) Step { return rd.best[r].At(rd.best[r].Height(r)) }

// GapsTo returns the gaps up to rung r on its best path.
func (rd *Reading) GapsTo(r int) []Gap { return rd.best[r].GapsTo(rd.best[r].Height(r)) }

// NextSteps lists the rungs directly above the placement (the roots if there is none), readiest first.
func (rd *Reading) NextSteps() []int {
	next := rd.Ladder.Children(rd.Placement)
	slices.SortStableFunc(next, func(a, b int) int {
		x, y := rd.At(a), rd.At(b)
		return cmp.Or(
			compareTrueFirst(x.Total > 0, y.Total > 0),
			cmp.Compare(y.Num*x.Total, x.Num*y.Total), // the fractions Num/(3*Total), compared exactly
		)
	})
	return next
}

// place finds the reached rung of greatest depth; ties go to the declared branch, then to the better met one, then to file order.
func (rd *Reading) place(declared int) int {
	best := -1
	for r := range rd.Ladder.Rungs {
		if rd.reached(r) && (best < 0 || rd.deeper(r, best, declared)) {
			best = r
		}
	}
	return best
}

func (rd *Reading) reached(r int) bool {
	for ; r >= 0; r = rd.Ladder.Parent(r) {
		if !rd.At(r).OK {
			return false
		}
	}
	return true
}

func (rd *Reading) deeper(a, b, declared int) bool {
	x, y := rd.At(a), rd.At(b)
	return cmp.Or(
		cmp.Compare(len(rd.Ladder.PathTo(a)), len(rd.Ladder.PathTo(b))),
		compareTrueFirst(rd.sameBranch(b, declared), rd.sameBranch(a, declared)),
		cmp.Compare(x.Met*y.Total, y.Met*x.Total),
	) > 0
}

// sameBranch says whether rung r is the declared one, above it or below it.
func (rd *Reading) sameBranch(r, declared int) bool {
	return declared >= 0 &&
		(slices.Contains(rd.Ladder.PathTo(r), declared) || slices.Contains(rd.Ladder.PathTo(declared), r))
}

// OpenTo lists the indicators of competency c that are still open up to rung r, the lowest first.
func (rd *Reading) OpenTo(c, r int) []ladder.Cell {
	p := rd.best[r]
	var cells []ladder.Cell
	for _, h := range p.open(c, p.Height(r)) {
		cells = append(cells, p.cell(c, h))
	}
	return cells
}
