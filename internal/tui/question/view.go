package question

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
)

// sideFrom is the width from which the side panel is shown; nothing is only there.
const (
	sideFrom  = 94
	sideWidth = 30
)

// View draws the question in a body of width by height cells.
func (s *Screen) View(width, height int) []chart.Line {
	if width < sideFrom || s.session.Current() == ladder.None {
		return s.body(min(width, chart.TextWidth), height)
	}
	main := min(width-sideWidth-3, chart.TextWidth)
	return chart.Beside(s.body(main, height), main, s.side(sideWidth, height), height)
}

// Progress is the ladder lying flat, in at most that many lines, with how many questions are behind and how many are expected.
func Progress(session *assess.Session, width, most int) []chart.Line {
	done, left := session.Answered(), fmt.Sprintf("~%d left", session.Left())
	if session.Assessment.About != nil { // the questions are known
		left = fmt.Sprintf("%d left", session.Left())
	}
	if session.Done() {
		left = "none left"
	}
	count := fmt.Sprintf("%d answered · %s", done, left)
	if width < 60 {
		count = fmt.Sprintf("%d · %s", done, left)
	}
	rung := session.Current().Rung
	l := session.Ladder()
	lines := []chart.Line{chart.Flat(l, session.Path(), rung, session.RungProgress, width-chart.Width(count)-3)}
	if l.Branches() {
		lines = chart.Ways(l, rung, session.RungProgress, width-chart.Width(count)-3, most)
	}
	lines[0] = chart.Ends(lines[0], chart.L(chart.Muted, count), width)
	return lines
}

// body draws the question as airily as the height allows; where even the bare one does not fit, it follows the marker, or the reason as
// long as that is read.
func (s *Screen) body(width, height int) []chart.Line {
	if s.session.Current() == ladder.None {
		return s.end(width, height)
	}
	var d drawing
	for _, dense := range s.densities() {
		for dense.blanks >= dense.least {
			d = s.draw(width, dense)
			over := len(d.lines) - height
			if over <= 0 {
				return d.lines
			}
			if over > int(dense.blanks-dense.least) {
				break
			}
			dense.blanks--
		}
	}
	if s.reading {
		return s.pane.Follow(d.lines, height, d.reason, d.answers-1)
	}
	return s.pane.Follow(d.lines, height, d.marked, d.marked)
}

// drawing is a question in lines, and on which of them are what counts as evidence and the reason, the answers, and the marker.
type drawing struct {
	lines                   []chart.Line
	reason, answers, marked int
}

func (d *drawing) add(lines ...chart.Line) { d.lines = append(d.lines, lines...) }

// part begins a part of the question behind a blank line, if there is one in that place.
func (d *drawing) part(g gap, in density) {
	if g < in.blanks {
		d.add(chart.Blank)
	}
}

// draw draws the question in one density.
func (s *Screen) draw(width int, in density) drawing {
	var d drawing
	s.drawSentence(&d, width, in)
	s.drawReason(&d, width, in)
	d.part(beforeAnswers, in)
	d.answers = len(d.lines)
	if in.spread && s.session.Ladder().Scale.Default() {
		d.add(chart.L(chart.Faint, "  Of the last ten times, in the last 12 months"))
	}
	options, at := s.optionLines(width, in)
	d.marked = len(d.lines) + at
	d.add(options...)
	if note := s.session.Evidence(); note != "" || in.around {
		d.part(beforeNote, in)
		d.add(s.note(note, width)...)
	}
	return d
}

// drawSentence draws what is asked, and where it belongs.
func (s *Screen) drawSentence(d *drawing, width int, in density) {
	if in.around {
		d.part(beforeAll, in)
		d.add(s.where(width))
	}
	d.part(beforeSentence, in)
	d.add(s.balance(chart.Strong, s.session.Assessment.Words(s.indicator()), width)...)
	if s.session.Proposal().Answered() {
		d.add(s.set(chart.Accent, chart.AskedAgain+" Your earlier answer is marked.", width)...)
	}
}

// drawReason draws what counts as evidence, on a small screen only on request, and on request why the question is asked.
func (s *Screen) drawReason(d *drawing, width int, in density) {
	d.reason = len(d.lines)
	if in.around || s.why {
		d.part(beforeHints, in)
		d.add(s.hints(width)...)
	}
	if s.why {
		d.part(beforeReason, in)
		d.add(chart.Hang(chart.L(chart.Accent, "Why  "), chart.Text, s.reason(), width)...)
		d.add(s.from(in.origin, width)...)
	}
}

func (s *Screen) where(width int) chart.Line {
	c, l := s.session.Current(), s.session.Ladder()
	comp := l.Competencies[c.Competency]
	line := chart.L(chart.Muted, comp.Title)
	if area := l.AreaTitle(comp.Area); area != "" && width >= 60 {
		line = chart.L(chart.Faint, area+" › ").Add(chart.Muted, comp.Title)
	}
	return chart.Ends(line, chart.L(chart.Accent, l.Rungs[c.Rung].Short), width)
}

func (s *Screen) note(note string, width int) []chart.Line {
	if note == "" {
		return []chart.Line{chart.L(chart.Faint, "Evidence  ").Add(chart.Key, "e").Add(chart.Faint, " to note where one could look").Cut(width)}
	}
	lines := chart.Hang(chart.L(chart.Muted, "Evidence  "), chart.Text, strings.ReplaceAll(note, "\n", " "), width)
	if len(lines) > 2 {
		lines = []chart.Line{lines[0], lines[1].Add(chart.Muted, " …").Cut(width)}
	}
	return lines
}

// end is shown when every question is answered.
func (s *Screen) end(width, height int) []chart.Line {
	lines := []chart.Line{
		chart.L(chart.Strong, chart.AllAsked),
		chart.Blank,
	}
	next, key := " shows the result.", "enter"
	switch {
	case s.second():
		next, key = "  locks your view. Then both views can be revealed.", "l"
	case s.session.Prefers():
		next = " goes on to a few choices between two ways of working."
	case !s.byOther():
		next = " shows your result."
	}
	lines = append(lines, chart.Wrap(chart.Text, chart.Closing(s.session), width)...)
	lines = append(lines, chart.Blank)
	lines = append(lines, chart.Hang(chart.L(chart.Key, key), chart.Text, next, width)...)
	if height > len(lines)+2 {
		lines = append([]chart.Line{chart.Blank}, lines...)
	}
	return s.pane.View(lines, height)
}

// broken names a text broken into lines of a width.
type broken struct {
	text  string
	width int
}

func (s *Screen) balance(role chart.Role, text string, width int) []chart.Line {
	return s.once(broken{text, width}, func() []chart.Line { return chart.Balance(role, text, width) })
}

func (s *Screen) set(role chart.Role, text string, width int) []chart.Line {
	return s.once(broken{text, width}, func() []chart.Line { return chart.Set(role, text, width) })
}

func (s *Screen) once(key broken, lines func() []chart.Line) []chart.Line {
	if _, ok := s.broken[key]; !ok {
		s.broken[key] = lines()
	}
	return s.broken[key]
}
