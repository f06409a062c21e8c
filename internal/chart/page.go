package chart

import (
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// page is what the parts of a page share.
type page struct {
	ladder *ladder.Ladder
	facts  Facts
	full   int // cells from edge to edge
	width  int // of text
}

func newPage(l *ladder.Ladder, facts Facts, width int) page {
	return page{l, facts, width, min(width, TextWidth)}
}

type labelled struct{ label, text string }

// labelled sets texts behind their labels, in one column; those without a text are left out.
func (p page) labelled(all []labelled) []Line {
	all = slices.DeleteFunc(all, func(x labelled) bool { return x.text == "" })
	room := 0
	for _, x := range all {
		room = max(room, Width(x.label))
	}
	var lines []Line
	for _, x := range all {
		lines = append(lines, Hang(L(Muted, Pad(x.label, room+2)), Text, x.text, p.width)...)
	}
	return lines
}

func (p page) actions(title string, actions []string) []Line {
	if len(actions) == 0 {
		return nil
	}
	lines := []Line{Blank, L(Strong, title).Cut(p.width)}
	for _, a := range actions {
		lines = append(lines, Hang(L(Accent, "· "), Text, a, p.width)...)
	}
	return lines
}

func (p page) origin(ids []string) []Line {
	if len(ids) == 0 {
		return nil
	}
	return append([]Line{Blank, L(Strong, "Where it comes from")}, Origin(p.ladder, ids, p.facts, p.full)...)
}

func (p page) titleOf(rung int) string {
	if rung < 0 {
		return ""
	}
	return p.ladder.Rungs[rung].Title
}

func (p page) titles(rungs []int, sep string) string {
	var titles []string
	for _, r := range rungs {
		titles = append(titles, p.titleOf(r))
	}
	return strings.Join(titles, sep)
}

func (p page) indexes(ids []string) []int {
	var rungs []int
	for _, id := range ids {
		if r := p.ladder.RungIndex(id); r >= 0 {
			rungs = append(rungs, r)
		}
	}
	return rungs
}
