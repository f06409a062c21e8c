package plan

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

// Sorted lists the positions of items in the order in which they matter: what is overdue and what is due, by date, then what has no
// date, what was done, what was dropped. Items that are alike in this stay in their order.
func Sorted(items []assess.PlanItem, today string) []int {
	order := make([]int, len(items))
	for i := range items {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := items[a], items[b]
		if c := cmp.Compare(urgency(x, today), urgency(y, today)); c != 0 || !Open(x) {
			return c
		}
		return cmp.Compare(x.Due, y.Due) // days as text sort by time
	})
	return order
}

func urgency(item assess.PlanItem, today string) int {
	switch {
	case item.Status == assess.Dropped:
		return 4
	case item.Status == assess.Done:
		return 3
	case item.Due == "":
		return 2
	case Overdue(item, today) > 0:
		return 0
	}
	return 1
}

// Group is what serves one thing: a competency on its way to a rung, or, without a competency, the whole step to it.
type Group struct {
	Competency, Rung string // ids, "" for none
	Items            []int  // positions in the list, sorted
}

// Groups are the items by what they serve. The group with the most pressing item comes first.
func Groups(items []assess.PlanItem, today string) []Group {
	type served struct{ competency, rung string }
	var groups []Group
	where := map[served]int{}
	for _, i := range Sorted(items, today) {
		serves := served{items[i].Competency, items[i].Rung}
		at, there := where[serves]
		if !there {
			at = len(groups)
			where[serves] = at
			groups = append(groups, Group{Competency: items[i].Competency, Rung: items[i].Rung})
		}
		groups[at].Items = append(groups[at].Items, i)
	}
	return groups
}

// Carry is what a next document takes over of a plan: what is still open, as it is.
func Carry(items []assess.PlanItem) []assess.PlanItem {
	var open []assess.PlanItem
	for _, item := range items {
		if Open(item) {
			open = append(open, item)
		}
	}
	return open
}

// Latest is the position of the document that holds a person's plan: the newest finished one with a plan, -1 if there is none. What two
// agreed on counts before the views of the same day (UTC). Without a name nobody knows whose plan is meant.
func Latest(docs []*assess.Assessment, person string) int {
	return newest(docs, person, planned)
}

// LatestBefore is Latest among what was finished before a time. Where nobody knows that of a document, or the time is zero, it counts as
// later: who must not see what was planned since would see it.
func LatestBefore(docs []*assess.Assessment, person string, before time.Time) int {
	return newest(docs, person, func(a *assess.Assessment) bool { return planned(a) && a.Finished() && a.FinishedAt.Before(before) })
}

func planned(a *assess.Assessment) bool { return len(a.Plan) > 0 }

// Target is the position of the document that a new item of a person goes into: the one with the plan of now. Where that has nothing
// open left, or there is none, it is the newest finished document with a result; -1 if there is none.
func Target(docs []*assess.Assessment, person string) int {
	now := Latest(docs, person)
	if now >= 0 && Left(docs[now].Plan) > 0 {
		return now
	}
	last := newest(docs, person, func(a *assess.Assessment) bool { return a.Result != nil })
	if last < 0 {
		return now
	}
	return last
}

func newest(docs []*assess.Assessment, person string, wanted func(*assess.Assessment) bool) int {
	best := -1
	for i, a := range docs {
		if a.ByOther() { // a view is no place for the plan of whoever it is about
			continue
		}
		if person == "" || !strings.EqualFold(a.Person.Name, person) || assess.Unlocked(a) || !wanted(a) {
			continue
		}
		if best < 0 || newer(a, docs[best]) {
			best = i
		}
	}
	return best
}

// newer says whether a comes before b: by day, then agreed records, then by the time of day.
func newer(a, b *assess.Assessment) bool {
	if x, y := day(a), day(b); x != y {
		return x > y
	}
	if x, y := a.Rater.Role == assess.Agreed, b.Rater.Role == assess.Agreed; x != y {
		return x
	}
	return a.FinishedAt.After(b.FinishedAt)
}

func day(a *assess.Assessment) string { return a.FinishedAt.UTC().Format(time.DateOnly) }
