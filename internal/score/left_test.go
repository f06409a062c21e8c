package score_test

import (
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/score"
)

// TestLeftIsAFairEstimate keeps the count of questions still to come honest: over the simulated persons the first estimate
// is off by less than a third on average, and it is exact when nothing is left.
func TestLeftIsAFairEstimate(t *testing.T) {
	said, asked := 0, 0
	for f := range lines[fixture](t, "scoring-plain.jsonl") {
		l, all := f.ladder(), f.sheet()
		a := &assess.Assessment{Mode: assess.Check, Declared: assess.RefOf(l, f.Declared-1)}
		s, err := assess.NewSession(a, score.WalkOf(l, a))
		if err != nil {
			t.Fatal(err)
		}
		said += s.Left()
		for !s.Done() {
			s.Answer(all.Get(s.Current()), time.Time{})
		}
		asked += s.Answered()
		if s.Left() != 0 {
			t.Errorf("%d left at the end", s.Left())
		}
	}
	t.Logf("said %d, asked %d", said, asked)
	if said*3 > asked*4 || said*4 < asked*3 {
		t.Errorf("said %d questions in all, asked %d", said, asked)
	}
}
