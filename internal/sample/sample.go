// Package sample has ladders, answers, pairs of views and files for tests to work on.
package sample

import (
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/ladders"
)

// Ladder reads one of the ladders that ship with rung, by its id.
func Ladder(t testing.TB, id string) *ladder.Ladder {
	t.Helper()
	data, ok := ladders.Read(id)
	if !ok {
		t.Fatalf("no built-in ladder %s", id)
	}
	l, err := ladderfile.Read(id+".yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// Full answers every question of a ladder.
func Full(l *ladder.Ladder, value func(c, r int) assess.Response) *assess.Assessment {
	a := &assess.Assessment{Mode: assess.Full}
	for r, rung := range l.Rungs {
		for c, comp := range l.Competencies {
			if cell := (ladder.Cell{Competency: c, Rung: r}); l.At(cell) != nil && l.At(cell).Same == "" {
				a.Answers = append(a.Answers, assess.Answer{Rung: rung.ID, Competency: comp.ID, Response: value(c, r)})
			}
		}
	}
	return a
}

// Check takes the rung check from the second rung on.
func Check(t testing.TB, l *ladder.Ladder, value func(c, r int) assess.Response) *assess.Assessment {
	t.Helper()
	a := &assess.Assessment{Mode: assess.Check, Declared: assess.RefOf(l, 1)}
	s, err := assess.NewSession(a, assess.Walk{Ladder: l, Mode: assess.Check, Declared: 1, Aspired: -1, Place: score.Placement})
	if err != nil {
		t.Fatal(err)
	}
	for !s.Done() {
		s.Answer(value(s.Current().Competency, s.Current().Rung), time.Time{})
	}
	return a
}

// Second answers what the first view did, the question at each of its positions.
func Second(first *assess.Assessment, value func(i int) assess.Response) *assess.Assessment {
	a := &assess.Assessment{Mode: first.Mode, Declared: first.Declared}
	for i, x := range first.Answers {
		a.Answers = append(a.Answers, assess.Answer{Rung: x.Rung, Competency: x.Competency, Response: value(i)})
	}
	return a
}

// Pair compares a self-view of Ada Example with that of Max Power, her manager. The agreement on the two is still empty.
func Pair(t testing.TB, l *ladder.Ladder, self, manager *assess.Assessment) (*score.Comparison, *assess.Agreement) {
	t.Helper()
	self.Person.Name, manager.Person.Name = "Ada Example", "Ada Example"
	self.Rater.Role, manager.Rater = assess.Self, assess.Rater{Role: assess.Manager, Name: "Max Power"}
	return Compare(t, l, self, manager)
}

// Compare compares two views, by whomever they are.
func Compare(t testing.TB, l *ladder.Ladder, self, manager *assess.Assessment) (*score.Comparison, *assess.Agreement) {
	t.Helper()
	self.ID, manager.ID = "self", "manager"
	self.Ladder, manager.Ladder = assess.BindTo(l), assess.BindTo(l)
	p, err := assess.NewPair(self, manager)
	if err != nil {
		t.Fatal(err)
	}
	c, err := score.Compare(l, p)
	if err != nil {
		t.Fatal(err)
	}
	return c, assess.NewAgreement(p)
}
