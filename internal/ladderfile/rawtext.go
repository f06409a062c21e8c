package ladderfile

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// rawText is a file as an editor shows it. The YAML library says where a value starts; where a word of it stands, or whether a "#"
// opens a comment, only the text can tell.
type rawText struct{ lines [][]rune }

func newRawText(data []byte) rawText {
	text := string(bytes.TrimPrefix(data, []byte("\ufeff")))
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	var raw rawText
	for line := range strings.SplitSeq(text, "\n") {
		raw.lines = append(raw.lines, []rune(line))
	}
	return raw
}

// cursor walks over the characters of a text. The end of a line is '\n', that of the text 0.
type cursor struct {
	raw rawText
	place
}

func (c *cursor) peek() rune {
	switch {
	case c.line > len(c.raw.lines):
		return 0
	case c.col > len(c.raw.lines[c.line-1]):
		return '\n'
	}
	return c.raw.lines[c.line-1][c.col-1]
}

func (c *cursor) next() {
	if c.peek() == '\n' {
		c.place = place{c.line + 1, 1}
	} else {
		c.col++
	}
}

func (c *cursor) skip(is func(rune) bool) {
	for r := c.peek(); r != 0 && is(r); r = c.peek() {
		c.next()
	}
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }

// scalar returns the cursor on the first character of a value, behind its anchor (&name).
func (raw rawText) scalar(at place) cursor {
	c := cursor{raw, at}
	if c.peek() == '&' {
		c.skip(func(r rune) bool { return !isBlank(r) })
		c.skip(isBlank)
	}
	return c
}

// places returns where each character of a text stands, which is the value at a place. It is nil where the text is not written
// as it reads, as with escapes.
func (raw rawText) places(at place, text string) []place {
	c := raw.scalar(at)
	quote := c.peek()
	switch quote {
	case '\'', '"':
		c.next()
	case '|', '>':
		c.skip(func(r rune) bool { return r != '\n' })
	}
	c.skip(isBlank)
	places := make([]place, 0, utf8.RuneCountInString(text))
	for _, want := range text {
		if want == ' ' { // stands for any blanks and line ends
			places = append(places, c.place)
			c.skip(isBlank)
			continue
		}
		if r := c.peek(); quote == '"' && r == '\\' || quote == '\'' && r == '\'' {
			c.next()
		}
		if c.peek() != want {
			return nil
		}
		places = append(places, c.place)
		c.next()
	}
	return places
}

// quoted returns where a value in quotes ends, which starts at a place: the place of its last quote.
func (raw rawText) quoted(at place) place {
	c := raw.scalar(at)
	quote := c.peek()
	for c.next(); c.peek() != 0; c.next() {
		switch r := c.peek(); {
		case r == '\\' && quote == '"':
			c.next()
		case r == quote:
			after := c
			after.next()
			if quote == '"' || after.peek() != quote {
				return c.place
			}
			c = after
		}
	}
	return c.place
}

// block returns the last line of a block of text (after | or >) that starts at a place. Its indentation is that of its first line,
// less the blanks that belong to the value.
func (raw rawText) block(at place, value string) int {
	value = strings.TrimLeft(value, "\n")
	inside := len(value) - len(strings.TrimLeft(value, " "))
	last, indent := raw.scalar(at).line, -1
	if strings.TrimSpace(value) == "" {
		return last
	}
	for i := last; i < len(raw.lines); i++ {
		line := string(raw.lines[i])
		text := strings.TrimLeft(line, " ")
		switch depth := len(line) - len(text); {
		case text == "":
			continue
		case indent < 0:
			indent = depth - inside
		case depth < indent:
			return last
		}
		last = i + 1
	}
	return last
}
