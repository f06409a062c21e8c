package chart_test

import (
	"strings"
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

func TestLeniencyNamesNoFault(t *testing.T) {
	l := straight(3, 4) // twelve questions
	for _, c := range []struct {
		self, manager value
		want          string
	}{
		{always(3), always(2), "Across 12 answers Ada answers about one point higher than Max."},
		{always(1), always(3), "Across 12 answers Max answers about two points higher than Ada."},
		{always(2), always(2), ""},
		{func(c, r int) assess.Response { return assess.Response(c) }, func(c, r int) assess.Response { return assess.Response(3 - c) }, ""},
	} {
		if got := twoViews(t, l, c.self, c.manager).Leniency(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	few := twoViews(t, straight(3, 3), always(4), always(0)) // nine questions
	if got := few.Leniency(); got != "" {
		t.Errorf("from nine questions: %q", got)
	}
}

// TestKappaOnlyWhereItMeansSomething says the figure with n, or why there is none.
func TestKappaOnlyWhereItMeansSomething(t *testing.T) {
	spread := func(c, r int) assess.Response { return assess.Response((c + r) % 5) }
	for _, c := range []struct {
		name          string
		questions     int // in five columns
		self, manager value
		says, silent  string
	}{
		{"alike", 10, spread, spread, "Weighted kappa over 50 answers: 1.00.", ""},
		{"reversed", 10, spread, func(c, r int) assess.Response { return 4 - spread(c, r) }, "Weighted kappa over 50 answers: −1.00.", ""},
		{"one apart", 20, spread, func(c, r int) assess.Response { return max(spread(c, r), assess.Response(1-min(c+r, 1))) },
			"Weighted kappa over 100 answers: 0.99.", ""},
		{"few", 9, spread, spread, "", "Kappa takes 50 questions with a value from both; here are 45."},
		{"one value", 10, always(2), always(2), "", "Kappa is not defined here: both views give one value throughout."},
	} {
		v := twoViews(t, straight(c.questions, 5), c.self, c.manager)
		if got := v.Kappa(); !strings.HasPrefix(got, c.says) || c.says == "" && got != "" {
			t.Errorf("%s: %q, want %q", c.name, got, c.says)
		}
		if got := v.NoKappa(); got != c.silent {
			t.Errorf("%s: %q, want %q", c.name, got, c.silent)
		}
	}
}

// TestFiguresWithoutAnyAreSaidToBeSo: no question has a value from both.
func TestFiguresWithoutAnyAreSaidToBeSo(t *testing.T) {
	half := func(odd int) value {
		return func(c, r int) assess.Response {
			if c%2 == odd {
				return 3
			}
			return assess.Skipped
		}
	}
	v := twoViews(t, straight(3, 4), half(0), half(1))
	if got := text(v.Figures(72)); got != "No question has a value from both, so there are no figures." {
		t.Errorf("%q", got)
	}
	if v.Kappa() != "" || v.NoKappa() != "" || v.Leniency() != "" {
		t.Errorf("%q, %q, %q", v.Kappa(), v.NoKappa(), v.Leniency())
	}
	if got := v.Nothing(); got != "" || len(v.Comparison.ToTalk()) == 0 { // they leave different things to go
		t.Errorf("%q", got)
	}
	same := func(c, r int) assess.Response {
		if c == 0 {
			return assess.Skipped
		}
		return 3
	}
	if got := twoViews(t, straight(3, 4), same, same).Nothing(); got != "No value differs. On 3 questions, one view or both have no value." {
		t.Errorf("%q", got)
	}
}

func TestCountSaysHowMuchIsTheSame(t *testing.T) {
	first := func(n int, by assess.Response) value {
		return func(c, r int) assess.Response {
			if 4*r+c < n {
				return 2 + by
			}
			return 2
		}
	}
	for _, c := range []struct {
		manager    value
		same, near string
	}{
		{always(2), "All 8 answers are the same.", ""},
		{first(1, 1), "7 of 8 answers are the same.", "One more is one point apart."},
		{first(7, 1), "1 of 8 answers is the same.", "Another 7 are one point apart."},
		{first(7, 2), "1 of 8 answers is the same.", ""},
		{always(3), "None of 8 answers is the same.", "8 are one point apart."},
		{func(c, r int) assess.Response { return assess.Response(3 + min(c+r, 1)) }, "None of 8 answers is the same.", "One is one point apart."},
	} {
		same, near := twoViews(t, straight(2, 4), always(2), c.manager).Count()
		if same != c.same || near != c.near {
			t.Errorf("%q %q, want %q %q", same, near, c.same, c.near)
		}
	}
	if same, _ := twoViews(t, straight(1, 1), always(2), always(2)).Count(); same != "The one answer is the same." {
		t.Errorf("%q", same)
	}
}

// TestEffectSaysWhatMovesAndNoMore on a ladder of two rungs with four competencies, of which the first is a must-have.
func TestEffectSaysWhatMovesAndNoMore(t *testing.T) {
	at := func(c, r int, is, other assess.Response) value {
		return func(x, y int) assess.Response {
			if x == c && y == r {
				return is
			}
			if y == 0 {
				return 4
			}
			return other
		}
	}
	for _, c := range []struct {
		name          string
		self, manager value
		want          string
	}{
		{"nothing", at(1, 0, 4, 0), at(1, 0, 3, 0), "It changes neither placement, nor the readiness for R1."},
		{"readiness", at(1, 1, 1, 0), at(1, 1, 2, 0), "With Max's answer, Ada's view would stay at R0; readiness for R1 from 8 % to 17 %. " +
			"With Ada's answer, Max's view would stay at R0; readiness for R1 from 17 % to 8 %."},
		{"placement", at(0, 1, 1, 4), at(0, 1, 4, 4), "With Max's answer, Ada's view would stand at R1 in place of R0; readiness for R1 from 83 % to 100 %; " +
			"nothing would block R1. With Ada's answer, Max's view would stand at R0 in place of R1; readiness for R1 from 100 % to 83 %; " +
			"a must-have for R1 would be open."},
		{"start", at(0, 0, 1, 0), at(0, 0, 4, 0), "With Max's answer, Ada's view would stand at R0 in place of starting out; readiness for R0 from 83 % to 100 %; " +
			"nothing would block R0. With Ada's answer, Max's view would be starting out in place of R0; readiness for R0 from 100 % to 83 %; " +
			"a must-have for R0 would be open."},
	} {
		v := twoViews(t, straight(2, 4), c.self, c.manager)
		if got := v.Effect(v.Comparison.ToTalk()[0]); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// TestEffectBreaksNoFigure: a number and its sign stay on one line, with a plain blank between them.
func TestEffectBreaksNoFigure(t *testing.T) {
	v := twoViews(t, straight(2, 4), always(1), always(2))
	d := v.Comparison.ToTalk()[0]
	for width := 20; width < 80; width++ {
		for _, l := range v.EffectLines(d, width) {
			if strings.HasPrefix(l.String(), "%") || strings.Contains(l.String(), "\u00a0") {
				t.Fatalf("in %d cells: %q", width, l)
			}
		}
	}
}

func TestTallyCountsWhatIsOpen(t *testing.T) {
	v := twoViews(t, straight(1, 3), always(4), func(c, r int) assess.Response { return assess.Response(4 - c) })
	q := v.Comparison.All()
	for _, step := range []struct {
		do   func()
		want string
	}{
		{func() {}, "Nothing is agreed on yet; 2 stay open, as two views."},
		{func() { v.Agreement.Decide(q[0].Question, 3, time.Time{}) }, "1 agreed on; 1 stays open, as two views."},
		{func() { v.Agreement.Decide(q[1].Question, 3, time.Time{}) }, "2 agreed on, nothing is open."},
	} {
		step.do()
		if got := v.Tally(); got != step.want {
			t.Errorf("%q, want %q", got, step.want)
		}
	}
	if got := twoViews(t, straight(1, 3), always(4), always(4)).Tally(); got != "Nothing is open." {
		t.Errorf("%q", got)
	}
}
