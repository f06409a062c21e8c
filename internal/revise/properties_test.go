package revise_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/revise"
	"github.com/rung-dev/rung/internal/score"
)

// drawLadder makes a ladder of a few rungs, branches and competencies. Few words and ids make two of them alike in many ways.
func drawLadder(t *rapid.T, name string) *ladder.Ladder {
	draw := func(low, high int, what string) int { return rapid.IntRange(low, high).Draw(t, name+" "+what) }
	l := &ladder.Ladder{ID: "drawn", Version: name, Digest: name, Quorum: draw(50, 51, "quorum"), Scale: ladder.DefaultScale()}
	l.Scale.Cut = draw(1, 4, "cut")/4 + 2
	for r, id := range drawIDs(t, name+" rungs", 5) {
		rung := ladder.Rung{ID: id, Was: drawWas(t, name, id)}
		if r > 0 {
			rung.Parent = l.Rungs[draw(0, r-1, "parent")].ID
		}
		l.Rungs = append(l.Rungs, rung)
	}
	for _, id := range drawIDs(t, name+" competencies", 4) {
		c := ladder.Competency{ID: id, Was: drawWas(t, name, id)}
		for range l.Rungs {
			var ind *ladder.Indicator
			if draw(0, 4, "present") > 0 {
				ind = &ladder.Indicator{I: fmt.Sprint("I do ", draw(0, 2, "words")), Weight: draw(1, 2, "weight"), MustHave: draw(0, 3, "must") == 0}
				if draw(0, 4, "moved") == 0 {
					ind.Was = drawID(t, name+" was rung") + "." + drawID(t, name+" was competency")
				}
			}
			c.Indicators = append(c.Indicators, ind)
		}
		l.Competencies = append(l.Competencies, c)
	}
	return l
}

func drawID(t *rapid.T, what string) string {
	return rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "f"}).Draw(t, what)
}

func drawIDs(t *rapid.T, what string, most int) []string {
	return rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "f"}), 1, most, rapid.ID).Draw(t, what)
}

// drawWas gives some things an earlier id, which nothing has now.
func drawWas(t *rapid.T, name, id string) []string {
	if rapid.IntRange(0, 3).Draw(t, name+" renamed") > 0 {
		return nil
	}
	return []string{"old-" + id, "older-" + id}
}

// drawAnswers answers what it likes, also what the ladder does not ask, and things twice.
func drawAnswers(t *rapid.T, l *ladder.Ladder) *assess.Assessment {
	a := &assess.Assessment{ID: "0198f0c2-0000-7000-8000-000000000001", Ladder: assess.BindTo(l), Mode: assess.Check}
	for range rapid.IntRange(0, 20).Draw(t, "answers") {
		a.Answers = append(a.Answers, assess.Answer{
			Rung: drawID(t, "rung"), Competency: drawID(t, "competency"),
			Response: assess.Response(rapid.IntRange(int(assess.Skipped), assess.MaxValue).Draw(t, "response")),
		})
	}
	return a
}

// drawSound answers each indicator of a ladder once, or not at all.
func drawSound(t *rapid.T, l *ladder.Ladder) *assess.Assessment {
	a := everything(l)
	a.Answers = slices.DeleteFunc(a.Answers, func(assess.Answer) bool { return rapid.IntRange(0, 3).Draw(t, "open") == 0 })
	for i := range a.Answers {
		a.Answers[i].Response = assess.Response(rapid.SampledFrom([]int{-4, -3, -2, 0, 1, 2, 3, 4}).Draw(t, "response"))
	}
	a.Declared = assess.RungRef(l.Rungs[0].ID)
	return a
}

// TestNoChange: a ladder does not differ from itself, and every answer stands.
func TestNoChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLadder(t, "one")
		if c := revise.Diff(l, l); !c.None() {
			t.Fatalf("differs from itself: %+v", c)
		}
		a := drawSound(t, l)
		c := revise.Carry(l, l, a)
		if len(c.Kept) != len(a.Answers) || len(c.Fresh) != 0 || c.Declared != a.Declared {
			t.Fatalf("%d of %d kept, fresh %v, declared %q", len(c.Kept), len(a.Answers), c.Fresh, c.Declared)
		}
		if d := cmp.Diff(a.Answers, c.Begin().Answers, cmpopts.EquateEmpty()); d != "" {
			t.Fatal(d)
		}
	})
}

// TestRenamed: where everything has another id and says so, every answer follows, and the result is the same but for the ids.
func TestRenamed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old := drawLadder(t, "one")
		new := renamed(old)
		a := drawSound(t, old)
		diff := revise.Diff(old, new)
		if len(diff.RungsThat(revise.Renamed)) != len(old.Rungs) || len(diff.CompetenciesThat(revise.Renamed)) != len(old.Competencies) ||
			len(diff.Indicators) != 0 {
			t.Fatalf("%+v", diff)
		}
		for _, known := range []*ladder.Ladder{old, nil} {
			c := revise.Carry(known, new, a)
			if len(c.Kept) != len(a.Answers) {
				t.Fatalf("%d of %d follow", len(c.Kept), len(a.Answers))
			}
			before, berr := score.Derive(old, a)
			after, aerr := score.Derive(new, c.Begin())
			if (berr == nil) != (aerr == nil) {
				t.Fatalf("before %v, after %v", berr, aerr)
			}
			if d := cmp.Diff(figures(before), figures(after)); d != "" {
				t.Fatalf("(-before +after):\n%s", d)
			}
		}
	})
}

// renamed is a ladder on which every rung and competency has another id, in which no move of before is told any more.
func renamed(l *ladder.Ladder) *ladder.Ladder {
	n := *l
	n.Rungs, n.Competencies = slices.Clone(l.Rungs), slices.Clone(l.Competencies)
	for i := range n.Rungs {
		r := &n.Rungs[i]
		r.Was, r.ID = append([]string{r.ID}, r.Was...), "new-"+r.ID
		if r.Parent != "" {
			r.Parent = "new-" + r.Parent
		}
	}
	for i := range n.Competencies {
		c := &n.Competencies[i]
		c.Was, c.ID = append([]string{c.ID}, c.Was...), "new-"+c.ID
		c.Indicators = slices.Clone(c.Indicators)
		for r, ind := range c.Indicators {
			if ind != nil {
				still := *ind
				still.Was = ""
				c.Indicators[r] = &still
			}
		}
	}
	return &n
}

// figures are the numbers of a result.
func figures(r *assess.Result) any {
	if r == nil {
		return nil
	}
	var all []any
	for _, g := range r.Gaps {
		all = append(all, g.Thirds, g.MustHave, g.Kind)
	}
	for _, x := range r.Rungs {
		all = append(all, x.Met, x.Total, x.Full, x.OK, len(x.Blocked))
	}
	return append(all, "new-"+r.Placement == "new-", r.Readiness.Num, r.Readiness.Den, r.Margin.Word)
}

// TestEveryAnswerIsAccountedFor: whatever the ladders and the answers, each answer is kept, asked again or gone, and those that are kept
// fit the newer ladder.
func TestEveryAnswerIsAccountedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, new := drawLadder(t, "old"), drawLadder(t, "new")
		a := drawAnswers(t, old)
		for _, known := range []*ladder.Ladder{old, nil} {
			c := revise.Carry(known, new, a)
			all := slices.Concat(positions(c.Kept, func(k revise.Kept) int { return k.At }),
				positions(c.Again, func(k revise.Again) int { return k.At }), positions(c.Gone, func(k revise.Gone) int { return k.At }))
			slices.Sort(all)
			if len(all) != len(a.Answers) || len(slices.Compact(all)) != len(a.Answers) {
				t.Fatalf("%v of %d answers", all, len(a.Answers))
			}
			checkFits(t, c)
			checkProposals(t, c)
		}
	})
}

// checkProposals: what is proposed is a possible answer to a question without one.
func checkProposals(t *rapid.T, c *revise.Carried) {
	sheet, _ := assess.SheetOf(c.New, c.Begin().Answers)
	for cell, r := range proposals(c) {
		if c.New.At(cell) == nil || !r.Answered() || int(r) > c.New.Scale.Top() || sheet.Get(cell).Answered() {
			t.Fatalf("proposes %v at %v", r, cell)
		}
	}
}

// TestDiffAddsUp: every indicator of both ladders is in the difference at most once, and what is in neither list of changes is the same.
func TestDiffAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, new := drawLadder(t, "old"), drawLadder(t, "new")
		c := revise.Diff(old, new)
		if got, want := old.Indicators()-c.Count(revise.Removed), new.Indicators()-c.Count(revise.Added); got != want {
			t.Fatalf("%d indicators of the old ladder have followed, %d of the new one have come from it", got, want)
		}
		before, after := map[ladder.Cell]bool{}, map[ladder.Cell]bool{}
		for _, i := range c.Indicators {
			if i.Old != ladder.None && before[i.Old] || i.New != ladder.None && after[i.New] {
				t.Fatalf("%+v is there twice", i)
			}
			before[i.Old], after[i.New] = true, true
		}
		if d := cmp.Diff(c, revise.Diff(old, new)); d != "" {
			t.Fatalf("another time:\n%s", d)
		}
	})
}
