package ladderfile

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rung-dev/rung/internal/pattern"
)

// gluedKey matches a line with a key whose colon does not make it one: no blank behind it, or a wide colon.
var gluedKey = pattern.Of(`^[\s\p{Z}]*(?:- +)*([a-z][a-z0-9_-]{0,63})[ ]?(:|：)(.*)`)

// colonHint says what is wrong with the colon of a line that was meant to be a key and its value, "" if nothing is.
func colonHint(line string) string {
	m := gluedKey().FindStringSubmatch(line)
	if m == nil {
		return ""
	}
	key, rest := m[1], m[3]
	first, _ := utf8.DecodeRuneInString(rest)
	switch {
	case m[2] != ":":
		return `write ":" and a blank instead of the wide colon, as in ` + quote(key+": "+strings.TrimSpace(rest))
	case rest == "", first == ' ', first == '\t', first == '/':
		return ""
	case unicode.IsSpace(first):
		return "put a plain blank after the colon; the one there is of another kind (" + codePoint(first) + ")"
	}
	return "put a blank after the colon, as in " + quote(key+": "+rest)
}
