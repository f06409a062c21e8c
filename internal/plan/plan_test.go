package plan_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plan"
)

const today = "2026-11-21"

// five items of every state.
func five() []assess.PlanItem {
	return []assess.PlanItem{
		{Competency: "business", Rung: "head", Action: "Shadow a budget owner", Due: "2026-11-09", Status: assess.Planned},
		{Competency: "talent", Rung: "head", Action: "Mentor a colleague", Owner: "Max", Due: "2027-02-01", Status: assess.Planned},
		{Competency: "business", Rung: "head", Action: "Read the annual report", Status: assess.Done, Closed: "2026-10-01", Reason: "moved once"},
		{Rung: "head", Action: "Chair the review", Status: assess.Dropped, Closed: "2026-10-02", Reason: "There is none."},
		{Competency: "talent", Rung: "head", Action: "Write hiring criteria", Status: "waiting", Unknown: assess.Unknown(`{"mood":"good"}`)},
	}
}

func TestOperations(t *testing.T) {
	for _, c := range []struct {
		name   string
		change plan.Change
		at     int
		want   assess.PlanItem
	}{
		{"add", func(p []assess.PlanItem) ([]assess.PlanItem, error) {
			return plan.Add(p, assess.PlanItem{Competency: "market", Rung: "pm", Action: " Visit a customer\n", Owner: " Ada ", Due: "2027-01-01", Status: assess.Done, Closed: today, Reason: "x"})
		}, 5, assess.PlanItem{Competency: "market", Rung: "pm", Action: "Visit a customer", Owner: "Ada", Due: "2027-01-01", Status: assess.Planned}},
		{"add again what was done", func(p []assess.PlanItem) ([]assess.PlanItem, error) {
			return plan.Add(p, assess.PlanItem{Competency: "business", Rung: "head", Action: "Read the annual report"})
		}, 5, assess.PlanItem{Competency: "business", Rung: "head", Action: "Read the annual report", Status: assess.Planned}},
		{"tick", func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Tick(p, 0, today) },
			0, assess.PlanItem{Competency: "business", Rung: "head", Action: "Shadow a budget owner", Due: "2026-11-09", Status: assess.Done, Closed: today}},
		{"tick an unknown status", func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Tick(p, 4, today) },
			4, assess.PlanItem{Competency: "talent", Rung: "head", Action: "Write hiring criteria", Status: assess.Done, Closed: today, Unknown: assess.Unknown(`{"mood":"good"}`)}},
		{"move an unknown status", func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Move(p, 4, "2027-03-01", "") },
			4, assess.PlanItem{Competency: "talent", Rung: "head", Action: "Write hiring criteria", Due: "2027-03-01", Status: "waiting", Unknown: assess.Unknown(`{"mood":"good"}`)}},
		{"move", func(p []assess.PlanItem) ([]assess.PlanItem, error) {
			return plan.Move(p, 1, "2027-05-01", " Max is away. ")
		},
			1, assess.PlanItem{Competency: "talent", Rung: "head", Action: "Mentor a colleague", Owner: "Max", Due: "2027-05-01", Status: assess.Planned, Reason: "Max is away."}},
		{"take the date away", func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Move(p, 1, "", "") },
			1, assess.PlanItem{Competency: "talent", Rung: "head", Action: "Mentor a colleague", Owner: "Max", Status: assess.Planned}},
		{"drop", func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Drop(p, 1, today, " No junior. ") },
			1, assess.PlanItem{Competency: "talent", Rung: "head", Action: "Mentor a colleague", Owner: "Max", Due: "2027-02-01", Status: assess.Dropped, Closed: today, Reason: "No junior."}},
		{"reopen what was done", func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Reopen(p, 2) },
			2, assess.PlanItem{Competency: "business", Rung: "head", Action: "Read the annual report", Status: assess.Planned, Reason: "moved once"}},
		{"reopen what was dropped", func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Reopen(p, 3) },
			3, assess.PlanItem{Rung: "head", Action: "Chair the review", Status: assess.Planned}},
		{"edit", func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Edit(p, 1, " Mentor two ", "") },
			1, assess.PlanItem{Competency: "talent", Rung: "head", Action: "Mentor two", Due: "2027-02-01", Status: assess.Planned}},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := five()
			after, err := c.change(before)
			if err != nil {
				t.Fatal(err)
			}
			want := five()
			if c.at == len(want) {
				want = append(want, assess.PlanItem{})
			}
			want[c.at] = c.want
			if diff := cmp.Diff(want, after); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(five(), before); diff != "" {
				t.Errorf("the list that was given is changed:\n%s", diff)
			}
		})
	}
}

func TestOperationsRefuse(t *testing.T) {
	for _, c := range []struct {
		change     plan.Change
		text, hint string
	}{
		{func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Tick(p, 2, today) }, "number 3 is done", "open it again first"},
		{func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Move(p, 3, today, "") }, "number 4 is dropped", "open it again first"},
		{func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Drop(p, 2, today, "x") }, "number 3 is done", "open it again first"},
		{func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Drop(p, 0, today, " \n") }, "say why it is dropped", "one sentence"},
		{func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Move(p, 1, "2027-02-01", "x") }, "number 2 has that date already", "another"},
		{func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Move(p, 1, "soon", "x") }, `"soon" is no date`, "2027-02-01"},
		{func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Tick(p, 1, "now") }, `"now" is no date`, ""},
		{func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Reopen(p, 0) }, "number 1 is open", ""},
		{func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Reopen(p, 4) }, "number 5 is open", ""},
		{func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Edit(p, 0, " ", "Max") }, "the action is empty", "dropped"},
		{func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Tick(p, 5, today) }, "the plan has no number 6", "numbers 1 to 5"},
		{func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Tick(p, -1, today) }, "the plan has no number 0", "numbers 1 to 5"},
		{func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Tick(p[:1], 1, today) }, "no number 2", "number 1 alone"},
		{func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Tick(nil, 0, today) }, "no number 1", "nothing yet"},
		{func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Add(p, assess.PlanItem{Action: " "}) }, "the action is empty", "few words"},
		{func(p []assess.PlanItem) ([]assess.PlanItem, error) {
			return plan.Add(p, assess.PlanItem{Action: "x", Due: "2027-02-30"})
		}, `"2027-02-30" is no date`, "2027-02-01"},
		{func(p []assess.PlanItem) ([]assess.PlanItem, error) {
			return plan.Add(p, assess.PlanItem{Competency: "talent", Rung: "head", Action: "Mentor a colleague "})
		}, "on the plan already, as number 2", "move or edit"},
	} {
		items, err := c.change(five())
		var refused *plan.Error
		if !errors.As(err, &refused) || items != nil || !strings.Contains(err.Error(), c.text) || !strings.Contains(refused.Hint(), c.hint) {
			t.Errorf("%v, %v (%v); want %s (%s)", items, err, refused, c.text, c.hint)
		}
	}
}

// TestNoTwins: nothing that is done to an item makes it one that is open on the plan already.
func TestNoTwins(t *testing.T) {
	bake, done, other := item("bake", assess.Planned), item("bake", assess.Done), item("other", assess.Planned)
	edit := func(action string) plan.Operation {
		return func(p []assess.PlanItem, i int) ([]assess.PlanItem, error) { return plan.Edit(p, i, action, "Max") }
	}
	anew := func(of assess.PlanItem, to plan.Operation) plan.Operation {
		return func(p []assess.PlanItem, i int) ([]assess.PlanItem, error) { return plan.Anew(i, of, to)(p) }
	}
	move := func(p []assess.PlanItem, i int) ([]assess.PlanItem, error) { return plan.Move(p, i, "2027-01-01", "") }
	drop := func(p []assess.PlanItem, i int) ([]assess.PlanItem, error) {
		return plan.Drop(p, i, today, "once is enough")
	}
	for name, c := range map[string]struct {
		items   []assess.PlanItem // of which the second is changed
		to      plan.Operation
		refused bool
	}{
		"other words":                         {[]assess.PlanItem{bake, other}, edit(" bake "), true},
		"other words, one after it":           {[]assess.PlanItem{item("x", assess.Planned), other, bake}, edit("bake"), true},
		"open again":                          {[]assess.PlanItem{bake, done}, plan.Reopen, true},
		"decided anew":                        {[]assess.PlanItem{bake, done}, anew(done, move), true},
		"decided anew, and dropped":           {[]assess.PlanItem{bake, done}, anew(done, drop), false},
		"of one that is closed":               {[]assess.PlanItem{done, other}, edit("bake"), false},
		"of one that stays closed":            {[]assess.PlanItem{bake, item("cook", assess.Done)}, edit("bake"), false},
		"the same words":                      {[]assess.PlanItem{other, bake}, edit("bake"), false},
		"twins by hand: another owner":        {[]assess.PlanItem{bake, bake}, edit("bake"), false},
		"twins by hand: another date":         {[]assess.PlanItem{bake, bake}, move, false},
		"open again where that one is closed": {[]assess.PlanItem{done, done}, plan.Reopen, false},
	} {
		got, err := c.to(c.items, 1)
		var refused *plan.Error
		switch {
		case !c.refused && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.refused && (!errors.As(err, &refused) || !strings.HasPrefix(refused.Text, "this action is on the plan already, as number ") || refused.Hint() != "move or edit that one" || got != nil):
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	if _, err := plan.Reopen([]assess.PlanItem{other, done, bake}, 1); err == nil || !strings.HasSuffix(err.Error(), "number 3") {
		t.Error(err)
	}
}

func drawDay(t *rapid.T, label string) string {
	return time.Date(1970, 1, 1+rapid.IntRange(0, 84_000).Draw(t, label), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

func drawItem(t *rapid.T) assess.PlanItem {
	item := assess.PlanItem{
		Competency: rapid.SampledFrom([]string{"", "business", "talent"}).Draw(t, "competency"),
		Rung:       rapid.SampledFrom([]string{"", "pm", "head"}).Draw(t, "rung"),
		Action:     rapid.SampledFrom([]string{"", "one", "two", "three"}).Draw(t, "action"),
		Owner:      rapid.SampledFrom([]string{"", "Max"}).Draw(t, "owner"),
		Due:        rapid.SampledFrom([]string{"", "2026-11-09", "2026-11-21", "2027-02-01"}).Draw(t, "due"),
		Status:     rapid.SampledFrom([]string{"", assess.Planned, assess.Done, assess.Dropped, "waiting", "Done"}).Draw(t, "status"),
		Reason:     rapid.SampledFrom([]string{"", "because"}).Draw(t, "reason"),
	}
	if rapid.Bool().Draw(t, "unknown") {
		item.Unknown = assess.Unknown(fmt.Sprintf(`{"n":%d}`, rapid.IntRange(0, 99).Draw(t, "n")))
	}
	return item
}

// drawChange is any operation on any place, in or out of the list.
func drawChange(t *rapid.T, items int) (change plan.Change, at int) {
	i := rapid.IntRange(-1, items).Draw(t, "place")
	due := rapid.SampledFrom([]string{"", "2026-12-24", "2027-02-01", "soon"}).Draw(t, "new due")
	why := rapid.SampledFrom([]string{"", " ", "because"}).Draw(t, "why")
	switch rapid.IntRange(0, 5).Draw(t, "operation") {
	case 0:
		item := drawItem(t)
		return func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Add(p, item) }, items
	case 1:
		return func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Tick(p, i, today) }, i
	case 2:
		return func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Reopen(p, i) }, i
	case 3:
		return func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Move(p, i, due, why) }, i
	case 4:
		return func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Drop(p, i, today, why) }, i
	}
	return func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Edit(p, i, why, "Max") }, i
}

// TestOperationsTouchOneItem: whatever is done to an item, the others stay what and where they are, and unknown keys stay with theirs.
func TestOperationsTouchOneItem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOfN(rapid.Custom(drawItem), 0, 6).Draw(t, "items")
		given := slices.Clone(items)
		change, at := drawChange(t, len(items))
		after, err := change(items)
		if diff := cmp.Diff(given, items); diff != "" {
			t.Fatalf("the list that was given is changed:\n%s", diff)
		}
		if err != nil {
			if after != nil {
				t.Fatal("a refused change returned a list")
			}
			return
		}
		if len(after) < len(items) || at >= len(after) || len(after) > max(len(items), at+1) {
			t.Fatalf("%d items became %d", len(items), len(after))
		}
		for i := range items {
			if i != at && !cmp.Equal(items[i], after[i]) || string(items[i].Unknown) != string(after[i].Unknown) {
				t.Fatalf("item %d:\n%s", i, cmp.Diff(items[i], after[i]))
			}
		}
		for i, item := range after {
			if s := item.Status; i < len(items) && s != items[i].Status && !slices.Contains([]string{assess.Planned, assess.Done, assess.Dropped}, s) {
				t.Fatalf("the status of %d became %q", i, s)
			}
		}
	})
}

// TestChangedPlansCanBeRead: what an operation makes of a plan that a document takes, a document takes.
func TestChangedPlansCanBeRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOfN(rapid.Custom(drawItem), 0, 6).Draw(t, "items")
		change, _ := drawChange(t, len(items))
		after, err := change(items)
		if err != nil {
			return
		}
		a := &assess.Assessment{Ladder: assess.LadderRef{ID: "product"}, Plan: after}
		read, err := assess.Decode(assess.Encode(a))
		if err != nil {
			t.Fatal(err)
		}
		if !cmp.Equal(read.Plan, after) {
			t.Fatal(cmp.Diff(after, read.Plan))
		}
	})
}
