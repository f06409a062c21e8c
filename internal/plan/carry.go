package plan

import (
	"slices"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

// ForNew is the plan that a new document of a person takes over: what is still open of the last plan among docs and, in the record of a
// pair, what is still open of the plans of both views and not done or dropped since. pair is nil for a view. docs may hold
// both views.
func ForNew(docs []*assess.Assessment, person string, pair *assess.Pair) []assess.PlanItem {
	var views []*assess.Assessment
	if pair != nil {
		views = []*assess.Assessment{pair.Self, pair.Manager}
	}
	docs = slices.DeleteFunc(slices.Clone(docs), func(a *assess.Assessment) bool {
		return slices.ContainsFunc(views, func(v *assess.Assessment) bool { return v.ID == a.ID })
	})
	var last []assess.PlanItem
	if i := Latest(docs, person); i >= 0 {
		last = docs[i].Plan
	}
	items := Carry(last)
	for _, v := range views {
		left := slices.DeleteFunc(Carry(v.Plan), func(item assess.PlanItem) bool { return closedSince(last, item, v.StartedAt) })
		items = Join(items, left)
	}
	return items
}

// Join is a list with what is still open of another one and not open in it, at the end. Whatever became of an item in the first list
// stands, so one that it has closed is not opened again.
func Join(items, more []assess.PlanItem) []assess.PlanItem {
	items = slices.Clone(items)
	for _, item := range Carry(more) {
		if !slices.ContainsFunc(items, func(x assess.PlanItem) bool { return sameWords(x, item) }) {
			items = append(items, item)
		}
	}
	return items
}

// closedSince says whether an item that a view took over was done or dropped since the view was begun.
func closedSince(items []assess.PlanItem, item assess.PlanItem, begun time.Time) bool {
	return slices.ContainsFunc(items, func(x assess.PlanItem) bool {
		return sameWords(x, item) && !Open(x) && x.Closed >= begun.Format(time.DateOnly)
	})
}
