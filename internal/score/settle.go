package score

import (
	"slices"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// An agreed record counts what it leaves open as unasked, so as long as much is open its own figures say little. These functions read it
// with the answers of one of the two views in those places.

// WithOpen are the placements (positions of rungs, -1 for none yet) of an agreed record if what it leaves open were answered as the
// person did, and as the manager did. It fails with an *assess.AnswerError or an *assess.OpenError.
func WithOpen(l *ladder.Ladder, record *assess.Assessment) (self, manager int, err error) {
	if err := assess.CheckOpen(l, record.Open); err != nil {
		return -1, -1, err
	}
	place := func(a *assess.Assessment) (int, error) {
		sheet, err := assess.SheetOf(l, a.Answers)
		return Placement(l, sheet, record.Declared.Index(l)), err
	}
	if self, err = place(filled(record, func(v assess.Views) assess.Response { return v.Self })); err != nil {
		return -1, -1, err
	}
	manager, err = place(filled(record, func(v assess.Views) assess.Response { return v.Manager }))
	return self, manager, err
}

// Counted is the result that is shown and that a plan is made for: an assessment's own, but for an agreed record that leaves questions open
// the one with the person's own answers to them, as both views were measured to the person's target. The record's own counts them as
// unasked, which may put the person below both views.
func Counted(l *ladder.Ladder, a *assess.Assessment) *assess.Result {
	if a.Rater.Role != assess.Agreed || len(a.Open) == 0 || !a.Ladder.Fits(l) {
		return a.Result
	}
	res, err := Derive(l, AsThePerson(a))
	if err != nil {
		return a.Result
	}
	return res
}

// AsThePerson is an agreed record with the person's own answers to what it leaves open.
func AsThePerson(record *assess.Assessment) *assess.Assessment {
	return filled(record, func(v assess.Views) assess.Response { return v.Self })
}

// filled is a record with an answer to each question that it leaves open, as far as the view has one.
func filled(record *assess.Assessment, of func(assess.Views) assess.Response) *assess.Assessment {
	a := *record
	a.Answers, a.Open = slices.Clone(record.Answers), nil
	for _, o := range record.Open {
		if r := of(o.Views); r.Answered() {
			a.Answers = append(a.Answers, assess.Answer{Rung: o.Rung, Competency: o.Competency, Response: r})
		}
	}
	return &a
}
