package chart

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// News is what is new at a rung, next to the rung below it.
type News struct {
	Below  int     // position of the rung below, -1 for the first rung of a way up, where all is new
	Groups []Group // what is asked for the first time or weighs something else, the most telling first
	Same   []int   // competencies that weigh the same
	Gone   []int   // competencies that ask for something below and for nothing here
}

// change is how what a competency asks for at a rung differs from what it asks for below.
type change int

const (
	newHere change = iota
	becomesMust
	heavier
	lighter // or no longer a must-have
	unchanged
	changes
)

// NewsAt compares a rung with the one below it.
func NewsAt(l *ladder.Ladder, rung int) News {
	n := News{Below: l.Parent(rung)}
	if n.Below < 0 {
		n.Groups, _ = AskedAt(l, rung)
		return n
	}
	short := l.Rungs[n.Below].Short
	groups := [changes]Group{
		newHere:     {Title: "Asked for the first time"},
		becomesMust: {Title: "Must-have from here on"},
		heavier:     {Title: "Weighs more than at " + short},
		lighter:     {Title: "Weighs less than at " + short},
	}
	asked, silent := AskedAt(l, rung)
	for _, a := range asked {
		for _, c := range a.Competencies {
			k := changeAt(l, ladder.Cell{Competency: c, Rung: rung})
			groups[k].Competencies = append(groups[k].Competencies, c)
		}
	}
	n.Same = groups[unchanged].Competencies
	for _, g := range groups[:unchanged] {
		n.Groups = appendGroup(n.Groups, g)
	}
	for _, c := range silent {
		if l.At(ladder.Cell{Competency: c, Rung: n.Below}) != nil {
			n.Gone = append(n.Gone, c)
		}
	}
	return n
}

// below is the indicator of the same competency at the rung below, nil for none.
func below(l *ladder.Ladder, cell ladder.Cell) *ladder.Indicator {
	if p := l.Parent(cell.Rung); p >= 0 {
		return l.At(ladder.Cell{Competency: cell.Competency, Rung: p})
	}
	return nil
}

func changeAt(l *ladder.Ladder, cell ladder.Cell) change {
	is, was := l.At(cell), below(l, cell)
	switch {
	case was == nil:
		return newHere
	case is.MustHave && !was.MustHave:
		return becomesMust
	case was.MustHave && !is.MustHave, is.Weight < was.Weight:
		return lighter
	case is.Weight > was.Weight:
		return heavier
	}
	return unchanged
}

// Closing says which competencies are not among the news, and which ask for nothing any more.
func (n News) Closing(l *ladder.Ladder, width int) []Line {
	if n.Below < 0 {
		return nil
	}
	var lines []Line
	below := l.Rungs[n.Below].Short
	for _, part := range []struct {
		says         string
		competencies []int
	}{
		{"Same weight as at " + below + ":", n.Same},
		{"Asked at " + below + ", and not here:", n.Gone},
	} {
		if len(part.competencies) == 0 {
			continue
		}
		text := part.says + " " + strings.Join(competencyTitles(l, part.competencies), ", ") + "."
		lines = append(append(lines, Blank), Set(Faint, text, width)...)
	}
	return lines
}

// Tags say what an indicator is beside its sentence: a must-have, and what it weighs where that is asked for.
func Tags(ind *ladder.Indicator, weight bool) []string {
	var tags []string
	if ind.MustHave {
		tags = append(tags, "must-have")
	}
	if weight {
		tags = append(tags, fmt.Sprintf("weight %d", ind.Weight))
	}
	return tags
}

// ChangeTags say how the indicator of a cell differs from the one below: that it is new, what it weighs, whether it is a must-have.
func ChangeTags(l *ladder.Ladder, cell ladder.Cell) []string {
	is, was := l.At(cell), below(l, cell)
	if was == nil {
		return Tags(is, true)
	}
	var tags []string
	switch {
	case is.MustHave:
		tags = append(tags, "must-have")
	case was.MustHave:
		tags = append(tags, "no must-have now")
	}
	if is.Weight != was.Weight {
		return append(tags, fmt.Sprintf("weight %d → %d", was.Weight, is.Weight))
	}
	return append(tags, fmt.Sprintf("weight %d", is.Weight))
}
