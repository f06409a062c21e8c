package chart

import (
	"slices"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// Answers lists every answer with its evidence, rung by rung, and within a rung in the order in which it was asked.
func Answers(o Outcome, width int) []Line {
	width = min(width, TextWidth)
	var lines []Line
	for _, rung := range o.rungsAnswered() {
		if len(lines) > 0 {
			lines = append(lines, Blank)
		}
		lines = append(lines, L(Accent, o.rungTitle(rung)).Cut(width))
		for _, a := range o.Assessment.Answers {
			if a.Rung == rung {
				lines = append(lines, o.answerLines(a, width)...)
			}
		}
	}
	return lines
}

// rungsAnswered lists the rungs with answers in the ladder's order, then those that the ladder at hand does not have.
func (o Outcome) rungsAnswered() []string {
	var known, gone []string
	for _, r := range o.Ladder.Rungs {
		if slices.ContainsFunc(o.Assessment.Answers, func(a assess.Answer) bool { return a.Rung == r.ID }) {
			known = append(known, r.ID)
		}
	}
	for _, a := range o.Assessment.Answers {
		if o.Ladder.RungIndex(a.Rung) < 0 && !slices.Contains(gone, a.Rung) {
			gone = append(gone, a.Rung)
		}
	}
	return append(known, gone...)
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
