package chart

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// IndicatorPage opens one indicator: the question, how a second rater reads it, what counts as evidence, what it weighs and
// takes, what the rung below asks for, what gets one there, and where the question comes from.
func IndicatorPage(l *ladder.Ladder, cell ladder.Cell, facts Facts, width int) []Line {
	p := newPage(l, facts, width)
	comp, ind := l.Competencies[cell.Competency], l.At(cell)
	lines := p.title(comp.Title, l.Rungs[cell.Rung].Short, l.AreaTitle(comp.Area))
	if ind == nil {
		lines = append(lines, Set(Text, comp.Title+" asks for nothing at "+l.Rungs[cell.Rung].Short+".", p.width)...)
		return append(lines, p.below(cell)...)
	}
	lines = append(lines, Balance(Strong, ind.I, p.width)...)
	lines = append(lines, Blank)
	lines = append(lines, p.labelled([]labelled{
		{"Seen as", ind.They},
		{"Evidence", ind.Evidence},
		{"Weighs", p.weight(cell, ind)},
		{"Takes", p.takes(ind)},
		{"Asked once", p.twins(cell)},
		{"Words", p.words(ind.I, ind.Evidence)},
	})...)
	lines = append(lines, p.below(cell)...)
	lines = append(lines, p.actions("What gets you here", p.actionsFor(cell))...)
	return append(lines, p.origin(ind.Facts)...)
}

func (p page) title(title, short, area string) []Line {
	line := L(Accent, short).Add(Text, "  ").Add(Strong, title)
	if area != "" && line.Width()+3+Width(area) <= p.full {
		line = Ends(line, L(Muted, area), p.full)
	}
	return []Line{line.Cut(p.full), Blank}
}

func (p page) weight(cell ladder.Cell, ind *ladder.Indicator) string {
	text := fmt.Sprintf("%d of 5", ind.Weight)
	if ind.MustHave {
		text += ", and is a must-have: without it " + p.ladder.Rungs[cell.Rung].Short + " is not reached"
	}
	return text
}

func (p page) takes(ind *ladder.Indicator) string {
	var needs []string
	for _, n := range ind.Needs {
		if text := p.ladder.NeedText(n); text != "" {
			needs = append(needs, text)
		}
	}
	if len(needs) == 0 {
		return ""
	}
	return strings.Join(needs, ", ") + "; where there is none, the question does not count"
}

// twins names the other rungs at which the same question stands.
func (p page) twins(cell ladder.Cell) string {
	var rungs []int
	for _, t := range p.ladder.Twins(cell) {
		rungs = append(rungs, t.Rung)
	}
	if len(rungs) == 0 {
		return ""
	}
	return "also the question at " + p.titles(rungs, " and ") + "; one answer counts"
}

// words explains what the glossary of the ladder knows of the words used.
func (p page) words(texts ...string) string {
	var known []string
	for term, meaning := range p.ladder.Glossary {
		if slices.ContainsFunc(texts, func(t string) bool { return hasWord(t, term) }) {
			known = append(known, term+": "+meaning)
		}
	}
	slices.Sort(known)
	return strings.Join(known, "; ")
}

// hasWord says whether a term, or its plural, stands in a text as words of their own.
func hasWord(text, term string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,.;:()?!\"'/", r) })
	return slices.Contains(words, term) || slices.Contains(words, term+"s")
}

// below says what the rung below asks of the same competency, and how the two differ.
func (p page) below(cell ladder.Cell) []Line {
	parent := p.ladder.Parent(cell.Rung)
	if parent < 0 {
		return nil
	}
	head := L(Strong, "One rung down").Add(Muted, "  "+p.ladder.Rungs[parent].Short)
	was := below(p.ladder, cell)
	if was == nil {
		return append([]Line{Blank, head.Cut(p.width)}, Set(Text, "Nothing is asked of it there.", p.width)...)
	}
	lines := append([]Line{Blank, head.Cut(p.width)}, Set(Text, was.I, p.width)...)
	lines = append(lines, Set(Muted, Upper(strings.Join(Tags(was, true), ", ")), p.width)...)
	return lines
}

// actionsFor are those of the competency, else those of the whole step from the rung below.
func (p page) actionsFor(cell ladder.Cell) []string {
	rung := p.ladder.Rungs[cell.Rung]
	if own := p.ladder.Competencies[cell.Competency].Actions[rung.ID]; len(own) > 0 {
		return own
	}
	return slices.Concat(rung.Actions, rung.ActionsFrom[rung.Parent])
}
