// Package report writes results and ladders as plain text: what the screens show, on an io.Writer and without colour.
package report

import (
	"io"
	"math"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/plan"
)

// MinWidth is the narrowest text that is still readable.
const MinWidth = 40

// Text writes a result as it is on a day (YYYY-MM-DD): where the person stands, the profile, every gap with what to do about it, the
// reasons for each figure, the answers, and the plan where there is one. It fails with an *assess.OpenError on a record that does not fit.
func Text(w io.Writer, o chart.Outcome, today string, width int) error {
	if a := o.Assessment; a.Ladder.Fits(o.Ladder) {
		if err := assess.CheckOpen(o.Ladder, a.Open); err != nil {
			return err
		}
	}
	width = max(width, MinWidth)
	lines := append(head(o, width), section("Summary", chart.Summary(o, width, math.MaxInt))...)
	for _, s := range views(o, width) {
		lines = append(lines, section(s.title, s.lines)...)
	}
	lines = append(lines, section("Answers", chart.Answers(o, width))...)
	if plan := o.Assessment.Plan; len(plan) > 0 {
		lines = append(lines, section("Plan", chart.Plan(o.Ladder, plan, today, width))...)
	}
	_, err := io.WriteString(w, chart.Plain(lines))
	return err
}

// view is a part of a report under a title.
type view struct {
	title string
	lines []chart.Line
}

// views look to the next role; on a fork to each of them in turn.
func views(o chart.Outcome, width int) []view {
	if !o.Choice() {
		return viewsToward(o, "", width)
	}
	var all []view
	for i, n := range o.Result.Next {
		name := n.Rung
		if r := o.Ladder.RungIndex(n.Rung); r >= 0 {
			name = o.Ladder.Rungs[r].Title
		}
		all = append(all, viewsToward(o.Toward(i), ", toward "+name, width)...)
	}
	return all
}

func viewsToward(o chart.Outcome, toward string, width int) []view {
	return []view{
		{"Profile" + toward, chart.Profile(o, width)},
		{"Gaps" + toward, gaps(o, width)},
		{"Why" + toward, chart.Why(o, width)},
	}
}

// head says whose result it is, on which ladder, and when it was made.
func head(o chart.Outcome, width int) []chart.Line {
	a := o.Assessment
	who := []string{string(a.Rater.Role)}
	if a.Person.Name != "" {
		who = []string{a.Person.Name, string(a.Rater.Role)}
	}
	what := []string{strings.TrimSpace(o.Ladder.Title + " " + a.Ladder.Version)}
	if context := o.Ladder.ContextTitle(); context != "" {
		what = append(what, context)
	}
	what = append(what, "mode "+string(a.Mode))
	if a.Finished() {
		what = append(what, plan.Day(a.FinishedAt))
	}
	lines := chart.Wrap(chart.Strong, strings.Join(who, " · "), width)
	return append(lines, chart.Wrap(chart.Muted, strings.Join(what, " · "), width)...)
}

// section sets lines below an underlined title.
func section(title string, lines []chart.Line) []chart.Line {
	return append([]chart.Line{
		chart.Blank,
		chart.L(chart.Strong, title),
		chart.L(chart.Rail, strings.Repeat("─", chart.Width(title))),
	}, trim(lines)...)
}

// trim drops blank lines at both ends: what is room on a screen is a hole in a report.
func trim(lines []chart.Line) []chart.Line {
	for len(lines) > 0 && lines[0].Width() == 0 {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1].Width() == 0 {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// gaps opens every gap, as the screen opens the one that is chosen.
func gaps(o chart.Outcome, width int) []chart.Line {
	if len(o.Result.Gaps) == 0 {
		lines, _, _ := chart.Gaps(o, -1, width)
		return lines
	}
	var all, rest []chart.Line
	for i := range o.Result.Gaps {
		lines, first, last := chart.Gaps(o, i, width)
		all = append(append(all, trim(lines[first:last+1])...), chart.Blank)
		rest = lines[last+1:] // what serves all gaps; of the others there is nothing behind the last
	}
	return append(all, trim(rest)...)
}
