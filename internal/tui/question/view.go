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
	main := width
	if width >= sideFrom && s.session.Current() != ladder.None {
		main = width - sideWidth - 3
	}
	body := s.body(min(main, chart.TextWidth), height)
	if main < width {
		body = chart.Beside(body, main, s.side(sideWidth, height), height)
	}
	return body
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

// density is how much of a question's surroundings fits.
type density struct {
	airy   bool // blank lines between the parts
	spread bool // answers off the scale on lines of their own
	around bool // where the question belongs, and what counts as evidence
	origin origin
}

// origin is how much is said of where a question comes from, when it is asked why it is put.
type origin int

const (
	noOrigin    origin = iota
	firstSource        // the name of the first source
	bySource           // the names of all sources
	byFact             // what they say
)

// densities are tried from the airiest to the tightest.
func (s *Screen) densities() []density {
	all := []density{{true, true, true, noOrigin}, {true, false, true, noOrigin}, {false, true, true, noOrigin}, {false, false, true, noOrigin}, {}}
	if !s.why || len(s.indicator().Facts) == 0 {
		return all
	}
	return append([]density{
		{true, true, true, byFact}, {true, false, true, byFact},
		{true, true, true, bySource}, {true, false, true, bySource}, {true, true, true, firstSource}, {true, false, true, firstSource},
		{false, true, true, bySource}, {false, false, true, bySource}, {false, true, true, firstSource}, {false, false, true, firstSource},
	}, all...)
}

// body draws the question as airily as the height allows; where even the bare one does not fit, it follows the marker.
func (s *Screen) body(width, height int) []chart.Line {
	if s.session.Current() == ladder.None {
		return s.end(width, height)
	}
	var lines []chart.Line
	var marked int
	for _, d := range s.densities() {
		lines, marked = s.draw(width, d)
		if len(lines) <= height {
			return lines
		}
	}
	return s.pane.Follow(lines, height, marked, marked)
}

// draw returns the lines of the question and the line the marker is on.
func (s *Screen) draw(width int, d density) (lines []chart.Line, marked int) {
	gap := func() {
		if d.airy {
			lines = append(lines, chart.Blank)
		}
	}
	if d.around {
		gap()
		lines = append(lines, s.where(width))
	}
	gap()
	lines = append(lines, s.balance(chart.Strong, s.session.Assessment.Words(s.indicator()), width)...)
	if s.session.Proposal().Answered() {
		lines = append(lines, s.set(chart.Accent, chart.AskedAgain+" Your earlier answer is marked.", width)...)
	}
	if d.around {
		gap()
		lines = append(lines, s.hints(width)...)
	}
	if s.why {
		gap()
		marked = len(lines) // on a small screen the reason comes before the marker
		lines = append(lines, chart.Hang(chart.L(chart.Accent, "Why  "), chart.Text, s.reason(), width)...)
		lines = append(lines, s.from(d.origin, width)...)
	}
	gap()
	if d.spread && s.session.Ladder().Scale.Default() {
		lines = append(lines, chart.L(chart.Faint, "  Of the last ten times, in the last 12 months"))
	}
	options, at := s.optionLines(width, d)
	if !s.why || d.around {
		marked = len(lines) + at
	}
	lines = append(lines, options...)
	if note := s.session.Evidence(); note != "" || d.around {
		gap()
		lines = append(lines, s.note(note, width)...)
	}
	return lines, marked
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
