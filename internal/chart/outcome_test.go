package chart_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// straight makes a ladder of any size, with an indicator in every cell and a must-have in the first competency.
func straight(rungs, competencies int) *ladder.Ladder {
	l := &ladder.Ladder{ID: "made", Version: "1", Digest: "sha256:1", Title: "Made", Quorum: 75, Scale: ladder.DefaultScale()}
	for r := range rungs {
		rung := ladder.Rung{ID: fmt.Sprint("r", r), Title: fmt.Sprint("Rung ", r), Short: fmt.Sprint("R", r)}
		if r > 0 {
			rung.Parent = fmt.Sprint("r", r-1)
		}
		l.Rungs = append(l.Rungs, rung)
	}
	for c := range competencies {
		comp := ladder.Competency{ID: fmt.Sprint("c", c), Title: fmt.Sprint("Competency ", c), Actions: map[string][]string{}}
		for r := range rungs {
			comp.Indicators = append(comp.Indicators, &ladder.Indicator{I: fmt.Sprint("I do ", c, " at ", r, "."), Weight: 1, MustHave: c == 0})
			comp.Actions[fmt.Sprint("r", r)] = []string{fmt.Sprint("Do ", c, " for ", r, ".")}
		}
		l.Competencies = append(l.Competencies, comp)
	}
	return l
}

// outcome answers every question of l by value.
func outcome(t *testing.T, l *ladder.Ladder, value func(c, r int) assess.Response) chart.Outcome {
	t.Helper()
	a := &assess.Assessment{Mode: assess.Full, Ladder: assess.LadderRef{ID: l.ID, Version: l.Version, Digest: l.Digest}, Rater: assess.Rater{Role: assess.Self}}
	for r, rung := range l.Rungs {
		for c, comp := range l.Competencies {
			a.Answers = append(a.Answers, assess.Answer{Rung: rung.ID, Competency: comp.ID, Response: value(c, r)})
		}
	}
	res, err := score.Derive(l, a)
	if err != nil {
		t.Fatal(err)
	}
	a.Result = res
	return chart.NewOutcome(l, a)
}

// views draws everything there is of an outcome.
func views(o chart.Outcome, width int) map[string][]chart.Line {
	gaps, _, _ := chart.Gaps(o, 0, width)
	return map[string][]chart.Line{
		"summary": chart.Summary(o, width, 20), "profile": chart.Profile(o, width), "gaps": gaps,
		"why": chart.Why(o, width), "answers": chart.Answers(o, width),
	}
}

// TestViewsFitAnyLadder draws ladders from one rung to sixty-four on screens from narrow to wide.
func TestViewsFitAnyLadder(t *testing.T) {
	for _, rungs := range []int{1, 2, 5, 12, 64} {
		for top := range min(rungs, 3) + 1 {
			o := outcome(t, straight(rungs, 4), func(c, r int) assess.Response {
				if r < top {
					return 4
				}
				return assess.Response(c % 3)
			})
			for _, width := range []int{38, 60, 76, 116} {
				for name, lines := range views(o, width) {
					for _, l := range lines {
						if l.Width() > width {
							t.Errorf("%d rungs, %s: a line of %d cells in %d: %q", rungs, name, l.Width(), width, l)
						}
					}
				}
			}
		}
	}
}

func text(lines []chart.Line) string { return strings.Join(strings.Fields(chart.Plain(lines)), " ") }

func TestSummarySaysWhereAndWhatNext(t *testing.T) {
	o := outcome(t, straight(3, 4), func(c, r int) assess.Response {
		if r == 0 {
			return 4
		}
		return 1
	})
	got := text(chart.Summary(o, 72, 40))
	for _, want := range []string{"You stand at R0 Rung 0", "Next role R1 Rung 1", "33 %", "blocked by Competency 0",
		"Your next four", "⅔ rung to go · must-have", "Do 0 for 1.", "self-view", "no promotion checklist"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
}

func TestSummaryAtTheEnds(t *testing.T) {
	start := outcome(t, straight(2, 3), func(c, r int) assess.Response { return 0 })
	if got := text(chart.Summary(start, 72, 40)); !strings.Contains(got, "starting out") {
		t.Errorf("nobody is told they failed:\n%s", got)
	}
	top := outcome(t, straight(2, 3), func(c, r int) assess.Response { return 4 })
	if got := text(chart.Summary(top, 72, 40)); !strings.Contains(got, "top of the ladder") || strings.Contains(got, "Your next") {
		t.Errorf("at the top:\n%s", got)
	}
	one := outcome(t, straight(1, 3), func(c, r int) assess.Response { return assess.Response(4 - c) })
	if got := text(chart.Summary(one, 72, 40)); !strings.Contains(got, "R0 Rung 0") {
		t.Errorf("one rung:\n%s", got)
	}
}

func TestSummaryWithSkipsAndHold(t *testing.T) {
	l := straight(2, 4)
	o := outcome(t, l, func(c, r int) assess.Response {
		if r == 1 && c > 1 {
			return assess.Skipped
		}
		return 3
	})
	o.Result.Held = "r1"
	got := text(chart.Summary(o, 72, 60))
	for _, want := range []string{"between Rung 0 and Rung 1", "Held at Rung 1"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
}

func TestWhyOpensTheFigures(t *testing.T) {
	o := outcome(t, straight(2, 4), func(c, r int) assess.Response {
		return [][]assess.Response{{4, 0}, {4, 3}, {1, 4}, {assess.NoOccasion, assess.NotApplicable}}[c][r]
	})
	got := text(chart.Why(o, 72))
	for _, want := range []string{"Rung 0", "needed (75 %)", "What would move you", "4!", "o n", "Worth a second look", "Answers rise with the rung"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
}

// TestChangedLadderShowsTheSavedResult wants nothing recomputed when the ladder at hand is not the one of the result.
func TestChangedLadderShowsTheSavedResult(t *testing.T) {
	l := straight(3, 4)
	o := outcome(t, l, func(c, r int) assess.Response { return assess.Response(4 - r) })
	other := straight(3, 4)
	other.Digest = "sha256:2"
	stale := chart.NewOutcome(other, o.Assessment)
	if stale.Reading != nil {
		t.Fatal("a reading was made on another ladder")
	}
	if got, want := text(chart.Summary(stale, 72, 60)), text(chart.Summary(o, 72, 60)); !strings.HasSuffix(got, want) {
		t.Errorf("the summary changed:\n%s\n%s", got, want)
	}
	for name, lines := range views(stale, 72) {
		if (name == "summary" || name == "profile" || name == "why") && !strings.Contains(text(lines), "differs from the ladder at hand") {
			t.Errorf("%s does not say that the ladder differs:\n%s", name, text(lines))
		}
	}
	gone := straight(1, 1) // a ladder that has lost most of what the result names
	gone.Digest = "sha256:3"
	views(chart.NewOutcome(gone, o.Assessment), 72)
}

func TestUprightUsesTheHeight(t *testing.T) {
	l := straight(5, 1)
	for height, want := range map[int]int{4: 0, 5: 5, 10: 5, 11: 11, 16: 11, 17: 17, 40: 17} {
		if got := len(chart.Upright(l, chart.Marks{At: 1, Next: []int{2}}, height, nil)); got != want {
			t.Errorf("in %d lines the ladder takes %d, want %d", height, got, want)
		}
	}
}

// TestClaimsOfAFileAreNotOpened draws documents whose result does not follow from their answers: it is shown, and nothing
// breaks on it.
func TestClaimsOfAFileAreNotOpened(t *testing.T) {
	l := straight(3, 4)
	for name, claim := range map[string]assess.Result{
		"partial":     {Placement: "r1"},
		"empty":       {},
		"beyond":      {Placement: "r1", Target: "r2", Readiness: assess.Readiness{Num: 99, Den: 1, Percent: new(int)}},
		"below":       {Readiness: assess.Readiness{Num: -7, Den: 2, Percent: new(int)}},
		"strangers":   {Placement: "x", Target: "y", Blocked: []string{"z"}, Gaps: []assess.Gap{{Competency: "z", Thirds: 5, Start: "q"}}, Next: []assess.Next{{Rung: "v"}}},
		"no such gap": {Placement: "r1", Target: "r2", Gaps: []assess.Gap{{Competency: "c0", Thirds: 0, Start: "r0"}}},
	} {
		o := outcome(t, l, func(c, r int) assess.Response { return assess.Response(4 - r) })
		o.Assessment.Result = &claim
		o = chart.NewOutcome(l, o.Assessment)
		if o.Reading != nil {
			t.Errorf("%s: the figures are opened", name)
		}
		views(o, 72)
	}
}

func TestFirstLetters(t *testing.T) {
	for in, want := range map[string]string{"": "", "written": "Written", "äußerung": "Äußerung", "日本": "日本"} {
		if got := chart.Upper(in); got != want {
			t.Errorf("Upper(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"": "", "A note": "a note", "Äußerung": "äußerung", "OKR set": "OKR set", "B": "b"} {
		if got := chart.Lower(in); got != want {
			t.Errorf("Lower(%q) = %q, want %q", in, got, want)
		}
	}
}
