package oneonone_test

import (
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/oneonone"
)

var november = time.Date(2026, 11, 1, 10, 0, 0, 0, time.UTC)

// self is a finished view of Ada's own, with a plan of these actions.
func self(id string, finished time.Time, actions ...string) *assess.Assessment {
	a := &assess.Assessment{ID: id, Person: assess.Person{Name: "Ada"}, Rater: assess.Rater{Role: assess.Self, Name: "Ada"}, FinishedAt: finished}
	for _, action := range actions {
		a.Plan = append(a.Plan, assess.PlanItem{Action: action, Status: assess.Planned})
	}
	return a
}

func idOf(a *assess.Assessment) string {
	if a == nil {
		return ""
	}
	return a.ID
}

func TestLastPlan(t *testing.T) {
	closed := self("closed", november.AddDate(0, 0, 3), "x")
	closed.Plan[0].Status = assess.Done
	first := self("first", november.AddDate(0, 0, 1), "of the first view")
	docs := oneonone.Docs{Results: []*assess.Assessment{self("later", november.AddDate(0, 0, 2), "later"), first, self("earlier", november, "earlier")}}
	undated := *first
	undated.FinishedAt = time.Time{}
	for name, c := range map[string]struct {
		got  *assess.Assessment
		want string
	}{
		"the newest":              {docs.LastPlan("ada"), "later"},
		"of nobody":               {docs.LastPlan(""), ""},
		"of somebody else":        {docs.LastPlan("Bea"), ""},
		"nothing of it is open":   {oneonone.Docs{Results: []*assess.Assessment{closed, first}}.LastPlan("Ada"), ""},
		"before the first view":   {docs.LastPlanBefore(first), "earlier"},
		"before the earlier one":  {docs.LastPlanBefore(docs.Results[2]), ""},
		"nobody knows when":       {docs.LastPlanBefore(&undated), ""},
		"before, nothing is open": {oneonone.Docs{Results: []*assess.Assessment{closed}}.LastPlanBefore(self("next", november.AddDate(0, 0, 4))), ""},
	} {
		if got := idOf(c.got); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
