package report

import (
	"errors"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/sample"
	"github.com/rung-dev/rung/internal/score"
)

// outcome is a scored assessment in which every indicator up to and including rung top is met, and no other.
func outcome(t *testing.T, l *ladder.Ladder, top int) chart.Outcome {
	t.Helper()
	a := &assess.Assessment{
		Ladder: assess.LadderRef{ID: l.ID, Version: l.Version, Digest: l.Digest}, Person: assess.Person{Name: "Ada Example"},
		Rater: assess.Rater{Role: assess.Self}, Mode: assess.Full, Declared: assess.RefOf(l, max(top, 0)),
	}
	for r, rung := range l.Rungs {
		for _, c := range l.Competencies {
			answer := assess.Answer{Rung: rung.ID, Competency: c.ID, Response: 1}
			if r <= top {
				answer.Response = 4
			}
			a.Answers = append(a.Answers, answer)
		}
	}
	var err error
	if a.Result, err = score.Derive(l, a); err != nil {
		t.Fatal(err)
	}
	return chart.NewOutcome(l, a)
}

func TestTextKeepsItsWidth(t *testing.T) {
	l := sample.Ladder(t, "product")
	for _, width := range []int{0, 40, 60, 80, 200} {
		for top := -1; top < len(l.Rungs); top++ {
			var b strings.Builder
			if err := Text(&b, outcome(t, l, top), "2026-11-21", width); err != nil {
				t.Fatal(err)
			}
			checkText(t, b.String(), max(width, MinWidth))
			for _, title := range []string{"\nSummary\n", "\nProfile\n", "\nGaps\n", "\nWhy\n", "\nAnswers\n"} {
				if !strings.Contains(b.String(), title) {
					t.Errorf("no section %q", title)
				}
			}
		}
	}
}

func TestLadderKeepsItsWidth(t *testing.T) {
	l := sample.Ladder(t, "product")
	for _, width := range []int{0, 40, 60, 80, 200} {
		var b strings.Builder
		if err := Ladder(&b, l, width); err != nil {
			t.Fatal(err)
		}
		checkText(t, b.String(), max(width, MinWidth))
		for _, c := range l.Competencies {
			if !strings.Contains(b.String(), c.Title) {
				t.Errorf("%s is missing", c.Title)
			}
		}
	}
}

// checkText wants plain lines of at most width cells, and no hole of several blank ones.
func checkText(t *testing.T, text string, width int) {
	t.Helper()
	if strings.Contains(text, "\n\n\n") || strings.ContainsRune(text, '\x1b') {
		t.Errorf("holes or escapes in\n%s", text)
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if w := chart.Width(line); w > width {
			t.Errorf("%d cells of %d: %s", w, width, line)
		}
		if strings.TrimRight(line, " ") != line {
			t.Errorf("blanks at the end of %q", line)
		}
	}
}

type full struct{}

var errFull = errors.New("full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteErrorsAreNoticed(t *testing.T) {
	l := sample.Ladder(t, "product")
	if err := Text(full{}, outcome(t, l, 1), "2026-11-21", 80); !errors.Is(err, errFull) {
		t.Error(err)
	}
	if err := Ladder(full{}, l, 80); !errors.Is(err, errFull) {
		t.Error(err)
	}
}
