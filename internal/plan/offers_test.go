package plan_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
)

// steps is a ladder of three rungs and a side branch, with actions here and there.
func steps() *ladder.Ladder {
	return &ladder.Ladder{
		ID: "steps",
		Rungs: []ladder.Rung{
			{ID: "po"}, {ID: "pm", Parent: "po"},
			{ID: "head", Parent: "pm", Actions: []string{"Talk to two heads."}, ActionsFrom: map[string][]string{"po": {"Take a year."}}},
			{ID: "expert", Parent: "pm"},
		},
		Competencies: []ladder.Competency{
			{ID: "business", Actions: map[string][]string{"pm": {"Read the budget."}, "head": {"Shadow a budget owner.", "Own a number."}}},
			{ID: "talent", Actions: map[string][]string{"head": {"Mentor a colleague."}, "expert": {"Teach a class."}}},
			{ID: "market"},
		},
	}
}

func TestOffers(t *testing.T) {
	r := &assess.Result{Placement: "pm", Target: "head", Gaps: []assess.Gap{
		{Competency: "talent", Start: "pm", Kind: assess.OpportunityGap},
		{Competency: "market", Start: "head", Kind: assess.SkillGap},
		{Competency: "gone", Start: "head", Kind: assess.SkillGap},
		{Competency: "business", Start: "head", Kind: assess.SkillGap},
	}}
	want := []plan.Offer{
		{Competency: "talent", Rung: "head", Action: "Mentor a colleague.", Occasion: true}, // the first rung on the way that has some
		{Competency: "business", Rung: "head", Action: "Shadow a budget owner."},
		{Competency: "business", Rung: "head", Action: "Own a number."},
		{Rung: "head", Action: "Talk to two heads."},
	}
	if diff := cmp.Diff(want, plan.Offers(steps(), r)); diff != "" {
		t.Error(diff)
	}
	for competency, want := range map[string]string{"talent": "head", "market": "head", "business": "head", "none": "head"} {
		if got := plan.RungFor(steps(), r, competency); got != want {
			t.Errorf("%s leads to %q, want %q", competency, got, want)
		}
	}
}

func TestOffersFromFurtherDown(t *testing.T) {
	r := &assess.Result{Placement: "po", Target: "head", Gaps: []assess.Gap{{Competency: "market", Start: "pm"}, {Competency: "business", Start: "pm"}}}
	want := []plan.Offer{{Competency: "business", Rung: "pm", Action: "Read the budget."}, {Rung: "head", Action: "Take a year."}}
	if diff := cmp.Diff(want, plan.Offers(steps(), r)); diff != "" {
		t.Error(diff)
	}
	if got := plan.RungFor(steps(), r, "market"); got != "pm" { // where its gap starts
		t.Error(got)
	}
}

func TestOffersWhereNothingIsToBeSaid(t *testing.T) {
	for name, r := range map[string]*assess.Result{
		"at the top":         {Placement: "head", Target: "head"},
		"another ladder":     {Placement: "a", Target: "b", Gaps: []assess.Gap{{Competency: "business", Start: "b"}}},
		"no target":          {Gaps: []assess.Gap{{Competency: "business", Start: "head"}}},
		"off the way, empty": {Placement: "head", Target: "head", Gaps: []assess.Gap{{Competency: "business", Start: "expert"}}},
	} {
		if got := plan.Offers(steps(), r); len(got) > 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestOfferItem(t *testing.T) {
	o := plan.Offer{Competency: "business", Rung: "head", Action: "Own a number.", Occasion: true}
	want := assess.PlanItem{Competency: "business", Rung: "head", Action: "Own a number."}
	if diff := cmp.Diff(want, o.Item()); diff != "" {
		t.Error(diff)
	}
}
