package chart

import (
	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/score"
)

// unsettled says whether an agreed record leaves questions open. The figures then count the person's own answers to them.
func (o Outcome) unsettled() bool {
	return o.Assessment.Rater.Role == assess.Agreed && len(o.Assessment.Open) > 0 && o.Reading != nil
}

// eitherWay says whether the answers of both views to what is open lead to the same rung.
func (o Outcome) eitherWay() bool {
	self, manager, err := score.WithOpen(o.Ladder, o.Assessment)
	return err == nil && self == manager
}

// betweenViews says where a record would stand with either view's answers to what is open.
func (o Outcome) betweenViews(width int) []Line {
	head, text, ok := o.between()
	if !ok {
		return nil
	}
	return field(o.Stands(), head, width, Set(Muted, text, fieldWidth(width))...)
}

// between is betweenViews in words.
func (o Outcome) between() (head Line, text string, ok bool) {
	self, manager, err := score.WithOpen(o.Ladder, o.Assessment)
	if err != nil {
		return nil, "", false
	}
	open := Upper(Count(len(o.Assessment.Open), "question")) + " stayed open."
	if self == manager {
		return o.headOf(self), open + " Either view's answers to them lead here. What follows counts the person's own.", true
	}
	return L(Accent, "not settled yet"), open + " With the person's own answers to them it is " + o.nameOf(self) + ", with the manager's " +
		o.nameOf(manager) + ". What follows counts the person's own answers to them.", true
}

// countsOwn says below which assumption the figures of an unsettled record stand, "" for any other.
func (o Outcome) countsOwn() string {
	if !o.unsettled() {
		return ""
	}
	return Upper(Count(len(o.Assessment.Open), "question")) + " stayed open. This counts the person's own answers to them."
}

func (o Outcome) headOf(rung int) Line {
	if rung < 0 {
		return L(Accent, "starting out")
	}
	return o.rungHead(o.Ladder.Rungs[rung].ID)
}

func (o Outcome) nameOf(rung int) string {
	if rung < 0 {
		return "starting out"
	}
	return o.Ladder.Rungs[rung].Short
}

// stillOpen lists what an agreed record leaves open, with both answers and what was said about it.
func (o Outcome) stillOpen(width int) []Line {
	if len(o.Assessment.Open) == 0 {
		return nil
	}
	lines := []Line{Blank, L(Accent, "Still open").Add(Muted, "  no agreed answer").Cut(width)}
	for _, x := range o.Assessment.Open {
		title := o.competencyTitle(x.Competency) + " · " + o.rungShort(x.Rung)
		views := L(Text, Mark(x.Views.Self)).Add(Muted, " own view, ").Add(Text, Mark(x.Views.Manager)).Add(Muted, " manager's")
		lines = append(lines, Ends(L(Muted, title), views, width))
		if cell, ok := o.Ladder.Find(x.Rung, x.Competency); ok && o.Assessment.Ladder.Fits(o.Ladder) {
			lines = append(lines, Indent(2, Wrap(Text, o.Assessment.Words(o.Ladder.At(cell)), width-2))...)
		}
		if said := o.Assessment.SaidOn(x.Question); said != "" {
			lines = append(lines, Indent(2, append([]Line{L(Muted, "What was said")}, Indent(2, Lines(Text, said, width-4))...))...)
		}
	}
	return lines
}
