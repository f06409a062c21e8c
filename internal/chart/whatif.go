package chart

import (
	"fmt"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// WhatIf changes answers for a moment, to see placement, readiness and gaps move. Nothing of it is saved.
type WhatIf struct {
	Base  Outcome       // the result as it is, with a reading
	Now   Outcome       // with the changes
	Sheet assess.Sheet  // the answers with the changes
	Rows  []ladder.Cell // the open indicators of the gaps, in the gaps' order
}

// NewWhatIf begins with the result as it is; it must have a reading.
func NewWhatIf(o Outcome) *WhatIf {
	w := &WhatIf{Base: o, Now: o, Sheet: o.Reading.Sheet.Clone()}
	for _, g := range o.Result.Gaps {
		w.Rows = append(w.Rows, o.OpenCells(g)...)
	}
	return w
}

// Set takes a value for a row, kept within the scale.
func (w *WhatIf) Set(row, value int) {
	value = max(0, min(value, w.Base.Ladder.Scale.Top()))
	for _, cell := range append(w.Base.Ladder.Twins(w.Rows[row]), w.Rows[row]) {
		w.Sheet.Set(cell, assess.Response(value))
	}
	w.score()
}

// Reset takes all changes back.
func (w *WhatIf) Reset() { w.Sheet, w.Now = w.Base.Reading.Sheet.Clone(), w.Base }

// score reads the changed answers anew.
func (w *WhatIf) score() {
	l, a := w.Base.Ladder, *w.Base.Assessment
	a.Answers, a.Open = nil, nil // what is open has the person's answer in the sheet
	for c := range l.Competencies {
		for r := range l.Rungs {
			cell := ladder.Cell{Competency: c, Rung: r}
			if x := w.Sheet.Get(cell); x.Answered() {
				at := l.OriginOf(cell)
				a.Answers = append(a.Answers, assess.Answer{Rung: at.Rung, Competency: at.Competency, Response: x})
			}
		}
	}
	if res, err := score.Derive(l, &a); err == nil {
		a.Result = res
		w.Now = NewOutcome(l, &a).towardSame(w.Base)
	}
}

// Spoken says how the result moves. Where another role comes next, its figures say little: few of its questions were asked.
func (w *WhatIf) Spoken() []string {
	b, n := w.Base.Result, w.Now.Result
	said := []string{moved(w.Base.Stands()+":", w.Base.orStart(b.Placement), w.Base.orStart(n.Placement))}
	if b.Target != n.Target {
		return append(said, moved("The next role:", w.Base.orStart(b.Target), w.Base.orStart(n.Target))+" Few of its questions were asked.")
	}
	return append(said,
		moved("Readiness for "+w.Base.orStart(b.Target)+":", readiness(b), readiness(n)),
		moved("Blocked by", w.Base.blockers(b), w.Base.blockers(n)),
		moved("Gaps:", fmt.Sprint(len(b.Gaps)), fmt.Sprint(len(n.Gaps))))
}

func moved(label, was, is string) string {
	if was == is {
		return label + " " + was + ", as before."
	}
	return label + " " + is + "; before, " + was + "."
}

func readiness(r *assess.Result) string {
	if r.Readiness.Percent == nil {
		return "too little to say"
	}
	return fmt.Sprintf("%d percent", *r.Readiness.Percent)
}

func (o Outcome) blockers(r *assess.Result) string {
	if len(r.Blocked) == 0 {
		return "nothing"
	}
	return inList(o.competencyTitles(r.Blocked))
}
