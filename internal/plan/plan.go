// Package plan works on a person's plan: a list of actions with dates. It knows what the ladder suggests, which plan is the one of
// now, and the operations on a list. Days are text as in the document, YYYY-MM-DD; nothing here asks a clock or a disk.
//
// No operation removes an item or moves it to another place, so the position of an item in its list names it for good.
package plan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
)

// Change is an operation on a plan. It leaves the list it is given alone. It can be carried out once more on a list that has grown
// since, as somebody else may have changed the plan on disk; see On.
type Change func([]assess.PlanItem) ([]assess.PlanItem, error)

// Error says why a plan was not changed, without a full stop. It is never about the disk.
type Error struct{ Text, Advice string }

func (e *Error) Error() string { return e.Text }

// Hint is what to do about it, "" where the text says it all.
func (e *Error) Hint() string { return e.Advice }

func refuse(advice, format string, args ...any) error {
	return &Error{fmt.Sprintf(format, args...), advice}
}

// Open says whether an item is still to be done. A status that nobody here knows counts as open.
func Open(item assess.PlanItem) bool {
	return item.Status != assess.Done && item.Status != assess.Dropped
}

// Left counts the items that are still to be done.
func Left(items []assess.PlanItem) int {
	n := 0
	for _, item := range items {
		if Open(item) {
			n++
		}
	}
	return n
}

// Add puts an open item at the end. The same action for the same thing is not put there twice while it is open.
func Add(items []assess.PlanItem, item assess.PlanItem) ([]assess.PlanItem, error) {
	item.Action, item.Owner = strings.TrimSpace(item.Action), strings.TrimSpace(item.Owner)
	item.Status, item.Closed, item.Reason = assess.Planned, "", ""
	if item.Action == "" {
		return nil, refuse("say in a few words what is to be done", "the action is empty")
	}
	if err := checkDay(item.Due); err != nil {
		return nil, err
	}
	if i := Find(items, item); i >= 0 {
		return nil, onPlanAlready(i)
	}
	return append(slices.Clone(items), item), nil
}

func onPlanAlready(i int) error {
	return refuse("move or edit that one", "this action is on the plan already, as number %d", i+1)
}

// Find returns the position of the open item with the same action for the same thing, -1 if there is none.
func Find(items []assess.PlanItem, item assess.PlanItem) int {
	return slices.IndexFunc(items, func(x assess.PlanItem) bool {
		return Open(x) && sameWords(x, item)
	})
}

// Tick notes that an item was done on a day.
func Tick(items []assess.PlanItem, i int, day string) ([]assess.PlanItem, error) {
	return whileOpen(items, i, func(item *assess.PlanItem) error {
		item.Status, item.Closed = assess.Done, day
		return checkDay(day)
	})
}

// Drop notes that an item was given up on a day, and why.
func Drop(items []assess.PlanItem, i int, day, reason string) ([]assess.PlanItem, error) {
	return whileOpen(items, i, func(item *assess.PlanItem) error {
		item.Status, item.Closed, item.Reason = assess.Dropped, day, strings.TrimSpace(reason)
		if item.Reason == "" {
			return refuse("one sentence is enough; who reads it next year will want to know", "say why it is dropped")
		}
		return checkDay(day)
	})
}

// Move gives an item another date, "" for none. The reason may be empty; one given for an earlier move is forgotten.
func Move(items []assess.PlanItem, i int, due, reason string) ([]assess.PlanItem, error) {
	return whileOpen(items, i, func(item *assess.PlanItem) error {
		if item.Due == due {
			return refuse("name another date", "number %d has that date already", i+1)
		}
		item.Due, item.Reason = due, strings.TrimSpace(reason)
		return checkDay(due)
	})
}

// Reopen takes back that an item was done or dropped. Why it was dropped is forgotten with it. As with Add, the same action is not open
// twice.
func Reopen(items []assess.PlanItem, i int) ([]assess.PlanItem, error) {
	return once(items, i, reopen)
}

func reopen(items []assess.PlanItem, i int) ([]assess.PlanItem, error) {
	return edit(items, i, func(item *assess.PlanItem) error {
		if Open(*item) {
			return refuse("only what is done or dropped can be opened again", "number %d is open", i+1)
		}
		if item.Status == assess.Dropped {
			item.Reason = ""
		}
		item.Status, item.Closed = assess.Planned, ""
		return nil
	})
}

// Edit gives an item other words or another owner. As with Add, the same action is not open twice.
func Edit(items []assess.PlanItem, i int, action, owner string) ([]assess.PlanItem, error) {
	return once(items, i, func(items []assess.PlanItem, i int) ([]assess.PlanItem, error) {
		return edit(items, i, func(item *assess.PlanItem) error {
			item.Action, item.Owner = strings.TrimSpace(action), strings.TrimSpace(owner)
			if item.Action == "" {
				return refuse("an item that is given up is dropped, not emptied", "the action is empty")
			}
			return nil
		})
	})
}

// once is an operation that is refused where it makes an item the same as another open one. Those that are the same already, as somebody
// has written them by hand, can still be changed.
func once(items []assess.PlanItem, i int, to Operation) ([]assess.PlanItem, error) {
	after, err := to(items, i)
	if err != nil {
		return nil, err
	}
	if !Open(after[i]) || Open(items[i]) && sameWords(items[i], after[i]) {
		return after, nil
	}
	if twin := Find(items, after[i]); twin >= 0 {
		return nil, onPlanAlready(twin)
	}
	return after, nil
}

// whileOpen is edit for what can only be done to an open item.
func whileOpen(items []assess.PlanItem, i int, change func(*assess.PlanItem) error) ([]assess.PlanItem, error) {
	return edit(items, i, func(item *assess.PlanItem) error {
		if !Open(*item) {
			return refuse("open it again first", "number %d is %s", i+1, item.Status)
		}
		return change(item)
	})
}

// edit returns a list in which one item is changed.
func edit(items []assess.PlanItem, i int, change func(*assess.PlanItem) error) ([]assess.PlanItem, error) {
	if i < 0 || i >= len(items) {
		return nil, refuse(has(items), "the plan has no number %d", i+1)
	}
	items = slices.Clone(items)
	if err := change(&items[i]); err != nil {
		return nil, err
	}
	return items, nil
}

func has(items []assess.PlanItem) string {
	switch len(items) {
	case 0:
		return "it has nothing yet"
	case 1:
		return "it has number 1 alone"
	}
	return fmt.Sprintf("it has numbers 1 to %d", len(items))
}
