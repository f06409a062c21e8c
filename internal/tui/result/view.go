package result

import (
	"strings"

	"github.com/rung-dev/rung/internal/chart"
)

// motifFrom is the width from which the ladder stands at the left; nothing is only there. It takes more than motifWidth for long names
// where textFrom cells are left.
const (
	motifFrom  = 96
	motifWidth = 18
	textFrom   = 70
)

// View draws the tab shown in a body of width by height cells.
func (s *Screen) View(width, height int) []chart.Line {
	head := s.strip(width)
	if height > 14 {
		head = append(head, chart.Blank)
	}
	room := height - len(head)
	motif := s.motif(max(motifWidth-1, width-textFrom-2), room)
	if width < motifFrom || motif == nil {
		return append(head, s.body(width, room)...)
	}
	side := motifWidth
	for _, l := range motif {
		side = max(side, l.Width()+2)
	}
	body := s.body(width-side, room)
	for i := range max(len(body), len(motif)) {
		var left, right chart.Line
		if i < len(motif) {
			left = motif[i]
		}
		if i < len(body) {
			right = body[i]
		}
		head = append(head, append(left.Pad(side), right...))
	}
	return head
}

// motif is the ladder with the marker on the placement; under a what-if the marker moves with it.
func (s *Screen) motif(width, height int) []chart.Line {
	o := s.outcome
	if s.whatIf != nil {
		o = s.whatIf.Now
	}
	return chart.Motif(o.Ladder, o.Marks(), width, height)
}

// strip names the tabs, the one shown with a heavy line below it.
func (s *Screen) strip(width int) []chart.Line {
	gap := "   "
	if width < 48 {
		gap = " "
	}
	var names, line chart.Line
	for t, title := range tabTitles {
		role, mark, markRole := chart.Muted, "─", chart.Rail
		if Tab(t) == s.tab {
			role, mark, markRole = chart.Accent, "━", chart.Accent
		}
		names = names.Add(role, title).Add(chart.Text, gap)
		line = line.Add(markRole, strings.Repeat(mark, chart.Width(title))).Add(chart.Rail, strings.Repeat("─", len(gap)))
	}
	line = line.Add(chart.Rail, strings.Repeat("─", max(0, width-line.Width())))
	return []chart.Line{names.Cut(width), line.Cut(width)}
}

// ways names the next roles on a fork, the one that the view looks to marked.
func (s *Screen) ways(width, height int) []chart.Line {
	if !s.forks() {
		return nil
	}
	line := s.wayNames(0)
	if line.Width() > width { // those before the marked one give way
		line = s.wayNames(s.way)
	}
	if height > 14 {
		return []chart.Line{line.Cut(width), chart.Blank}
	}
	return []chart.Line{line.Cut(width)}
}

func (s *Screen) body(width, height int) []chart.Line {
	pane := &s.panes[s.tab]
	text := min(width, chart.TextWidth)
	switch {
	case s.whatIf != nil:
		head, rows, marked := s.whatIf.view(text)
		if height < len(head)+4 { // keep what moves and give up the rest
			head = head[:min(len(head), max(1, height-4))]
		}
		return append(head, pane.Follow(rows, height-len(head), marked, marked+1)...)
	case s.tab == Gaps:
		ways := s.ways(text, height)
		lines, first, last := chart.Gaps(s.toward(), s.gap, text)
		return append(ways, pane.Follow(lines, height-len(ways), first, last)...)
	case s.tab == Profile:
		ways := s.ways(text, height)
		return append(ways, pane.View(chart.Profile(s.toward(), width), height-len(ways))...)
	case s.tab == Why:
		ways := s.ways(text, height)
		return append(ways, pane.View(chart.Why(s.toward(), width), height-len(ways))...)
	case s.tab == Answers:
		return pane.View(chart.Answers(s.outcome, width), height)
	}
	if s.tab == Actions {
		return pane.View(s.plan(text), height)
	}
	since := s.changed(text)
	return pane.View(append(since, chart.Summary(s.outcome, width, height-len(since))...), height)
}

// plan lists what is to be done, or says how to begin.
func (s *Screen) plan(width int) []chart.Line {
	items := s.outcome.Assessment.Plan
	if len(items) == 0 {
		return append([]chart.Line{chart.L(chart.Text, "Nothing is planned yet.")},
			chart.Hang(chart.L(chart.Key, "p"), chart.Muted, " chooses actions for the gaps: the ladder's, or your own words.", width)...)
	}
	return chart.Plan(s.outcome.Ladder, items, s.today, width)
}

// wayNames lists the next roles from one on.
func (s *Screen) wayNames(from int) chart.Line {
	o := s.outcome
	line := chart.L(chart.Muted, "Toward  ")
	if from > 0 {
		line = line.Add(chart.Muted, "… ")
	}
	for i, n := range o.Result.Next[from:] {
		name := n.Rung
		if r := o.Ladder.RungIndex(n.Rung); r >= 0 {
			name = o.Ladder.Rungs[r].Short
		}
		if from+i == s.way {
			line = line.Add(chart.Accent, "▸ "+name)
		} else {
			line = line.Add(chart.Muted, "  "+name)
		}
		line = line.Add(chart.Text, "  ")
	}
	return line
}

// changed says that the ladder is not what it was, and what one can do about it. The result stays as it was saved.
func (s *Screen) changed(width int) []chart.Line {
	if s.since == nil {
		return nil
	}
	text := "Since then this ladder has changed: " + s.since[0] + ". The result is shown as it was saved."
	lines := chart.Set(chart.Muted, text, width)
	lines = append(lines, chart.Hang(chart.L(chart.Key, "a"), chart.Muted, " answers what is new: "+s.since[1]+".", width)...)
	return append(lines, chart.Blank)
}
