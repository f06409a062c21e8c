package question

import (
	"github.com/rung-dev/rung/internal/chart"
)

// hints say what counts as evidence, what the question needs, and on request why it is asked.
func (s *Screen) hints(width int) []chart.Line {
	var lines []chart.Line
	if counts := chart.CountsAsEvidence(s.indicator()); counts != "" {
		lines = s.set(chart.Muted, counts, width)
	}
	if takes := chart.Takes(s.session); takes != "" {
		lines = append(lines, s.set(chart.Faint, takes, width)...)
	}
	return lines
}

// reason says why the question is asked, and what it weighs.
func (s *Screen) reason() string { return chart.Reason(s.session) }

// from says where the question comes from.
func (s *Screen) from(o origin, width int) []chart.Line {
	label := chart.L(chart.Accent, "From ")
	var lines []chart.Line
	switch o {
	case firstSource, bySource:
		most := 1
		if o == bySource {
			most = len(s.indicator().Facts)
		}
		lines = chart.Sources(s.session.Ladder(), s.indicator().Facts, s.facts, most, width-label.Width())
	case byFact:
		lines = chart.Origin(s.session.Ladder(), s.indicator().Facts, s.facts, width-label.Width())
	}
	lines = chart.Indent(label.Width(), lines)
	if len(lines) > 0 {
		lines[0] = append(label, lines[0][1:]...)
	}
	return lines
}
