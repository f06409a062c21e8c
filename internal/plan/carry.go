package plan

import (
	"slices"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

// ForNew is the plan that a new document of a person takes over: what is still open of the last plan among docs and, in the record of a
// pair, of the plans of both views. What was done or dropped in one of these since another was begun stays closed, and where an item is
// open in more than one, that of the newest counts. pair is nil for a view. docs may hold both views.
func ForNew(docs []*assess.Assessment, person string, pair *assess.Pair) []assess.PlanItem {
	from := sources(docs, person, pair)
	items := stillOpen(from)
	slices.SortStableFunc(from, newestFirst)
	latest := map[words]assess.PlanItem{}
	for _, item := range stillOpen(from) {
		latest[wordsOf(item)] = item
	}
	for i, item := range items {
		items[i] = latest[wordsOf(item)]
	}
	return items
}

// sources are the documents whose plans are taken over: the last one, and the views of a pair.
func sources(docs []*assess.Assessment, person string, pair *assess.Pair) []*assess.Assessment {
	var views []*assess.Assessment
	if pair != nil {
		views = []*assess.Assessment{pair.Self, pair.Manager}
	}
	docs = slices.DeleteFunc(slices.Clone(docs), func(a *assess.Assessment) bool {
		return slices.ContainsFunc(views, func(v *assess.Assessment) bool { return v.ID == a.ID })
	})
	if i := Latest(docs, person); i >= 0 {
		return append([]*assess.Assessment{docs[i]}, views...)
	}
	return views
}

// newestFirst orders documents by when they were finished. A record is newer than its views, whatever day its talk is said to be of.
func newestFirst(a, b *assess.Assessment) int {
	switch {
	case a.IsMadeFrom(b.ID):
		return -1
	case b.IsMadeFrom(a.ID):
		return 1
	}
	return b.FinishedAt.Compare(a.FinishedAt)
}

// stillOpen is what is open in some documents and was not closed in one of them since.
func stillOpen(docs []*assess.Assessment) []assess.PlanItem {
	var items []assess.PlanItem
	for _, a := range docs {
		left := Carry(a.Plan)
		for _, other := range docs {
			left = without(left, closedSince(other.Plan, a.StartedAt))
		}
		items = Join(items, left)
	}
	return items
}

// Join is a list with what is still open of another one and not open in it, at the end. Whatever became of an item in the first list
// stands, so one that it has closed is not opened again.
func Join(items, more []assess.PlanItem) []assess.PlanItem {
	items = slices.Clone(items)
	known := map[words]bool{}
	for _, item := range items {
		known[wordsOf(item)] = true
	}
	for _, item := range Carry(more) {
		if w := wordsOf(item); !known[w] {
			known[w] = true
			items = append(items, item)
		}
	}
	return items
}

func without(items []assess.PlanItem, closed map[words]bool) []assess.PlanItem {
	return slices.DeleteFunc(items, func(item assess.PlanItem) bool { return closed[wordsOf(item)] })
}

// closedSince is what was done or dropped since a document was begun, and is not open again. When an item was closed is a day on the
// calendar of whoever did it, and west of UTC that may be the day before the one on which the document was begun. So that day counts, too:
// what was planned anew that soon is easily added again, while nobody looks for what was done among what is open.
func closedSince(items []assess.PlanItem, begun time.Time) map[words]bool {
	first := begun.UTC().AddDate(0, 0, -1).Format(time.DateOnly)
	closed := map[words]bool{}
	for _, item := range items {
		if !Open(item) && item.Closed >= first {
			closed[wordsOf(item)] = true
		}
	}
	for _, item := range Carry(items) {
		delete(closed, wordsOf(item))
	}
	return closed
}
