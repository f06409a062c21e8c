package plain_test

import (
	"errors"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plain"
)

// maxView is the locked second view to another one.
func maxView(t tester, l *ladder.Ladder, first *assess.Assessment, value func(i int) assess.Response) *assess.Assessment {
	t.Helper()
	a := assess.Second(first, assess.Rater{Role: assess.Manager, Name: "Max"})
	a.ID, a.StartedAt, a.FinishedAt = "00000000-0000-7000-8000-0000000000cc", first.FinishedAt, first.FinishedAt
	for i, q := range a.About.Questions {
		a.Answers = append(a.Answers, assess.Answer{Rung: q.Rung, Competency: q.Competency, Response: value(i)})
	}
	a.Lock(first)
	return scored(t, l, a)
}

func TestSecondViewToRecord(t *testing.T) {
	w := newOffice(t, tinyLadder(t))
	first := adasView(t, w.ladder, allFours)
	p, left := w.meet(first, nil, "", "Ada Example", "Max", "x", "3", "p", "mine", ".", "e", "seen", ".", "4", "s", "3", "b", "2", "3", "3", "enter", "lock", "yes", "4", "yes", "g", "q")
	if !errors.Is(left.Err, plain.ErrLeft) || left.Unsaved != nil || left.Draft != nil {
		t.Errorf("%+v:\n%s", left, p.transcript.String())
	}
	manager, record := w.finished[0], w.finished[len(w.finished)-1]
	if manager.Rater.Role != assess.Manager || record.Rater.Role != assess.Agreed || w.notes["Ada Example"] != "mine" {
		t.Errorf("%v %v %v", manager.Rater, record.Rater, w.notes)
	}
}
