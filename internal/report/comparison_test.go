package report

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/sample"
	"github.com/rung-dev/rung/internal/score"
)

// compared are two views on every question of a ladder, with a note on each answer of the person's.
func compared(t *testing.T, l *ladder.Ladder, self, manager func(c, r int) assess.Response) (*score.Comparison, *assess.Agreement) {
	t.Helper()
	own := sample.Full(l, self)
	for i, x := range own.Answers {
		own.Answers[i].Evidence = "see the log of " + x.Competency + " at " + x.Rung
	}
	return sample.Pair(t, l, own, sample.Full(l, manager))
}

func far(c, r int) assess.Response { return assess.Response(max(0, 4-r)) }

func near(c, r int) assess.Response {
	switch c % 5 {
	case 1:
		return assess.Skipped
	case 2:
		return far(c, r)
	}
	return assess.Response(max(0, 3-r))
}

func comparison(t *testing.T, c *score.Comparison, g *assess.Agreement, width int) string {
	t.Helper()
	var b strings.Builder
	if err := Comparison(&b, c, g, width); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestComparisonKeepsItsWidth(t *testing.T) {
	l := sample.Ladder(t, "product")
	for _, width := range []int{0, 40, 60, 80, 200} {
		c, g := compared(t, l, far, near)
		for _, agreement := range []*assess.Agreement{nil, g} {
			checkText(t, comparison(t, c, agreement, width), max(width, MinWidth))
		}
		same, _ := compared(t, l, far, far)
		checkText(t, comparison(t, same, nil, width), max(width, MinWidth))
	}
}

// TestComparisonOpensEveryDifference, with its sentence, both answers and the notes.
func TestComparisonOpensEveryDifference(t *testing.T) {
	l := sample.Ladder(t, "product")
	c, g := compared(t, l, far, near)
	got := comparison(t, c, g, 120)
	for _, title := range []string{"\nBoth views\n", "\nAll questions\n", "\nCompetencies\n", "\nThe differences\n"} {
		if !strings.Contains(got, title) {
			t.Errorf("no section %q", title)
		}
	}
	_, opened, _ := strings.Cut(got, "\nThe differences\n")
	opened = strings.Join(strings.Fields(opened), " ")
	for _, d := range c.All() {
		for _, want := range []string{l.At(d.Cell).They, c.Pair.Self.NoteOn(d.Question)} {
			if !strings.Contains(opened, want) {
				t.Errorf("%v: %q is missing", d.Question, want)
			}
		}
	}
	if n := strings.Count(opened, "Agreed: nothing yet"); n != len(c.All()) {
		t.Errorf("%d differences open, want %d", n, len(c.All()))
	}
}

// TestComparisonHasWhatWasAgreed beside both views, never in place of one.
func TestComparisonHasWhatWasAgreed(t *testing.T) {
	c, g := compared(t, sample.Ladder(t, "product"), far, near)
	d := c.ToTalk()[0]
	g.Say(d.Question, "Only the first version was seen.\nThe next one in March.")
	g.Decide(d.Question, 2, time.Time{})
	got := comparison(t, c, g, 120)
	for _, want := range []string{"Agreed so far", "agreed on 2", "What did each of us see?\n  Only the first version was seen.\n  The next one in March.\n",
		"Agreed: ✓ 2 Sometimes", "1 agreed on; "} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestComparisonWithoutADifference(t *testing.T) {
	c, g := compared(t, sample.Ladder(t, "product"), far, far)
	got := comparison(t, c, g, 80)
	if !strings.Contains(got, "There is nothing that must be talked about.") || strings.Contains(got, "The differences") {
		t.Errorf("got\n%s", got)
	}
}

func TestComparisonNoticesWriteErrors(t *testing.T) {
	c, g := compared(t, sample.Ladder(t, "product"), far, near)
	if err := Comparison(full{}, c, g, 80); !errors.Is(err, errFull) {
		t.Error(err)
	}
}

// TestEffectsAreSaidOfWhatIsTalkedAbout and of nothing else, so that many differences take no time.
func TestEffectsAreSaidOfWhatIsTalkedAbout(t *testing.T) {
	l := sample.Ladder(t, "product")
	c, g := compared(t, l, far, near)
	_, opened, _ := strings.Cut(comparison(t, c, g, 120), "\nThe differences\n")
	if n := strings.Count(opened, "With Max's answer") + strings.Count(opened, "It changes neither"); n != len(c.ToTalk()) {
		t.Errorf("%d effects, want %d", n, len(c.ToTalk()))
	}
}

// TestWhatIsOffTheScaleIsOpenedOnce, in the place in which it is talked about.
func TestWhatIsOffTheScaleIsOpenedOnce(t *testing.T) {
	l := sample.Ladder(t, "product")
	first := func(is assess.Response) func(c, r int) assess.Response {
		return func(c, r int) assess.Response {
			if r == 0 {
				return is
			}
			return 1
		}
	}
	c, g := compared(t, l, first(4), first(assess.NoOccasion))
	if len(c.ToTalk()) == 0 || len(c.Differences) != 0 {
		t.Fatalf("%d to talk about, %d values differ", len(c.ToTalk()), len(c.Differences))
	}
	_, opened, _ := strings.Cut(comparison(t, c, g, 120), "\nThe differences\n")
	if n := strings.Count(opened, "Agreed: nothing yet"); n != len(c.All()) {
		t.Errorf("%d differences open, want %d", n, len(c.All()))
	}
}
