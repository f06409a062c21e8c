package cli

import (
	"bytes"
	"slices"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/report"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/store"
)

// writeAgenda writes what there is to talk about. As long as only one view is there, nothing of it is in the agenda.
func (o *oneOnOneOptions) writeAgenda() error {
	if err := o.checkOutput(); err != nil {
		return err
	}
	s, err := o.shelfForViews()
	if err != nil {
		return err
	}
	b, err := o.before(s)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := report.Agenda(&text, b); err != nil {
		return err
	}
	return o.writeText(text.Bytes())
}

func (o *oneOnOneOptions) before(s *shelf) (report.Before, error) {
	b := report.Before{Day: o.today()}
	first, err := readView(o, o.first)
	if err != nil {
		return b, err
	}
	second, name, err := o.secondIfThere(first)
	if err != nil {
		return b, err
	}
	if second == nil {
		b.Person, b.Missing = first.Person.Name, assess.Manager
		if first.Rater.Role == assess.Manager {
			b.Missing = assess.Self
		}
		from := source{path: o.first, ladder: o.ladder}
		b.Command = o.command("one-on-one", from.again()) + from.ladderFlag() + o.keys.flags()
		if b.Ladder, err = bindView(s, o.first, first); err != nil {
			return b, err
		}
		b.Last, err = o.lastPlan(b.Person, first)
		return b, err
	}
	two, err := pairUp(s, first, second, [2]string{nameOf(o.first), name})
	if err != nil {
		return b, err
	}
	c, err := two.compare()
	if err != nil {
		return b, err
	}
	o.remark(two)
	v := chart.NewTwoViews(c, nil)
	b.Views, b.Ladder, b.Person = &v, two.ladder, two.pair.PersonName()
	b.Last, err = o.lastPlan(b.Person, first, second)
	return b, err
}

// secondIfThere is the other view of a one-on-one; nil if none was named and none is in the home.
func (o *oneOnOneOptions) secondIfThere(first *assess.Assessment) (*assess.Assessment, string, error) {
	if o.answers == "" {
		return o.counterpart(first)
	}
	return o.other(first)
}

// lastPlan finds what was planned before the views of this one-on-one were given. A plan in one of these says what is answered there.
func (o *oneOnOneOptions) lastPlan(person string, views ...*assess.Assessment) (*assess.Assessment, error) {
	kept, err := o.finished()
	if err != nil {
		return nil, err
	}
	docs := slices.DeleteFunc(store.Documents(kept), func(a *assess.Assessment) bool {
		return slices.ContainsFunc(views, func(v *assess.Assessment) bool { return v.ID == a.ID || a.IsMadeFrom(v.ID) })
	})
	before := earliest(views)
	i := plan.LatestBefore(docs, person, before)
	if before.IsZero() && len(views) == 2 { // with both views there is nobody to keep a plan from
		i = plan.Latest(docs, person)
	}
	if i >= 0 {
		return docs[i], nil
	}
	return nil, nil
}

// earliest is when the first of some views was finished; zero where none of them says.
func earliest(views []*assess.Assessment) time.Time {
	var first time.Time
	for _, v := range views {
		if v.Finished() && (first.IsZero() || v.FinishedAt.Before(first)) {
			first = v.FinishedAt
		}
	}
	return first
}

// writeMinutes writes what was agreed.
func (o *oneOnOneOptions) writeMinutes() error {
	if err := o.checkOutput(); err != nil {
		return err
	}
	s, err := o.shelfForViews()
	if err != nil {
		return err
	}
	a, err := o.after(s)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := report.Minutes(&text, a); err != nil {
		return err
	}
	return o.writeText(text.Bytes())
}

func (o *oneOnOneOptions) after(s *shelf) (report.After, error) {
	a := report.After{Day: o.today()}
	doc, err := readFinished(o, o.first)
	if err != nil {
		return a, err
	}
	kept, err := o.finished()
	if err != nil {
		return a, err
	}
	docs := append([]*assess.Assessment{doc}, store.Documents(kept)...)
	i := slices.IndexFunc(docs, func(x *assess.Assessment) bool {
		return x.Rater.Role == assess.Agreed && (x == doc || x.IsMadeFrom(doc.ID))
	})
	if i < 0 {
		return a, fail(failed, "%s: no record was made of it yet", nameOf(o.first)).
			try("the one-on-one makes it; rung one-on-one FILE --agenda writes what there is to talk about")
	}
	a.Record = docs[i]
	if a.Ladder, err = bindView(s, o.first, a.Record); err != nil {
		return a, err
	}
	if a.Record.Result == nil {
		if a.Record.Result, err = score.Derive(a.Ladder, a.Record); err != nil {
			return a, scoreFailure(nameOf(o.first), err)
		}
	}
	a.Self = sourceAmong(docs, a.Record, assess.Self, a.Ladder)
	a.Manager = sourceAmong(docs, a.Record, assess.Manager, a.Ladder)
	a.Last, err = o.lastPlan(a.Record.Person.Name, present(a.Self, a.Manager)...)
	return a, err
}

// present are those of some documents that are at hand.
func present(docs ...*assess.Assessment) []*assess.Assessment {
	return slices.DeleteFunc(docs, func(a *assess.Assessment) bool { return a == nil })
}

// sourceAmong finds one of the views that a record was made from, with its result; nil where it is not at hand.
func sourceAmong(docs []*assess.Assessment, record *assess.Assessment, role assess.Role, l *ladder.Ladder) *assess.Assessment {
	for _, d := range docs {
		if d.Rater.Role != role || !record.IsMadeFrom(d.ID) || !d.Ladder.Fits(l) {
			continue
		}
		if d.Result == nil {
			d.Result, _ = score.Derive(l, d) // without one there is nothing to say of where it stands
		}
		return d
	}
	return nil
}

// writeText puts a text where -o says, else on standard output.
func (o *oneOnOneOptions) writeText(text []byte) error {
	if o.output == "" {
		return o.write(stdio, text, false)
	}
	return o.write(o.output, text, o.force)
}
