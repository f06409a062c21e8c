package question

import "github.com/rung-dev/rung/internal/chart"

// optionLines draws the ways to answer, and says on which line the marker stands.
func (s *Screen) optionLines(width int, d density) (lines []chart.Line, marked int) {
	options := s.options()
	label := 0
	for _, o := range options {
		if d.spread || o.Response.Scaled() {
			label = max(label, chart.Width(o.Label))
		}
	}
	var inline chart.Line
	for i, o := range options {
		if i == s.cursor {
			marked = len(lines)
		}
		if !d.spread && !o.Response.Scaled() {
			if d.blanks > beforeOffScale && len(inline) == 0 && i > 0 {
				lines = append(lines, chart.Blank)
			}
			inline = append(inline, s.inline(o, i == s.cursor, width)...)
			if i == len(options)-1 || options[i+1].Response.Scaled() {
				lines = append(lines, inline.Cut(width))
			}
			continue
		}
		if d.blanks > beforeOffScale && i > 0 && o.Response.Scaled() != options[i-1].Response.Scaled() {
			lines = append(lines, chart.Blank)
			if i == s.cursor {
				marked++
			}
		}
		lines = append(lines, s.optionLine(o, i == s.cursor, label).Cut(width))
	}
	return lines, marked
}

// optionLine restyles only the marker when it moves, so that a key costs few bytes on the wire.
func (s *Screen) optionLine(o chart.Option, marked bool, label int) chart.Line {
	return marker(marked).Add(chart.Key, o.Key).Add(chart.Text, "  "+chart.Pad(o.Label, label+3)).Add(chart.Muted, o.Hint)
}

func (s *Screen) inline(o chart.Option, marked bool, width int) chart.Line {
	name := o.Label
	if width < 60 {
		name = o.Brief
	}
	return marker(marked).Add(chart.Key, o.Key).Add(chart.Text, " "+name+" ")
}

func marker(on bool) chart.Line {
	if on {
		return chart.L(chart.Accent, "▸ ")
	}
	return chart.L(chart.Text, "  ")
}
