package ladderfile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/safe"
)

// Level says how bad a problem is.
type Level int

// A ladder with an error should not be used; a warning asks for a second look; a note says what was not looked at.
const (
	Error Level = iota
	Warning
	Note
)

func (l Level) String() string {
	switch l {
	case Warning:
		return "warning"
	case Note:
		return "note"
	}
	return "error"
}

// Problem is one mistake in a ladder file.
type Problem struct {
	File      string
	Line, Col int    // from 1; columns count characters
	Rule      string // Q01 to Q17 for a finding about a question, T01 to T03 about any text, L01 to L04 about linting, "" for what keeps the file from being read
	Level     Level
	Excerpt   string // the words that a rule objects to
	Text      string // what is wrong
	Hint      string // what to do about it, "" where the text says enough
	Pattern   string // a better wording, with "..." for what only the author knows; "" where there is none
	Silenced  string // the reason for which a comment in the file lets it pass, "" if none does
}

// String is the problem on one line, without its hint: file:line:col: text.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Col, p.Text)
}

// Problems is all that is wrong with a file, in the order of the file.
type Problems []Problem

// Error returns one line per problem.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

func (ps Problems) sort() {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Text, b.Text))
	})
}

// place is a position in the file.
type place struct{ line, col int }

// maxQuote is how many characters of the file a message repeats.
const maxQuote = 40

// quote repeats a piece of the file in a message, defused and cut to a readable length.
func quote(s string) string {
	r := []rune(safe.Text(s[:min(len(s), 8*maxQuote)]))
	if len(r) > maxQuote {
		r = append(r[:maxQuote-1], '…')
	}
	return `"` + string(r) + `"`
}

// quoteAll is quote for a list of words; the first few stand for a long one.
func quoteAll(words []string) string {
	const most = 8
	var quoted []string
	for i, w := range words {
		if i == most {
			quoted = append(quoted, "…")
			break
		}
		quoted = append(quoted, quote(w))
	}
	return strings.Join(quoted, ", ")
}
