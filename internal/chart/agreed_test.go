package chart_test

import (
	"strings"
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/score"
)

// TestWhatStaysOpenIsShownWithWhatWasSaid about it: it may well have been talked about.
func TestWhatStaysOpenIsShownWithWhatWasSaid(t *testing.T) {
	l := straight(2, 4)
	g := twoViews(t, l, always(3), func(c, r int) assess.Response { return assess.Response(3 - c%2*r) }).Agreement
	q := func(c string) assess.Question { return assess.Question{Rung: "r1", Competency: c} }
	g.Say(q("c1"), "We look at it in March.\n- with Kim")
	record := g.Record()
	record.FinishedAt = time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	var err error
	if record.Result, err = score.Derive(l, record); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int{38, 72} {
		got := chart.Plain(chart.Answers(chart.NewOutcome(l, record), width))
		_, open, found := strings.Cut(got, "Still open  no agreed answer\n")
		if !found || strings.Contains(got, "not talked about") {
			t.Fatalf("in %d cells:\n%s", width, got)
		}
		if strings.Count(open, "What was said") != 1 || !strings.Contains(open, "    We look at it in March.\n    - with Kim") {
			t.Errorf("in %d cells:\n%s", width, open)
		}
	}
}

func TestCompetenciesSayWhatTheManagerHasNotSeen(t *testing.T) {
	unseen := func(n int) value {
		return func(c, r int) assess.Response {
			if r == 0 && c < n {
				return assess.Skipped
			}
			return 3
		}
	}
	for n, want := range []string{"", "Max has not seen 1 of 8 questions; what is not seen counts as not met.", "Max has not seen 2 of 8 questions; what is not seen counts as not met."} {
		v := twoViews(t, straight(2, 4), unseen(4), unseen(n))
		got := text(v.Levels(100))
		if want == "" && strings.Contains(got, "not seen") || !strings.Contains(got, want) {
			t.Errorf("%d unseen:\n%s", n, got)
		}
	}
}
