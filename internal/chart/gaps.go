package chart

import (
	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// Gaps lists every gap to the target, the most telling first. The one at position selected (-1: none) is opened to its
// detail; first and last are the lines it takes.
func Gaps(o Outcome, selected, width int) (lines []Line, first, last int) {
	width = min(width, TextWidth)
	if len(o.Result.Gaps) == 0 {
		return Wrap(Met, "Nothing is missing for "+o.rungTitle(string(o.Result.Target))+".", width), 0, 0
	}
	for i, g := range o.Result.Gaps {
		if i != selected {
			lines = append(lines, Ends(L(Text, "  "+o.competencyTitle(g.Competency)), o.gapSize(g, width), width))
			continue
		}
		first = len(lines)
		lines = append(lines, headed(Marker(true), Strong, o.competencyTitle(g.Competency), o.gapSize(g, width), width)...)
		lines = append(lines, Indent(2, o.gapDetail(g, width-2))...)
		last = len(lines) - 1
	}
	return append(lines, o.wholeStep(width)...), first, last
}

// gapDetail says what a gap begins with: the behaviour, how it was answered, and what to do about it.
func (o Outcome) gapDetail(g assess.Gap, width int) []Line {
	lines := []Line{Blank}
	if ind := o.Open(g); ind != nil {
		short := Cut(o.rungShort(g.Start), 12)
		label := max(6, Width(short)+2)
		lines = append(lines, Hang(L(Muted, Pad(short, label)), Text, o.Assessment.Words(ind), width)...)
		if o.Reading != nil {
			lines = append(lines, L(Muted, Pad(o.own("You", "Seen"), label)).Add(Text, o.answerAt(g)))
		}
	}
	if actions := o.Actions(g); len(actions) > 0 {
		lines = append(lines, Blank, L(Muted, o.remedy(g)).Cut(width))
		for _, action := range actions {
			lines = append(lines, Hang(L(Accent, "· "), Text, action, width)...)
		}
	}
	return append(lines, Blank)
}

func (o Outcome) remedy(g assess.Gap) string {
	if g.Kind == assess.OpportunityGap {
		return "What it takes is an occasion. To make one:"
	}
	return o.own("What you could do:", "What could be done:")
}

func (o Outcome) answerAt(g assess.Gap) string {
	cell := ladder.Cell{Competency: o.Ladder.CompetencyIndex(g.Competency), Rung: o.Ladder.RungIndex(g.Start)}
	return Answer(o.Ladder.Scale, o.Reading.Sheet.Get(cell))
}
