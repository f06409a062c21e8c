package chart

import (
	"fmt"
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
			if o.rungOf(a) == rung {
				lines = append(lines, o.answerLines(a, width)...)
			}
		}
	}
	return append(append(lines, o.stillOpen(width)...), o.preferences(width)...)
}

// preferences lists what the person prefers, item by item.
func (o Outcome) preferences(width int) []Line {
	if len(o.Assessment.Leanings) == 0 {
		return nil
	}
	lines := []Line{Blank, L(Accent, "Preferences, never scored").Cut(width)}
	for _, a := range o.Assessment.Leanings {
		p, item := o.Ladder.Item(a.Item)
		if item == nil {
			lines = append(lines, Ends(L(Muted, a.Item), L(Text, fmt.Sprintf("%+d", a.Value)), width))
			continue
		}
		lines = append(lines, Ends(L(Muted, item.Topic), L(Text, LeanWords(p, a.Value)), width))
		if item.Resolve != "" {
			lines = append(lines, Indent(2, Hang(L(Faint, "→ "), Muted, item.Resolve, width-2))...)
		}
	}
	return lines
}

// LeanWords puts an answer to an item of a preference into words.
func LeanWords(p *ladder.Preference, value int) string {
	switch {
	case value <= -ladder.MaxLean:
		return "Much rather " + p.Low
	case value < 0:
		return "Rather " + p.Low
	case value == 0:
		return "Both alike"
	case value < ladder.MaxLean:
		return "Rather " + p.High
	}
	return "Much rather " + p.High
}

// rungOf is the id of the rung an answer belongs to on the ladder at hand: a seat, where a context merges rungs.
func (o Outcome) rungOf(a assess.Answer) string {
	if cell, ok := assess.CellOf(o.Ladder, a); ok {
		return o.Ladder.Rungs[cell.Rung].ID
	}
	return a.Rung
}

// rungsAnswered lists the rungs with answers in the ladder's order, then those that the ladder at hand does not have.
func (o Outcome) rungsAnswered() []string {
	var known, gone []string
	for _, r := range o.Ladder.Rungs {
		if slices.ContainsFunc(o.Assessment.Answers, func(a assess.Answer) bool { return o.rungOf(a) == r.ID }) {
			known = append(known, r.ID)
		}
	}
	for _, a := range o.Assessment.Answers {
		if id := o.rungOf(a); o.Ladder.RungIndex(id) < 0 && !slices.Contains(gone, id) {
			gone = append(gone, id)
		}
	}
	return append(known, gone...)
}

func (o Outcome) answerLines(a assess.Answer, width int) []Line {
	role := Text
	if int(a.Response) >= o.Ladder.Scale.Cut {
		role = Met
	}
	title := o.competencyTitle(a.Competency)
	if cell, ok := assess.CellOf(o.Ladder, a); ok {
		title = o.Ladder.Competencies[cell.Competency].Title
	}
	lines := []Line{Ends(L(Muted, title), L(role, Answer(o.Ladder.Scale, a.Response)), width)}
	if ind := o.indicator(a); ind != nil && o.Assessment.Ladder.Fits(o.Ladder) { // another version may ask something else there
		lines = append(lines, Indent(2, Wrap(Text, o.Assessment.Words(ind), width-2))...)
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
