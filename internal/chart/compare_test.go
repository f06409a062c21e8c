package chart_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

type value func(c, r int) assess.Response

func always(r assess.Response) value { return func(int, int) assess.Response { return r } }

// twoViews compares two views of Ada, one of them Max's, on every question of a ladder.
func twoViews(t rapid.TB, l *ladder.Ladder, self, manager value) chart.TwoViews {
	t.Helper()
	answers := func(role assess.Role, v value) *assess.Assessment {
		a := &assess.Assessment{ID: string(role), Ladder: assess.BindTo(l), Mode: assess.Full, Rater: assess.Rater{Role: role}}
		a.Person.Name = "Ada Example"
		for r, rung := range l.Rungs {
			for c, comp := range l.Competencies {
				a.Answers = append(a.Answers, assess.Answer{Rung: rung.ID, Competency: comp.ID, Response: v(c, r)})
			}
		}
		return a
	}
	second := answers(assess.Manager, manager)
	second.Rater.Name = "Max Power"
	p, err := assess.NewPair(answers(assess.Self, self), second)
	if err != nil {
		t.Fatal(err)
	}
	c, err := score.Compare(l, p)
	if err != nil {
		t.Fatal(err)
	}
	return chart.NewTwoViews(c, assess.NewAgreement(p))
}

// everything draws all that there is of two views.
func everything(v chart.TwoViews, width int) []chart.Line {
	questions := v.Questions()
	list, all := v.List(v.Comparison.ToTalk(), true, width), v.List(questions, false, width)
	lines := append(v.Overview(width, true), v.Heading(list)...)
	for _, d := range v.Comparison.ToTalk() {
		lines = append(lines, list.Row(d, true)...)
		lines = append(lines, v.EffectLines(d, width)...)
	}
	lines = append(append(lines, v.Rest(width)...), all.Header(chart.L(chart.Strong, "Questions"))...)
	for _, d := range questions {
		lines = append(lines, all.Row(d, false)...)
		lines = append(lines, v.Where(d, width))
		lines = append(lines, v.TwoAnswers(d, width)...)
	}
	return append(append(lines, v.Levels(width)...), v.Figures(width)...)
}

// TestTwoViewsFitAnyLadder draws ladders from one rung to sixty-four on screens from narrow to wide.
func TestTwoViewsFitAnyLadder(t *testing.T) {
	for _, rungs := range []int{1, 2, 5, 12, 64} {
		v := twoViews(t, straight(rungs, 4), func(c, r int) assess.Response { return assess.Response((c + r) % 5) },
			func(c, r int) assess.Response { return assess.Response((c * r) % 5) })
		for _, width := range []int{38, 60, 76, 96, 116} {
			for _, l := range everything(v, width) {
				if l.Width() > width {
					t.Errorf("%d rungs: a line of %d cells in %d: %q", rungs, l.Width(), width, l)
				}
			}
		}
	}
}

// blame are words that nobody should read about a view, and the one of what is never made of two.
var blame = []string{"wrong", "error", "mistake", "overrat", "underrat", "too high", "too low", "average", "fail", "bias"}

// TestTwoViewsOfAnyKind draws any two views, with anything agreed: in its width, and without a word that blames.
func TestTwoViewsOfAnyKind(t *testing.T) {
	l := straight(3, 4)
	anything := rapid.SampledFrom([]assess.Response{0, 1, 2, 3, 4, assess.NotApplicable, assess.NoOccasion, assess.Skipped})
	rapid.Check(t, func(t *rapid.T) {
		draw := func(c, r int) assess.Response {
			if r == 0 { // so that there is a result
				return assess.Response(rapid.IntRange(0, 4).Draw(t, "value"))
			}
			return anything.Draw(t, "answer")
		}
		v := twoViews(t, l, draw, draw)
		for _, q := range v.Comparison.Pair.Questions {
			if rapid.IntRange(0, 3).Draw(t, "agreed") == 0 {
				v.Agreement.Decide(q, anything.Filter(func(r assess.Response) bool { return r != assess.Skipped }).Draw(t, "on"), time.Time{})
			}
		}
		v.Recount()
		width := rapid.IntRange(38, 120).Draw(t, "width")
		for _, line := range everything(v, width) {
			if line.Width() > width {
				t.Fatalf("a line of %d cells in %d: %q", line.Width(), width, line)
			}
			for _, word := range blame {
				if strings.Contains(strings.ToLower(line.String()), word) {
					t.Fatalf("%q in %q", word, line)
				}
			}
		}
	})
}

// TestRowsSayWhatBecameOfAQuestion, in words and not by a sign alone.
func TestRowsSayWhatBecameOfAQuestion(t *testing.T) {
	v := twoViews(t, straight(2, 4), always(2), func(c, r int) assess.Response {
		return []assess.Response{2, 4, assess.Skipped, assess.NotApplicable}[c]
	})
	q := func(c int) assess.Question { return assess.Question{Rung: "r0", Competency: fmt.Sprint("c", c)} }
	row := func(c int) string {
		return text(v.List(v.Questions(), false, 100).Row(v.On(q(c)), false))
	}
	check := func(c int, want string) {
		t.Helper()
		if got := row(c); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	check(0, "Competency 0 2 Sometimes 2 Sometimes same")
	check(1, "Competency 1 2 Sometimes 4 Consistently ≠ to talk about")
	check(2, "Competency 2 2 Sometimes Not seen ≠ to talk about")
	check(3, "Competency 3 2 Sometimes Not here ≠ to talk about")
	v.Agreement.Say(q(1), "We look at it in March.")
	check(1, "Competency 1 2 Sometimes 4 Consistently ≠ said, still open")
	v.Agreement.Decide(q(1), 3, time.Time{})
	check(1, "Competency 1 2 Sometimes 4 Consistently ✓ agreed on 3")
	v.Agreement.Decide(q(2), assess.NoOccasion, time.Time{})
	check(2, "Competency 2 2 Sometimes Not seen ✓ agreed: no occasion")
	v.Agreement.Decide(q(0), 4, time.Time{})
	check(0, "Competency 0 2 Sometimes 2 Sometimes ✓ agreed on 4")
	v.Agreement = nil
	check(1, "Competency 1 2 Sometimes 4 Consistently ≠ to talk about")
}

// TestLevelsMarkBothViews on one rail: S and M apart, ● together, and in words how far it is.
func TestLevelsMarkBothViews(t *testing.T) {
	upTo := func(tops ...int) value {
		return func(c, r int) assess.Response {
			if r <= tops[c] {
				return 4
			}
			return 0
		}
	}
	v := twoViews(t, straight(3, 4), upTo(0, 1, 0, 0), upTo(0, 0, 2, -1))
	got := chart.Plain(v.Levels(76))
	for _, want := range []string{
		"Competency 0  ┝━━━━━━━●───────┴───────┤  1 rung   1 rung",
		"Competency 1  ┝━━━━━━━M╌╌╌╌╌╌╌S───────┤  reached  1 rung",
		"Competency 2  ┝━━━━━━━S╌╌╌╌╌╌╌┴╌╌╌╌╌╌╌M  1 rung   reached",
		"Competency 3  M╌╌╌╌╌╌╌S───────┴───────┤  1 rung   2 rungs",
		"                     R0      R1      R2  Ada      Max",
		"S Ada   M Max   ● both",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
}

// TestLevelsStayApartOnALongLadder: two levels next to each other are two marks, even where rungs share a cell.
func TestLevelsStayApartOnALongLadder(t *testing.T) {
	upTo := func(top int) value {
		return func(c, r int) assess.Response {
			if r <= top {
				return 4
			}
			return 0
		}
	}
	l := straight(64, 1)
	for top := -1; top < 63; top += 4 {
		for _, v := range []chart.TwoViews{twoViews(t, l, upTo(top), upTo(top+1)), twoViews(t, l, upTo(top+1), upTo(top))} {
			for width := 38; width < 80; width++ {
				if rail := railOf(v.Levels(width)); strings.Count(rail, "S") != 1 || strings.Count(rail, "M") != 1 || strings.Contains(rail, "●") {
					t.Fatalf("levels %d and %d in %d cells: %s", top, top+1, width, rail)
				}
			}
		}
	}
}

// railOf is the only rail among lines.
func railOf(lines []chart.Line) string {
	for _, l := range lines {
		if strings.ContainsAny(l.String(), "─━╌") {
			return l.String()
		}
	}
	return ""
}

// TestStandsNamesBothAtTheirRungs, and says when it does not fit.
func TestStandsNamesBothAtTheirRungs(t *testing.T) {
	met := func(top int) value {
		return func(c, r int) assess.Response {
			if r <= top {
				return 4
			}
			return 0
		}
	}
	v := twoViews(t, straight(3, 4), met(1), met(0))
	if got := text(v.Stands(40, 3)); !strings.Contains(got, "R1 Ada") || !strings.Contains(got, "R0 Max") {
		t.Errorf("%s", got)
	}
	if v.Stands(40, 2) != nil || v.Stands(8, 3) != nil {
		t.Error("drawn where there is no room")
	}
	same := twoViews(t, straight(3, 4), met(1), met(1))
	if got := text(same.Stands(40, 3)); !strings.Contains(got, "R1 Ada, Max") {
		t.Errorf("%s", got)
	}
}

// TestAgreedSoFarSaysWhatIsOpen, and calls nobody a beginner for it.
func TestAgreedSoFarSaysWhatIsOpen(t *testing.T) {
	v := twoViews(t, straight(2, 4), always(4), always(1))
	if got := text(v.SideBySide(100)); strings.Contains(got, "Agreed so far") {
		t.Errorf("before anything is agreed:\n%s", got)
	}
	for i, d := range v.Comparison.All() {
		v.Agreement.Decide(d.Question, 3, time.Time{})
		v.Recount()
		if v.Agreed == nil {
			continue
		}
		for _, width := range []int{38, 100} {
			got := text(v.SideBySide(width))
			open := 7 - i
			if open > 0 && (!strings.Contains(got, fmt.Sprintf("%d still open", open)) || strings.Count(got, "starting out") > 1) {
				t.Errorf("%d open:\n%s", open, got)
			}
			if open == 0 && (strings.Contains(got, "still open") || strings.Count(got, "Rung 1") < 2) {
				t.Errorf("nothing open:\n%s", got)
			}
		}
	}
}
