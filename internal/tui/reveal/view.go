package reveal

import (
	"fmt"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/score"
)

// motifFrom is the width from which the ladder stands at the left; nothing is only there.
const (
	motifFrom = 94
	motifGap  = 4
)

// roomy is the height from which blank lines separate.
const roomy = 15

// View draws the tab shown in a body of width by height cells.
func (s *Screen) View(width, height int) []chart.Line {
	head := chart.Tabs(titles[:], s.tab, width)
	if height >= roomy {
		head = append(head, chart.Blank)
	}
	room := height - len(head)
	switch s.tab {
	case allQuestions:
		return append(head, s.questions(width, room)...)
	case competencies:
		lines := append(s.views.Levels(width), chart.Blank)
		lines = append(lines, s.views.Figures(min(width, chart.TextWidth))...)
		return append(head, s.panes[competencies].View(lines, room)...)
	}
	return append(head, s.beside(width, room)...)
}

// beside draws the first tab, with the ladder at its left where there is room.
func (s *Screen) beside(width, height int) []chart.Line {
	if width < motifFrom {
		return s.both(width, height)
	}
	motif := s.views.Stands(width/4, height)
	if motif == nil {
		return s.both(width, height)
	}
	room := motifGap
	for _, l := range motif {
		room = max(room, l.Width()+motifGap)
	}
	body := s.both(width-room, height)
	lines := make([]chart.Line, max(len(motif), len(body)))
	for i := range lines {
		if i < len(motif) {
			lines[i] = motif[i]
		}
		if i < len(body) {
			lines[i] = append(lines[i].Pad(room), body[i]...)
		}
	}
	return lines
}

// span is the lines that a row takes, from the first to the last.
type span struct{ first, last int }

// both draws the first tab, with the marker on a line that there is.
func (s *Screen) both(width, height int) []chart.Line {
	lines, rows := s.whole(width, height)
	room := height
	if len(lines) > height {
		room = max(1, height-1)
	}
	if s.settle(rows[0], room) {
		lines, rows = s.whole(width, height)
	}
	first, last := s.sight(rows, len(lines), room)
	return s.panes[bothViews].Follow(lines, height, first, last)
}

// whole is all of the first tab: the two views, the differences to talk about, and the way on. The rows are what the marker can be on.
func (s *Screen) whole(width, height int) (lines []chart.Line, rows []span) {
	list := s.views.List(s.talk, true, width)
	lines = s.views.Overview(width, height >= roomy)
	lines = append(lines, s.views.Heading(list)...)
	add := func(row []chart.Line) {
		rows = append(rows, span{len(lines), len(lines) + len(row) - 1})
		lines = append(lines, row...)
	}
	for i, d := range s.talk {
		add(list.Row(d, s.row == i))
	}
	lines = append(lines, s.views.Rest(min(width, chart.TextWidth))...)
	if height >= roomy {
		lines = append(lines, chart.Blank)
	}
	add(s.finish(width))
	return lines, rows
}

// finish is the last line, the way on.
func (s *Screen) finish(width int) []chart.Line {
	marked := s.row >= len(s.talk)
	role := chart.Strong
	if marked {
		role = chart.Accent
	}
	width = min(width, chart.TextWidth)
	lines := chart.Hang(chart.Marker(marked), role, "Write the agreed record and go on to the plan", width)
	return append(lines, chart.Indent(2, chart.Set(chart.Muted, s.views.Tally(), width-2))...)
}

// settle counts the screens above the first row, and says whether the marker has come from farther up. What stands above that row is read
// like any text: where it is not in sight together with that row, the marker comes to the row behind it.
func (s *Screen) settle(firstRow span, room int) (moved bool) {
	s.above = 0
	if firstRow.last >= room {
		s.above = (firstRow.first + room - 1) / room
	}
	before := s.row
	s.row = max(s.row, -s.above)
	return s.row != before
}

// sight says which lines to bring into sight for the marker.
func (s *Screen) sight(rows []span, length, room int) (first, last int) {
	switch {
	case s.row < 0:
		first = (s.row + s.above) * room
		return first, min(first+room, length) - 1
	case s.row == 0 && s.above == 0:
		return 0, rows[0].last
	}
	return rows[s.row].first, rows[s.row].last
}

// questions draws the second tab: every question, rung by rung.
func (s *Screen) questions(width, height int) []chart.Line {
	questions := s.listed()
	list := s.views.List(s.all, false, width)
	head := list.Header(s.listTitle())
	if height >= roomy {
		head = append(head, chart.Blank)
	}
	if len(questions) == 0 {
		return append(head, chart.L(chart.Muted, "Nothing differs.").Cut(width))
	}
	var lines []chart.Line
	var marked span
	rung := -1
	for i, d := range questions {
		start := len(lines)
		if d.Cell.Rung != rung {
			if rung >= 0 && height >= roomy {
				lines = append(lines, chart.Blank)
				start++
			}
			rung = d.Cell.Rung
			lines = append(lines, s.rungTitle(questions, rung, list))
		}
		if i < s.at-height || i > s.at+height { // out of sight whatever the pane does: not drawn, but counted
			lines = append(lines, make([]chart.Line, list.Height())...)
			continue
		}
		lines = append(lines, list.Row(d, i == s.at)...)
		if i == s.at {
			marked = span{start, len(lines) - 1}
		}
	}
	return append(head, s.panes[allQuestions].Follow(lines, height-len(head), marked.first, marked.last)...)
}

func (s *Screen) listTitle() chart.Line {
	differ := 0
	for _, d := range s.all {
		if !d.Views.Same() {
			differ++
		}
	}
	title := fmt.Sprintf("%s, %d differ", chart.Count(len(s.all), "question"), differ)
	if s.differing {
		title = fmt.Sprintf("%d of %d differ", differ, len(s.all))
	}
	return chart.L(chart.Strong, title)
}

// rungTitle names a rung above its questions.
func (s *Screen) rungTitle(questions []score.Difference, rung int, list chart.List) chart.Line {
	all, differ := 0, 0
	for _, d := range questions {
		if d.Cell.Rung == rung {
			all++
			if !d.Views.Same() {
				differ++
			}
		}
	}
	count := fmt.Sprintf("%d of %d differ", differ, all)
	if s.differing {
		count = ""
	}
	return list.Group(s.views.Comparison.Ladder.Rungs[rung].Title, count)
}
