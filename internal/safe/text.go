// Package safe makes strings that came from outside fit to be shown in a terminal. A name or a note may
// carry escape sequences, direction overrides or invisible characters; they are defused once, when the
// string is loaded, so that no screen, window title, report or log has to think of it.
package safe

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMarks is how many combining marks a character may carry. No living script needs more than a few;
// piles of them grow into the lines above and below.
const maxMarks = 8

const (
	zwnj = '\u200c'
	zwj  = '\u200d'
	gone = -1 // what a dropped character becomes
)

// Text returns s as one line that is safe to show: line breaks and tabs become blanks, other control
// characters become visible pictures (an attack is seen, not hidden), and what a reader cannot see is dropped.
// Text of its own result changes nothing.
func Text(s string) string { return clean(s, false) }

// Lines is Text for text of several lines: it keeps line feeds and tabs, and reads CR LF as one line feed.
func Lines(s string) string { return clean(s, true) }

// tab is as wide as the editor for notes makes one.
const tab = "    "

// Note is Lines for a note that somebody writes, wherever they do: it keeps no tabs and nothing that was damaged before, since an editor on a
// screen takes neither.
func Note(s string) string {
	return strings.NewReplacer("\t", tab, string(utf8.RuneError), "").Replace(Lines(s))
}

func clean(s string, multi bool) string {
	if isPlain(s, multi) {
		return s
	}
	c := cleaner{multi: multi}
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		if r == '\r' && strings.HasPrefix(s[i+1:], "\n") {
			continue // the line feed that follows stands for both
		}
		if r = c.next(r); r != gone {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isPlain says whether s is printable ASCII throughout, as nearly all text is; then there is nothing to do.
func isPlain(s string, multi bool) bool {
	for i := range len(s) {
		if b := s[i]; (b < ' ' || b > '~') && !(multi && (b == '\n' || b == '\t')) {
			return false
		}
	}
	return true
}

// cleaner remembers what came before a character, for the few whose meaning depends on it.
type cleaner struct {
	multi bool
	marks int  // combining marks since the last base character
	joins bool // the last base character is of a kind that joiners belong to
}

// next returns what r becomes, or gone. Invalid UTF-8 arrives as U+FFFD already: ranging over a string does that.
func (c *cleaner) next(r rune) rune {
	switch {
	case r >= ' ' && r <= '~': // most of any text, and no table says anything about it
		c.marks, c.joins = 0, false
		return r
	case r == zwj, r == zwnj:
		return c.joiner(r)
	case unicode.Is(unicode.M, r):
		return c.mark(r)
	case isBreak(r):
		c.base(r)
		return c.lineBreak(r)
	case IsHidden(r):
		return gone
	}
	r = visible(r)
	c.base(r)
	return r
}

// joiner keeps a joiner only after a letter or picture that forms ligatures: emoji families, Persian and the
// scripts of India break without it, while after a Latin letter it only makes two equal words differ unseen.
func (c *cleaner) joiner(r rune) rune {
	if !c.joins {
		return gone
	}
	c.joins = false
	return r
}

func (c *cleaner) mark(r rune) rune {
	if c.marks == maxMarks {
		return gone
	}
	c.marks++
	return r
}

func (c *cleaner) base(r rune) {
	c.marks = 0
	c.joins = r >= 0x590 && !unicode.Is(unicode.Latin, r) && unicode.In(r, unicode.L, unicode.So, unicode.Sk)
}

func isBreak(r rune) bool {
	return r == '\n' || r == '\t' || r == '\u2028' || r == '\u2029'
}

func (c *cleaner) lineBreak(r rune) rune {
	switch {
	case !c.multi:
		return ' '
	case r == '\t':
		return r
	}
	return '\n'
}

// IsHidden is true for what shows nothing and yet acts: direction controls, tag characters, joiners, zero-width
// spaces, private use.
func IsHidden(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Co) || r >= 0xe0000 && r <= 0xe0fff
}

// visible turns a control character into something to look at. The C1 controls have no pictures of their
// own; each is the same as ESC and a letter to a terminal, so they count as damage.
func visible(r rune) rune {
	switch {
	case r < ' ':
		return '\u2400' + r
	case r == 0x7f:
		return '\u2421'
	case r >= 0x80 && r < 0xa0:
		return utf8.RuneError
	}
	return r
}
