package plan_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plan"
)

func tick(items []assess.PlanItem, i int) ([]assess.PlanItem, error) {
	return plan.Tick(items, i, today)
}

// TestOnFindsItsItem: whatever somebody else has done to the list, the item that was meant is changed, or none.
func TestOnFindsItsItem(t *testing.T) {
	other := assess.PlanItem{Action: "Somebody else's", Status: assess.Planned}
	changed := func(change func(*assess.PlanItem)) []assess.PlanItem {
		items := five()
		change(&items[1])
		return items
	}
	for name, c := range map[string]struct {
		list []assess.PlanItem
		at   int // -1: refused
	}{
		"at its place":            {five(), 1},
		"behind another one":      {slices.Insert(five(), 0, other), 2},
		"in front of another":     {slices.Insert(five(), 3, other), 1},
		"earlier":                 {five()[1:], 0},
		"twice, one at its place": {append(five(), five()[1]), 1},
		"twice, elsewhere":        {append(five()[2:], five()[1], five()[1]), -1},
		"gone":                    {five()[:1], -1},
		"no list":                 {nil, -1},
		"another competency":      {changed(func(x *assess.PlanItem) { x.Competency = "market" }), -1},
		"another rung":            {changed(func(x *assess.PlanItem) { x.Rung = "vp" }), -1},
		"other words":             {changed(func(x *assess.PlanItem) { x.Action = "Mentor two" }), -1},
		"another owner":           {changed(func(x *assess.PlanItem) { x.Owner = "" }), -1},
		"another date":            {changed(func(x *assess.PlanItem) { x.Due = "" }), -1},
		"ticked":                  {changed(func(x *assess.PlanItem) { x.Status = assess.Done }), -1},
		"another reason":          {changed(func(x *assess.PlanItem) { x.Reason = "Max was away" }), 1},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := plan.On(1, five()[1], tick)(c.list)
			if c.at < 0 {
				var refused *plan.Error
				if !errors.As(err, &refused) || refused.Text != "this item was changed by another rung" || refused.Advice == "" || got != nil {
					t.Errorf("%v, %v", got, err)
				}
				return
			}
			want, wrong := plan.Tick(c.list, c.at, today)
			if err != nil || wrong != nil {
				t.Fatal(err, wrong)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestOnTouchesItsItemAlone: among changes of others it never changes anything that is not what was meant.
func TestOnTouchesItsItemAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		known := rapid.SliceOfN(rapid.Custom(drawItem), 1, 6).Draw(t, "items")
		i := rapid.IntRange(0, len(known)-1).Draw(t, "place")
		list := rapid.Permutation(append(slices.Clone(known), drawItem(t))).Draw(t, "on disk")
		got, err := plan.On(i, known[i], func(p []assess.PlanItem, i int) ([]assess.PlanItem, error) { return plan.Edit(p, i, "changed", "") })(list)
		if err != nil {
			return
		}
		for n := range list {
			if was := list[n]; !cmp.Equal(was, got[n]) && (was.Action != known[i].Action || was.Status != known[i].Status || was.Due != known[i].Due) {
				t.Fatalf("%+v was changed for %+v", was, known[i])
			}
		}
	})
}

func TestFollow(t *testing.T) {
	other := assess.PlanItem{Action: "Somebody else's", Status: assess.Planned}
	ticked, _ := plan.Tick(five(), 1, today)
	words, _ := plan.Edit(five(), 1, "Mentor two", "")
	for name, c := range map[string]struct {
		after []assess.PlanItem
		i     int
		want  int
	}{
		"the same":              {five(), 1, 1},
		"grown in front":        {slices.Insert(five(), 0, other), 1, 2},
		"ticked":                {ticked, 1, 1},
		"ticked and in between": {slices.Insert(slices.Clone(ticked), 0, other), 1, 2},
		"other words":           {words, 1, 1},
		"shorter":               {five()[:1], 4, 0},
		"empty":                 {nil, 1, -1},
		"none was there":        {five(), 9, 4},
		"before the first":      {five(), -1, 0},
	} {
		if got := plan.Follow(five(), c.after, c.i); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}
