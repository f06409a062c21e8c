package report

import (
	"fmt"
	"strings"
	"unicode"
)

// markdown collects the lines of a Markdown document. Every text that comes from a document or a ladder goes through its arguments, and
// these are escaped.
type markdown struct{ strings.Builder }

// line writes one line. Arguments that are text are shown as they are, whatever Markdown makes of their signs.
func (m *markdown) line(format string, args ...any) {
	for i, a := range args {
		if text, ok := a.(string); ok {
			args[i] = escape(text)
		}
	}
	fmt.Fprintf(m, format+"\n", args...)
}

// paragraph is line with an empty one behind it.
func (m *markdown) paragraph(format string, args ...any) {
	m.line(format, args...)
	m.blank()
}

func (m *markdown) blank() { m.WriteByte('\n') }

// command shows a command as it is to be typed.
func (m *markdown) command(text string) {
	m.WriteString("    " + lineBreaks.Replace(text) + "\n\n")
}

var lineBreaks = strings.NewReplacer("\n", " ", "\r", " ")

// table writes a table; cells are text.
func (m *markdown) table(head []string, rows [][]string) {
	m.row(head)
	m.WriteString(strings.Repeat("|---", len(head)) + "|\n")
	for _, r := range rows {
		m.row(r)
	}
	m.blank()
}

func (m *markdown) row(cells []string) {
	for _, c := range cells {
		m.WriteString("| " + escape(c))
		if c != "" {
			m.WriteByte(' ')
		}
	}
	m.WriteString("|\n")
}

// special are the signs that mean something to Markdown anywhere in a line: marks, links, pictures, HTML, formulas, and the bars of a
// table.
const special = "\\`*_[]<>#|~$"

// escape makes a text stand in a line of Markdown as it is. Its line breaks become strokes, so that it stays in its line, its row and its
// list. An address is text like all else, and no link; who is named with an @ is not called.
func escape(text string) string {
	text = oneLine(text)
	var b strings.Builder
	for i, r := range text {
		before, rest := text[:i], text[i:]
		if strings.ContainsRune(special, r) || means(before, rest) {
			b.WriteByte('\\')
		}
		if r == '.' && endsWith(before, "www") {
			b.WriteString(joiner)
		}
		b.WriteRune(r)
		if r == '@' || r == ':' && scheme(before, rest[1:]) {
			b.WriteString(joiner)
		}
	}
	return b.String()
}

// joiner is an invisible sign that breaks an address apart. A backslash would not: many renderers look for addresses in the text that is
// left when the backslashes are gone.
const joiner = "\u2060"

// scheme says whether a colon stands between the scheme of an address and the rest of it.
func scheme(before, after string) bool {
	return strings.HasPrefix(after, "//") || endsWith(before, "mailto") || endsWith(before, "xmpp")
}

// endsWith compares in any letter case; end is in ASCII.
func endsWith(text, end string) bool {
	return len(text) >= len(end) && strings.EqualFold(text[len(text)-len(end):], end)
}

// means says whether a sign means something where it stands: in an entity, or where it would make a list, a rule or a heading of what the
// text begins with. rest begins with the sign.
func means(before, rest string) bool {
	switch rest[0] {
	case '&':
		return len(rest) > 1 && (rest[1] == '#' || unicode.IsLetter(rune(rest[1])))
	case '-', '+', '=':
		return before == ""
	case '.', ')':
		return before != "" && strings.Trim(before, "0123456789") == ""
	}
	return false
}

// oneLine sets the lines of a text behind each other, with strokes between them.
func oneLine(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, " / ")
}
