package score_test

import (
	"errors"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/score"
)

// TestViewsBeyondTheScaleAreRefused in what a record leaves open, and in what it agrees on.
func TestViewsBeyondTheScaleAreRefused(t *testing.T) {
	l := grid(2, 3)
	for _, c := range []struct {
		name  string
		spoil func(*assess.Assessment)
		want  string
	}{
		{"open", func(a *assess.Assessment) { a.Open[1].Views.Manager = 5 }, "open question 2: the value 5 of views.manager is beyond the scale, which ends at 4"},
		{"agreed", func(a *assess.Assessment) { a.Answers[2].Views = &assess.Views{Self: 8, Manager: 1} }, "answer 3: the value 8 of views.self is beyond the scale, which ends at 4"},
	} {
		a, _ := viewsOn(l, "r0")
		answer(l, a, func(c, r int) assess.Response { return 3 })
		a.Rater.Role = assess.Agreed
		a.Answers = a.Answers[:4]
		a.Open = []assess.Open{
			{Question: assess.Question{Rung: "r1", Competency: "c1"}, Views: assess.Views{Self: 4, Manager: assess.Skipped}},
			{Question: assess.Question{Rung: "r1", Competency: "c2"}, Views: assess.Views{Self: assess.Unasked, Manager: 4}},
		}
		if _, err := score.Derive(l, a); err != nil {
			t.Fatalf("%s, before: %v", c.name, err)
		}
		c.spoil(a)
		if _, err := score.Derive(l, a); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
		_, _, err := score.WithOpen(l, a)
		var open *assess.OpenError
		var answer *assess.AnswerError
		if !errors.As(err, &open) && !errors.As(err, &answer) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
