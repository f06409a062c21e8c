package chart_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/chart"
)

func TestRow(t *testing.T) {
	row := chart.Row{
		Title: "Vision & strategy", Tags: []string{"must-have", "weight 4 → 5"},
		Says: []chart.Saying{
			{Label: "PM", Role: chart.Muted, Text: "I plan the product's work from an up-to-date written strategy."},
			{Label: "Head", Text: "I turn a company goal into a strategy for the group with named owners."},
		},
	}
	for _, c := range []struct {
		name          string
		marked        bool
		column, width int
		want          string
	}{
		{"in two columns", true, 22, 80, `
▸ Vision & strategy   PM    I plan the product's work from an up-to-date
  must-have                 written strategy.
  weight 4 → 5        Head  I turn a company goal into a strategy for the group
                            with named owners.
`},
		{"one below the other", false, 0, 50, `
  Vision & strategy       must-have · weight 4 → 5
  PM    I plan the product's work from an up-to-
        date written strategy.
  Head  I turn a company goal into a strategy for
        the group with named owners.
`},
		{"with no room for tags behind the title", true, 0, 40, `
▸ Vision & strategy
  must-have · weight 4 → 5
  PM    I plan the product's work from
        an up-to-date written strategy.
  Head  I turn a company goal into a
        strategy for the group with
        named owners.
`},
		{"with a title that is longer than a line", false, 0, 18, `
  Vision &
  strategy
  must-have · wei…
  PM    I plan the
        product's
        work from
        an up-to-
        date
        written
        strategy.
  Head  I turn a
        company
        goal into
        a strategy
        for the
        group with
        named
        owners.
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := "\n" + chart.Plain(row.Lines(c.marked, c.column, c.width))
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
}

// TestRowWithoutTags has no empty line behind a title that is longer than a line.
func TestRowWithoutTags(t *testing.T) {
	row := chart.Row{Title: "Stakeholder alignment across the organisation", Says: []chart.Saying{{Text: "I ask."}}}
	want := `
▸ Stakeholder alignment across
  the organisation
  I ask.
`
	if d := cmp.Diff(want, "\n"+chart.Plain(row.Lines(true, 0, 30))); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestRowFitsAndLosesNoWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		row := chart.Row{
			Title: words().Draw(t, "title"), Tags: rapid.SliceOfN(rapid.Just("tag"), 0, 3).Draw(t, "tags"),
			Says: []chart.Saying{{Text: words().Draw(t, "text")}},
		}
		width := rapid.IntRange(70, 120).Draw(t, "width")
		column := chart.TitleColumn([]string{row.Title}, width)
		got := ""
		for _, l := range row.Lines(false, column, width) {
			if l.Width() > width {
				t.Fatalf("a line of %d cells in %d: %q", l.Width(), width, l)
			}
			got += l.String()
		}
		for _, w := range strings.Fields(row.Says[0].Text) {
			if column == 0 && !strings.Contains(squeeze(got), w) {
				t.Fatalf("%q is lost in %q", w, got)
			}
		}
	})
}

func TestTitleColumn(t *testing.T) {
	titles := []string{"Data", "Vision & strategy"}
	for width, want := range map[int]int{120: 22, 68: 22, 67: 0, 40: 0} {
		if got := chart.TitleColumn(titles, width); got != want {
			t.Errorf("at %d cells the column takes %d, not %d", width, got, want)
		}
	}
}
