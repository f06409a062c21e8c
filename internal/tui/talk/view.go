package talk

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
)

// The two answers spread no wider than this; in less than narrow, words are fewer.
const (
	wide   = 100
	narrow = 50
)

// roomy is the height from which blank lines separate even where not everything fits.
const roomy = 15

// part is a stretch of lines, with a blank line before it as long as there is room: the higher its rank, the sooner that one goes.
type part struct {
	rank  int
	lines []chart.Line
}

// ranks is the highest rank of a part.
const ranks = 7

// set joins parts, with the blank lines up to a rank.
func set(parts []part, upTo int) []chart.Line {
	var lines []chart.Line
	for _, p := range parts {
		if p.rank <= upTo && len(p.lines) > 0 {
			lines = append(lines, chart.Blank)
		}
		lines = append(lines, p.lines...)
	}
	return lines
}

// View draws the question in a body of width by height cells, as airily as the height allows. What was agreed always stays in sight, and
// so does the scale where there is room for it.
func (s *Screen) View(width, height int) []chart.Line {
	width = min(width, wide)
	read, decide := s.read(width), s.decide(width)
	for upTo := ranks; upTo > 0; upTo-- {
		if lines := set(slices.Concat(read, decide), upTo); len(lines) <= height {
			return lines
		}
	}
	upTo := 0
	if height >= roomy {
		upTo = 3
	}
	said := set(read, upTo)
	below := set(decide, upTo)
	if len(below) > height/2 {
		read, decide = slices.Concat(read, decide[1:]), decide[:1]
		below = set(decide, upTo)
	}
	return append(s.scroll(set(read, upTo), max(1, height-len(below)), len(said)), below...)
}

// scroll shows the lines that fit; what was noted since the last frame, which ends before the line end, comes into sight.
func (s *Screen) scroll(lines []chart.Line, height, end int) []chart.Line {
	note := s.views.Said(s.on.Question)
	if note == s.noted {
		return s.pane.View(lines, height)
	}
	s.noted = note
	return s.pane.Follow(lines, height, max(0, end-height+1), end-1)
}

// read is what both look at: the question, what they answered, and what was said.
func (s *Screen) read(width int) []part {
	text := min(width, chart.TextWidth)
	parts := []part{
		{7, []chart.Line{s.where(width)}},
		{5, chart.Balance(chart.Strong, s.views.Sentence(s.on), text)},
		{2, s.views.TwoAnswers(s.on, width)},
	}
	if !s.on.Views.Same() {
		parts = append(parts, part{4, s.views.EffectLines(s.on, text)})
	}
	return append(parts, part{3, s.said(text)})
}

// decide is what they agree on, and the scale to choose from.
func (s *Screen) decide(width int) []part {
	label := chart.WhatIsAgreed
	if width < narrow {
		label = chart.AgreedInBrief
	}
	line := append(chart.L(chart.Accent, label).Add(chart.Text, "  "), s.views.Decision(s.on)...)
	if _, ok := s.agreement.Decided(s.on.Question); !ok && s.on.Views.Same() && width >= narrow {
		line = line.Add(chart.Faint, ", and it stands")
	}
	return []part{{1, []chart.Line{line.Cut(width)}}, {6, s.scale(min(width, chart.TextWidth))}}
}

// where says which difference this is, and where it belongs.
func (s *Screen) where(width int) chart.Line {
	if s.place == (Place{}) {
		return s.views.Where(s.on, width)
	}
	number := chart.L(chart.Muted, fmt.Sprintf("%d of %d", s.place.Number, s.place.Of))
	if width < narrow {
		number = chart.L(chart.Muted, fmt.Sprintf("%d/%d", s.place.Number, s.place.Of))
	}
	number = number.Add(chart.Text, "  ")
	return append(number, s.views.Where(s.on, width-number.Width())...)
}

// said is the question that leads the talk, and what was noted of it.
func (s *Screen) said(width int) []chart.Line {
	lead := chart.L(chart.Accent, chart.WhatWasSeen)
	if note := s.views.Said(s.on.Question); note != "" {
		return append([]chart.Line{lead}, chart.Lines(chart.Text, note, width)...)
	}
	hint := " to note what was said"
	if width < narrow {
		hint = " to note it"
	}
	return []chart.Line{lead.Add(chart.Key, "  e").Add(chart.Faint, hint).Cut(width)}
}

// option is an answer that can be agreed on.
type option struct {
	key, label string
	response   assess.Response
}

// offScale are the answers off the scale. A skip is none: to leave a question open, nothing need be agreed.
var offScale = []option{
	{"o", "No occasion", assess.NoOccasion},
	{"n", "Does not exist here", assess.NotApplicable},
}

// scale lists what can be agreed on, and whose view stands where. Nothing of it is marked but what was agreed.
func (s *Screen) scale(width int) []chart.Line {
	var lines []chart.Line
	label, hint := 0, 0
	points := s.views.Comparison.Ladder.Scale.Points
	for _, p := range points {
		label, hint = max(label, chart.Width(p.Label)), max(hint, chart.Width(p.Hint))
	}
	for v, p := range points {
		line := s.option(option{strconv.Itoa(v), chart.Pad(p.Label, label), assess.Response(v)})
		if width >= narrow {
			line = line.Add(chart.Muted, "   "+chart.Pad(p.Hint, hint))
		}
		lines = append(lines, append(line.Add(chart.Text, "   "), s.standing(assess.Response(v))...).Cut(width))
	}
	var off []chart.Line
	for _, o := range offScale {
		off = append(off, append(s.option(o).Add(chart.Text, "   "), s.standing(o.response)...))
	}
	if inline := append(off[0].Add(chart.Text, " "), off[1]...); inline.Width() <= width {
		return append(lines, inline)
	}
	return append(lines, chart.CutAll(off, width)...)
}

// option is the key and the words of an answer, with a sign before them if it was agreed on.
func (s *Screen) option(o option) chart.Line {
	sign := chart.L(chart.Text, "  ")
	if s.agreed(o.response) {
		sign = chart.L(chart.Met, "✓ ")
	}
	return sign.Add(chart.Key, o.key).Add(chart.Text, "  "+o.label)
}

func (s *Screen) agreed(r assess.Response) bool {
	decided, ok := s.agreement.Decided(s.on.Question)
	return ok && decided == r
}

// standing says behind an answer whose view it is, and that it was agreed on.
func (s *Screen) standing(r assess.Response) chart.Line {
	line := chart.L(chart.Strong, s.views.Sides(s.on, r))
	if !s.agreed(r) {
		return line
	}
	if line.Width() > 0 {
		line = line.Add(chart.Muted, " · ")
	}
	return line.Add(chart.Met, "agreed")
}
