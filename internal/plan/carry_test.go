package plan_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plan"
)

func item(action, status string) assess.PlanItem {
	i := assess.PlanItem{Competency: "business", Rung: "head", Action: action, Status: status}
	if status == assess.Done {
		i.Closed = today
	}
	return i
}

func view(id string, role assess.Role, begun time.Time, items ...assess.PlanItem) *assess.Assessment {
	return &assess.Assessment{ID: id, Person: assess.Person{Name: "Ada"}, Rater: assess.Rater{Role: role}, StartedAt: begun,
		FinishedAt: begun.Add(time.Hour), Plan: items}
}

func actions(items []assess.PlanItem) []string {
	var all []string
	for _, i := range items {
		all = append(all, i.Action)
	}
	return all
}

func TestPlanOfANewView(t *testing.T) {
	june := time.Date(2026, 6, 1, 10, 0, 0, 0, time.UTC)
	docs := []*assess.Assessment{
		view("a", assess.Self, june.AddDate(0, 1, 0), item("later", assess.Planned)),
		view("b", assess.Agreed, june, item("one", assess.Planned), item("two", assess.Done)),
	}
	for name, c := range map[string]struct {
		docs   []*assess.Assessment
		person string
		want   []string
	}{
		"the newest":         {docs, "ada", []string{"later"}},
		"what is still open": {docs[1:], "Ada", []string{"one"}},
		"nobody":             {docs, "", nil},
		"another":            {docs, "Bea", nil},
	} {
		if diff := cmp.Diff(c.want, actions(plan.ForNew(c.docs, c.person, nil))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestPlanOfANewRecord: the last plan first, then what the views planned beside it. What was closed since a view took it over stays closed.
func TestPlanOfANewRecord(t *testing.T) {
	may, november := time.Date(2026, 5, 1, 10, 0, 0, 0, time.UTC), time.Date(2026, 11, 1, 10, 0, 0, 0, time.UTC)
	self := view("s", assess.Self, november, item("last", assess.Planned), item("closed since", assess.Planned), item("of the self-view", assess.Planned), item("over", assess.Done))
	manager := view("m", assess.Manager, november.AddDate(0, 0, 1), item("of the manager", assess.Planned), item("of the self-view", assess.Planned))
	docs := []*assess.Assessment{manager, self, view("r", assess.Agreed, may, item("last", assess.Planned), item("closed since", assess.Done))}
	got := actions(plan.ForNew(docs, "Ada", &assess.Pair{Self: self, Manager: manager}))
	if diff := cmp.Diff([]string{"last", "of the self-view", "of the manager"}, got); diff != "" {
		t.Error(diff)
	}
	if len(docs) != 3 || docs[0] != manager {
		t.Error("the documents that were given are changed")
	}
}

func TestJoin(t *testing.T) {
	decided := []assess.PlanItem{item("new", assess.Planned), item("closed", assess.Done)}
	got := plan.Join(decided, []assess.PlanItem{item("closed", assess.Planned), item("new", assess.Planned), item("old", "waiting"), item("over", assess.Dropped)})
	if diff := cmp.Diff([]string{"new", "closed", "old"}, actions(got)); diff != "" {
		t.Error(diff)
	}
}
