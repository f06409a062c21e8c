package score_test

import (
	"fmt"

	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// viewsOn are two views of one person without an answer.
func viewsOn(l *ladder.Ladder, declared assess.RungRef) (self, manager *assess.Assessment) {
	view := func(id string, role assess.Role) *assess.Assessment {
		return &assess.Assessment{
			ID: id, Ladder: assess.BindTo(l), Person: assess.Person{Name: "Ada"}, Rater: assess.Rater{Role: role},
			Mode: assess.Full, Declared: declared,
		}
	}
	return view("0198f0c2-0000-7000-8000-000000000001", assess.Self), view("0198f0c2-0000-7000-8000-000000000002", assess.Manager)
}

// compare compares two views that must be a pair.
func compare(t interface {
	Helper()
	Fatal(...any)
}, l *ladder.Ladder, a, b *assess.Assessment) *score.Comparison {
	t.Helper()
	p, err := assess.NewPair(a, b)
	if err != nil {
		t.Fatal(err)
	}
	c, err := score.Compare(l, p)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// drawForest makes a ladder that may branch.
func drawForest(t *rapid.T) *ladder.Ladder {
	l := drawLadder(t)
	for r := 1; r < len(l.Rungs); r++ {
		if below := rapid.IntRange(-1, r-1).Draw(t, "parent"); below < 0 {
			l.Rungs[r].Parent = ""
		} else {
			l.Rungs[r].Parent = l.Rungs[below].ID
		}
	}
	return l
}

// drawViews answers some questions of a ladder twice, off the scale too.
func drawViews(t *rapid.T, l *ladder.Ladder) (self, manager *assess.Assessment) {
	self, manager = viewsOn(l, drawDeclared(t, l))
	some := rapid.IntRange(0, 3).Draw(t, "share left out")
	first, second := drawSheet(t, l), drawSheet(t, l)
	apart := rapid.IntRange(0, 4).Draw(t, "how often they differ")
	for c := range l.Competencies {
		for r := range l.Rungs {
			cell := ladder.Cell{Competency: c, Rung: r}
			if l.At(cell) == nil || rapid.IntRange(0, 9).Draw(t, "asked") < some {
				continue
			}
			a := assess.Answer{Rung: l.Rungs[r].ID, Competency: l.Competencies[c].ID, Response: first.Get(cell)}
			b := a
			if rapid.IntRange(0, 3).Draw(t, "differs") < apart {
				b.Response = second.Get(cell)
			}
			self.Answers, manager.Answers = append(self.Answers, a), append(manager.Answers, b)
		}
	}
	order := rapid.Permutation(self.Answers).Draw(t, "order")
	self.Answers = order
	return self, manager
}

// drawComparison compares two drawn views; nil where there is no result of one of them.
func drawComparison(t *rapid.T, l *ladder.Ladder) *score.Comparison {
	a, b := drawViews(t, l)
	p, err := assess.NewPair(a, b)
	if err != nil {
		t.Fatal(err)
	}
	c, err := score.Compare(l, p)
	if err != nil {
		return nil
	}
	return c
}

// grid is a ladder of rungs one above the other, with as many competencies of equal weight.
func grid(rungs, competencies int) *ladder.Ladder {
	l := &ladder.Ladder{ID: "grid", Quorum: 75, Scale: ladder.DefaultScale()}
	for r := range rungs {
		l.Rungs = append(l.Rungs, ladder.Rung{ID: fmt.Sprint("r", r)})
		if r > 0 {
			l.Rungs[r].Parent = l.Rungs[r-1].ID
		}
	}
	for c := range competencies {
		comp := ladder.Competency{ID: fmt.Sprint("c", c)}
		for range rungs {
			comp.Indicators = append(comp.Indicators, &ladder.Indicator{Weight: 1})
		}
		l.Competencies = append(l.Competencies, comp)
	}
	return l
}

// answer gives an answer to every question of a grid, rung by rung.
func answer(l *ladder.Ladder, a *assess.Assessment, response func(c, r int) assess.Response) {
	for r, rung := range l.Rungs {
		for c, comp := range l.Competencies {
			a.Answers = append(a.Answers, assess.Answer{Rung: rung.ID, Competency: comp.ID, Response: response(c, r)})
		}
	}
}
