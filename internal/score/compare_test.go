package score_test

import (
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/cost"
	"github.com/rung-dev/rung/internal/sample"
	"github.com/rung-dev/rung/internal/score"
)

func TestComparisonOfThePersonas(t *testing.T) {
	l := sample.Ladder(t, "product")
	views := map[string]*assess.Assessment{}
	for p := range lines[persona](t, "personas.jsonl") {
		a := p.assessment(l)
		a.ID, a.Ladder, a.Rater.Role = "self", assess.BindTo(l), assess.Self
		if p.Name == "11 mgr" {
			a.ID, a.Rater.Role = "manager", assess.Manager
		}
		views[p.Name] = a
	}
	c := compare(t, l, views["11 self"], views["11 mgr"])
	s := &c.Agreement
	for _, f := range []struct {
		name string
		got  score.Ratio
		want score.Ratio
	}{
		{"exact", s.ExactShare(), score.Ratio{Num: 44, Den: 75}}, {"adjacent", s.AdjacentShare(), score.Ratio{Num: 72, Den: 75}},
		{"mean signed", s.MeanSigned(), score.Ratio{Num: 37, Den: 75}}, {"mean abs", s.MeanAbs(), score.Ratio{Num: 37, Den: 75}},
	} {
		if f.got != f.want {
			t.Errorf("%s is %v, want %v", f.name, f.got, f.want)
		}
	}
	if got := s.Kappa().Value(); got != 0.8868778280542986 || !s.KappaShown() {
		t.Errorf("kappa is %v, shown %v", got, s.KappaShown())
	}
	if !s.Lenient() || s.N != 75 || c.Same != 44 || len(c.Differences) != 31 || len(c.Apart) != 0 || len(c.ToTalk()) != score.Talk {
		t.Errorf("lenient %v, n %d, same %d, %d differ, %d apart, %d to talk", s.Lenient(), s.N, c.Same, len(c.Differences), len(c.Apart), len(c.ToTalk()))
	}
}

func TestEveryQuestionIsAlikeOrDiffers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawComparison(t, drawForest(t))
		if c == nil {
			return
		}
		if n := c.Same + len(c.All()); n != len(c.Pair.Questions) {
			t.Fatalf("%d of %d questions", n, len(c.Pair.Questions))
		}
		if c.Agreement.Exact+len(c.Differences) != c.Agreement.N {
			t.Fatalf("%d alike and %d different of n = %d", c.Agreement.Exact, len(c.Differences), c.Agreement.N)
		}
		for _, d := range c.All() {
			if v := c.Pair.Views(d.Question); v.Same() || d.Views != v {
				t.Fatalf("%v: %v", d, v)
			}
		}
		if c.Ladder.Rungs[c.Target].ID != string(c.Self.Result.Target) {
			t.Fatalf("measured to %s, and the person's target is %s", c.Ladder.Rungs[c.Target].ID, c.Self.Result.Target)
		}
		if len(c.ToTalk()) > score.Talk || len(c.ToTalk()) < min(score.Talk, len(c.Differences)) {
			t.Fatalf("%d to talk about", len(c.ToTalk()))
		}
	})
}

// TestViewsThatChangePlaces rates the other way round: what counts differences stays, what has a sign turns.
func TestViewsThatChangePlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawForest(t)
		a, b := drawViews(t, l)
		p, err := assess.NewPair(a, b)
		if err != nil {
			t.Fatal(err)
		}
		c, err := score.Compare(l, p)
		if err != nil {
			return
		}
		x, y := *a, *b
		x.Rater.Role, y.Rater.Role = assess.Manager, assess.Self
		turned := compare(t, l, &x, &y)
		s, r := &c.Agreement, &turned.Agreement
		if s.N != r.N || s.Exact != r.Exact || s.Adjacent != r.Adjacent || s.Sum != -r.Sum || s.SumAbs != r.SumAbs || s.SumSq != r.SumSq {
			t.Fatalf("%+v and %+v", s, r)
		}
		if s.Kappa() != r.Kappa() || s.Lenient() != r.Lenient() || s.KappaShown() != r.KappaShown() || c.Same != turned.Same {
			t.Fatalf("%+v and %+v", s, r)
		}
		if d := gocmp.Diff(c.Self.Result, turned.Manager.Result); d != "" {
			t.Fatalf("the result of one view depends on its side:\n%s", d)
		}
		if c.Target != turned.Target {
			return // the person's target decides what is talked about first
		}
		for i, d := range c.All() {
			o := turned.All()[i]
			if d.Question != o.Question || d.Pull != o.Pull || d.Views.Self != o.Views.Manager || d.Views.Manager != o.Views.Self {
				t.Fatalf("number %d is %+v, turned %+v", i+1, d, o)
			}
			self, manager := c.Effects(d)
			if s, m := turned.Effects(o); gocmp.Diff([]score.Effect{self, manager}, []score.Effect{m, s}) != "" {
				t.Fatalf("number %d: effects %+v, %+v and turned %+v, %+v", i+1, self, manager, s, m)
			}
		}
	})
}

func TestCompareRefusesWhatHasNoResult(t *testing.T) {
	l := sample.Ladder(t, "product")
	a, b := viewsOn(l, "pm")
	a.Answers = []assess.Answer{{Rung: "pm", Competency: "roadmap", Response: assess.Skipped}}
	b.Answers = a.Answers
	p, err := assess.NewPair(a, b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := score.Compare(l, p); err != score.ErrNotEnough {
		t.Errorf("%v, want %v", err, score.ErrNotEnough)
	}
}

// TestCompareIsQuick on more questions than anybody answers, all of them different.
func TestCompareIsQuick(t *testing.T) {
	l := grid(60, 66)
	self, manager := viewsOn(l, "r3")
	answer(l, self, func(c, r int) assess.Response { return 4 })
	answer(l, manager, func(c, r int) assess.Response { return 1 })
	var c *score.Comparison
	cost.Limit{Yards: 60, Memory: 64 << 20}.Check(t, "comparing", func() {
		c = compare(t, l, self, manager)
		for _, d := range c.ToTalk() {
			c.Effects(d)
		}
	})
	if len(c.Differences) != 3960 {
		t.Errorf("%d differences", len(c.Differences))
	}
}
