package interchange

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/rung-dev/rung/internal/pattern"
)

// Of Markdown, this reader knows what ladders are written in: headings, bullets, paragraphs, pipe tables, fences and
// quotes. It is no renderer: what it does not know it takes for a paragraph.

// blockKind is a kind of block in a text.
type blockKind int

const (
	heading blockKind = iota
	item
	prose
	table
)

// block is a block of a text.
type block struct {
	kind  blockKind
	depth int    // of a heading 1 to 6, of anything else its indentation in columns
	text  string // raw; of a block of several lines, joined by blanks
	more  []string
	at    place // of its first character behind marks
	grid  grid  // of a table
}

// maxBlocks and maxTableColumns are far more than a ladder needs and far less than a text of 1 MiB may hold.
const (
	maxBlocks       = 30_000
	maxTableColumns = 100
)

var (
	atxHeading    = pattern.Of(`^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$`)
	underline     = pattern.Of(`^ {0,3}(=+|--+)[ \t]*$`)
	thematicBreak = pattern.Of(`^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$`)
	fence         = pattern.Of("^[ \t]*(```+|~~~+)")
	itemMark      = pattern.Of(`^(?:[-*+•◦▪](?:[ \t]+|$)|[-•◦▪]\p{Lu}|\d{1,3}[.)](?:[ \t]+|$))`)
	tableRule     = pattern.Of(`^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$`)
	decoration    = pattern.Of(`(?is)^</?(?:picture|source|img|hr|a)(?:\s[^<>]*)?/?>`)
)

// blocks splits a text into blocks. The first line has the number given.
func (f *findings) blocks(lines []string, first int) []block {
	s := blockScanner{findings: f, lines: lines, first: first}
	for s.i < len(lines) && !s.full() {
		s.next()
		if len(s.found)+s.extra > maxBlocks {
			f.wrong(s.at(0), fmt.Sprintf("the text has more than %d lines that say something", maxBlocks), "a file holds one ladder; leave out what it does not need")
			return nil
		}
	}
	for i := range s.found {
		b := &s.found[i]
		b.text = strings.Join(append([]string{b.text}, b.more...), " ")
		if f.isTooLong(b.text, b.at) {
			b.text = ""
		}
	}
	return s.found
}

type blockScanner struct {
	*findings
	lines []string
	first int // number of the first line
	i     int // the line at hand
	found []block
	extra int  // lines that go on with a block, and cells of tables, to hold against the limit
	open  bool // the last block may go on in the line at hand
}

// at is the place of a byte of the line at hand.
func (s *blockScanner) at(offset int) place {
	line := s.lines[min(s.i, len(s.lines)-1)]
	return place{line: s.first + s.i, col: 1 + utf8.RuneCountInString(line[:min(offset, len(line))])}
}

func (s *blockScanner) add(b block, open bool) {
	s.found = append(s.found, b)
	s.open = open
}

// next reads a block, or a line of one.
func (s *blockScanner) next() {
	line := s.lines[s.i]
	trimmed := strings.TrimSpace(line)
	indent := len(line) - len(strings.TrimLeft(line, " \t"))
	m := atxHeading().FindStringSubmatchIndex(line)
	switch {
	case trimmed == "":
		s.open = false
	case fence().MatchString(line):
		s.skipFence(fence().FindStringSubmatch(line)[1])
	case strings.HasPrefix(trimmed, "<!--"):
		s.skipComment()
	case m != nil:
		b := block{kind: heading, depth: m[3] - m[2], at: s.at(m[3])}
		if m[4] >= 0 {
			b.text, b.at = line[m[4]:m[5]], s.at(m[4])
		}
		s.add(b, false)
	case underline().MatchString(line) && s.isTitle():
		last := &s.found[len(s.found)-1]
		last.kind, last.depth = heading, 1
		if strings.Contains(trimmed, "-") {
			last.depth = 2
		}
		s.open = false
	case thematicBreak().MatchString(line):
		s.open = false
	case s.startsTable():
		s.table()
		return
	case itemMark().MatchString(trimmed):
		s.item(line, indent)
	default:
		s.prose(line, indent)
	}
	s.i++
}

// isTitle is true where the block before is one line of prose, which a line below makes a heading.
func (s *blockScanner) isTitle() bool {
	return s.open && s.found[len(s.found)-1].kind == prose && len(s.found[len(s.found)-1].more) == 0
}

// skipFence leaves the scanner at the last line of a fenced block, which is code or a drawing.
func (s *blockScanner) skipFence(mark string) {
	s.say(s.at(0), "a block between %s is left out", quote(mark))
	for s.i++; s.i < len(s.lines); s.i++ {
		if end := fence().FindStringSubmatch(s.lines[s.i]); end != nil && strings.HasPrefix(end[1], mark) {
			break
		}
	}
	s.open = false
}

func (s *blockScanner) skipComment() {
	for s.i < len(s.lines) && !strings.Contains(s.lines[s.i], "-->") {
		s.i++
	}
	s.open = false
}

func (s *blockScanner) item(line string, indent int) {
	mark := len(itemMark().FindString(line[indent:]))
	if last := line[indent : indent+mark]; strings.TrimRight(last, " \t") == last && mark > 1 && strings.IndexByte(".)", last[mark-1]) < 0 {
		_, letter := utf8.DecodeLastRuneInString(last) // a bullet with a capital right behind it
		mark -= letter
	}
	s.add(block{kind: item, depth: width(line[:indent]), text: strings.TrimSpace(line[indent+mark:]), at: s.at(indent + mark)}, true)
}

// width is how wide an indentation is; a tab reaches to the next multiple of four.
func width(indent string) int {
	n := 0
	for _, r := range indent {
		if n++; r == '\t' {
			n += 3 - (n+3)%4
		}
	}
	return n
}

// prose is a paragraph, or goes on with the block before.
func (s *blockScanner) prose(line string, indent int) {
	text := line[indent:]
	for strings.HasPrefix(text, ">") {
		text = strings.TrimLeft(text[1:], " \t")
	}
	at := s.at(len(line) - len(text))
	if tag := htmlTag().FindString(text); tag != "" && strings.HasPrefix(text, tag) && !lineBreak().MatchString(tag) {
		s.html(text, at)
		return
	}
	text = strings.TrimSpace(text)
	if s.open && text != "" {
		last := &s.found[len(s.found)-1]
		last.more = append(last.more, text)
		s.extra++
		return
	}
	// A paragraph that is indented below a bullet belongs to it.
	if n := len(s.found); n > 0 && s.found[n-1].kind == item && width(line[:indent]) > s.found[n-1].depth && text != "" {
		s.found[n-1].more = append(s.found[n-1].more, text)
		s.open = true
		return
	}
	if text != "" {
		s.add(block{kind: prose, depth: width(line[:indent]), text: text, at: at}, true)
	}
}

// html passes over pictures and empty anchors, and refuses all else: what it says cannot be told from what it draws.
func (s *blockScanner) html(text string, at place) {
	for {
		tag := decoration().FindString(text)
		if tag == "" {
			break
		}
		text = strings.TrimSpace(text[len(tag):])
	}
	if text != "" {
		s.hasHTML(text, at)
		if htmlTag().FindString(text) == "" {
			s.wrong(at, "text stands within HTML: "+quote(text), "write the text alone")
		}
		for s.i+1 < len(s.lines) && strings.TrimSpace(s.lines[s.i+1]) != "" {
			s.i++ // the rest of the block is more of the same
		}
	}
	s.open = false
}
