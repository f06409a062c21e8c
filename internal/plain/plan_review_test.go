package plain_test

import (
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plain"
)

// reviewed is a review of a plan of two items, where another rung leaves these on the disk before the first line is typed.
func reviewed(t *testing.T, there []assess.PlanItem, lines ...string) (*office, *typist) {
	t.Helper()
	w := newOffice(t, tinyLadder(t))
	last := adasView(t, w.ladder, allFours)
	last.Plan = []assess.PlanItem{{Action: "First thing", Due: "2026-12-01", Status: assess.Planned}, {Action: "Second thing", Due: "2026-12-11", Status: assess.Planned}}
	w.finished = append(w.finished, *last)
	p := &typist{lines: append(lines, "q"), before: func(n int) {
		if n == 0 {
			w.finished[0].Plan = there
		}
	}}
	plain.Assess(plain.NewTalk(p, p, nil), w.choosing(), adaOn(w.ladder), everything)
	return w, p
}

// TestReviewOfAPlanThatGotShorter: nothing is decided on an item that nobody was asked about, and where none is left, the review ends.
func TestReviewOfAPlanThatGotShorter(t *testing.T) {
	const refused = "> x\nNot changed: This item was changed by another rung. Look at the plan as it is now, and decide again.\n"
	second := assess.PlanItem{Action: "Second thing", Due: "2026-12-11", Status: assess.Planned}
	w, p := reviewed(t, []assess.PlanItem{second}, "x", "x")
	mustSay(t, p, "First thing", refused+"1 of 2.")
	_, after, _ := strings.Cut(p.transcript.String(), refused)
	asked, _, _ := strings.Cut(after, "> x")
	if !strings.Contains(asked, "Second thing") || w.finished[0].Plan[0].Status != assess.Done {
		t.Errorf("it was not asked about:\n%s", p.transcript.String())
	}
	w, p = reviewed(t, nil, "x")
	mustSay(t, p, refused+"Nothing of it is open.\n")
	if len(w.finished[0].Plan) > 0 {
		t.Error(w.finished[0].Plan)
	}
}

// TestReviewFollowsItsItem where another rung has put something in front: what was asked about is what is decided on.
func TestReviewFollowsItsItem(t *testing.T) {
	there := []assess.PlanItem{{Action: "Somebody else's", Status: assess.Planned}, {Action: "First thing", Due: "2026-12-01", Status: assess.Planned},
		{Action: "Second thing", Due: "2026-12-11", Status: assess.Planned}}
	w, p := reviewed(t, there, "x", "x")
	mustSay(t, p, "> x\nFirst thing: done. Saved.\n", "> x\nSecond thing: done. Saved.\n")
	if items := w.finished[0].Plan; items[0].Status != assess.Planned || items[1].Status != assess.Done || items[2].Status != assess.Done {
		t.Error(items)
	}
}
