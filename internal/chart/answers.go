package chart

import (
	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// Answers lists every answer in the order in which it was asked, under the rung it belongs to, with its evidence.
func Answers(o Outcome, width int) []Line {
	width = min(width, TextWidth)
	var lines []Line
	rung := ""
	for _, a := range o.Assessment.Answers {
		if a.Rung != rung {
			if rung != "" {
				lines = append(lines, Blank)
			}
			rung = a.Rung
			lines = append(lines, L(Accent, o.rungTitle(rung)))
		}
		lines = append(lines, o.answerLines(a, width)...)
	}
	return lines
}

func (o Outcome) answerLines(a assess.Answer, width int) []Line {
	role := Text
	if int(a.Response) >= o.Ladder.Scale.Cut {
		role = Met
	}
	lines := []Line{Ends(L(Muted, o.competencyTitle(a.Competency)), L(role, Answer(o.Ladder.Scale, a.Response)), width)}
	if ind := o.indicator(a); ind != nil {
		lines = append(lines, Indent(2, Wrap(Text, ind.I, width-2))...)
	}
	if a.Evidence != "" {
		lines = append(lines, Indent(2, Hang(L(Faint, "→ "), Muted, a.Evidence, width-2))...)
	}
	return lines
}

func (o Outcome) indicator(a assess.Answer) *ladder.Indicator {
	if cell, ok := assess.CellOf(o.Ladder, a); ok {
		return o.Ladder.At(cell)
	}
	return nil
}
