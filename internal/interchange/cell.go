package interchange

import (
	"fmt"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/pattern"
	"github.com/rung-dev/rung/internal/safe"
)

var (
	lineBreak = pattern.Of(`(?i)<br\s*/?>`)
	htmlTag   = pattern.Of(`</?[a-zA-Z][a-zA-Z0-9-]*(\s[^<>]*)?/?>|<!--`)
	entity    = pattern.Of(`&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});`)
	spaces    = strings.NewReplacer("&nbsp;", " ", "&bull;", "•", "&middot;", "·", "\r\n", "\n")
	bullet    = pattern.Of(`^\s*(?:[•◦▪▫‣⁃●○■□➤►✓✔✅☑]\x{fe0f}?\s*|[-–—*+·](?:\s+|$)|\(?(?:\d{1,2}|[a-zA-Z])[.)]\s+)`)
	todo      = pattern.Of(`^(?:TBD|TODO|TBA|TBC|FIXME|XXX)\b|^(?i:tbd|todo|tba|tbc|to be (?:done|defined|decided|determined|written))[\s.:!…]*$|^(?i:todo|tbd):|^\?+$`)
)

// behaviour is what a cell asks for: one line of it.
type behaviour struct {
	at place
	voices
	both     bool // the input gives both persons; else they holds its text, and the other is derived
	evidence string
	weight   int // 0 for that of the competency
	must     bool
	needs    []string
}

// behaviours returns what a cell asks for, one a line or bullet; none where it says so. It reports HTML, and notes to
// whoever still has to write the cell.
func (f *findings) behaviours(raw string, at place) []behaviour {
	var asked []behaviour
	for _, line := range unbroken(f.lines(raw, at)) {
		if f.isTodo(line, at) {
			return nil
		}
		asked = append(asked, behaviour{at: at, voices: voices{they: line.text}})
	}
	return asked
}

// line is one line of a cell: as it stands, without its bullet, and as a person reads it.
type line struct {
	raw, text string
	item      bool // it had a bullet
}

// maxText is how many bytes a cell or bullet may have; a spreadsheet takes half of that.
const maxText = 1 << 16

func (f *findings) isTooLong(raw string, at place) bool {
	if len(raw) <= maxText {
		return false
	}
	f.wrong(at, "more than 64 KiB of text stand here", "what is asked is one sentence; take out the rest")
	return true
}

// lines returns the lines of a cell that say something.
func (f *findings) lines(raw string, at place) []line {
	if f.isTooLong(raw, at) {
		return nil
	}
	raw = broken(raw, "\n")
	if f.hasHTML(raw, at) {
		return nil
	}
	var lines []line
	for whole := range strings.Lines(strings.ReplaceAll(safe.Lines(raw), "\t", " ")) { // a sentence is one line, and lines have no tabs
		l := withoutBullets(whole)
		if isNone(l) {
			continue
		}
		if len(lines) == ladder.MaxCompetencies {
			f.wrong(at, fmt.Sprintf("more than %d lines", ladder.MaxCompetencies), "each line makes a competency; keep those that matter")
			return nil
		}
		lines = append(lines, line{raw: l, text: decode(l), item: l != strings.TrimSpace(whole)})
	}
	return lines
}

// unbroken joins the lines of a sentence that somebody broke to make it fit its column: what goes on in a small letter, where the line
// before has not ended, and is no item of a list.
func unbroken(lines []line) []line {
	var whole []line
	for _, l := range lines {
		if n := len(whole); n > 0 && !l.item && goesOn(whole[n-1].raw, l.raw) {
			raw := whole[n-1].raw + " " + l.raw
			whole[n-1].raw, whole[n-1].text = raw, decode(raw)
			continue
		}
		whole = append(whole, l)
	}
	return whole
}

func goesOn(before, l string) bool {
	first, _ := utf8.DecodeRuneInString(l)
	return unicode.IsLower(first) && !strings.ContainsAny(before[len(before)-1:], ".;:!?")
}

// words returns a cell that holds a title or description: one line, whatever its breaks.
func (f *findings) words(raw string, at place) string {
	if f.isTooLong(raw, at) {
		return ""
	}
	raw = broken(raw, " ")
	if f.hasHTML(raw, at) {
		return ""
	}
	return decode(strings.TrimSpace(safe.Text(raw)))
}

// broken writes the breaks of a cell as one of them, and the names of blanks and bullets as themselves. Most cells have none.
func broken(raw, as string) string {
	if !strings.ContainsAny(raw, "&<\r") {
		return raw
	}
	return lineBreak().ReplaceAllString(spaces.Replace(raw), as)
}

func (f *findings) hasHTML(raw string, at place) bool {
	if strings.IndexByte(raw, '<') < 0 {
		return false
	}
	tag := htmlTag().FindString(raw)
	if tag != "" {
		f.wrong(at, "holds HTML: "+quote(tag), "write the text alone; <br> may stand between lines")
	}
	return tag != ""
}

func (f *findings) isTodo(l line, at place) bool {
	if strings.IndexByte("tTfFxX?", l.raw[0]) < 0 {
		return false // nearly all lines; the pattern takes longer than all else
	}
	word := todo().FindString(l.raw)
	if word == "" {
		return false
	}
	f.wrong(at, "says "+strings.TrimRight(safe.Text(word), " .:!…"), "write what is asked, or leave the cell empty where nothing is")
	return true
}

// withoutBullets cuts what only marks a line as an item of a list. Some mark it twice: "- ✅ Asks for help".
func withoutBullets(l string) string {
	for range 2 {
		l = l[len(bullet().FindString(l)):]
	}
	return strings.TrimSpace(l)
}

// isNone is true for the ways to say that nothing is asked.
func isNone(l string) bool {
	switch strings.ToLower(strings.TrimRight(l, ".")) {
	case "", "-", "–", "—", "n/a", "n.a", "none", "nc", "not applicable":
		return true
	}
	return false
}

// decode replaces the entities of HTML, those that end in a semicolon: R&D and a=b&lt=c are text.
func decode(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	return strings.TrimSpace(safe.Text(entity().ReplaceAllStringFunc(s, html.UnescapeString)))
}

// encodeWords is the reverse of words: a title or description that words reads as it is. Only what would be read
// otherwise is changed, so that nearly every text stays itself.
func encodeWords(s string) string {
	s = entity().ReplaceAllStringFunc(s, func(e string) string { return "&amp;" + e[1:] })
	return tagStart().ReplaceAllString(s, "&lt;$1")
}

var tagStart = pattern.Of(`<([a-zA-Z/!])`)

// encodeLine is the reverse of behaviours for one line: what would pass for a bullet, for nothing or for work to be done
// has its first character written as a number.
func encodeLine(s string) string {
	s = encodeWords(s)
	if s != "" && (withoutBullets(s) != s || isNone(s) || todo().MatchString(s)) {
		first := []rune(s)[0]
		s = fmt.Sprintf("&#%d;%s", first, s[len(string(first)):])
	}
	return s
}
