// Package oneonone knows how a one-on-one goes, whoever shows it: what there is of it in a home, who gives the second view, what locking
// does, what an agreement begins with, and what becomes of it. It holds no state and asks no clock: times and ids are handed in.
package oneonone

import (
	"slices"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plan"
)

// Docs are the documents of a home, each list with the newest first.
type Docs struct {
	Drafts  []*assess.Assessment
	Results []*assess.Assessment
}

// Finished are the drafts of what is finished: they stay where rung was killed between the two.
func (d Docs) Finished() []*assess.Assessment {
	var left []*assess.Assessment
	for _, x := range d.Drafts {
		if d.Kept(x) {
			left = append(left, x)
		}
	}
	return left
}

// Kept says whether an assessment is among the finished ones.
func (d Docs) Kept(a *assess.Assessment) bool { return byID(d.Results, a.ID) != nil }

func byID(docs []*assess.Assessment, id string) *assess.Assessment {
	i := slices.IndexFunc(docs, func(a *assess.Assessment) bool { return a.ID == id })
	if i < 0 {
		return nil
	}
	return docs[i]
}

// Views are what a one-on-one can begin with. A second view is reached by its first one.
func (d Docs) Views() []*assess.Assessment {
	var views []*assess.Assessment
	for _, a := range d.Results {
		if a.Rater.Role != assess.Agreed && a.About == nil {
			views = append(views, a)
		}
	}
	return views
}

// SecondDraft is the draft of the second view to first, nil if there is none or that view is finished.
func (d Docs) SecondDraft(first *assess.Assessment) *assess.Assessment {
	if assess.Counterpart(d.Results, first) != nil {
		return nil
	}
	for _, x := range d.Drafts {
		if x.About != nil && x.About.ID == first.ID {
			return x
		}
	}
	return nil
}

// FirstOf is the view that a second one is about, nil if it is not here.
func (d Docs) FirstOf(second *assess.Assessment) *assess.Assessment {
	return byID(d.Results, second.About.ID)
}

// SourcesOf are the two views that a record was made from, nil if they are not both here.
func (d Docs) SourcesOf(record *assess.Assessment) []*assess.Assessment {
	var views []*assess.Assessment
	for _, s := range record.Sources {
		view := byID(d.Results, s.ID)
		if view == nil {
			return nil
		}
		views = append(views, view)
	}
	if len(views) != 2 {
		return nil
	}
	return views
}

// DraftOf is the draft of a record of two views, nil if there is none.
func (d Docs) DraftOf(a, b *assess.Assessment) *assess.Assessment { return recordOf(d.Drafts, a, b) }

// RecordOf is the newest record of two views, nil if there is none.
func (d Docs) RecordOf(a, b *assess.Assessment) *assess.Assessment { return recordOf(d.Results, a, b) }

func recordOf(records []*assess.Assessment, a, b *assess.Assessment) *assess.Assessment {
	for _, x := range records {
		if x.IsOf(a.ID, b.ID) {
			return x
		}
	}
	return nil
}

// Rater is who is likely to give the second view: the person, or whoever gave one last as a manager; "" where nobody can say.
func (d Docs) Rater(first *assess.Assessment) string {
	if first.ByOther() {
		return first.Person.Name
	}
	for _, a := range slices.Concat(d.Drafts, d.Results) {
		if a.ByOther() && a.Rater.Name != "" {
			return a.Rater.Name
		}
	}
	return ""
}

// LastPlan is the document with a person's plan, nil if there is none or nothing of it is open.
func (d Docs) LastPlan(person string) *assess.Assessment {
	return stillToDo(d.Results, plan.Latest(d.Results, person))
}

// LastPlanBefore is LastPlan for whoever gives a second view. The plan of the first one says what is answered there, and so may any that
// was made since: all of them where the first view does not say when it was finished.
func (d Docs) LastPlanBefore(first *assess.Assessment) *assess.Assessment {
	others := slices.DeleteFunc(slices.Clone(d.Results), func(a *assess.Assessment) bool { return a.ID == first.ID })
	return stillToDo(others, plan.LatestBefore(others, first.Person.Name, first.FinishedAt))
}

// stillToDo is the document at position i, nil if there is none or nothing of its plan is open.
func stillToDo(docs []*assess.Assessment, i int) *assess.Assessment {
	if i < 0 || plan.Left(docs[i].Plan) == 0 {
		return nil
	}
	return docs[i]
}

// LastPlanTitle stands above last time's plan.
func LastPlanTitle(last *assess.Assessment) string {
	const title = "Last time's plan"
	if !last.Finished() {
		return title
	}
	return title + ", " + plan.Day(last.FinishedAt)
}

// TakeOver puts what is still open of earlier plans into a document that is finished now: when it was begun nobody knew what would be
// open. pair is nil for a view.
func (d Docs) TakeOver(a *assess.Assessment, pair *assess.Pair) {
	a.Plan = plan.Join(a.Plan, plan.ForNew(d.Results, a.Person.Name, pair))
}

// Without is a list without the document of an id.
func Without(docs []*assess.Assessment, id string) []*assess.Assessment {
	return slices.DeleteFunc(slices.Clone(docs), func(a *assess.Assessment) bool { return a.ID == id })
}

// Snapshot copies an assessment with the lists that somebody goes on to change: answers, notes, preferences and the plan. All others are
// set once, so they are shared.
func Snapshot(a *assess.Assessment) *assess.Assessment {
	s := *a
	s.Answers, s.Pending, s.Leanings, s.Plan = slices.Clone(a.Answers), slices.Clone(a.Pending), slices.Clone(a.Leanings), slices.Clone(a.Plan)
	return &s
}

// WorthKeeping says whether there is anything in a draft.
func WorthKeeping(a *assess.Assessment) bool { return len(a.Answers)+len(a.Pending) > 0 }
