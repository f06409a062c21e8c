package chart_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
)

const today = "2026-11-21"

func someItems() []assess.PlanItem {
	return []assess.PlanItem{
		{Competency: "c1", Rung: "r1", Action: "Mentor one junior colleague for a quarter with a written goal.", Owner: "Max", Due: "2027-02-01", Status: assess.Planned, Reason: "Max was away."},
		{Competency: "c0", Rung: "r1", Action: "Shadow a budget owner.", Due: "2026-11-09", Status: assess.Planned},
		{Competency: "c1", Rung: "r1", Action: "Write criteria.", Status: assess.Done, Closed: "2026-11-01"},
		{Rung: "r1", Action: "Chair\nthe\treview.", Status: assess.Dropped, Closed: "2026-11-02", Reason: "There is none."},
		{Competency: "c0", Rung: "r1", Action: "Read the report.", Status: "waiting"},
		{Action: "Rest.", Due: today},
	}
}

func TestPlan(t *testing.T) {
	want := `
Competency 0  for Rung 1
  2 [ ] Shadow a budget owner.
        overdue by 12 days · due 9 November 2026
  5 [ ] Read the report.
        no date · waiting

Other actions
  6 [ ] Rest.
        due today

Competency 1  for Rung 1
  1 [ ] Mentor one junior colleague for a
        quarter with a written goal.
        due 1 February 2027 · owner Max
        moved: Max was away.
  3 [x] Write criteria.
        done 1 November 2026

For the whole step to Rung 1
  4 [-] Chair the review.
        dropped 2 November 2026
        why: There is none.
`
	got := chart.Plain(chart.Plan(straight(2, 2), someItems(), today, 48))
	if diff := cmp.Diff(strings.Split(want[1:], "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s\n%s", diff, got)
	}
	if got := chart.Plain(chart.Plan(nil, nil, today, 48)); got != "Nothing is planned yet.\n" {
		t.Error(got)
	}
	if got := chart.Plain(chart.Plan(nil, someItems(), today, 48)); !strings.Contains(got, "c1  for r1") {
		t.Errorf("without a ladder its ids stand for it:\n%s", got)
	}
	if got := chart.PlanCount(someItems(), today); got != "4 open, 1 overdue · 1 done · 1 dropped" {
		t.Error(got)
	}
	if got := chart.PlanCount(nil, today); got != "0 open" {
		t.Error(got)
	}
}

// TestPlanMarksWhatIsSelected: the marker stands where the lines are said to be, and the heading is in sight with the first of a group.
func TestPlanMarksWhatIsSelected(t *testing.T) {
	for i, item := range someItems() {
		lines, first, last := chart.PlanMarked(straight(2, 2), someItems(), today, i, 48)
		part := chart.Plain(lines[first : last+1])
		if !strings.Contains(part, "▸ [") || strings.Count(chart.Plain(lines), "▸") != 1 || !strings.Contains(part, strings.Fields(item.Action)[0]) {
			t.Errorf("%d:\n%s", i, part)
		}
		if heads := strings.Contains(part, "Competency") || strings.Contains(part, "step") || strings.Contains(part, "Other"); heads != slices.Contains([]int{0, 1, 3, 5}, i) {
			t.Errorf("the heading at %d:\n%s", i, part)
		}
	}
}

func TestPlanFitsAnyWidth(t *testing.T) {
	items := append(someItems(),
		assess.PlanItem{Competency: "c0", Rung: "r1", Action: strings.Repeat("長い行動を毎週続けて記録する", 9), Owner: strings.Repeat("太郎 ", 9), Status: assess.Dropped, Reason: strings.Repeat("忙しい", 30)},
		assess.PlanItem{Competency: "c0", Rung: "r1", Action: strings.Repeat("unbroken", 30), Status: strings.Repeat("y", 90)})
	offers := []plan.Offer{
		{Competency: "c0", Rung: "r1", Action: strings.Repeat("unbroken", 30), Occasion: true},
		{Competency: strings.Repeat("c", 64), Rung: strings.Repeat("r", 64), Action: strings.Repeat("長い", 90)},
	}
	for _, width := range []int{20, 36, 38, 60, 76, 96, 120} {
		marked, _, _ := chart.PlanMarked(nil, items, today, 6, width)
		chosen, _, _ := chart.OffersMarked(nil, offers, items, 1, width)
		for name, lines := range map[string][]chart.Line{
			"plan": chart.Plan(nil, items, today, width), "marked": marked, "card": chart.PlanCard(nil, items[6], today, true, width),
			"offers": chart.Offers(nil, offers, items, width), "chosen": chosen,
		} {
			for _, l := range lines {
				if l.Width() > width {
					t.Errorf("%s: a line of %d cells in %d: %q", name, l.Width(), width, l)
				}
			}
		}
	}
	var whole strings.Builder
	for _, l := range chart.Plan(nil, items, today, 36) {
		whole.WriteString(strings.TrimSpace(l.String()))
	}
	for _, text := range []string{strings.Repeat("長い行動を毎週続けて記録する", 9), strings.Repeat("忙しい", 30), strings.Repeat("unbroken", 30)} {
		if !strings.Contains(whole.String(), text) {
			t.Errorf("%q is cut in\n%s", text, whole.String())
		}
	}
}

func TestOffers(t *testing.T) {
	offers := []plan.Offer{
		{Competency: "c0", Rung: "r1", Action: "Shadow a budget owner.", Occasion: true},
		{Competency: "c0", Rung: "r1", Action: "Own a number."},
		{Rung: "r1", Action: "Talk to two heads."},
		{Rung: "r1"},
	}
	items := []assess.PlanItem{{Competency: "c0", Rung: "r1", Action: "Shadow a budget owner.", Status: assess.Planned}}
	want := `
Competency 0  for Rung 1
  1  Shadow a budget owner.
     creates the occasion · on the plan
  2  Own a number.

For the whole step to Rung 1
  3  Talk to two heads.
  4  In your own words …
`
	got := chart.Plain(chart.Offers(straight(2, 2), offers, items, 72))
	if diff := cmp.Diff(strings.Split(want[1:], "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s\n%s", diff, got)
	}
	items[0].Status = assess.Done
	if got := chart.Plain(chart.Offers(straight(2, 2), offers, items, 72)); strings.Contains(got, "on the plan") {
		t.Errorf("what is done is no longer on the plan:\n%s", got)
	}
	lines, first, last := chart.OffersMarked(straight(2, 2), offers, items, 2, 72)
	if got := chart.Plain(lines[first : last+1]); got != "For the whole step to Rung 1\n▸ Talk to two heads.\n" {
		t.Errorf("%q", got)
	}
	if got := chart.Plain(chart.Offers(nil, nil, nil, 72)); got != "The ladder suggests nothing here.\n" {
		t.Error(got)
	}
}

// TestOffersFollowTheGaps: a result and a plan suggest the same actions for a gap and for the whole step, whatever the answers.
func TestOffersFollowTheGaps(t *testing.T) {
	for _, value := range []func(c, r int) assess.Response{
		func(c, r int) assess.Response { return assess.Response(c % 4) },
		func(c, r int) assess.Response { return assess.Response(4 - 2*r) },
		func(c, r int) assess.Response { return []assess.Response{4, assess.NoOccasion}[min(1, r)] },
	} {
		for skip := range 4 {
			l := straight(4, 4)
			for c := range l.Competencies {
				delete(l.Competencies[c].Actions, fmt.Sprint("r", (c+skip)%4))
			}
			l.Rungs[1].Actions, l.Rungs[2].ActionsFrom = []string{"a", "b"}, map[string][]string{"r1": {"c"}}
			checkOffers(t, outcome(t, l, value), l)
		}
	}
}

func checkOffers(t *testing.T, o chart.Outcome, l *ladder.Ladder) {
	t.Helper()
	for _, g := range o.Result.Gaps {
		if _, got := plan.ActionsFor(l, o.Result.Target, g); !slices.Equal(got, o.Actions(g)) {
			t.Errorf("%s: %v, the result says %v", g.Competency, got, o.Actions(g))
		}
	}
	if got := plan.StepActions(l, o.Result); !slices.Equal(got, o.StepActions()) {
		t.Errorf("%v, the result says %v", got, o.StepActions())
	}
}
