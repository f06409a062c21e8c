package score_test

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/score"
)

func TestOrderOfTalkIsThatOfThePage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLadder(t)
		c := drawComparison(t, l)
		if c == nil {
			return
		}
		self, manager := page{l, c.Pair.Self}, page{l, c.Pair.Manager}
		type talk struct {
			q                assess.Question
			competency, rung int
			pull             int
			mean             float64
		}
		var want []talk
		for comp := range l.Competencies {
			s := c.Competencies[comp]
			if got, want := [2]int{s.SelfThirds, s.ManagerThirds}, [2]int{self.thirds(comp, c.Target), manager.thirds(comp, c.Target)}; got != want {
				t.Fatalf("%s: thirds %v, want %v", l.Competencies[comp].ID, got, want)
			}
			if got, want := [2]int{s.Self.Index(l) + 1, s.Manager.Index(l) + 1}, [2]int{self.level(comp), manager.level(comp)}; got != want {
				t.Fatalf("%s: levels %v, want %v", l.Competencies[comp].ID, got, want)
			}
			pull := 0
			if self.present(comp, c.Target) {
				pull = l.Competencies[comp].Indicators[c.Target].Weight * int(math.Abs(float64(s.SelfThirds-s.ManagerThirds)))
			}
			sum, n := 0.0, 0.0
			var of []talk
			for r := range l.Rungs {
				x, y := self.response(comp, r), manager.response(comp, r)
				if x < 0 || y < 0 {
					continue
				}
				n++
				sum += math.Abs(float64(x) - float64(y))
				if x != y {
					of = append(of, talk{assess.Question{Rung: l.Rungs[r].ID, Competency: l.Competencies[comp].ID}, comp, r, pull, 0})
				}
			}
			for i := range of {
				of[i].mean = sum / n
			}
			want = append(want, of...)
		}
		slices.SortStableFunc(want, func(a, b talk) int {
			return cmp.Or(cmp.Compare(b.pull, a.pull), cmp.Compare(b.mean, a.mean))
		})
		if len(want) != len(c.Differences) {
			t.Fatalf("%d differences, want %d", len(c.Differences), len(want))
		}
		for i, d := range c.Differences {
			if d.Question != want[i].q || d.Pull != want[i].pull {
				t.Fatalf("number %d is %v with %d, want %v with %d", i+1, d.Question, d.Pull, want[i].q, want[i].pull)
			}
		}
	})
}

// TestWhatIsOffTheScaleIsTalkedAboutToo where it bears on the target: a whole rung without an occasion is no agreement.
func TestWhatIsOffTheScaleIsTalkedAboutToo(t *testing.T) {
	l := grid(2, 7)
	self, manager := viewsOn(l, "r0")
	answer(l, self, func(c, r int) assess.Response { return 4 - 3*assess.Response(r) })
	answer(l, manager, func(c, r int) assess.Response {
		switch {
		case r == 0 && c > 1:
			return assess.NoOccasion
		case r == 1 && c == 0:
			return 2 // one value that differs
		}
		return 4 - 3*assess.Response(r)
	})
	c := compare(t, l, self, manager)
	if c.Self.Reading.Placement == c.Manager.Reading.Placement || len(c.Differences) != 1 || len(c.Apart) != 5 {
		t.Fatalf("the views stand at %d and %d, %d differ, %d apart", c.Self.Reading.Placement, c.Manager.Reading.Placement, len(c.Differences), len(c.Apart))
	}
	talk := c.ToTalk()
	if len(talk) != score.Talk || talk[0].Question != c.Differences[0].Question {
		t.Fatalf("%d to talk about, %v first", len(talk), talk[0].Question)
	}
	for i, d := range talk[1:] {
		if d.Views.Scaled() || d.Pull == 0 || d.Question != c.Apart[i].Question {
			t.Errorf("number %d is %+v, want %+v", i+2, d, c.Apart[i])
		}
	}
}

// TestWhatBearsOnNothingIsNotTalkedAbout: two that have not seen the same thing, with the same left to go.
func TestWhatBearsOnNothingIsNotTalkedAbout(t *testing.T) {
	l := grid(1, 3)
	self, manager := viewsOn(l, "r0")
	for _, a := range []*assess.Assessment{self, manager} {
		answer(l, a, func(c, r int) assess.Response { return []assess.Response{4, 4, assess.Skipped}[c] })
	}
	if c := compare(t, l, self, manager); len(c.Apart) != 1 || len(c.ToTalk()) != 0 {
		t.Errorf("%d apart, %d to talk about", len(c.Apart), len(c.ToTalk()))
	}
}

func TestWhatIsApartIsInTheOrderOfTalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawComparison(t, drawForest(t))
		if c == nil {
			return
		}
		for i := 1; i < len(c.Apart); i++ {
			a, b := c.Apart[i-1], c.Apart[i]
			if n := cmp.Or(cmp.Compare(b.Pull, a.Pull), cmp.Compare(a.Cell.Competency, b.Cell.Competency), cmp.Compare(a.Cell.Rung, b.Cell.Rung)); n >= 0 {
				t.Fatalf("%+v before %+v", a, b)
			}
		}
	})
}
