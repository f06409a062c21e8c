package chart

import "strings"

// Row is one entry of a list in which one moves a marker: a title, tags, and what it says.
type Row struct {
	Title string
	Tags  []string // what is to know besides: "must-have"
	Says  []Saying
}

// Saying is a text behind a label, "" for none.
type Saying struct {
	Label string
	Role  Role
	Text  string
}

// textFrom is the room that a text needs beside a column of titles.
const textFrom = 46

// TitleColumn is the width of a column for titles beside what they are titles of, marker and gap included; 0 where the width
// leaves no room for two columns.
func TitleColumn(titles []string, width int) int {
	column := 0
	for _, t := range titles {
		column = max(column, Width(t))
	}
	column = 2 + min(column, 30) + 3
	if width-column < textFrom {
		return 0
	}
	return column
}

// Lines draws the row in a width: in two columns where column, the width of the first one, is not 0, else the text below the title.
func (r Row) Lines(marked bool, column, width int) []Line {
	if column > 0 {
		return r.table(marked, column, width)
	}
	return r.stack(marked, width)
}

func (r Row) table(marked bool, column, width int) []Line {
	left := Hang(Marker(marked), r.role(marked), r.Title, column-1)
	for _, tag := range r.Tags {
		left = append(left, Indent(2, Wrap(Muted, tag, column-3))...)
	}
	right := r.says(min(width-column, TextWidth))
	lines := make([]Line, max(len(left), len(right)))
	for i := range lines {
		if i < len(left) {
			lines[i] = left[i]
		}
		if i < len(right) {
			lines[i] = append(lines[i].Pad(column), right[i]...)
		}
	}
	return lines
}

// stack sets the tags at the end of the title's line, or on one of their own where they do not fit.
func (r Row) stack(marked bool, width int) []Line {
	lines := headed(Marker(marked), r.role(marked), r.Title, L(Muted, strings.Join(r.Tags, " · ")), width)
	return append(lines, Indent(2, r.says(width-2))...)
}

// headed is a whole title behind a marker, with an end at the right of its line, or on one below where both do not fit.
func headed(marker Line, role Role, title string, end Line, width int) []Line {
	if line := marker.Add(role, title); line.Width()+2+end.Width() <= width {
		return []Line{Ends(line, end, width)}
	}
	lines := Hang(marker, role, title, width)
	if end.Width() > 0 {
		lines = append(lines, Indent(marker.Width(), []Line{end.Cut(width - marker.Width())})...)
	}
	return lines
}

func (r Row) role(marked bool) Role {
	if marked {
		return Accent
	}
	return Strong
}

func (r Row) says(width int) []Line {
	label := 0
	for _, s := range r.Says {
		label = max(label, Width(s.Label))
	}
	var lines []Line
	for _, s := range r.Says {
		if label == 0 {
			lines = append(lines, Set(s.Role, s.Text, width)...)
			continue
		}
		lines = append(lines, Hang(L(Muted, Pad(s.Label, label+2)), s.Role, s.Text, width)...)
	}
	return lines
}

// Marker is the sign before what is selected; as many blanks before all else.
func Marker(on bool) Line {
	if on {
		return L(Accent, "▸ ")
	}
	return L(Text, "  ")
}

// hangTail is Hang with a tail in another role: behind the last line where it does not go beyond full, else on a line of its own.
func hangTail(label Line, text string, role Role, tail string, width, full int) []Line {
	lines := Hang(label, Text, text, width)
	if tail == "" {
		return lines
	}
	end := len(lines) - 1
	if lines[end].Width()+2+Width(tail) <= full {
		lines[end] = lines[end].Add(Text, "  ").Add(role, tail)
		return lines
	}
	return append(lines, Indent(label.Width(), Wrap(role, tail, full-label.Width()))...)
}
