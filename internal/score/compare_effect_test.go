package score_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/score"
)

func TestEffectsAreThoseOfOneChangedAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLadder(t)
		c := drawComparison(t, l)
		if c == nil {
			return
		}
		check := func(name string, a *assess.Assessment, q assess.Question, r assess.Response, got score.Effect) {
			changed := *a
			changed.Answers = nil
			for _, x := range a.Answers {
				if x.Rung == q.Rung && x.Competency == q.Competency {
					x.Response = r
				}
				changed.Answers = append(changed.Answers, x)
			}
			sheet, err := assess.SheetOf(l, changed.Answers)
			if err != nil {
				t.Fatal(err)
			}
			if want := score.Placement(l, sheet, changed.Declared.Index(l)); got.Placement != want {
				t.Fatalf("%s with %v at %v: placement %d, want %d", name, r, q, got.Placement, want)
			}
			num, den := page{l, &changed}.readiness(c.Target)
			if got.Readiness.Num != num || got.Readiness.Den != den || (got.Readiness.Percent == nil) != (den == 0) {
				t.Fatalf("%s with %v at %v: readiness %+v, want %d/%d", name, r, q, got.Readiness, num, den)
			}
			if p := got.Readiness.Percent; p != nil && *p != (200*num+den)/(2*den) {
				t.Fatalf("%s with %v at %v: %d percent of %d/%d", name, r, q, *p, num, den)
			}
		}
		before := [2]string{string(assess.Encode(c.Pair.Self)), string(assess.Encode(c.Pair.Manager))}
		for _, d := range c.All() {
			self, manager := c.Effects(d)
			check("self", c.Pair.Self, d.Question, d.Views.Manager, self)
			check("manager", c.Pair.Manager, d.Question, d.Views.Self, manager)
		}
		if after := [2]string{string(assess.Encode(c.Pair.Self)), string(assess.Encode(c.Pair.Manager))}; after != before {
			t.Fatal("asking for effects has changed a view")
		}
		if got, want := c.Now(c.Self).Placement, c.Self.Result.Placement.Index(l); got != want {
			t.Fatalf("the self view stands at %d, want %d", got, want)
		}
	})
}
