package ladderfile

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/internal/safe"
)

// The YAML library writes characters beyond U+FFFF, as emoji are, as escapes: "\U0001F3A8". Nobody can edit that. standIns puts others in their
// place while the file is written: private ones, which no text of a ladder has when it is read, as package safe drops them.
type standIns struct {
	of   map[rune]rune // the one that stands in for a character
	back []rune        // what each stands in for, in order from firstPrivate
}

// There are 6,400 of them, more than any ladder has different characters; what comes after stays an escape.
const (
	firstPrivate = 0xe000
	lastPrivate  = 0xf8ff
)

// hide changes all texts of a tree.
func (s *standIns) hide(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && !isASCII(n.Value) {
		n.Value = strings.Map(s.standIn, n.Value)
	}
	for _, part := range n.Content {
		s.hide(part)
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func (s *standIns) standIn(r rune) rune {
	switch {
	case r >= firstPrivate && r <= lastPrivate:
		return -1 // it would not be read again, and would come back as something else
	case r <= 0xffff, safe.IsHidden(r), r&0xfffe == 0xfffe: // the last two of each plane are no characters
		return r
	}
	if to, ok := s.of[r]; ok {
		return to
	}
	to := rune(firstPrivate + len(s.back))
	if to > lastPrivate {
		return r
	}
	s.of[r], s.back = to, append(s.back, r)
	return to
}

// show puts the characters back.
func (s *standIns) show(text []byte) []byte {
	if len(s.back) == 0 {
		return text
	}
	return bytes.Map(func(r rune) rune {
		if i := int(r) - firstPrivate; i >= 0 && i < len(s.back) {
			return s.back[i]
		}
		return r
	}, text)
}
