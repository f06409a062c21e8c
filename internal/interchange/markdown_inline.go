package interchange

import (
	"strings"

	"github.com/rung-dev/rung/internal/pattern"
)

var (
	picture   = pattern.Of(`(?i)</?(?:picture|source|img)(?:\s[^<>]*)?/?>|<a\s+(?:name|id)=[^<>]*>\s*</a>`)
	image     = pattern.Of(`!\[([^\]]*)\]\([^)]*\)`)
	link      = pattern.Of(`\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])`)
	autolink  = pattern.Of(`<((?:https?|mailto):[^<>\s]*)>`)
	code      = pattern.Of("`+([^`]+)`+")
	strong    = pattern.Of(`\*\*(\S(?:.*?\S)?)\*\*`)
	strong2   = pattern.Of(`(^|[^\pL\pN_])__(\S(?:.*?\S)?)__($|[^\pL\pN_])`)
	emphasis  = pattern.Of(`\*(\S(?:[^*]*?\S)?)\*`)
	emphasis2 = pattern.Of(`(^|[^\pL\pN_])_(\S(?:[^_]*?\S)?)_($|[^\pL\pN_])`)
	struck    = pattern.Of(`~~(\S(?:.*?\S)?)~~`)
	escaped   = pattern.Of("\\\\([!-/:-@\\[-`{-~])")
	label     = pattern.Of(`^(?:\*\*|__)([^*_]{1,60}?)(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*(?::|\s[-–—]\s))\s*(\S.*)$`)
)

// hidden is where escaped marks wait until the others are gone: private characters, which no text keeps anyway.
const hidden = 0xe000

// inline takes the marks of Markdown off a text and leaves its words: links keep theirs, pictures go.
func inline(s string) string {
	if !strings.ContainsAny(s, "\\*_`[<~") {
		return s
	}
	s = picture().ReplaceAllString(s, "")
	s = strings.Map(func(r rune) rune {
		if r >= hidden && r < hidden+0x80 {
			return -1
		}
		return r
	}, s)
	s = escaped().ReplaceAllStringFunc(s, func(e string) string { return string(rune(hidden + int(e[1]))) })
	s = image().ReplaceAllString(s, "")
	s = link().ReplaceAllString(s, "$1")
	s = autolink().ReplaceAllString(s, "$1")
	s = code().ReplaceAllString(s, "$1")
	s = strong().ReplaceAllString(s, "$1")
	s = strong2().ReplaceAllString(s, "$1$2$3")
	s = emphasis().ReplaceAllString(s, "$1")
	s = emphasis2().ReplaceAllString(s, "$1$2$3")
	s = struck().ReplaceAllString(s, "$1")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r >= hidden && r < hidden+0x80 {
			return r - hidden
		}
		return r
	}, s))
}

// labelled splits a bullet that starts with its own title, as in "**Adopts**: learns the tools of the team".
func labelled(s string) (title, text string, ok bool) {
	m := label().FindStringSubmatch(s)
	if m == nil {
		return "", s, false
	}
	return inline(m[1]), m[2], true
}
