package question

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
)

// hints say what counts as evidence, what the question needs, and on request why it is asked.
func (s *Screen) hints(width int) []chart.Line {
	ind := s.indicator()
	lines := s.set(chart.Muted, "Counts as evidence: "+chart.Lower(ind.Evidence), width)
	if ind.Evidence == "" {
		lines = nil
	}
	var needs []string
	for _, n := range ind.Needs {
		if text := s.session.Ladder().NeedText(n); text != "" {
			needs = append(needs, text)
		}
	}
	if len(needs) > 0 {
		lines = append(lines, s.set(chart.Faint, "Takes "+strings.Join(needs, ", ")+". If there is none, o or n fits better than 0.", width)...)
	}
	return lines
}

// reason says why the question is asked, and what it weighs.
func (s *Screen) reason() string {
	l, c, ind := s.session.Ladder(), s.session.Current(), s.indicator()
	rung := l.Rungs[c.Rung].Short
	text := "It measures how far " + l.Competencies[c.Competency].Title + " is from the next role."
	switch {
	case s.second():
		text = "The first view answered it, too. Both are shown when yours is locked."
	case s.session.Assessment.Mode == assess.Full:
		text = "The full assessment asks everything, rung by rung."
	case s.session.Settling():
		text = "It settles whether " + rung + " is reached."
	}
	text += fmt.Sprintf(" Weight %d of 5", ind.Weight)
	if ind.MustHave {
		text += ", a must-have"
	}
	return text + "."
}

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
