package oneonone_test

import (
	"slices"
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

func ids(as []*assess.Assessment) []string {
	var all []string
	for _, a := range as {
		all = append(all, a.ID)
	}
	return all
}

// second is the view of Max that is about another one: a draft, or locked.
func second(id, about string, locked bool) *assess.Assessment {
	a := &assess.Assessment{ID: id, Person: assess.Person{Name: "Ada"}, Rater: assess.Rater{Role: assess.Manager, Name: "Max"}, StartedAt: november,
		About: &assess.About{ID: about, Questions: []assess.Question{{Rung: "one", Competency: "write"}}}}
	if locked {
		a.About.Questions, a.FinishedAt = nil, november.Add(time.Hour)
	}
	return a
}

// record is one of these views.
func record(id string, of ...string) *assess.Assessment {
	a := &assess.Assessment{ID: id, Rater: assess.Rater{Role: assess.Agreed}, FinishedAt: november}
	for _, view := range of {
		a.Sources = append(a.Sources, assess.Source{ID: view})
	}
	return a
}

func TestFinishedDrafts(t *testing.T) {
	left, open := self("a", time.Time{}), self("b", time.Time{})
	docs := oneonone.Docs{Drafts: []*assess.Assessment{left, open}, Results: []*assess.Assessment{self("c", november), self("a", november)}}
	if got := docs.Finished(); len(got) != 1 || got[0] != left {
		t.Error(ids(got))
	}
	if !docs.Kept(left) || docs.Kept(open) {
		t.Error(docs.Kept(left), docs.Kept(open))
	}
}

// TestViews: neither a record nor a second view is what a one-on-one begins with.
func TestViews(t *testing.T) {
	first := second("manager's first", "", true)
	first.About = nil
	docs := oneonone.Docs{Results: []*assess.Assessment{record("record", "ada", "max"), second("max", "ada", true), self("ada", november), first}}
	if got, want := ids(docs.Views()), []string{"ada", "manager's first"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestSecondDraft(t *testing.T) {
	ada, other := self("ada", november), self("other", november)
	draft := second("max", "ada", false)
	drafts := []*assess.Assessment{self("plain", time.Time{}), second("of another", "other", false), draft, second("older", "ada", false)}
	for name, c := range map[string]struct {
		docs  oneonone.Docs
		first *assess.Assessment
		want  string
	}{
		"the newest":            {oneonone.Docs{Drafts: drafts, Results: []*assess.Assessment{ada, other}}, ada, "max"},
		"of another view":       {oneonone.Docs{Drafts: drafts, Results: []*assess.Assessment{ada, other}}, other, "of another"},
		"none":                  {oneonone.Docs{Drafts: drafts[:2], Results: []*assess.Assessment{ada}}, ada, ""},
		"that view is finished": {oneonone.Docs{Drafts: drafts, Results: []*assess.Assessment{second("done", "ada", true), ada}}, ada, ""},
		"another one is":        {oneonone.Docs{Drafts: drafts, Results: []*assess.Assessment{second("done", "other", true), ada}}, ada, "max"},
	} {
		if got := idOf(c.docs.SecondDraft(c.first)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestFirstOf(t *testing.T) {
	docs := oneonone.Docs{Drafts: []*assess.Assessment{self("gone", time.Time{})}, Results: []*assess.Assessment{self("other", november), self("ada", november)}}
	if got := idOf(docs.FirstOf(second("max", "ada", true))); got != "ada" {
		t.Error(got)
	}
	if got := docs.FirstOf(second("max", "gone", true)); got != nil {
		t.Error(got.ID)
	}
}

func TestSourcesOf(t *testing.T) {
	docs := oneonone.Docs{Results: []*assess.Assessment{second("max", "ada", true), self("ada", november), self("other", november)}}
	for name, c := range map[string]struct {
		record *assess.Assessment
		want   []string
	}{
		"both":           {record("r", "ada", "max"), []string{"ada", "max"}},
		"one is missing": {record("r", "ada", "gone"), nil},
		"one alone":      {record("r", "ada"), nil},
		"three":          {record("r", "ada", "max", "other"), nil},
		"none":           {record("r"), nil},
	} {
		if got := ids(docs.SourcesOf(c.record)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestRecords: drafts and records of two views are told apart, and found whichever view is named first.
func TestRecords(t *testing.T) {
	docs := oneonone.Docs{
		Drafts:  []*assess.Assessment{record("draft of others", "ada", "eve"), record("draft", "ada", "max")},
		Results: []*assess.Assessment{record("of others", "eve", "max"), record("newest", "ada", "max"), record("older", "ada", "max")},
	}
	ada, max, eve := self("ada", november), self("max", november), self("eve", november)
	for name, c := range map[string]struct {
		got  *assess.Assessment
		want string
	}{
		"draft":         {docs.DraftOf(ada, max), "draft"},
		"the other way": {docs.DraftOf(max, ada), "draft"},
		"no draft":      {docs.DraftOf(eve, max), ""},
		"record":        {docs.RecordOf(max, ada), "newest"},
		"no record":     {docs.RecordOf(ada, eve), ""},
	} {
		if got := idOf(c.got); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestRater(t *testing.T) {
	byMax, nameless, byEve := second("m", "ada", true), second("n", "ada", true), second("e", "ada", true)
	nameless.Rater.Name, byEve.Rater.Name = "", "Eve"
	for name, c := range map[string]struct {
		docs  oneonone.Docs
		first *assess.Assessment
		want  string
	}{
		"the person, of a manager's view": {oneonone.Docs{Results: []*assess.Assessment{byEve}}, byMax, "Ada"},
		"the last manager":                {oneonone.Docs{Results: []*assess.Assessment{self("ada", november), nameless, byEve, byMax}}, self("ada", november), "Eve"},
		"that of a draft before":          {oneonone.Docs{Drafts: []*assess.Assessment{byMax}, Results: []*assess.Assessment{byEve}}, self("ada", november), "Max"},
		"nobody":                          {oneonone.Docs{Results: []*assess.Assessment{self("ada", november), nameless}}, self("ada", november), ""},
	} {
		if got := c.docs.Rater(c.first); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestLastPlanTitle(t *testing.T) {
	for want, a := range map[string]*assess.Assessment{
		"Last time's plan, 1 November 2026": self("a", november),
		"Last time's plan":                  self("b", time.Time{}),
	} {
		if got := oneonone.LastPlanTitle(a); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestSnapshot: whatever somebody goes on to change in one of the two is not changed in the other.
func TestSnapshot(t *testing.T) {
	a := self("a", november, "bake")
	a.Answers = []assess.Answer{{Rung: "one", Competency: "write", Response: 3}}
	a.Pending = []assess.Note{{Rung: "one", Competency: "talk", Evidence: "seen"}}
	a.Leanings = []assess.Preferred{{Item: "pace", Value: 1}}
	want := string(assess.Encode(a))
	s := oneonone.Snapshot(a)
	if got := string(assess.Encode(s)); got != want {
		t.Errorf("the copy is another one:\n%s\n%s", got, want)
	}
	s.Answers[0].Response, s.Pending[0].Evidence, s.Plan[0].Status, s.ID = 1, "", assess.Done, "b"
	s.Leanings[0].Value = 3
	if got := string(assess.Encode(a)); got != want {
		t.Errorf("what is copied is changed:\n%s\n%s", got, want)
	}
}

func TestWorthKeeping(t *testing.T) {
	for name, c := range map[string]struct {
		of   assess.Assessment
		want bool
	}{
		"nothing":   {assess.Assessment{Plan: []assess.PlanItem{{Action: "bake"}}}, false},
		"an answer": {assess.Assessment{Answers: make([]assess.Answer, 1)}, true},
		"a note":    {assess.Assessment{Pending: make([]assess.Note, 1)}, true},
	} {
		if oneonone.WorthKeeping(&c.of) != c.want {
			t.Errorf("%s: %v", name, !c.want)
		}
	}
}

func TestLastPlan(t *testing.T) {
	closed := self("closed", november.AddDate(0, 0, 3), "x")
	closed.Plan[0].Status = assess.Done
	first := self("first", november.AddDate(0, 0, 1), "of the first view")
	docs := oneonone.Docs{Results: []*assess.Assessment{self("later", november.AddDate(0, 0, 2), "later"), first, self("earlier", november, "earlier")}}
	undated := *first
	undated.FinishedAt = time.Time{}
	kept := self("first", november.AddDate(0, 0, -1), "of the first view")
	for name, c := range map[string]struct {
		got  *assess.Assessment
		want string
	}{
		"its own, kept with another date": {oneonone.Docs{Results: []*assess.Assessment{kept}}.LastPlanBefore(first), ""},
		"the newest":                      {docs.LastPlan("ada"), "later"},
		"of nobody":                       {docs.LastPlan(""), ""},
		"of somebody else":                {docs.LastPlan("Bea"), ""},
		"nothing of it is open":           {oneonone.Docs{Results: []*assess.Assessment{closed, first}}.LastPlan("Ada"), ""},
		"before the first view":           {docs.LastPlanBefore(first), "earlier"},
		"before the earlier one":          {docs.LastPlanBefore(docs.Results[2]), ""},
		"nobody knows when":               {docs.LastPlanBefore(&undated), ""},
		"before, nothing is open":         {oneonone.Docs{Results: []*assess.Assessment{closed}}.LastPlanBefore(self("next", november.AddDate(0, 0, 4))), ""},
	} {
		if got := idOf(c.got); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestTakeOver: what is planned already stays in front, and is not put there twice.
func TestTakeOver(t *testing.T) {
	docs := oneonone.Docs{Results: []*assess.Assessment{self("last", november, "bake", "of last time")}}
	a := self("new", november.AddDate(0, 1, 0), "decided now", "bake")
	docs.TakeOver(a, nil)
	var got []string
	for _, item := range a.Plan {
		got = append(got, item.Action)
	}
	if want := []string{"decided now", "bake", "of last time"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
