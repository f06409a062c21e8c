package setup_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/tui/screentest"
	"github.com/rung-dev/rung/internal/tui/setup"
	"github.com/rung-dev/rung/internal/tui/theme"
)

const longTitle = "Principal Distinguished Senior Staff Platform Reliability Engineer of all products"

func engineers() *ladder.Ladder {
	l := &ladder.Ladder{ID: "engineers", Title: "Engineers"}
	for _, title := range []string{"Engineer", "Senior Engineer", "Staff Engineer", "Lead Engineer", longTitle} {
		l.Rungs = append(l.Rungs, ladder.Rung{ID: strings.ToLower(title), Title: title, Short: title, Scope: "one team"})
	}
	return l
}

func form(choices ...setup.Choice) (s *setup.Screen, view func(width, height int) string) {
	dark := theme.New(theme.Dark, colorprofile.TrueColor)
	s = setup.New(dark, choices, setup.Values{Name: "Ada", Declared: -1, Aspired: -1})
	return s, func(width, height int) string {
		return ansi.Strip(strings.Join(s.View(dark, width, height), "\n"))
	}
}

func choice(l *ladder.Ladder) setup.Choice {
	return setup.Choice{ID: l.ID, Title: l.Title, Load: func() (*ladder.Ladder, error) { return l, nil }}
}

// TestHiddenOptions: a list that is longer than its room says so, above and below.
func TestHiddenOptions(t *testing.T) {
	s, view := form(choice(engineers()))
	view(38, 9)
	for _, key := range []string{"enter", "enter"} {
		s.Update(screentest.Press(key))
	}
	if got := view(38, 9); !strings.Contains(got, "▸ I do not know") || !strings.Contains(got, "lines above") {
		t.Errorf("at the end:\n%s", got)
	}
	s.Update(screentest.Press("down"))
	if got := view(38, 9); !strings.Contains(got, "▸ Engineer") || !strings.Contains(got, "lines below") {
		t.Errorf("at the beginning:\n%s", got)
	}
}

// TestLongOption: what does not fit on the line of an option does not look like another one.
func TestLongOption(t *testing.T) {
	s, view := form(choice(engineers()))
	view(70, 20)
	for _, key := range []string{"enter", "enter"} {
		s.Update(screentest.Press(key))
	}
	got := view(70, 20)
	if !strings.Contains(got, "  Senior Engineer   one team") {
		t.Errorf("a scope is missing:\n%s", got)
	}
	if strings.Count(got, "one team") != 4 || !strings.Contains(got, "\n    ") {
		t.Errorf("the long title is not alone on indented lines:\n%s", got)
	}
}

// TestPagesAreCountedFromTheStart: the ladder that is offered first says how many there are; one that cannot be read spoils nothing.
func TestPagesAreCountedFromTheStart(t *testing.T) {
	l := engineers()
	l.Contexts = []ladder.Context{{ID: "startup", Title: "Startup"}}
	if _, view := form(choice(l)); !strings.Contains(view(70, 20), "1 of 6") {
		t.Errorf("not counted:\n%s", view(70, 20))
	}
	bad := setup.Choice{ID: "bad", Title: "Bad", Load: func() (*ladder.Ladder, error) { return nil, errors.New("no rungs") }}
	if _, view := form(bad); strings.Contains(view(70, 20), "no rungs") {
		t.Errorf("a problem before its time:\n%s", view(70, 20))
	}
}

// TestRaterWords: no word stands alone on its line before the end of the sentence.
func TestRaterWords(t *testing.T) {
	dark := theme.New(theme.Dark, colorprofile.TrueColor)
	s := setup.New(dark, []setup.Choice{choice(engineers())}, setup.Values{Name: "Ada", ByOther: true})
	s.Update(screentest.Press("enter"))
	if got := ansi.Strip(strings.Join(s.View(dark, 38, 9), "\n")); !strings.Contains(got, "saw; the person's") {
		t.Errorf("broken:\n%s", got)
	}
}
