package assess

import (
	"bytes"
	"unicode/utf16"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/rung-dev/rung/internal/safe"
)

// strangers collects the unknown members of one object.
type strangers struct{ buf []byte }

func (s *strangers) add(name, value []byte) {
	if s.buf == nil {
		s.buf = append(s.buf, '{')
	} else {
		s.buf = append(s.buf, ',')
	}
	s.buf = appendStranger(s.buf, name)
	s.buf = append(s.buf, ':')
	s.buf = appendStranger(s.buf, value)
}

func (s *strangers) unknown() Unknown {
	if s.buf == nil {
		return nil
	}
	return append(s.buf, '}')
}

// appendStranger appends a value in its shortest form. Nothing in it is ever shown, but documents are printed on
// terminals as they are: where it has something that a terminal would act on, everything beyond ASCII
// is written as \u escapes, which loses nothing.
func appendStranger(dst, value []byte) []byte {
	from := len(dst)
	dst, _ = jsontext.AppendFormat(dst, value, jsontext.AllowInvalidUTF8(true))
	if s := string(dst[from:]); safe.Text(s) != s {
		return appendASCII(dst[:from], s)
	}
	return dst
}

func appendASCII(dst []byte, s string) []byte {
	for _, r := range s {
		switch {
		case r < 0x7f:
			dst = append(dst, byte(r))
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			dst = appendEscape(appendEscape(dst, high), low)
		default:
			dst = appendEscape(dst, r)
		}
	}
	return dst
}

func appendEscape(dst []byte, r rune) []byte {
	const digits = "0123456789abcdef"
	return append(dst, '\\', 'u', digits[r>>12], digits[r>>8&15], digits[r>>4&15], digits[r&15])
}

// members calls each with the name and value of every member, both as JSON and the value with blanks after
// colons and commas. It stops at damage: a caller may have built u by hand, and output must stay valid JSON.
func (u Unknown) members(each func(name, value []byte)) {
	if len(u) == 0 {
		return
	}
	dec := jsontext.NewDecoder(bytes.NewReader(u))
	if t, err := dec.ReadToken(); err != nil || t.Kind() != '{' {
		return
	}
	for dec.PeekKind() == '"' {
		name, err := dec.ReadValue()
		if err != nil {
			return
		}
		name = name.Clone()
		value, err := dec.ReadValue()
		if err != nil {
			return
		}
		spaced, _ := jsontext.AppendFormat(nil, value, jsontext.PreserveRawStrings(true),
			jsontext.SpaceAfterColon(true), jsontext.SpaceAfterComma(true))
		each(name, spaced)
	}
}

// depth is how many brackets are open at the deepest place of a valid JSON value.
func depth(value []byte) int {
	open, deepest := 0, 0
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '{', '[':
			open++
			deepest = max(deepest, open)
		case '}', ']':
			open--
		case '"':
			i += stringEnd(value[i+1:]) + 1
		}
	}
	return deepest
}
