package chart_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
)

// forest has a fork into three at rung b, a way that ends earlier, and a root of its own.
func forest() *ladder.Ladder {
	l := &ladder.Ladder{}
	for _, r := range [][2]string{
		{"a", ""}, {"b", "a"}, {"maker", "b"}, {"z", ""}, {"lead", "b"}, {"high maker", "maker"}, {"high lead", "lead"}, {"side", "b"}, {"y", "z"},
	} {
		l.Rungs = append(l.Rungs, ladder.Rung{ID: r[0], Short: r[0], Title: strings.ToUpper(r[0]), Parent: r[1]})
	}
	return l
}

func TestTree(t *testing.T) {
	l := forest()
	marks := chart.Marks{At: 1, Next: []int{2, 4, 7}}
	want := `
┼        high maker
│ ┼      high lead
│ │
○ │      maker
│ ○      lead
│ │ ○    side
├─┴─╯
●        b
│     ┼  y
│     │
┿     │  a
      ┼  z
`
	if d := cmp.Diff(strings.TrimPrefix(want, "\n"), chart.Plain(chart.Tree(l, marks, 30, nil))); d != "" {
		t.Errorf("tree (-want +got):\n%s", d)
	}
	if got := len(chart.Tree(l, marks, 10, nil)); got != 10 {
		t.Errorf("in 10 lines it takes %d", got)
	}
	if chart.Tree(l, marks, 9, nil) != nil {
		t.Error("it is drawn where it does not fit")
	}
}

func TestWays(t *testing.T) {
	l := forest()
	asked := func(r int) (done, total int) { return 2 * (1 - r%2), 2 }
	lines := chart.Ways(l, 4, asked, 72, 4)
	want := `
a ━━━━━━━━━━━━━━━ b ─────────────── maker ━━━━━━━━━━━ high maker ──────
                                 ├─ lead ━━━━━━━━━━━● high lead ━━━━━━━
                                 ╰─ side ────────────
z ─────────────── y ━━━━━━━━━━━━━━━
`
	if d := cmp.Diff(strings.TrimPrefix(want, "\n"), chart.Plain(lines)); d != "" {
		t.Errorf("ways (-want +got):\n%s", d)
	}
	for name, lines := range map[string][]chart.Line{
		"too few lines": chart.Ways(l, 4, asked, 72, 3),
		"too narrow":    chart.Ways(l, 4, asked, 56, 4),
	} {
		if len(lines) != 1 || !strings.Contains(lines[0].String(), "lead") || !strings.Contains(lines[0].String(), "one of four ways") {
			t.Errorf("%s: %s", name, chart.Plain(lines))
		}
	}
}

// TestFlatAlone: where there is no room for the other rungs, the line says how many there are.
func TestFlatAlone(t *testing.T) {
	l := forest()
	path := l.PathThrough(4)
	none := func(int) (done, total int) { return 0, 1 }
	for width, want := range map[int]string{20: "● lead · 3 of 4", 12: "● lead"} {
		if got := chart.Flat(l, path, 4, none, width).String(); got != want {
			t.Errorf("in %d cells: %q, want %q", width, got, want)
		}
	}
}

// TestLongNames: a title that stands in for a short one does not push all else off the screen.
func TestLongNames(t *testing.T) {
	l := grown()
	l.Rungs[1].Short = "Principal Distinguished Senior Staff Engineer"
	for i, line := range append(chart.Upright(l, chart.NoMarks, 10, nil), chart.Tree(l, chart.NoMarks, 10, nil)...) {
		if line.Width() > 7+chart.NameWidth {
			t.Errorf("line %d takes %d cells: %s", i, line.Width(), line)
		}
	}
	climb := chart.Climb{Ladder: l, At: 1, Marks: chart.NoMarks, Tags: func(ladder.Cell) []string { return nil }}
	if lines, _, _ := climb.Lines(76, 24); len(lines) > 24 {
		t.Errorf("the climb takes %d lines", len(lines))
	}
}

func TestRungName(t *testing.T) {
	for want, name := range map[string]chart.Line{
		"PM  Product Manager": chart.RungName("PM", "Product Manager"),
		"Engineer":            chart.RungName("Engineer", "Engineer"),
	} {
		if got := name.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
