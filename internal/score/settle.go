package score

import (
	"slices"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// WithOpen are the placements (positions of rungs, -1 for none yet) of an agreed record if what it leaves open were answered as the
// person did, and as the manager did. The record itself counts open questions as unasked. It fails with an *assess.AnswerError.
func WithOpen(l *ladder.Ladder, record *assess.Assessment) (self, manager int, err error) {
	place := func(of func(assess.Views) assess.Response) (int, error) {
		answers := slices.Clone(record.Answers)
		for _, o := range record.Open {
			if r := of(o.Views); r.Answered() {
				answers = append(answers, assess.Answer{Rung: o.Rung, Competency: o.Competency, Response: r})
			}
		}
		sheet, err := assess.SheetOf(l, answers)
		if err != nil {
			return -1, err
		}
		return Placement(l, sheet, record.Declared.Index(l)), nil
	}
	if self, err = place(func(v assess.Views) assess.Response { return v.Self }); err != nil {
		return -1, -1, err
	}
	manager, err = place(func(v assess.Views) assess.Response { return v.Manager })
	return self, manager, err
}
