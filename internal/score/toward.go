package score

import (
	"slices"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// Alone is rung r as a role of its own: what lies below it does not count. So lateral suggestions are scored (section 5).
func (rd *Reading) Alone(r int) assess.Next {
	return ReadPath(rd.Ladder, ladder.Path{r}, rd.Sheet).nextRole(1, assess.Lateral)
}

// Toward turns a reading and its result to another of the next roles, next: target, readiness, blocks, gaps and levels are then those of
// that role. Placement and margin stay. It is how a fork is looked at from each of its ways.
func (rd *Reading) Toward(res *assess.Result, next assess.Next) (*Reading, *assess.Result) {
	turned := *rd
	turned.Target = rd.Ladder.RungIndex(next.Rung)
	if next.Kind == assess.Lateral {
		turned.best = slices.Clone(rd.best)
		turned.best[turned.Target] = ReadPath(rd.Ladder, ladder.Path{turned.Target}, rd.Sheet)
	}
	main := turned.Main()
	result := *res
	result.Target = assess.RungRef(next.Rung)
	result.Readiness, result.Blocked, result.Gaps = next.Readiness, next.Blocked, next.Gaps
	result.Levels = main.levelResults(main.Height(turned.Target))
	return &turned, &result
}
