package chart_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/chart"
)

func TestASCII(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing to do", "plain -- text", "plain -- text"},
		{"words set apart", "rung · Product · PM", "rung - Product - PM"},
		{"a bullet", "  · Hold five interviews", "  - Hold five interviews"},
		{"a bullet at the start", "· Hold", "- Hold"},
		{"a mark in a table", "3 · 4 ·  o", "3 . 4 .  o"},
		{"a mark that is explained", "s skipped, · not asked", "s skipped, . not asked"},
		{"a bar", "━━╌╌····", "==~~...."},
		{"rails", "├──┴──┤ ┝━━┷━●━┥ │ ┼ ┿", "|--+--| |==+=*=| | + #"},
		{"marks", "● ○ ✓ ≠ ▸ ◂ ▾", "* o + x > < v"},
		{"arrows", "← → ↑ ↓", "< > ^ v"},
		{"dashes and quotes", "10–20 “I’d” −3", "10-20 \"I'd\" -3"},
		{"cut", "Vision & stra…", "Vision & stra~"},
		{"cut at a blank", "Data & … 1", "Data & ~ 1"},
		{"an ellipsis of its own", "saving …", "saving ..."},
		{"a fraction in a sentence", "1⅓ rungs", "1 1/3 rungs"},
		{"a fraction in a column", "⅔ rung    to go", "2/3 rung  to go"},
		{"a fraction at the right edge", "Discovery     1⅓ rungs", "Discovery  1 1/3 rungs"},
		{"a fraction in the last column", "Data   == ..  ⅔ rung", "Data   == .. 2/3 rung"},
		{"not beyond a rule", "⅓ rung  │ a  b", "1/3 rung | a  b"},
		{"the indent stays", "    ⅓ rung", "    1/3 rung"},
		{"a control made visible", "a␛b", "a?b"},
		{"names stay", "Zoë Müller, 日本", "Zoë Müller, 日本"},
		{"styled", "\x1b[1mrung\x1b[m\x1b[36m · Product\x1b[m", "\x1b[1mrung\x1b[m\x1b[36m - Product\x1b[m"},
		{"a styled bullet", "\x1b[1m· \x1b[mtext", "\x1b[1m- \x1b[mtext"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := chart.ASCII(c.text); got != c.want {
				t.Errorf("ASCII(%q) = %q, want %q", c.text, got, c.want)
			}
		})
	}
}

// TestASCIIKeepsTheWidth draws any line of signs and words: without fractions every cell stays where it is.
func TestASCIIKeepsTheWidth(t *testing.T) {
	pieces := []string{"rung", " ", "  ", "·", "─", "━", "╌", "│", "●", "○", "✓", "▸", "→", "a…", "日本", "é", "\x1b[1;38;5;80m", "\x1b[m", "’", "\n"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces"), "")
		got, want := strings.Split(chart.ASCII(text), "\n"), strings.Split(text, "\n")
		if len(got) != len(want) {
			t.Fatalf("%d lines, want %d", len(got), len(want))
		}
		for i := range got {
			if ansi.StringWidth(got[i]) != ansi.StringWidth(want[i]) {
				t.Fatalf("%q is %d cells wide, %q %d", got[i], ansi.StringWidth(got[i]), want[i], ansi.StringWidth(want[i]))
			}
		}
	})
}

// FuzzASCII gives it what never comes: no line may be lost, and nothing may hang.
func FuzzASCII(f *testing.F) {
	f.Add("1⅓ rungs │ …\x00·\x1b[1m")
	f.Add("\xff⅓\x1b]0;⅓\a·")
	f.Fuzz(func(t *testing.T, text string) {
		if got := chart.ASCII(text); strings.Count(got, "\n") != strings.Count(text, "\n") {
			t.Errorf("%q has other lines than %q", got, text)
		}
	})
}
