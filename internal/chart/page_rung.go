package chart

import (
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// RungName names a rung by its short title and its title; once, where they are the same.
func RungName(short, title string) Line {
	if short == title {
		return L(Accent, title)
	}
	return L(Accent, short).Add(Text, "  ").Add(Strong, title)
}

// RungPage opens a rung: what it is for, what else it is called, its neighbours, what gets one there, and where that comes from.
func RungPage(l *ladder.Ladder, rung int, facts Facts, width int) []Line {
	p := newPage(l, facts, width)
	r := l.Rungs[rung]
	lines := []Line{RungName(r.Short, r.Title).Cut(p.width), Blank}
	lines = append(lines, p.purpose(r)...)
	lines = append(lines, p.labelled([]labelled{
		{"Scope", r.Scope},
		{"Horizon", r.Horizon},
		{"Also called", strings.Join(r.Aliases, ", ")},
		{"Stands for", p.merges(r)},
		{"One down", p.titleOf(l.Parent(rung))},
		{"One up", p.titles(l.Children(rung), " or ")},
		{"Sideways", p.titles(p.indexes(r.Also), ", ")},
		{"Asks", p.asks(rung)},
	})...)
	lines = append(lines, p.actions("What gets you here", r.Actions)...)
	for _, from := range l.Rungs {
		lines = append(lines, p.actions("What gets you here from "+from.Short, r.ActionsFrom[from.ID])...)
	}
	return append(lines, p.origin(r.Facts)...)
}

// purpose says what a rung is for, and what changes in thinking on arriving there.
func (p page) purpose(r ladder.Rung) []Line {
	var lines []Line
	if r.Mandate != "" {
		lines = append(lines, Balance(Strong, r.Mandate, p.width)...)
	}
	if r.Shift != "" {
		lines = append(lines, Set(Text, r.Shift, p.width)...)
	}
	if r.Note != "" {
		lines = append(lines, Set(Muted, r.Note, p.width)...)
	}
	if len(lines) > 0 {
		lines = append(lines, Blank)
	}
	return lines
}

// merges names the rungs that a seat stands for, where its note does not.
func (p page) merges(r ladder.Rung) string {
	if r.Note != "" {
		return ""
	}
	return strings.Join(r.Merges, ", ")
}

// RungHead is a rung in short, as the head of a list: its title with scope and horizon, what it is for, and what changes in thinking.
func RungHead(r ladder.Rung, marked bool, width int) []Line {
	role := Strong
	if marked {
		role = Accent
	}
	lines := []Line{L(role, r.Title).Cut(width)}
	reach := L(Muted, strings.Join(slices.DeleteFunc([]string{r.Scope, r.Horizon}, func(s string) bool { return s == "" }), " · "))
	switch {
	case reach.Width() == 0:
	case lines[0].Width()+2+reach.Width() <= width:
		lines[0] = Ends(lines[0], reach, width)
	default:
		lines = append(lines, Set(Muted, reach.String(), width)...)
	}
	text := min(width, TextWidth)
	if r.Mandate != "" {
		lines = append(lines, Set(Text, r.Mandate, text)...)
	}
	if r.Shift != "" {
		lines = append(lines, Set(Muted, r.Shift, text)...)
	}
	return lines
}

// asks counts what a rung asks for, with its must-haves by name.
func (p page) asks(rung int) string {
	n := 0
	var musts []string
	for _, c := range p.ladder.Competencies {
		ind := c.Indicators[rung]
		if ind == nil {
			continue
		}
		n++
		if ind.MustHave {
			musts = append(musts, c.Title)
		}
	}
	text := Count(n, "question")
	if len(musts) > 0 {
		text += "; must-haves are " + strings.Join(musts, ", ")
	}
	return text
}
