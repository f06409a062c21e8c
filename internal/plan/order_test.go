package plan_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/cost"
	"github.com/rung-dev/rung/internal/plan"
)

func TestSorted(t *testing.T) {
	items := []assess.PlanItem{
		0: {Status: assess.Dropped, Due: "2026-01-01"},
		1: {Status: assess.Done, Due: "2026-01-01"},
		2: {Status: assess.Planned},
		3: {Status: assess.Planned, Due: "2027-02-01"},
		4: {Status: assess.Planned, Due: "2026-11-21"},
		5: {Status: assess.Planned, Due: "2026-11-20"},
		6: {Status: "waiting", Due: "2026-11-01"},
		7: {Status: assess.Planned, Due: "2026-11-20"},
		8: {Status: assess.Done, Due: "2025-01-01"},
		9: {Status: assess.Planned},
	}
	if got, want := plan.Sorted(items, today), []int{6, 5, 7, 4, 3, 2, 9, 1, 8, 0}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if plan.Left(items) != 7 || len(plan.Carry(items)) != 7 {
		t.Error(plan.Left(items), len(plan.Carry(items)))
	}
}

// TestGroupsHaveEveryItemOnce: nothing is lost in a list by groups, and within a group the order is that of Sorted.
func TestGroupsHaveEveryItemOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOfN(rapid.Custom(drawItem), 0, 12).Draw(t, "items")
		sorted := plan.Sorted(items, today)
		var all []int
		for _, g := range plan.Groups(items, today) {
			for n, i := range g.Items {
				if items[i].Competency != g.Competency || items[i].Rung != g.Rung {
					t.Fatalf("item %d is in the group %+v", i, g)
				}
				if n > 0 && slices.Index(sorted, g.Items[n-1]) > slices.Index(sorted, i) {
					t.Fatalf("%v is not sorted", g.Items)
				}
			}
			if len(all) > 0 && slices.Index(sorted, g.Items[0]) < slices.Index(sorted, all[0]) {
				t.Fatal("a group stands behind one with less pressing items")
			}
			all = append(all, g.Items...)
		}
		slices.Sort(all)
		slices.Sort(sorted)
		if !slices.Equal(all, sorted) || len(all) != len(items) {
			t.Fatalf("%v of %v", all, sorted)
		}
		open := 0
		for _, item := range plan.Carry(items) {
			if !plan.Open(item) {
				t.Fatalf("carried: %+v", item)
			}
			open++
		}
		if open != plan.Left(items) {
			t.Fatal(open)
		}
	})
}

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

// doc is a finished document, with a plan of one item in the given state unless that is "".
func doc(person string, role assess.Role, finished, status string) *assess.Assessment {
	a := &assess.Assessment{
		Person: assess.Person{Name: person}, Rater: assess.Rater{Role: role},
		StartedAt: at("2026-01-01T00:00:00Z"), FinishedAt: at(finished), Result: &assess.Result{},
	}
	if status != "" {
		a.Plan = []assess.PlanItem{{Action: "x", Status: status}}
	}
	return a
}

func TestLatestAndTarget(t *testing.T) {
	draft := doc("Ada", assess.Self, "2026-12-01T10:00:00Z", "open")
	draft.FinishedAt = time.Time{}
	byHand := &assess.Assessment{Person: assess.Person{Name: "Ada"}, Plan: []assess.PlanItem{{Action: "x"}}}
	unscored := doc("Ada", assess.Self, "2026-11-21T09:00:00Z", "")
	unscored.Result = nil
	for _, c := range []struct {
		name           string
		docs           []*assess.Assessment
		person         string
		before         string
		latest, target int
	}{
		{"none", nil, "Ada", "", -1, -1},
		{"no plan yet", []*assess.Assessment{doc("Ada", assess.Self, "2026-11-21T09:00:00Z", "")}, "Ada", "", -1, 0},
		{"the newest with a plan", []*assess.Assessment{
			doc("Ada", assess.Self, "2026-11-21T09:00:00Z", ""),
			doc("Ada", assess.Self, "2026-10-21T09:00:00Z", "open"),
			doc("Ada", assess.Self, "2026-09-21T09:00:00Z", "open"),
		}, "ada", "", 1, 1},
		{"nothing open in it", []*assess.Assessment{
			doc("Ada", assess.Self, "2026-11-21T09:00:00Z", ""),
			doc("Ada", assess.Self, "2026-10-21T09:00:00Z", "done"),
		}, "Ada", "", 1, 0},
		{"others", []*assess.Assessment{
			doc("Max", assess.Self, "2026-11-21T09:00:00Z", "open"),
			doc("", assess.Self, "2026-11-20T09:00:00Z", "open"),
			doc("Ada", assess.Manager, "2026-11-19T09:00:00Z", "open"), // what a manager saw is no place for it
			doc("Ada", assess.Self, "2026-10-21T09:00:00Z", "open"),
		}, "Ada", "", 3, 3},
		{"without a name", []*assess.Assessment{doc("", assess.Self, "2026-11-20T09:00:00Z", "open")}, "", "", -1, -1},
		{"agreed before views of the day", []*assess.Assessment{
			doc("Ada", assess.Self, "2026-11-21T15:00:00Z", "open"),
			doc("Ada", assess.Agreed, "2026-11-21T11:00:00Z", "open"),
			doc("Ada", assess.Manager, "2026-11-21T10:00:00Z", "open"),
		}, "Ada", "", 1, 1},
		{"but not before those of a later day", []*assess.Assessment{
			doc("Ada", assess.Self, "2026-11-22T00:00:00Z", "open"),
			doc("Ada", assess.Agreed, "2026-11-21T23:59:59Z", "open"),
		}, "Ada", "", 0, 0},
		{"before", []*assess.Assessment{
			doc("Ada", assess.Self, "2026-11-21T09:00:00Z", "open"),
			doc("Ada", assess.Self, "2026-10-21T09:00:00Z", "open"),
		}, "Ada", "2026-11-21T09:00:00Z", 1, 0},
		{"in any order", []*assess.Assessment{
			doc("Ada", assess.Self, "2026-10-21T09:00:00Z", "open"),
			doc("Ada", assess.Self, "2026-11-21T09:00:00Z", "open"),
		}, "Ada", "", 1, 1},
		{"no draft", []*assess.Assessment{draft, doc("Ada", assess.Self, "2026-10-21T09:00:00Z", "open")}, "Ada", "", 1, 1},
		{"written by hand", []*assess.Assessment{byHand}, "Ada", "", 0, 0},
		{"not scored", []*assess.Assessment{unscored, doc("Ada", assess.Self, "2026-10-21T09:00:00Z", "done")}, "Ada", "", 1, 1},
	} {
		got := plan.Latest(c.docs, c.person)
		if c.before != "" {
			got = plan.LatestBefore(c.docs, c.person, at(c.before))
		}
		if got != c.latest {
			t.Errorf("%s: latest %d, want %d", c.name, got, c.latest)
		}
		if got := plan.Target(c.docs, c.person); got != c.target {
			t.Errorf("%s: target %d, want %d", c.name, got, c.target)
		}
	}
}

// TestLatestBeforeNobodyKnows: where the time is unknown, any plan may be a later one.
func TestLatestBeforeNobodyKnows(t *testing.T) {
	byHand := doc("Ada", assess.Self, "2026-11-21T09:00:00Z", "open")
	byHand.StartedAt, byHand.FinishedAt = time.Time{}, time.Time{}
	docs := []*assess.Assessment{doc("Ada", assess.Self, "2026-10-21T09:00:00Z", "open"), byHand}
	if got := plan.LatestBefore(docs, "Ada", time.Time{}); got != -1 {
		t.Error(got)
	}
	if got := plan.LatestBefore(docs[1:], "Ada", at("2026-11-22T09:00:00Z")); got != -1 {
		t.Error("a plan that says no time is taken for an earlier one")
	}
}

func TestCarryKeepsItemsAsTheyAre(t *testing.T) {
	items := five()
	if diff := cmp.Diff([]assess.PlanItem{items[0], items[1], items[4]}, plan.Carry(items)); diff != "" {
		t.Error(diff)
	}
	if plan.Carry(items[2:4]) != nil {
		t.Error("something was carried of what is closed")
	}
}

// TestGroupsOfAsManyItemsAsThereMayBe, each on its own.
func TestGroupsOfAsManyItemsAsThereMayBe(t *testing.T) {
	items := make([]assess.PlanItem, assess.MaxEntries)
	for i := range items {
		items[i] = assess.PlanItem{Competency: fmt.Sprint("c", i), Rung: "r"}
	}
	var groups []plan.Group
	cost.Limit{Yards: 20, Memory: 32 << 20}.Check(t, "grouping", func() { groups = plan.Groups(items, "2026-11-21") })
	if len(groups) != len(items) {
		t.Errorf("%d groups", len(groups))
	}
}
