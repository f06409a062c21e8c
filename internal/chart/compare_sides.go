package chart

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
)

// The columns of two views side by side: no narrower than this, so far apart, and no wider in all.
const (
	sideColumn = 16
	sideGap    = 3
	sidesWidth = 102 // columns are no running text: they may take more room than that
)

// side is one column: a view, or what was agreed so far.
type side struct {
	title string
	out   Outcome
	note  string // what one should know about the column

	undecided bool // what is still open decides where the record stands
}

// SideBySide sets placement, next role and readiness of both views next to each other, and beside them what was agreed so far. Where the
// columns do not fit they stand below each other.
func (v TwoViews) SideBySide(width int) []Line {
	width = min(width, sidesWidth)
	sides := v.sides()
	n := len(sides)
	column := (width - labelWidth - (n-1)*sideGap) / n
	if column < sideColumn {
		return stackedSides(sides, width)
	}
	column = min(column, 32)
	head := L(Text, strings.Repeat(" ", labelWidth))
	rule := head
	for i, s := range sides {
		if i > 0 {
			head, rule = head.Pad(labelWidth+i*(column+sideGap)), rule.Add(Text, strings.Repeat(" ", sideGap))
		}
		head, rule = head.Add(Strong, Cut(s.title, column)), rule.Add(Rail, strings.Repeat("─", column))
	}
	lines := append(append([]Line{head}, notesOf(sides, column)...), rule)
	for _, row := range sideRows {
		blocks := make([][]Line, n)
		for i, s := range sides {
			blocks[i] = row.draw(s, column)
		}
		lines = append(lines, besideLabel(row.label, Abreast(blocks, column, sideGap))...)
	}
	return lines
}

// sideRows are what is said of each view.
var sideRows = []struct {
	label string
	draw  func(s side, width int) []Line
}{
	{"Stands at", side.stands},
	{"Next role", side.next},
	{"Readiness", side.ready},
}

// besideLabel sets lines behind a label; nothing where all of them are blank.
func besideLabel(label string, lines []Line) []Line {
	if !slices.ContainsFunc(lines, func(l Line) bool { return l.Width() > 0 }) {
		return nil
	}
	lines = Indent(labelWidth, lines)
	if label != "" {
		lines[0] = append(L(Muted, Pad(label, labelWidth)), lines[0][1:]...)
	}
	return lines
}

// notesOf sets what one should know about the columns below their titles, nil where there is nothing.
func notesOf(sides []side, column int) []Line {
	blocks := make([][]Line, len(sides))
	for i, s := range sides {
		if s.note != "" {
			blocks[i] = Wrap(Muted, s.note, column)
		}
	}
	return Indent(labelWidth, Abreast(blocks, column, sideGap))
}

func stackedSides(sides []side, width int) []Line {
	var lines []Line
	for i, s := range sides {
		if i > 0 {
			lines = append(lines, Blank)
		}
		lines = append(lines, headline(Cut(s.title, width), s.note, width)...)
		for _, row := range sideRows {
			for j, line := range row.draw(s, width-13) {
				label := "           "
				if j == 0 {
					label = Pad(row.label, 11)
				}
				lines = append(lines, append(L(Text, "  ").Add(Muted, label), line...))
			}
		}
	}
	return lines
}

func (v TwoViews) sides() []side {
	c := v.Comparison
	of := func(a *assess.Assessment, r *assess.Result) Outcome {
		return Outcome{Ladder: c.Ladder, Assessment: a, Result: r}
	}
	sides := []side{
		{title: v.Self.Name, out: of(c.Self.Assessment, c.Self.Result)},
		{title: v.Manager.Name, out: of(c.Manager.Assessment, c.Manager.Result)},
	}
	if v.Agreed == nil {
		return sides
	}
	note := ""
	if open := v.leftOpen(); open > 0 {
		note = fmt.Sprintf("%d still open", open)
	}
	return append(sides, side{"Agreed so far", *v.Agreed, note, v.undecided})
}

func (s side) stands(width int) []Line {
	id := string(s.out.Result.Placement)
	if s.undecided {
		return []Line{L(Muted, Cut("not settled yet", width))}
	}
	if id == "" {
		return []Line{L(Accent, Cut(startingOut, width))}
	}
	if head := s.out.rungHead(id); head.Width() <= width {
		return []Line{head}
	}
	return append([]Line{L(Accent, Cut(s.out.rungShort(id), width))}, Wrap(Strong, s.out.rungTitle(id), width)...)
}

func (s side) next(width int) []Line {
	r := s.out.Result
	if s.undecided {
		return nil
	}
	if r.Placement != "" && r.Target == r.Placement {
		return Wrap(Muted, "none above", width)
	}
	lines := Wrap(Text, s.out.rungTitle(string(r.Target)), width)
	for _, n := range r.Next {
		if n.Kind == assess.Step && n.Rung != string(r.Target) {
			lines = append(lines, Wrap(Muted, "or "+s.out.rungTitle(n.Rung), width)...)
		}
	}
	return lines
}

// ready says the readiness for the view's own next role, with its word or with what blocks it.
func (s side) ready(width int) []Line {
	r := s.out.Result
	if s.undecided {
		return nil
	}
	if r.Readiness.Percent == nil {
		return Wrap(Muted, "too little of it exists here to say", width)
	}
	line := L(Strong, percent(r.Readiness)).Add(Muted, " for "+s.out.rungShort(string(r.Target))).Cut(width)
	switch {
	case len(r.Blocked) > 0:
		return append([]Line{line}, besides("blocked by ", strings.Join(s.out.competencyTitles(r.Blocked), ", "), width)...)
	case r.Readiness.Num == r.Readiness.Den:
		return []Line{line} // at the top there is no step to speak of
	}
	return []Line{line, L(Muted, Cut(r.Readiness.Word, width))}
}

// besides is text that begins with words in another role.
func besides(head, text string, width int) []Line {
	lines := Wrap(Text, head+text, width)
	first := lines[0].String()
	if rest, ok := strings.CutPrefix(first, head); ok {
		lines[0] = L(Missing, head).Add(Text, rest)
	} else {
		lines[0] = L(Missing, first)
	}
	return lines
}
