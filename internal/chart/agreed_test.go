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

// TestTheFiguresOfARecordCountTheOpenAsThePerson in every view: left out, they would put the person below both views.
func TestTheFiguresOfARecordCountTheOpenAsThePerson(t *testing.T) {
	l := straight(2, 4)
	ada := func(c, r int) assess.Response {
		if r == 1 {
			return assess.Response(c)
		}
		return 4
	}
	g := twoViews(t, l, ada, func(c, r int) assess.Response {
		return ada(c, r) - assess.Response(c%2) - assess.Response(2*(c%2)*(1-r))
	}).Agreement
	record := g.Record()
	var err error
	if record.Result, err = score.Derive(l, record); err != nil {
		t.Fatal(err)
	}
	if record.Result.Placement != "" || len(record.Open) == 0 {
		t.Fatalf("by itself, the record stands at %q with %d open", record.Result.Placement, len(record.Open))
	}
	o := chart.NewOutcome(l, record)
	if o.Result.Placement != "r0" || o.Reading == nil || o.Reading.Placement != 0 {
		t.Fatalf("shown at %q, %+v", o.Result.Placement, o.Reading)
	}
	for _, width := range []int{38, 72} {
		why, _, _ := strings.Cut(strings.Join(strings.Fields(text(chart.Why(o, width))), " "), " Rung")
		if !strings.HasPrefix(why, "4 questions stayed open. This counts the person's own answers to them.") {
			t.Errorf("in %d cells: %s", width, why)
		}
	}
	if spoken := chart.WhySpoken(o)[0]; spoken != "4 questions stayed open. This counts the person's own answers to them." {
		t.Errorf("spoken: %s", spoken)
	}
	// changing an answer does not bring back what the person answered
	w := chart.NewWhatIf(o)
	for row := range w.Rows {
		w.Set(row, 4)
	}
	if len(w.Rows) == 0 || w.Now.Result == o.Result {
		t.Error("what if changes nothing")
	}
}

// TestAgreedSoFarIsNeverBelowBothViews: with most of it open, it is not settled, or stands where both views lead.
func TestAgreedSoFarIsNeverBelowBothViews(t *testing.T) {
	v := twoViews(t, straight(2, 4), always(4), func(c, r int) assess.Response { return assess.Response(4 - 3*(c%2)*r) })
	v.Agreement.Decide(v.Comparison.All()[0].Question, 2, time.Time{})
	v.Recount()
	got := text(v.SideBySide(100))
	if !strings.Contains(got, "Agreed so far") || !strings.Contains(got, "not settled yet") || strings.Contains(got, "starting out") {
		t.Errorf("got\n%s", got)
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
