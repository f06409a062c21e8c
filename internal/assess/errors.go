package assess

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxProblems is how many problems of one document are listed. Who has more has one cause for most of them.
const maxProblems = 100

// DecodeError is one thing that is wrong with a document. Text and Hint are safe to show.
type DecodeError struct {
	Line, Col int // from 1; the column counts characters
	Text      string
	Hint      string // what to do about it; "" where the text says it all
}

func (e *DecodeError) Error() string { return fmt.Sprintf("%d:%d: %s", e.Line, e.Col, e.Text) }

// DecodeErrors is everything that is wrong with a document, in the order of the text; never empty.
type DecodeErrors []*DecodeError

func (es DecodeErrors) Error() string {
	lines := make([]string, len(es))
	for i, e := range es {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap lets errors.As find the single errors.
func (es DecodeErrors) Unwrap() []error {
	errs := make([]error, len(es))
	for i, e := range es {
		errs[i] = e
	}
	return errs
}

// NewerError says that a document has a version of the format that this rung does not know. Callers leave
// the file untouched: what a newer version keeps in it would be lost.
type NewerError struct {
	Format    string
	Line, Col int // where the format is named
}

func (e *NewerError) Error() string { return "made by a newer rung (" + e.Format + ")" }

// place is a position in a stream: where a document begins.
type place struct{ line, col int }

// problem is a DecodeError before its offset has become a line and a column.
type problem struct {
	offset     int
	text, hint string
}

// at turns an offset in data, which begins at p, into the line and column of the stream.
func (p place) at(data []byte, offset int) place {
	before := data[:min(offset, len(data))]
	breaks := bytes.Count(before, []byte{'\n'})
	chars := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	if breaks == 0 {
		return place{p.line, p.col + chars}
	}
	return place{p.line + breaks, 1 + chars}
}

func (p place) errors(data []byte, problems ...problem) DecodeErrors {
	slices.SortStableFunc(problems, func(a, b problem) int { return cmp.Compare(a.offset, b.offset) })
	es := make(DecodeErrors, len(problems))
	for i, pr := range problems {
		pos := p.at(data, pr.offset)
		es[i] = &DecodeError{pos.line, pos.col, pr.text, pr.hint}
	}
	return es
}
