package report

import (
	"io"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/score"
)

// Comparison writes two views side by side: what is the same, where each stands, every question, and each difference in full, in the
// order in which to talk about them. g may be nil: then nothing was agreed.
func Comparison(w io.Writer, c *score.Comparison, g *assess.Agreement, width int) error {
	width = max(width, MinWidth)
	v := chart.NewTwoViews(c, g)
	lines := comparisonHead(v, width)
	for _, s := range []view{
		{"Both views", bothViews(v, width)},
		{"All questions", allQuestions(v, width)},
		{"Competencies", append(append(v.Levels(width), chart.Blank), v.Figures(min(width, chart.TextWidth))...)},
	} {
		lines = append(lines, section(s.title, s.lines)...)
	}
	if len(c.All()) > 0 {
		lines = append(lines, section("The differences", differences(v, width))...)
	}
	_, err := io.WriteString(w, chart.Plain(lines))
	return err
}

// comparisonHead says whose views they are, and on which ladder.
func comparisonHead(v chart.TwoViews, width int) []chart.Line {
	a := v.Comparison.Pair.Self
	l := v.Comparison.Ladder
	what := []string{strings.TrimSpace(l.Title + " " + a.Ladder.Version)}
	if context := l.ContextTitle(); context != "" {
		what = append(what, context)
	}
	what = append(what, "mode "+string(a.Mode))
	lines := chart.Wrap(chart.Strong, "Two views · "+v.Self.Name+" · "+v.Manager.Name, width)
	return append(lines, chart.Wrap(chart.Muted, strings.Join(what, " · "), width)...)
}

func bothViews(v chart.TwoViews, width int) []chart.Line {
	lines := v.Overview(width, true)
	talk := v.Comparison.ToTalk()
	list := v.List(talk, true, width)
	lines = append(lines, v.Heading(list)...)
	for _, d := range talk {
		lines = append(lines, list.Row(d, false)...)
	}
	lines = append(lines, v.Rest(min(width, chart.TextWidth))...)
	return append(append(lines, chart.Blank), chart.Set(chart.Muted, v.Tally(), min(width, chart.TextWidth))...)
}

// allQuestions lists every question under its rung.
func allQuestions(v chart.TwoViews, width int) []chart.Line {
	all := v.Questions()
	list := v.List(all, false, width)
	lines := list.Header(nil)
	rung := -1
	for _, d := range all {
		if d.Cell.Rung != rung {
			rung = d.Cell.Rung
			if len(lines) > 0 {
				lines = append(lines, chart.Blank)
			}
			lines = append(lines, list.Group(v.Comparison.Ladder.Rungs[rung].Title, ""))
		}
		lines = append(lines, list.Row(d, false)...)
	}
	return lines
}

// differences opens each question on which the views differ.
func differences(v chart.TwoViews, width int) []chart.Line {
	var lines []chart.Line
	talk := len(v.Comparison.ToTalk())
	for i, d := range inOrder(v.Comparison) {
		if i > 0 {
			lines = append(lines, chart.Blank)
		}
		lines = append(lines, difference(v, d, i < talk, width)...)
	}
	return lines
}

// inOrder are all differences, those to talk about first.
func inOrder(c *score.Comparison) []score.Difference {
	first := c.ToTalk()
	talked := map[assess.Question]bool{}
	for _, d := range first {
		talked[d.Question] = true
	}
	return append(first, slices.DeleteFunc(c.All(), func(d score.Difference) bool { return talked[d.Question] })...)
}

// difference opens one question; effect says whether to say what it does, too.
func difference(v chart.TwoViews, d score.Difference, effect bool, width int) []chart.Line {
	text := min(width, chart.TextWidth)
	lines := []chart.Line{v.Where(d, text)}
	lines = append(lines, chart.Set(chart.Strong, v.Sentence(d), text)...)
	lines = append(lines, v.TwoAnswers(d, width)...)
	if effect {
		lines = append(lines, v.EffectLines(d, text)...)
	}
	if said := v.Said(d.Question); said != "" {
		lines = append(lines, chart.L(chart.Accent, chart.WhatWasSeen))
		lines = append(lines, chart.Indent(2, chart.Lines(chart.Text, said, text-2))...)
	}
	return append(lines, append(chart.L(chart.Muted, chart.AgreedInBrief+": "), v.Decision(d)...).Cut(text))
}
