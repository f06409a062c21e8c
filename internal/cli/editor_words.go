package cli

import (
	"errors"
	"strings"
)

// commandWords splits a command into words as a shell does, without anything else that a shell does: blanks separate, quotes and a
// backslash hold together. On Windows, where a backslash separates the parts of a path, only double quotes do.
func commandWords(command, goos string) ([]string, error) {
	s := &splitter{windows: goos == "windows"}
	for _, r := range command {
		s.take(r)
	}
	switch {
	case s.quote != 0:
		return nil, errors.New("a quote in it is not closed")
	case s.escaped:
		return nil, errors.New("it ends with a backslash")
	}
	s.end()
	return s.words, nil
}

// splitter is at some place in a command.
type splitter struct {
	windows bool
	words   []string
	word    strings.Builder
	begun   bool // a word was begun: it may be an empty one in quotes
	quote   rune // the one that is open, 0 for none
	escaped bool // the next character stands for itself
}

func (s *splitter) take(r rune) {
	switch {
	case s.escaped:
		if s.quote == '"' && !strings.ContainsRune("\"\\$`", r) {
			s.add('\\') // between double quotes it stands for itself before most characters
		}
		s.escaped = false
		s.add(r)
	case r == '\\' && s.quote != '\'' && !s.windows:
		s.escaped, s.begun = true, true
	case s.quote != 0:
		if r == s.quote {
			s.quote = 0
			return
		}
		s.add(r)
	case r == '"', r == '\'' && !s.windows:
		s.quote, s.begun = r, true
	case strings.ContainsRune(" \t\r\n", r):
		s.end()
	default:
		s.add(r)
	}
}

func (s *splitter) add(r rune) {
	s.word.WriteRune(r)
	s.begun = true
}

func (s *splitter) end() {
	if s.begun {
		s.words = append(s.words, s.word.String())
	}
	s.word.Reset()
	s.begun = false
}
