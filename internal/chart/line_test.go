package chart_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/chart"
)

// words draws text of the kinds that names and notes hold: Latin, wide, combining, and signs of our own.
func words() *rapid.Generator[string] {
	return rapid.StringOfN(rapid.SampledFrom([]rune("ab z.äéß日本語👩🇩☎न\u0301\ufe0f─━●▸✓⅔…· ")), 0, 60, -1)
}

func TestWidthIsThatOfTheTerminal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := words().Draw(t, "text")
		if got, want := chart.Width(s), max(ansi.StringWidth(s), ansi.StringWidthWc(s)); got != want {
			t.Fatalf("Width(%q) = %d, want %d", s, got, want)
		}
	})
}

func TestCutFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := chart.L(chart.Text, words().Draw(t, "first")).Add(chart.Strong, words().Draw(t, "second"))
		width := rapid.IntRange(1, 80).Draw(t, "width")
		cut := line.Cut(width)
		if cut.Width() > width {
			t.Fatalf("cut to %d cells takes %d: %q", width, cut.Width(), cut)
		}
		if line.Width() <= width && cut.String() != line.String() {
			t.Fatalf("%q fits into %d cells and was cut to %q", line, width, cut)
		}
	})
}

func TestWrapAndBalanceLoseNoWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := words().Draw(t, "text")
		width := rapid.IntRange(8, 72).Draw(t, "width")
		wrapped, balanced := chart.Wrap(chart.Text, text, width), chart.Balance(chart.Text, text, width)
		if len(balanced) > len(wrapped) {
			t.Fatalf("balanced in %d lines, wrapped in %d", len(balanced), len(wrapped))
		}
		for _, lines := range [][]chart.Line{wrapped, balanced} {
			got := ""
			for _, l := range lines {
				if l.Width() > width {
					t.Fatalf("a line of %d cells in %d: %q", l.Width(), width, l)
				}
				got += l.String()
			}
			if squeeze(got) != squeeze(text) {
				t.Fatalf("%q became %q", text, got)
			}
		}
	})
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestBalanceLeavesNoWordAlone(t *testing.T) {
	lines := chart.Balance(chart.Text, "I order the backlog so that the item of highest value comes next.", 62)
	if len(lines) != 2 || lines[1].Width() < 20 {
		t.Errorf("broken into %q", lines)
	}
}

func TestEndsAndBeside(t *testing.T) {
	for _, c := range []struct{ left, right, want string }{
		{"a", "b", "a        b"},
		{"a long title", "right", "a l… right"},
		{"left", "", "left      "},
	} {
		if got := chart.Ends(chart.L(chart.Text, c.left), chart.L(chart.Text, c.right), 10).String(); got != c.want {
			t.Errorf("Ends(%q, %q) = %q, want %q", c.left, c.right, got, c.want)
		}
	}
	lines := chart.Beside([]chart.Line{chart.L(chart.Text, "left")}, 6, []chart.Line{chart.Blank, chart.L(chart.Text, "right")}, 2)
	if lines[0].String() != "left   │ " || lines[1].String() != "       │ right" {
		t.Errorf("Beside: %q", lines)
	}
}

// TestJoinedCharacters: what one terminal draws as one picture and another as four fits on both, and is cut between pictures only.
func TestJoinedCharacters(t *testing.T) {
	const family = "👨\u200d👩\u200d👧\u200d👦"
	if got := chart.Width(family); got != 8 {
		t.Errorf("a family takes %d cells, want the 8 of a terminal that does not join", got)
	}
	if got := chart.Cut(strings.Repeat(family, 3), 20); got != family+family+"…" {
		t.Errorf("cut to %q", got)
	}
	for _, l := range chart.Wrap(chart.Text, "We are "+strings.Repeat(family, 3)+" and more", 20) {
		if l.Width() > 20 || strings.Count(l.String(), "👨") != strings.Count(l.String(), "👦") {
			t.Errorf("wrapped to %d cells: %q", l.Width(), l)
		}
	}
}

// TestWrapBreaksNoWord: a line that a terminal may draw wider than the library counts it gives its last words to the next one.
func TestWrapBreaksNoWord(t *testing.T) {
	text := "Evidence 山田 👨\u200d👩\u200d👧\u200d " + strings.Repeat("long words in a long note ", 6)
	known := strings.Fields(text)
	for width := 12; width <= 72; width++ {
		for _, l := range chart.Wrap(chart.Text, text, width) {
			if l.Width() > width {
				t.Errorf("a line of %d cells in %d: %q", l.Width(), width, l)
			}
			for _, word := range strings.Fields(l.String()) {
				if !slices.Contains(known, word) {
					t.Fatalf("broken within a word in %d cells: %q", width, l)
				}
			}
		}
	}
}

func TestThirds(t *testing.T) {
	for n, want := range map[int]string{1: "⅓ rung", 2: "⅔ rung", 3: "1 rung", 4: "1⅓ rungs", 6: "2 rungs", 11: "3⅔ rungs"} {
		if got := chart.Thirds(n); got != want {
			t.Errorf("Thirds(%d) = %q, want %q", n, got, want)
		}
	}
}
