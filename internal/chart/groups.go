package chart

import (
	"slices"

	"github.com/rung-dev/rung/internal/ladder"
)

// Group is a heading with the competencies below it.
type Group struct {
	Title        string // "" for none
	Competencies []int  // positions in the ladder
}

// Areas groups the competencies of a ladder by area, in file order; those of no area come last.
func Areas(l *ladder.Ladder) []Group {
	rest := ladder.Area{}
	if len(l.Areas) > 0 {
		rest.Title = "Other competencies"
	}
	var groups []Group
	for _, a := range append(slices.Clone(l.Areas), rest) {
		g := Group{Title: a.Title}
		for c, comp := range l.Competencies {
			if comp.Area == a.ID {
				g.Competencies = append(g.Competencies, c)
			}
		}
		groups = appendGroup(groups, g)
	}
	return groups
}

// AskedAt is Areas with the competencies that ask for something at a rung, and those that do not.
func AskedAt(l *ladder.Ladder, rung int) (asked []Group, silent []int) {
	for _, a := range Areas(l) {
		g := Group{Title: a.Title}
		for _, c := range a.Competencies {
			if l.At(ladder.Cell{Competency: c, Rung: rung}) == nil {
				silent = append(silent, c)
				continue
			}
			g.Competencies = append(g.Competencies, c)
		}
		asked = appendGroup(asked, g)
	}
	return asked, silent
}

// appendGroup leaves out a group of nothing.
func appendGroup(groups []Group, g Group) []Group {
	if len(g.Competencies) == 0 {
		return groups
	}
	return append(groups, g)
}

// competencyTitles are the titles of competencies, in a row.
func competencyTitles(l *ladder.Ladder, competencies []int) []string {
	var titles []string
	for _, c := range competencies {
		titles = append(titles, l.Competencies[c].Title)
	}
	return titles
}
