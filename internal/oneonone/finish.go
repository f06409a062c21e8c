package oneonone

import (
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// Finish ends an assessment: what comes of it has its result and what is still open of earlier plans, and the draft stays as it was. It
// fails with score.ErrNotEnough where too little is on the scale.
func (d Docs) Finish(l *ladder.Ladder, draft *assess.Assessment, at func() time.Time) (*assess.Assessment, error) {
	a := Snapshot(draft)
	res, err := score.Derive(l, a)
	if err != nil {
		return nil, err
	}
	a.Result, a.FinishedAt = res, at()
	d.TakeOver(a, nil)
	return a, nil
}
