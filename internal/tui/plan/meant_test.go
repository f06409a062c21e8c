package plan_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plan"
	screen "github.com/rung-dev/rung/internal/tui/plan"
)

// TestChangesFindTheirItem carries what every key does out on a list that has another item in front, and on one where somebody else has
// changed the item.
func TestChangesFindTheirItem(t *testing.T) {
	other := assess.PlanItem{Action: "Added meanwhile", Status: assess.Planned}
	for name, c := range map[string]struct {
		keys   string
		review bool
		at     int // in someItems
	}{
		"done":                {"x", false, 1},
		"opened again":        {"down o", false, 2},
		"words":               {"e a ctrl+s", false, 1},
		"another date":        {"m ctrl+u ctrl+s", false, 1},
		"dropped":             {"d n o ctrl+s", false, 1},
		"done in a review":    {"x", true, 1},
		"dropped in a review": {"d n o ctrl+s", true, 1},
		"moved in a review":   {"m ctrl+u ctrl+s", true, 1},
	} {
		t.Run(name, func(t *testing.T) {
			shown := content(someItems()...)
			if c.review {
				shown = reviewed(someItems()...)
			}
			changed, ok := play(t, shown).keys(c.keys).last().(screen.Changed)
			if !ok {
				t.Fatal("nothing was changed")
			}
			got, err := changed.Change(slices.Insert(someItems(), 0, other))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(slices.Insert(changed.Items, 0, other), got); diff != "" {
				t.Error(diff)
			}
			var refused *plan.Error
			if got, err := changed.Change(with(c.at, func(i *assess.PlanItem) { i.Owner = "Somebody else" })); !errors.As(err, &refused) {
				t.Errorf("%v, %v", got, err)
			}
		})
	}
}

// TestSetItems: the marker stays at its item, and a review asks on about its own.
func TestSetItems(t *testing.T) {
	grown := slices.Insert(someItems(), 0, assess.PlanItem{Action: "Added meanwhile", Status: assess.Planned})
	p := play(t, content(someItems()...)).sees("▸ [ ] Shadow")
	p.SetItems(grown)
	p.sees("▸ [ ] Shadow").sees("Added meanwhile").keys("x").sees("▸ [x] Shadow")
	if i := p.Items()[2]; i.Status != assess.Done {
		t.Errorf("%+v", p.Items())
	}
	grown[2].Status = assess.Dropped // by somebody else
	p.SetItems(grown)
	p.sees("▸ [-] Shadow")
	if grown[2].Status = "mine"; p.Items()[2].Status != assess.Dropped {
		t.Error("it works on the list of the caller")
	}
	p.SetItems(nil)
	p.sees("Nothing is planned yet.").keys("x m up down o esc")
}

func TestSetItemsInAReview(t *testing.T) {
	grown := slices.Insert(someItems(), 0, assess.PlanItem{Action: "Added meanwhile", Status: assess.Planned})
	p := play(t, reviewed(someItems()...)).keys("o").sees("2 of 3").sees("Mentor one junior")
	p.SetItems(grown)
	p.sees("2 of 3").sees("Mentor one junior").keys("m")
	p.SetItems(someItems()) // with the form open
	p.keys("ctrl+u").text("+2w").keys("ctrl+s").sees("3 of 3").sees("Visit three customers").keys("left left").sees("1 of 3").sees("Shadow")
	if i := p.Items()[0]; i.Due != "2026-12-05" {
		t.Errorf("%+v", i)
	}
	p.SetItems(nil)
	p.sees("Nothing of it is open.").keys("left x enter")
}
