// Package chart draws results and ladders as lines of text with roles. It knows no colour and no terminal: a theme
// turns roles into styles, and a report drops them. What a line says is readable without its roles.
package chart

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Role is what a piece of text is for. Colour never carries meaning alone.
type Role uint8

// The roles of the visual language (design: screens).
const (
	Text    Role = iota // what one reads
	Strong              // what one reads first
	Muted               // what explains
	Faint               // hints
	Rail                // rules and rails: ornament, never text
	Accent              // where one is and what is selected
	Met                 // what is reached
	Missing             // what is to go
	Key                 // a key to press
	Roles               // how many there are
)

// Span is a run of text in one role.
type Span struct {
	Text string
	Role Role
}

// Line is one line of cells.
type Line []Span

// L makes a line of one span.
func L(role Role, text string) Line { return Line{{text, role}} }

// Blank is an empty line.
var Blank = Line(nil)

// Width of a line in cells.
func (l Line) Width() int {
	n := 0
	for _, s := range l {
		n += Width(s.Text)
	}
	return n
}

// String is the text of a line without roles.
func (l Line) String() string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Add returns the line with text in a role at its end.
func (l Line) Add(role Role, text string) Line {
	return append(l[:len(l):len(l)], Span{text, role})
}

// Pad returns the line with blanks up to a width; a wider line stays as it is.
func (l Line) Pad(width int) Line {
	if gap := width - l.Width(); gap > 0 {
		return l.Add(Text, strings.Repeat(" ", gap))
	}
	return l
}

// CutAll cuts every line to a width.
func CutAll(lines []Line, width int) []Line {
	out := make([]Line, len(lines))
	for i, l := range lines {
		out[i] = l.Cut(width)
	}
	return out
}

// Cut returns the line cut to a width, with an ellipsis where something is lost.
func (l Line) Cut(width int) Line {
	if l.Width() <= width {
		return l
	}
	var out Line
	for _, s := range l {
		room := width - out.Width()
		if Width(s.Text) > room || len(out) < len(l)-1 && Width(s.Text) == room {
			return out.Add(s.Role, Cut(s.Text, room))
		}
		out = out.Add(s.Role, s.Text)
	}
	return out
}

// Indent returns lines with blanks before each that is not empty.
func Indent(n int, lines []Line) []Line {
	out := make([]Line, len(lines))
	for i, l := range lines {
		if len(l) > 0 {
			out[i] = append(Line{{strings.Repeat(" ", n), Text}}, l...)
		}
	}
	return out
}

// Ends returns a line of exactly width cells (where that is possible) with left and right at its ends; the left one is cut first.
func Ends(left, right Line, width int) Line {
	room := max(0, width-right.Width()-1)
	if right.Width() == 0 {
		room = width
	}
	return append(left.Cut(room).Pad(width-right.Width()), right...)
}

// Width of text in cells. Some terminals give each character that a reader sees its cells, others each code point: a family of four is two
// cells wide, or eight. Text is taken to be as wide as it gets, so that nothing beside it is pushed off the screen.
func Width(s string) int {
	n := 0
	for _, r := range s {
		if !plain(r) {
			return max(ansi.StringWidth(s), ansi.StringWidthWc(s))
		}
		n++
	}
	return n
}

// plain says whether a rune takes one cell and joins with no other: the letters, lines and signs that nearly all text on the
// screen is made of. Measuring them as grapheme clusters would cost more than drawing them.
func plain(r rune) bool {
	return r >= 0x20 && r < 0x7f || r >= 0xa1 && r < 0x300 && r != 0xad || r >= 0x2010 && r <= 0x2027 ||
		r >= 0x2153 && r <= 0x215e || r >= 0x2190 && r <= 0x2193 || r >= 0x2500 && r <= 0x25a0 || r == '▸' || r == '●' || r == '✓'
}

// Cut shortens text to a width in cells, with an ellipsis.
func Cut(s string, width int) string {
	for room := width; room > 0; room-- {
		if cut := ansi.Truncate(s, room, "…"); Width(cut) <= width {
			return cut // whole characters, by either count
		}
	}
	return ""
}

// Pad fills text with blanks up to a width in cells.
func Pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-Width(s)))
}

// Wrap breaks text into lines of at most width cells, at blanks and behind hyphens where it can.
func Wrap(role Role, text string, width int) []Line {
	width = max(2, width) // the widest character takes two cells
	var lines []Line
	for paragraph := range strings.SplitSeq(text, "\n") {
		for _, s := range filled(paragraph, width) {
			lines = append(lines, L(role, strings.TrimRight(s, " ")))
		}
	}
	return lines
}

// filled fills lines with words. The library could do it, but counts cells one way only.
func filled(text string, width int) []string {
	var lines []string
	start, end := 0, 0 // of the line that is being filled
	for end < len(text) {
		word := nextWord(text[end:])
		if start < end && tooLong(text[start:end+len(word)], width) {
			lines, start = append(lines, text[start:end]), end
		}
		end += len(word)
		if start+len(word) == end && tooLong(word, width) { // the next word goes behind its last part
			parts := broken(word, width)
			last := len(parts) - 1
			lines, start = append(lines, parts[:last]...), end-len(parts[last])
		}
	}
	return append(lines, text[start:])
}

func tooLong(line string, width int) bool { return Width(strings.TrimRight(line, " ")) > width }

// nextWord is text up to the first place where a line may end.
func nextWord(text string) string {
	for i, r := range text {
		if r == '-' || unicode.IsSpace(r) && r != '\u00a0' {
			return text[:i+utf8.RuneLen(r)]
		}
	}
	return text
}

// broken breaks a word that is too long for a line, never within a character.
func broken(word string, width int) []string {
	parts := []string{word}
	for room := width; room > 1 && slices.ContainsFunc(parts, func(p string) bool { return tooLong(p, width) }); room-- {
		parts = strings.Split(ansi.Hardwrap(word, room, true), "\n")
	}
	return parts
}

// Balance wraps text as Wrap does, in the same number of lines, but with lines of about the same length: no word stands alone.
func Balance(role Role, text string, width int) []Line {
	lines := Wrap(role, text, width)
	for w := width - 1; w > width/2; w-- {
		narrower := Wrap(role, text, w)
		if len(narrower) > len(lines) {
			break
		}
		lines = narrower
	}
	return lines
}

// Set wraps running text as Wrap does, in the same number of lines, but leaves no word alone on the last one.
func Set(role Role, text string, width int) []Line {
	lines := Wrap(role, text, width)
	for w := width - 1; w > width/2 && len(lines) > 1 && lines[len(lines)-1].Width() < width/3; w-- {
		narrower := Wrap(role, text, w)
		if len(narrower) > len(lines) {
			break
		}
		lines = narrower
	}
	return lines
}

// Hang wraps text behind a label: the first line starts with the label, the others are indented below the text.
func Hang(label Line, role Role, text string, width int) []Line {
	at := label.Width()
	lines := Set(role, text, width-at)
	out := make([]Line, len(lines))
	for i, l := range lines {
		if i == 0 {
			out[i] = append(label[:len(label):len(label)], l...)
			continue
		}
		out[i] = append(L(Text, strings.Repeat(" ", at)), l...)
	}
	return out
}

// Plain joins lines to text without roles and without blanks at their ends.
func Plain(lines []Line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(strings.TrimRight(l.String(), " "))
		b.WriteByte('\n')
	}
	return b.String()
}

// Beside sets two stretches of lines side by side with a thin rule between them, height lines in all.
func Beside(left []Line, width int, right []Line, height int) []Line {
	out := make([]Line, height)
	for i := range out {
		var l, r Line
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		out[i] = append(l.Cut(width).Pad(width).Add(Rail, " │ "), r...)
	}
	return out
}
