package oneonone_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/sample"
	"github.com/rung-dev/rung/internal/score"
)

// talk is a comparison of two views that differ on every third question, and the agreement on them, which is still empty.
func talk(t *testing.T) (*score.Comparison, *assess.Agreement) {
	t.Helper()
	l := sample.Ladder(t, "product")
	first := sample.Full(l, func(int, int) assess.Response { return 3 })
	first.Declared = assess.RefOf(l, 1)
	return sample.Pair(t, l, first, sample.Second(first, func(i int) assess.Response { return assess.Response(3 - 2*(i%3/2)) }))
}

// agreed is what was recorded of an agreement, with its result.
func agreed(t *testing.T, c *score.Comparison, g *assess.Agreement) *assess.Assessment {
	t.Helper()
	a, err := oneonone.Docs{}.Record(c, g, november)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestBegin(t *testing.T) {
	c, g := talk(t)
	for _, d := range c.All() { // a record that leaves questions open places nobody
		g.Decide(d.Question, 2, november)
	}
	q := c.ToTalk()[0].Question
	earlier := agreed(t, c, g)
	earlier.ID = "earlier"
	others := agreed(t, c, g)
	others.ID, others.Sources = "of others", []assess.Source{{ID: "self"}, {ID: "eve"}}
	for name, x := range map[string]struct {
		results         []*assess.Assessment
		decided, before string
	}{
		"the first":         {nil, "", ""},
		"after another one": {[]*assess.Assessment{others}, "", "of others"},
		"once more":         {[]*assess.Assessment{earlier, others}, "yes", "earlier"},
	} {
		got := oneonone.Docs{Results: x.results}.Begin(c.Pair, "new", november)
		if got.Draft.ID != "new" || !got.Draft.StartedAt.Equal(november) || got.Draft.Rater.Role != assess.Agreed {
			t.Errorf("%s: %+v", name, got.Draft)
		}
		if _, decided := got.Decided(q); decided != (x.decided != "") {
			t.Errorf("%s: decided %v", name, decided)
		}
		if before := got.Draft.Previous; before == nil && x.before != "" || before != nil && before.ID != x.before {
			t.Errorf("%s: after %+v, want %q", name, before, x.before)
		}
	}
}

func TestUntalked(t *testing.T) {
	c, g := talk(t)
	list := c.ToTalk()
	if len(list) < 3 {
		t.Fatalf("%d to talk about", len(list))
	}
	if got := oneonone.Untalked(c, g); got != len(list) {
		t.Errorf("%d of %d", got, len(list))
	}
	g.Decide(list[0].Question, 2, november)
	g.Say(list[1].Question, "we have seen it")
	g.Decide(list[2].Question, 2, november)
	g.Say(list[2].Question, "this, too")
	if got := oneonone.Untalked(c, g); got != len(list)-3 {
		t.Errorf("%d of %d are left", got, len(list))
	}
}

// TestStands: a record stands as long as nothing that is agreed or was said is another one. What is planned does not count.
func TestStands(t *testing.T) {
	q := func(c *score.Comparison, i int) assess.Question { return c.ToTalk()[i].Question }
	for name, x := range map[string]struct {
		change func(*score.Comparison, *assess.Agreement)
		before func(*assess.Assessment)
		stands bool
	}{
		"nothing is another":    {stands: true},
		"the plan is another":   {change: func(_ *score.Comparison, g *assess.Agreement) { g.Draft.Plan = []assess.PlanItem{{Action: "bake"}} }, stands: true},
		"another answer":        {change: func(c *score.Comparison, g *assess.Agreement) { g.Decide(q(c, 0), 4, november) }},
		"one more answer":       {change: func(c *score.Comparison, g *assess.Agreement) { g.Decide(q(c, 1), 2, november) }},
		"one is open again":     {change: func(c *score.Comparison, g *assess.Agreement) { g.Withdraw(q(c, 0)) }},
		"another word on it":    {change: func(c *score.Comparison, g *assess.Agreement) { g.Say(q(c, 0), "no more") }},
		"a word on an open one": {change: func(c *score.Comparison, g *assess.Agreement) { g.Say(q(c, 1), "once") }},
		"without a result":      {before: func(a *assess.Assessment) { a.Result = nil }},
		"of another rung":       {before: func(a *assess.Assessment) { a.Answers[0].Rung = "head" }},
		"of another competency": {before: func(a *assess.Assessment) { a.Answers[0].Competency = "other" }},
		"another one is open":   {before: func(a *assess.Assessment) { a.Open[0].Competency = "other" }},
		"of other views":        {before: func(a *assess.Assessment) { a.Sources[0].ID = "eve" }},
	} {
		c, g := talk(t)
		g.Decide(q(c, 0), 2, november)
		g.Say(q(c, 0), "we have seen it")
		before := agreed(t, c, g)
		if x.before != nil {
			before.Answers, before.Open, before.Sources = slices.Clone(before.Answers), slices.Clone(before.Open), slices.Clone(before.Sources)
			x.before(before)
		}
		if x.change != nil {
			x.change(c, g)
		}
		if got := (oneonone.Docs{Results: []*assess.Assessment{before}}).Stands(g); (got == before) != x.stands || got != nil && !x.stands {
			t.Errorf("%s: %v", name, got != nil)
		}
	}
	_, g := talk(t)
	if got := (oneonone.Docs{}).Stands(g); got != nil {
		t.Errorf("none is there: %s", got.ID)
	}
}

func TestRecord(t *testing.T) {
	c, g := talk(t)
	c.Pair.Self.Plan = []assess.PlanItem{{Action: "of the view", Status: assess.Planned}}
	open := c.ToTalk()[0].Question
	g.Say(open, "nobody has seen one")
	last := self("last", november.AddDate(0, -1, 0), "of last time")
	last.Person.Name = "Ada Example"
	got, err := oneonone.Docs{Results: []*assess.Assessment{last}}.Record(c, g, november)
	if err != nil {
		t.Fatal(err)
	}
	if !got.FinishedAt.Equal(november) || got.Result == nil || len(got.Plan) != 2 || len(got.Answers) == 0 {
		t.Errorf("%+v", got)
	}
	got.Pending[0].Evidence = "changed later"
	if g.Said(open) != "nobody has seen one" || g.Draft.Finished() || g.Draft.Result != nil || g.Draft.Plan != nil || len(g.Draft.Answers) > 0 {
		t.Errorf("the draft is changed: %+v", g.Draft)
	}
	c, g = apart(t)
	if _, err := (oneonone.Docs{}).Record(c, g, november); !errors.Is(err, score.ErrNotEnough) {
		t.Errorf("nothing is agreed: %v", err)
	}
}

// apart is a talk on two views that have no answer in common.
func apart(t *testing.T) (*score.Comparison, *assess.Agreement) {
	t.Helper()
	l := sample.Ladder(t, "product")
	first := sample.Full(l, func(int, int) assess.Response { return 3 })
	return sample.Pair(t, l, first, sample.Second(first, func(int) assess.Response { return 1 }))
}
