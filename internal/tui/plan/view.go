package plan

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"github.com/rung-dev/rung/internal/chart"
)

// airyFrom is the height from which there is room for blank lines.
const airyFrom = 14

// View draws the screen in a body of width by height cells, and says where the terminal's cursor belongs, from the body's upper left
// corner; nil where nothing is typed.
func (s *Screen) View(width, height int) ([]string, *tea.Cursor) {
	width = min(width, chart.TextWidth)
	switch s.mode {
	case filling:
		return s.formLines(width, height)
	case choosing:
		return s.theme.Lines(s.offerLines(width, height)), nil
	case reviewing:
		return s.theme.Lines(s.reviewLines(width, height)), nil
	}
	return s.theme.Lines(s.listLines(width, height)), nil
}

// head is the title of the screen with something at the end of its line.
func head(title, right string, width, height int) []chart.Line {
	line := chart.Ends(chart.L(chart.Strong, title), chart.L(chart.Muted, right), width)
	if height > airyFrom {
		return []chart.Line{chart.Blank, line, chart.Blank}
	}
	return []chart.Line{line}
}

func (s *Screen) listLines(width, height int) []chart.Line {
	c := s.content
	lines := head(c.Title, "", width, height)
	if len(c.Items) == 0 {
		empty := append(chart.Wrap(chart.Text, "Nothing is planned yet.", width), chart.Blank)
		empty = append(empty, chart.Hang(chart.L(chart.Key, "a "), chart.Muted, "puts an action on the plan: one of the ladder's, or your own.", width)...)
		return append(lines, s.noted(empty, width, height-len(lines))...)
	}
	count := chart.PlanCount(c.Items, c.Today)
	if chart.Width(c.Title)+2+chart.Width(count) > width {
		count, _, _ = strings.Cut(count, " · ")
	}
	lines = head(c.Title, count, width, height)
	rows, first, last := chart.PlanMarked(c.Ladder, c.Items, c.Today, s.item, width)
	note := s.note(width, height-len(lines)-len(rows))
	return append(append(lines, s.panes[listing].Follow(rows, height-len(lines)-len(note), first, last)...), note...)
}

// note is what one should know, where there is room for it.
func (s *Screen) note(width, room int) []chart.Line {
	if s.content.Note == "" {
		return nil
	}
	lines := append([]chart.Line{chart.Blank}, chart.Set(chart.Faint, s.content.Note, width)...)
	if len(lines) > room {
		return nil
	}
	return lines
}

func (s *Screen) noted(lines []chart.Line, width, room int) []chart.Line {
	return append(lines, s.note(width, room-len(lines))...)
}

func (s *Screen) offerLines(width, height int) []chart.Line {
	lines := head("What to do", "", width, height)
	rows, first, last := chart.OffersMarked(s.content.Ladder, s.offers, s.content.Items, s.offer, width)
	return append(lines, s.panes[choosing].Follow(rows, height-len(lines), first, last)...)
}

// reviewLines draw one item with what can become of it. Where there is little room, the decisions stand on one line, and the item scrolls
// above it.
func (s *Screen) reviewLines(width, height int) []chart.Line {
	c, r := s.content, s.review
	if len(r.queue) == 0 {
		lines := append(head(c.Title, "", width, height), chart.Wrap(chart.Text, "Nothing of it is open. Enter goes on.", width)...)
		return s.noted(lines, width, height)
	}
	lines := head(c.Title, fmt.Sprintf("%d of %d", r.at+1, len(r.queue)), width, height)
	airy := height > airyFrom
	card := chart.PlanCard(c.Ladder, c.Items[r.queue[r.at]], c.Today, airy, width)
	if airy {
		card = append(card, chart.Blank)
	}
	if room := height - len(lines); len(card)+decisions > room {
		card = s.panes[reviewing].View(card, room-1)
		return append(append(lines, card...), s.decisionsInline().Cut(width))
	}
	lines = append(append(lines, card...), s.decisionLines()...)
	return s.noted(lines, width, height)
}

// decisionTexts are what can become of an item, at length and in a word.
var decisionTexts = [decisions]struct{ key, text, word string }{
	itIsDone:    {"x", "Done", "Done"},
	itIsOpen:    {"o", "Still open", "Open"},
	itIsMoved:   {"m", "Still open, with another date", "Date"},
	itIsDropped: {"d", "Dropped, and why", "Drop"},
}

func (s *Screen) decisionLines() []chart.Line {
	var lines []chart.Line
	for i, d := range decisionTexts {
		lines = append(lines, chart.Marker(i == s.review.cursor).Add(chart.Key, d.key).Add(chart.Text, "  "+d.text))
	}
	return lines
}

func (s *Screen) decisionsInline() chart.Line {
	var line chart.Line
	for i, d := range decisionTexts {
		line = append(line, chart.Marker(i == s.review.cursor).Add(chart.Key, d.key).Add(chart.Text, " "+d.word)...)
	}
	return line
}

// labelWidth is the column of the labels in a form.
const labelWidth = 8

// formLines draws the fields below each other; the one that is filled in has the room that the others leave.
func (s *Screen) formLines(width, height int) ([]string, *tea.Cursor) {
	f := s.form
	above := f.above(s.serves(), width, height)
	for i := range f.at {
		above = append(above, f.idle(i, width, height)...)
	}
	var below []chart.Line
	for i := f.at + 1; i < len(f.fields); i++ {
		below = append(below, f.idle(i, width, height)...)
	}
	hint := f.hint(width)
	if room := height - len(above) - len(below) - 2; len(hint) > room {
		hint = nil
	}
	drawn, cursor := f.editor(width-labelWidth, max(1, height-len(above)-len(below)-len(hint)))
	lines := s.theme.Lines(above)
	label := s.theme.Line(chart.L(chart.Accent, chart.Pad(f.fields[f.at].label, labelWidth)))
	for _, l := range drawn {
		lines = append(lines, label+l)
		label = strings.Repeat(" ", labelWidth)
	}
	if cursor != nil {
		cursor.X += labelWidth
		cursor.Y += len(above)
	}
	return append(lines, s.theme.Lines(append(hint, below...))...), cursor
}

func (s *Screen) serves() chart.Line {
	return chart.Serves(s.content.Ladder, s.form.serves.Competency, s.form.serves.Rung)
}

// above is what stands above the fields: the title, what the item serves, and, where the action is no field of it, what it is.
func (f *form) above(serves chart.Line, width, height int) []chart.Line {
	lines := head(f.title, "", width, height)
	if height < 8 {
		return lines
	}
	lines = append(lines, serves.Cut(width))
	if f.fields[0].label != "Action" {
		action := chart.Set(chart.Text, strings.Join(strings.Fields(f.serves.Action), " "), width)
		if len(action) > height/3 {
			action = append(action[:height/3:height/3], chart.L(chart.Faint, "…"))
		}
		lines = append(lines, action...)
	}
	if height > airyFrom {
		lines = append(lines, chart.Blank)
	}
	return lines
}

// idle is a field that is not filled in now: one line, or a few where there is room.
func (f *form) idle(i, width, height int) []chart.Line {
	x := f.fields[i]
	label := chart.L(chart.Muted, chart.Pad(x.label, labelWidth))
	if x.value == "" {
		return []chart.Line{label.Add(chart.Faint, x.placeholder).Cut(width)}
	}
	lines := chart.Hang(label, chart.Text, x.value, width)
	if most := max(1, height/4); len(lines) > most {
		lines = append(lines[:most-1:most-1], lines[most-1].Cut(width-1).Add(chart.Faint, "…"))
	}
	return chart.CutAll(lines, width)
}

// hint helps with the field that is filled in.
func (f *form) hint(width int) []chart.Line {
	x := f.fields[f.at]
	if x.hint == nil {
		return nil
	}
	return chart.Indent(labelWidth, chart.Set(chart.Faint, x.hint(f.area.Value()), width-labelWidth))
}

// editor draws the field that is filled in, in as many lines as its text takes, at most room.
func (f *form) editor(width, room int) ([]string, *tea.Cursor) {
	f.area.MaxHeight = room
	f.area.SetWidth(width)
	f.area, _ = f.area.Update(nil) // it wraps its text and finds its cursor again only when it gets a message
	drawn := strings.Split(lipgloss.NewStyle().Width(width).Render(f.area.View()), "\n")
	return drawn[:min(len(drawn), room)], f.area.Cursor()
}
