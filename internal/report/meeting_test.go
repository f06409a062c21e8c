package report

import (
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// small is a ladder of two rungs and three competencies.
func small() *ladder.Ladder {
	ask := func(verb string, must bool) *ladder.Indicator {
		return &ladder.Indicator{I: "I " + verb + ".", They: strings.ToUpper(verb[:1]) + verb[1:] + "s.", Weight: 1, MustHave: must}
	}
	return &ladder.Ladder{
		ID: "small", Version: "1.0.0", Digest: "sha256:1", Title: "Small & simple", Quorum: 60, Scale: ladder.DefaultScale(),
		Rungs: []ladder.Rung{{ID: "one", Title: "First *rung*", Short: "One"}, {ID: "two", Title: "Second", Short: "Two", Parent: "one"}},
		Competencies: []ladder.Competency{
			{ID: "write", Title: "Writing", Indicators: []*ladder.Indicator{ask("write", false), ask("rewrite", true)}},
			{ID: "plan", Title: "Plan | do", Indicators: []*ladder.Indicator{ask("plan", false), ask("replan", false)}},
			{ID: "talk", Title: "Talking", Indicators: []*ladder.Indicator{ask("talk", false), ask("speak", false)}},
		},
	}
}

// viewBy answers the questions of a ladder, competency by competency.
func viewBy(l *ladder.Ladder, role assess.Role, name string, values ...assess.Response) *assess.Assessment {
	a := &assess.Assessment{
		ID:     "0198f0c2-0000-7000-8000-00000000000" + map[assess.Role]string{assess.Self: "1", assess.Manager: "2"}[role],
		Ladder: assess.BindTo(l), Person: assess.Person{Name: "Ada *Example*"}, Rater: assess.Rater{Role: role, Name: name}, Declared: "one",
		Mode: assess.Full, FinishedAt: time.Date(2026, 11, 20, 10, 0, 0, 0, time.UTC),
	}
	for i, v := range values {
		a.Answers = append(a.Answers, assess.Answer{Rung: l.Rungs[i%2].ID, Competency: l.Competencies[i/2].ID, Response: v})
	}
	return a
}

// meet compares two views that differ on four questions.
func meet(t *testing.T) (chart.TwoViews, assess.Pair) {
	t.Helper()
	l := small()
	self := viewBy(l, assess.Self, "Ada *Example*", 4, 3, 3, 1, 4, 2)
	manager := viewBy(l, assess.Manager, "Max", 4, 1, 3, 2, 3, assess.Skipped)
	self.Answers[1].Evidence = "![me](http://e.org)\n- twice"
	manager.Answers[1].Evidence = "1. never <b>seen</b>"
	p, err := assess.NewPair(self, manager)
	if err != nil {
		t.Fatal(err)
	}
	c, err := score.Compare(l, p)
	if err != nil {
		t.Fatal(err)
	}
	return chart.NewTwoViews(c, nil), p
}

// lastPlan has an item of each kind.
func lastPlan() *assess.Assessment {
	return &assess.Assessment{
		FinishedAt: time.Date(2026, 5, 20, 10, 0, 0, 0, time.UTC), Person: assess.Person{Name: "Ada"},
		Plan: []assess.PlanItem{
			{Action: "Write *more*", Competency: "write", Rung: "two", Due: "2027-02-01", Owner: "Max | Manager"},
			{Action: "Plan\nless", Competency: "gone", Due: "2026-10-01", Status: assess.Planned},
			{Action: "Talk", Status: assess.Done, Closed: "2026-10-02"},
			{Action: "Sing", Status: assess.Dropped, Closed: "2026-10-03", Reason: "no # voice"},
			{Action: "1. Dance", Status: "someday"},
			{Action: "Jump", Status: assess.Dropped},
		},
	}
}

func agenda(t *testing.T, b Before) string {
	t.Helper()
	var w strings.Builder
	if err := Agenda(&w, b); err != nil {
		t.Fatal(err)
	}
	return w.String()
}

func TestAgendaWithBothViews(t *testing.T) {
	v, _ := meet(t)
	got := agenda(t, Before{Day: "2026-11-21", Person: "Ada *Example*", Ladder: small(), Last: lastPlan(), Views: &v})
	want := `# One-on-one with Ada \*Example\*

21 November 2026 · Small & simple 1.0.0

## Last time's plan

Of 20 May 2026.

- [ ] Plan / less (gone; due 1 October 2026): overdue
- [ ] Write \*more\* (Writing, at Second; Max \| Manager; due 1 February 2027): open
- [ ] 1\. Dance: open
- [x] Talk: done on 2 October 2026
- Sing: dropped on 3 October 2026: no \# voice
- Jump: dropped

## Two views

2 of 6 answers are the same.
Another 2 are one point apart.

| | stands at | next | readiness |
|---|---|---|---|
| Ada \*Example\* | First \*rung\* | Second | 67 %, on the way |
| Max | First \*rung\* | Second | 33 %, blocked by Writing |

## To talk about

### 1. Writing, at Second

Rewrites.

- Ada \*Example\*: 3 Usually. !\[me\](http:` + joiner + `//e.org) / - twice
- Max: 1 Rarely. 1\. never \<b\>seen\</b\>

With Max's answer, Ada's view would stay at One; readiness for Two from 67 % to 44 %; a must-have for Two would be open. With Ada's answer, Max's view would stay at One; readiness for Two from 33 % to 56 %; nothing would block Two.

What did each of us see?

- What was said:
- Agreed answer:

### 2. Talking, at First \*rung\*

Talks.

- Ada \*Example\*: 4 Consistently
- Max: 3 Usually

It changes neither placement, nor the readiness for Two.

What did each of us see?

- What was said:
- Agreed answer:

### 3. Plan \| do, at Second

Replans.

- Ada \*Example\*: 1 Rarely
- Max: 2 Sometimes

With Max's answer, Ada's view would stay at One; readiness for Two from 67 % to 78 %. With Ada's answer, Max's view would stay at One; readiness for Two from 33 % to 22 %.

What did each of us see?

- What was said:
- Agreed answer:

### 4. Talking, at Second

Speaks.

- Ada \*Example\*: 2 Sometimes
- Max: Not seen

With Max's answer, Ada's view would stay at One; readiness for Two from 67 % to 44 %. With Ada's answer, Max's view would stay at One; readiness for Two from 33 % to 56 %.

What did each of us see?

- What was said:
- Agreed answer:

## What is missing for Second

| | Ada \*Example\* | Max |
|---|---|---|
| Writing | nothing | ⅔ rung |
| Plan \| do | ⅔ rung | ⅓ rung |
| Talking | ⅓ rung | 1 rung |

## The plan from here

| what | who | due |
|---|---|---|
| | | |
`
	if d := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); d != "" {
		t.Error(d)
	}
}

func TestAgendaWithOneView(t *testing.T) {
	got := agenda(t, Before{Day: "2026-11-21", Ladder: small(), Missing: assess.Self, Command: "rung one-on-one max.json"})
	const want = `# One-on-one

21 November 2026 · Small & simple 1.0.0

## Last time's plan

There is none.

## Two views

The person's own view is still to come. Until it is finished, nothing is shown of the other one. It is given with

    rung one-on-one max.json

## The plan from here

| what | who | due |
|---|---|---|
| | | |
`
	if d := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); d != "" {
		t.Error(d)
	}
}

// record is what comes of the meeting: one question is agreed on, and something was said about another.
func record(t *testing.T, p assess.Pair) *assess.Assessment {
	t.Helper()
	g := assess.NewAgreement(p)
	g.Decide(assess.Question{Rung: "two", Competency: "write"}, 2, time.Time{})
	g.Say(assess.Question{Rung: "two", Competency: "write"}, "we read the *report*\n> together")
	g.Say(assess.Question{Rung: "two", Competency: "talk"}, "next time | or the one after")
	r := g.Record()
	r.ID, r.FinishedAt, r.Plan = "0198f0c2-0000-7000-8000-000000000003", time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC), lastPlan().Plan
	var err error
	if r.Result, err = score.Derive(small(), r); err != nil {
		t.Fatal(err)
	}
	return r
}

func minutesOf(t *testing.T, a After) string {
	t.Helper()
	var w strings.Builder
	if err := Minutes(&w, a); err != nil {
		t.Fatal(err)
	}
	return w.String()
}

func TestMinutes(t *testing.T) {
	v, p := meet(t)
	p.Self.Result, p.Manager.Result = v.Comparison.Self.Result, v.Comparison.Manager.Result
	got := minutesOf(t, After{Day: "2026-12-01", Ladder: small(), Record: record(t, p), Self: p.Self, Manager: p.Manager})
	const want = `# Minutes of the one-on-one with Ada \*Example\*

21 November 2026 · Small & simple 1.0.0

- Ada \*Example\*, the person's own view: 20 November 2026
- Max, the manager's view: 20 November 2026

## Where it stands

| | stands at | next | readiness |
|---|---|---|---|
| Ada \*Example\* | First \*rung\* | Second | 67 %, on the way |
| Max | First \*rung\* | Second | 33 %, blocked by Writing |
| agreed | First \*rung\* | Second | 56 %, on the way |

With either view's answers to what stays open, the record would stand at First \*rung\*. The readiness counts Ada's answers to it.

## What was agreed

2 answers are the same from both. 1 was talked about and agreed. 3 stay open.

### 1. Writing, at Second

Rewrites.

- Ada \*Example\*: 3 Usually
- Max: 1 Rarely
- Agreed: **2 Sometimes**
- What was said: we read the \*report\* / \> together

## What stays open

| | at | Ada \*Example\* | Max | what was said |
|---|---|---|---|---|
| Plan \| do | Second | 1 Rarely | 2 Sometimes | |
| Talking | First \*rung\* | 4 Consistently | 3 Usually | |
| Talking | Second | 2 Sometimes | Not seen | next time \| or the one after |

## Plan

| what | for | who | due | status |
|---|---|---|---|---|
| Plan / less | gone | Ada \*Example\* | 1 October 2026 | overdue |
| Write \*more\* | Writing, at Second | Max \| Manager | 1 February 2027 | open |
| 1\. Dance | | Ada \*Example\* | | open |
| Talk | | Ada \*Example\* | | done on 2 October 2026 |
| Sing | | Ada \*Example\* | | dropped on 3 October 2026: no \# voice |
| Jump | | Ada \*Example\* | | dropped |
`
	if d := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); d != "" {
		t.Error(d)
	}
}

// TestMinutesSayWhatCameOfLastTimesPlan: what is open of it is on the plan of the record.
func TestMinutesSayWhatCameOfLastTimesPlan(t *testing.T) {
	_, p := meet(t)
	r := record(t, p)
	r.Plan = nil
	got := minutesOf(t, After{Day: "2026-12-01", Ladder: small(), Record: r, Last: lastPlan()})
	const want = `## Since last time

- [x] Talk: done on 2 October 2026
- Sing: dropped on 3 October 2026: no \# voice
- Jump: dropped

## Plan
`
	if !strings.Contains(got, want) {
		t.Errorf("%s is not in\n%s", want, got)
	}
}

func TestMinutesWithoutTheViews(t *testing.T) {
	_, p := meet(t)
	r := record(t, p)
	r.Plan, r.Open, r.FinishedAt = nil, nil, time.Time{}
	got := minutesOf(t, After{Day: "2026-12-01", Ladder: small(), Record: r})
	const want = `# Minutes of the one-on-one with Ada \*Example\*

1 December 2026 · Small & simple 1.0.0

- Ada \*Example\*, the person's own view: not at hand here
- Manager, the manager's view: not at hand here

## Where it stands

| | stands at | next | readiness |
|---|---|---|---|
| agreed | First \*rung\* | Second | 22 %, early |

## What was agreed

2 answers are the same from both. 1 was talked about and agreed. 0 stay open.

### 1. Writing, at Second

Rewrites.

- Ada \*Example\*: 3 Usually
- Manager: 1 Rarely
- Agreed: **2 Sometimes**
- What was said: we read the \*report\* / \> together

## Plan

There is none yet.
`
	if d := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); d != "" {
		t.Error(d)
	}
}

func TestNamesInMinutes(t *testing.T) {
	for _, c := range []struct{ person, manager, wantSelf, wantManager string }{
		{"Ada", "Max", "Ada", "Max"}, {"", "Max", "Self view", "Max"}, {"Ada", "", "Ada", "Manager"}, {"", "", "Self view", "Manager"},
		{"Ada", "ada", "Self view", "Manager"},
	} {
		a := After{Record: &assess.Assessment{Person: assess.Person{Name: c.person}}, Manager: &assess.Assessment{Rater: assess.Rater{Name: c.manager}}}
		if self, manager := a.voices(); self.Name != c.wantSelf || manager.Name != c.wantManager {
			t.Errorf("%+v: %s, %s", c, self.Name, manager.Name)
		}
	}
}

// TestMeetingsSurviveAnyRecord writes what does not fit the ladder by its ids: no claim of a file may break a page.
func TestMeetingsSurviveAnyRecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := func() string {
			return rapid.SampledFrom([]string{"", "one", "two", "write", "talk", "gone"}).Draw(t, "id")
		}
		response := func() assess.Response { return assess.Response(rapid.IntRange(-4, 4).Draw(t, "response")) }
		r := &assess.Assessment{Rater: assess.Rater{Role: assess.Agreed}, Person: assess.Person{Name: drawText(t)}}
		for range rapid.IntRange(0, 3).Draw(t, "n") {
			v := assess.Views{Self: response(), Manager: response()}
			q := assess.Question{Rung: id(), Competency: id()}
			r.Answers = append(r.Answers, assess.Answer{Rung: q.Rung, Competency: q.Competency, Response: response(), Evidence: drawText(t), Views: &v})
			r.Open = append(r.Open, assess.Open{Question: q, Views: v})
			r.Plan = append(r.Plan, assess.PlanItem{Action: drawText(t), Competency: id(), Rung: id(), Owner: drawText(t), Status: id()})
		}
		r.Result = &assess.Result{Placement: assess.RungRef(id()), Target: assess.RungRef(id()), Blocked: []string{id()}}
		if err := Minutes(io.Discard, After{Day: "2026-12-01", Ladder: small(), Record: r, Self: r}); err != nil {
			t.Fatal(err)
		}
		if err := Agenda(io.Discard, Before{Day: "2026-12-01", Ladder: small(), Last: r, Command: drawText(t)}); err != nil {
			t.Fatal(err)
		}
	})
}
