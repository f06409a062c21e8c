package score_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// nine is a ladder with a preference of nine items, so that a lean goes from -18 to +18.
func nine() *ladder.Ladder {
	p := ladder.Preference{ID: "side", Low: "Left", High: "Right"}
	for i := range 9 {
		p.Items = append(p.Items, ladder.PreferenceItem{ID: string(rune('a' + i))})
	}
	return &ladder.Ladder{ID: "l", Preferences: []ladder.Preference{p}}
}

func preferred(values ...int) []assess.Preferred {
	var ps []assess.Preferred
	for i, v := range values {
		ps = append(ps, assess.Preferred{Item: string(rune('a' + i)), Value: v})
	}
	return ps
}

func TestLeans(t *testing.T) {
	for _, c := range []struct {
		values    []int
		sum       int
		answered  int
		wantsWord string
	}{
		{[]int{2, 2, 2, 2, 2, 2, 2, 2, 2}, 18, 9, assess.LeanHigh},
		{[]int{-2, -2, 0, 0, 0, 0, 0, 0, 0}, -4, 9, assess.LeanLow}, // -4/18 is below -0.2
		{[]int{2, 1, 0, 0, 0, 0, 0, 0, 0}, 3, 9, assess.LeanOpen},   // 3/18 is not above 0.2
		{[]int{2, 2}, 4, 2, assess.LeanHigh},
		{[]int{0}, 0, 1, assess.LeanOpen},
	} {
		got, err := score.Leans(nine(), preferred(c.values...))
		want := []assess.Lean{{Preference: "side", Sum: c.sum, Of: 18, Answered: c.answered, Word: c.wantsWord}}
		if d := cmp.Diff(want, got); d != "" || err != nil {
			t.Errorf("%v: %v (-want +got):\n%s", c.values, err, d)
		}
	}
	if got, err := score.Leans(nine(), nil); got != nil || err != nil {
		t.Errorf("no answers: %v, %v", got, err)
	}
}

// A fifth of the way is still open, exactly.
func TestLeanAtTheEdge(t *testing.T) {
	l := &ladder.Ladder{Preferences: []ladder.Preference{{ID: "p", Items: make([]ladder.PreferenceItem, 5)}}}
	for i := range 5 {
		l.Preferences[0].Items[i].ID = string(rune('a' + i))
	}
	for sum, want := range map[int]string{2: assess.LeanOpen, -2: assess.LeanOpen, 3: assess.LeanHigh, -3: assess.LeanLow} {
		values := []int{sum, 0, 0, 0, 0}
		if sum > 2 || sum < -2 {
			values = []int{sum / 3, sum / 3, sum / 3, 0, 0}
		}
		got, _ := score.Leans(l, preferred(values...))
		if got[0].Word != want {
			t.Errorf("%d of 10 reads %q, want %q", sum, got[0].Word, want)
		}
	}
}

func TestLeansRefuse(t *testing.T) {
	for _, ps := range [][]assess.Preferred{
		{{Item: "nowhere"}},
		{{Item: "a", Value: 1}, {Item: "a", Value: 2}},
	} {
		if _, err := score.Leans(nine(), ps); err == nil {
			t.Errorf("%v is taken", ps)
		}
	}
}
