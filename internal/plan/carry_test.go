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

// TestClosedStaysClosed: what one document has closed since another was begun is not open again in the record, whichever side of UTC the day
// of closing is from. What was closed before was planned anew.
func TestClosedStaysClosed(t *testing.T) {
	begun := time.Date(2026, 11, 20, 17, 0, 0, 0, time.FixedZone("Los Angeles", -8*60*60)) // 01:00 of the 21st in UTC
	for closed, open := range map[string]bool{
		"2026-11-22": false, // east of UTC a day may be ahead
		"2026-11-21": false,
		"2026-11-20": false, // an hour later in Los Angeles
		"2026-11-19": true,
		"2026-01-01": true,
	} {
		done := item("bake", assess.Done)
		done.Closed = closed
		dropped := done
		dropped.Status, dropped.Reason = assess.Dropped, "no oven"
		for _, over := range []assess.PlanItem{done, dropped} {
			self := view("s", assess.Self, begun, item("bake", assess.Planned))
			manager := view("m", assess.Manager, begun)
			last := view("r", assess.Agreed, begun.AddDate(0, -6, 0), over)
			if got := plan.ForNew([]*assess.Assessment{last}, "Ada", &assess.Pair{Self: self, Manager: manager}); (len(got) > 0) != open {
				t.Errorf("%s on %s: %v", over.Status, closed, actions(got))
			}
			last.Plan, self.Plan, last.StartedAt = self.Plan, last.Plan, begun
			if got := plan.ForNew([]*assess.Assessment{last}, "Ada", &assess.Pair{Self: self, Manager: manager}); (len(got) > 0) != open {
				t.Errorf("%s on %s, in the view: %v", over.Status, closed, actions(got))
			}
		}
	}
}

// TestClosedAndPlannedAnew: what is open again where it was closed counts as open.
func TestClosedAndPlannedAnew(t *testing.T) {
	november := time.Date(2026, 11, 1, 10, 0, 0, 0, time.UTC)
	last := view("r", assess.Agreed, november.AddDate(0, 0, 1), item("bake", assess.Done), item("bake", assess.Planned))
	moved := item("bake", assess.Planned)
	moved.Due = "2027-02-01"
	self := view("s", assess.Self, november, moved)
	self.FinishedAt = november.AddDate(0, 0, 9)
	got := plan.ForNew([]*assess.Assessment{last}, "Ada", &assess.Pair{Self: self, Manager: view("m", assess.Manager, november)})
	if diff := cmp.Diff([]assess.PlanItem{moved}, got); diff != "" {
		t.Error(diff)
	}
}

// TestNewestItemOfANewRecord: where an item is open in more than one document, the newest of these says when it is due.
func TestNewestItemOfANewRecord(t *testing.T) {
	november := time.Date(2026, 11, 1, 10, 0, 0, 0, time.UTC)
	due := func(day string) assess.PlanItem {
		i := item("bake", assess.Planned)
		i.Due, i.Reason = day, "because of "+day
		return i
	}
	made := func(a *assess.Assessment, from ...string) *assess.Assessment {
		for _, id := range from {
			a.Sources = append(a.Sources, assess.Source{ID: id})
		}
		return a
	}
	first := item("first", assess.Planned)
	for name, c := range map[string]struct {
		last, self, manager *assess.Assessment
		want                string
	}{
		"moved in the next view": {view("r", assess.Agreed, november.AddDate(0, -6, 0), first, due("")), view("s", assess.Self, november, due("2026-12-01")),
			view("m", assess.Manager, november), "2026-12-01"},
		"on the same day": {view("r", assess.Agreed, november.Add(-2*time.Hour), first, due("")), view("s", assess.Self, november, due("2026-12-01")),
			view("m", assess.Manager, november), "2026-12-01"},
		"moved in a later record": {view("r", assess.Agreed, november.AddDate(0, 0, 2), first, due("2026-12-24")), view("s", assess.Self, november, due("2026-12-01")),
			view("m", assess.Manager, november), "2026-12-24"},
		"in the record of these views, dated by hand": {made(view("r", assess.Agreed, november.Add(-10*time.Hour), first, due("2026-12-24")), "s", "m"),
			view("s", assess.Self, november, due("2026-12-01")), view("m", assess.Manager, november, due("2026-12-02")), "2026-12-24"},
		"in the later of both views": {view("r", assess.Agreed, november.AddDate(0, -6, 0), first, due("")), view("s", assess.Self, november, due("2026-12-01")),
			view("m", assess.Manager, november.Add(time.Minute), due("2026-12-02")), "2026-12-02"},
		"nowhere else": {view("r", assess.Agreed, november.AddDate(0, -6, 0), first, due("2026-12-24")), view("s", assess.Self, november),
			view("m", assess.Manager, november), "2026-12-24"},
	} {
		got := plan.ForNew([]*assess.Assessment{c.last}, "Ada", &assess.Pair{Self: c.self, Manager: c.manager})
		if diff := cmp.Diff([]assess.PlanItem{first, due(c.want)}, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestJoin(t *testing.T) {
	decided := []assess.PlanItem{item("new", assess.Planned), item("closed", assess.Done)}
	got := plan.Join(decided, []assess.PlanItem{item("closed", assess.Planned), item("new", assess.Planned), item("old", "waiting"), item("old", assess.Planned), item("over", assess.Dropped)})
	if diff := cmp.Diff([]string{"new", "closed", "old"}, actions(got)); diff != "" {
		t.Error(diff)
	}
}
