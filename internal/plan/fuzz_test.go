package plan_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plan"
)

// FuzzDue: whatever a person types for a date is a day that a document takes, and that reads as itself, or refused in words to show.
func FuzzDue(f *testing.F) {
	for _, s := range []string{"", "none", "2027-02-01", "2027-02", "+10d", "+2w", "+3m", "+9999m", "+0d", "2027-02-30", "1969-12-31", "2201-01-01", "next week", "+-1d", "+1e3d", "+99999d", "\x1b[2J", "2027-2-1", "٢٠٢٧-٠٢-٠١", "+１d"} {
		f.Add(s, "2026-11-21")
	}
	f.Add("+1m", "2027-01-31")
	f.Add("+1m", "no day")
	f.Fuzz(func(t *testing.T, text, today string) {
		day, err := plan.ParseDue(text, today)
		if err != nil {
			if day != "" || strings.ContainsFunc(strings.ToValidUTF8(err.Error(), "?"), func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune(text, r) }) {
				t.Errorf("%q: %q, %v", text, day, err)
			}
			return
		}
		if day == "" {
			return
		}
		d, err := time.Parse(time.DateOnly, day)
		if err != nil || d.Year() < 1970 || d.Year() > 2200 {
			t.Fatalf("%q became %q", text, day)
		}
		if again, err := plan.ParseDue(day, today); err != nil || again != day {
			t.Errorf("%q became %q, %v", day, again, err)
		}
		item := assess.PlanItem{Action: "Bake.", Due: day, Status: assess.Planned}
		if plan.Overdue(item, today) < 0 || plan.InWords(day) == day {
			t.Errorf("%q: overdue %d, in words %q", day, plan.Overdue(item, today), plan.InWords(day))
		}
	})
}

// FuzzPlan: any plan of a document can be sorted, grouped and changed, and no item gets lost on the way.
func FuzzPlan(f *testing.F) {
	f.Add([]byte(`[{"competency": "dough", "rung": "baker", "action": "Bake.", "due": "2027-02-01", "owner": "Ada", "status": "open"}, {"action": "Bake.", "status": "done", "closed": "2026-11-01"}]`), 0, "2026-11-21")
	f.Add([]byte(`[{"action": "Bake.", "status": "someday"}, {"action": "Bake."}, {}]`), 2, "")
	f.Add([]byte(`[]`), -1, "2026-11-21")
	f.Fuzz(func(t *testing.T, list []byte, at int, today string) {
		a, err := assess.Decode(slices.Concat([]byte(`{"format": "rung.assessment/1", "ladder": {"id": "x"}, "answers": [], "plan": `), list, []byte(`}`)))
		if err != nil || len(a.Plan) > 50 {
			return
		}
		items := a.Plan
		order := slices.Clone(plan.Sorted(items, today))
		if slices.Sort(order); len(order) != len(items) || len(order) > 0 && (order[0] != 0 || order[len(order)-1] != len(order)-1) {
			t.Errorf("sorted: %v of %d", order, len(items))
		}
		if joined := plan.Join(items, items); len(joined) > len(items) {
			t.Errorf("joined with itself, %d became %d", len(items), len(joined))
		}
		if carried := plan.Carry(items); len(carried) > len(items) || plan.Left(carried) != len(carried) {
			t.Errorf("%d carried of %d, %d of them open", len(carried), len(items), plan.Left(carried))
		}
		plan.Groups(items, today)
		for _, change := range []func() ([]assess.PlanItem, error){
			func() ([]assess.PlanItem, error) { return plan.Tick(items, at, "2026-11-21") },
			func() ([]assess.PlanItem, error) { return plan.Drop(items, at, "2026-11-21", "no time") },
			func() ([]assess.PlanItem, error) { return plan.Reopen(items, at) },
			func() ([]assess.PlanItem, error) { return plan.Move(items, at, "2027-01-01", "later") },
		} {
			if changed, err := change(); err == nil && len(changed) != len(items) {
				t.Errorf("%d items became %d", len(items), len(changed))
			}
		}
	})
}
