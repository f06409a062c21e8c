package browse

import (
	"strings"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
)

// motifFrom is the width from which the ladder stands at the left, with at least textFrom cells beside it; else it lies flat on top.
const (
	motifFrom  = 70
	motifWidth = 18
	textFrom   = 46
)

// roomy is the height from which blank lines separate, and the views are named.
const roomy = 15

// View draws the screen in a body of width by height cells.
func (s *Screen) View(width, height int) []chart.Line {
	var head []chart.Line
	if height >= roomy {
		head = append(s.strip(width), chart.Blank)
	}
	if s.view == byCompetency && !s.open {
		return append(head, s.climb(width, height-len(head))...)
	}
	motif := s.motif(width, height-len(head))
	if motif == nil {
		head = append(head, s.flat(width, height)...)
		if height >= roomy {
			head = append(head, chart.Blank)
		}
		return append(head, s.body(width, height-len(head))...)
	}
	return append(head, besideMotif(motif, width, func(width int) []chart.Line { return s.body(width, height-len(head)) })...)
}

// besideMotif sets what body draws in the width that is left beside a ladder.
func besideMotif(motif []chart.Line, width int, body func(width int) []chart.Line) []chart.Line {
	room := motifRoom(motif)
	right := body(width - room)
	lines := make([]chart.Line, max(len(motif), len(right)))
	for i := range lines {
		if i < len(motif) {
			lines[i] = motif[i]
		}
		if i < len(right) {
			lines[i] = append(lines[i].Pad(room), right[i]...)
		}
	}
	return lines
}

// motifRoom is what a ladder takes, with a gap behind it.
func motifRoom(motif []chart.Line) int {
	room := motifWidth
	for _, l := range motif {
		room = max(room, l.Width()+3)
	}
	return room
}

// beside is a ladder to be set at the left, nil where it would leave too little room for text.
func beside(motif []chart.Line, width int) []chart.Line {
	if width < motifFrom || width-motifRoom(motif) < textFrom {
		return nil
	}
	return motif
}

// strip names the views, the one shown with a heavy line below it.
func (s *Screen) strip(width int) []chart.Line {
	const gap = "   "
	var names, line chart.Line
	for v, title := range [views]string{"Rung", "Competency"} {
		role, mark, markRole := chart.Muted, "─", chart.Rail
		if view(v) == s.view {
			role, mark, markRole = chart.Accent, "━", chart.Accent
		}
		names = names.Add(role, title).Add(chart.Text, gap)
		line = line.Add(markRole, strings.Repeat(mark, chart.Width(title))).Add(chart.Rail, strings.Repeat("─", len(gap)))
	}
	line = line.Add(chart.Rail, strings.Repeat("─", max(0, width-line.Width())))
	if len(s.content.Ladder.Contexts) > 0 && !s.open {
		_, title := s.next()
		names = chart.Ends(names, chart.L(chart.Key, "c").Add(chart.Muted, " "+title), width)
	}
	return []chart.Line{names.Cut(width), line.Cut(width)}
}

// motif is the ladder at the left with a pointer at the rung that is read; nil where it does not fit.
func (s *Screen) motif(width, height int) []chart.Line {
	return beside(chart.Pointed(s.ladder, s.marks, s.rung, height), width)
}

// flat is the ladder lying down, or the way up to the rung that is read.
func (s *Screen) flat(width, height int) []chart.Line {
	none := func(int) (done, total int) { return 0, 1 }
	return chart.Ways(s.ladder, s.rung, none, width, max(1, height/6))
}

func (s *Screen) body(width, height int) []chart.Line {
	switch {
	case s.open && s.onRung:
		return s.page.View(chart.RungPage(s.ladder, s.rung, s.content.Facts, width), height)
	case s.open:
		return s.page.View(chart.IndicatorPage(s.ladder, s.cell(), s.content.Facts, width), height)
	}
	lines, first, last := s.rungLines(width)
	return s.list.Follow(lines, height, first, last)
}

// rungLines draws the rung and what it asks for, and says which lines are those under the marker.
func (s *Screen) rungLines(width int) (lines []chart.Line, first, last int) {
	l := s.ladder
	column := chart.TitleColumn(titles(l), width)
	text := min(width, chart.TextWidth)
	lines = s.head(width)
	last = len(lines) - 1
	at := s.shown()
	for _, g := range s.groups() {
		lines = append(lines, chart.Blank)
		start := len(lines)
		if g.Title != "" {
			lines = append(lines, heading(g.Title, width))
		}
		for i, c := range g.Competencies {
			if i > 0 && s.news {
				lines = append(lines, chart.Blank)
			}
			marked := !s.onRung && c == at
			if marked {
				first = len(lines)
				if i == 0 {
					first = start // the heading with the first of its group
				}
			}
			lines = append(lines, s.row(c).Lines(marked, column, width)...)
			if marked {
				last = len(lines) - 1
			}
		}
	}
	lines = append(lines, s.closing(text)...)
	if s.atEnd {
		return lines, len(lines) - 1, len(lines) - 1
	}
	return lines, first, last
}

// head is the rung itself.
func (s *Screen) head(width int) []chart.Line {
	lines := chart.Indent(2, chart.RungHead(s.ladder.Rungs[s.rung], s.onRung, width-2))
	lines[0] = append(chart.Marker(s.onRung), lines[0][1:]...)
	if !s.news {
		return lines
	}
	return append(lines[:1:1], chart.Indent(2, chart.Set(chart.Muted, s.newsTitle(), min(width-2, chart.TextWidth)))...)
}

// heading names a group of competencies, with a thin rule to its end.
func heading(title string, width int) chart.Line {
	line := chart.L(chart.Text, "  ").Add(chart.Muted, title).Cut(width-2).Add(chart.Text, " ")
	return line.Add(chart.Rail, strings.Repeat("─", max(0, width-line.Width())))
}

func (s *Screen) newsTitle() string {
	l := s.ladder
	if n := chart.NewsAt(l, s.rung); n.Below >= 0 {
		return "What is new next to " + l.Rungs[n.Below].Title
	}
	return "There is no rung below: all of it is new"
}

// closing names the competencies that are not listed.
func (s *Screen) closing(width int) []chart.Line {
	l := s.ladder
	if s.news {
		return chart.Indent(2, chart.NewsAt(l, s.rung).Closing(l, width-2))
	}
	_, silent := chart.AskedAt(l, s.rung)
	if len(silent) == 0 {
		return nil
	}
	var names []string
	for _, c := range silent {
		names = append(names, l.Competencies[c].Title)
	}
	return append([]chart.Line{chart.Blank}, chart.Indent(2, chart.Set(chart.Faint, "Not asked for here: "+strings.Join(names, ", ")+".", width-2))...)
}

// row is one competency at the rung; next to the rung below where only news are shown.
func (s *Screen) row(c int) chart.Row {
	l, cell := s.ladder, ladder.Cell{Competency: c, Rung: s.rung}
	row := chart.Row{Title: l.Competencies[c].Title, Tags: s.tags(cell), Says: []chart.Saying{{Text: l.At(cell).I}}}
	below := l.Parent(s.rung)
	if !s.news || below < 0 {
		return row
	}
	if was := l.At(ladder.Cell{Competency: c, Rung: below}); was != nil {
		row.Says = []chart.Saying{
			{Label: l.Rungs[below].Short, Role: chart.Muted, Text: was.I},
			{Label: l.Rungs[s.rung].Short, Text: l.At(cell).I},
		}
	}
	return row
}

func (s *Screen) tags(cell ladder.Cell) []string {
	if s.news {
		return chart.ChangeTags(s.ladder, cell)
	}
	return chart.Tags(s.ladder.At(cell), s.weights)
}

func titles(l *ladder.Ladder) []string {
	var all []string
	for _, c := range l.Competencies {
		all = append(all, c.Title)
	}
	return all
}
