package plan

import (
	"slices"

	"github.com/rung-dev/rung/internal/assess"
)

// Operation is what can be done to the item at position i, such as Reopen.
type Operation func(items []assess.PlanItem, i int) ([]assess.PlanItem, error)

// On is an operation on the item that was known to be at position i. On a list that somebody else has changed since it finds that item
// wherever it is by then, and is refused where nobody can say which one it is.
func On(i int, known assess.PlanItem, to Operation) Change {
	return func(items []assess.PlanItem) ([]assess.PlanItem, error) {
		at := only(items, i, func(x assess.PlanItem) bool { return same(x, known) })
		if at < 0 {
			return nil, refuse("look at the plan as it is now, and decide again", "this item was changed by another rung")
		}
		return to(items, at)
	}
}

// Follow returns the position that the item at position i of one list has in a later one, -1 in an empty one. Of an item that was changed
// since the words count, and in the end the place: no operation moves an item.
func Follow(before, after []assess.PlanItem, i int) int {
	if i >= 0 && i < len(before) {
		for _, alike := range []func(x, y assess.PlanItem) bool{same, sameWords} {
			if at := only(after, i, func(x assess.PlanItem) bool { return alike(x, before[i]) }); at >= 0 {
				return at
			}
		}
	}
	return min(max(0, i), len(after)-1)
}

// only is position i where the item there is meant, else the position of the only one that is, else -1.
func only(items []assess.PlanItem, i int, meant func(assess.PlanItem) bool) int {
	if i >= 0 && i < len(items) && meant(items[i]) {
		return i
	}
	first := slices.IndexFunc(items, meant)
	if first < 0 || slices.ContainsFunc(items[first+1:], meant) {
		return -1
	}
	return first
}

// same says whether two items are one, as far as a person can see. Why an item was moved is no part of it.
func same(x, y assess.PlanItem) bool {
	return sameWords(x, y) && x.Owner == y.Owner && x.Due == y.Due && x.Status == y.Status
}

func sameWords(x, y assess.PlanItem) bool { return wordsOf(x) == wordsOf(y) }

// words are what an item is known by in more than one document: whose they are, when it is due and what became of it may differ.
type words struct{ competency, rung, action string }

func wordsOf(item assess.PlanItem) words { return words{item.Competency, item.Rung, item.Action} }
