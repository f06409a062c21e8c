package assess

import "bytes"

// splitter finds where a document of a stream ends without understanding it: at the bracket that closes its
// first one. It can be fed piece by piece. Decoding finds out whether what lies between is JSON.
type splitter struct {
	depth    int
	inString bool
	escaped  bool // the piece before ended within an escape
	begun    bool
	bare     bool // no bracket began the document: it ends with its line
	indented bool // the document goes over several lines
}

// feed takes the next piece and returns how much of it belongs to the document, and whether it ends there.
func (s *splitter) feed(data []byte) (n int, done bool) {
	if !s.begun && len(data) > 0 {
		s.begun = true
		s.bare = data[0] != '{' && data[0] != '['
	}
	if s.bare {
		if n := bytes.IndexByte(data, '\n'); n >= 0 {
			return n, true
		}
		return len(data), false
	}
	return s.brackets(data)
}

func (s *splitter) brackets(data []byte) (n int, done bool) {
	for i := 0; i < len(data); {
		if s.inString {
			skip, broken := s.string(data[i:])
			if i += skip; broken {
				return i, true
			}
			continue
		}
		switch data[i] {
		case '\n':
			s.indented = true
		case '"':
			s.inString = true
		case '{', '[':
			s.depth++
		case '}', ']':
			if s.depth--; s.depth == 0 {
				return i + 1, true
			}
		}
		i++
	}
	return len(data), false
}

// string skips the rest of a string. A line feed within one means that the document is damaged. In a stream of
// one document a line it ends there, so that those after a line that was cut off can be read.
func (s *splitter) string(data []byte) (n int, broken bool) {
	from := 0
	if s.escaped {
		s.escaped, from = false, 1
	}
	end := from + stringEnd(data[from:])
	if !s.indented {
		if feed := bytes.IndexByte(data[:min(end, len(data))], '\n'); feed >= 0 {
			return feed, true
		}
	}
	s.inString = end >= len(data)
	s.escaped = end > len(data)
	return min(end+1, len(data)), false
}

// stringEnd returns the position of the quote that ends a string. If none does it is len(s), or one more if s ends
// within an escape. Every byte is looked at once or twice, however many escapes there are.
func stringEnd(s []byte) int {
	quote := -1
	for i := 0; i < len(s); {
		if quote < i {
			quote = len(s)
			if n := bytes.IndexByte(s[i:], '"'); n >= 0 {
				quote = i + n
			}
		}
		esc := bytes.IndexByte(s[i:quote], '\\')
		if esc < 0 {
			return quote
		}
		if i += esc + 2; i > len(s) {
			return len(s) + 1
		}
	}
	return len(s)
}
