// Package interchange turns ladders into the forms that others keep them in, and back: spreadsheets (CSV, TSV),
// Markdown, CASE packages. It reads no files and writes none: bytes in, a draft or every problem out.
package interchange

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// MaxBytes is the size of the largest input that is read.
const MaxBytes = 1 << 20

// Format is a form that a ladder is kept in.
type Format int

// The formats. Matrix and Long are spreadsheets, comma, semicolon or tab separated.
const (
	Auto     Format = iota // by the name and the first bytes; for reading only
	Matrix                 // one row a competency, one column a rung
	Long                   // one row a rung and behaviour
	Markdown               // a pipe table, or headings and bullets; for reading only
	CASE                   // a 1EdTech CASE 1.1 package, JSON
)

var formatNames = [...]string{"auto", "matrix", "long", "markdown", "case"}

func (f Format) String() string { return formatNames[f] }

// Options say what a reader cannot learn from the input. The zero value is fine.
type Options struct {
	ID            string   // of the ladder; made from the title where empty
	Title         string   // of the ladder; that of the input, else made from the file name where empty
	Levels        []string // headers of the columns, or texts of the headings, that are rungs, lowest first
	IgnoreUnknown bool     // pass over columns that mean nothing here instead of refusing them
}

// Draft is a ladder as read from another form. It is complete and valid in structure, so that a ladder file made
// of it can be read; its sentences are what the input says, and Lint of package ladderfile may object to them.
type Draft struct {
	Ladder *ladder.Ladder // without a digest: it is no file yet
	Notes  []Note         // those about the whole ladder first
}

// Note is something that the reader made up or changed, for the writer of the ladder to look at.
type Note struct {
	Cell      string       // as in Problem
	Line, Col int          // as in Problem
	Indicator *ladder.Cell // the indicator that it is about, nil for none
	Text      string
}

// String is the note on one line, with its place: "E14: text" or "12:1: text".
func (n Note) String() string { return at(n.Cell, n.Line, n.Col) + n.Text }

// Problem is one thing that keeps the input from being read.
type Problem struct {
	File      string
	Cell      string // "E14" in a sheet, as a spreadsheet shows it; "" elsewhere
	Line, Col int    // from 1, columns count characters; 0 where Cell or the text says the place
	Text      string // what is wrong
	Hint      string // what to do about it, "" where the text says enough
}

// String is the problem on one line, without its hint: "file:E14: text" or "file:line:col: text".
func (p Problem) String() string {
	return p.File + ":" + at(p.Cell, p.Line, p.Col) + leadingBlank(p) + p.Text
}

func leadingBlank(p Problem) string {
	if p.Cell == "" && p.Line == 0 {
		return " "
	}
	return ""
}

// at is a place and what separates it from a text, "" for no place.
func at(cell string, line, col int) string {
	switch {
	case cell != "":
		return cell + ": "
	case line > 0:
		return fmt.Sprintf("%d:%d: ", line, col)
	}
	return ""
}

// Problems is all that is wrong with an input, in the order of the input.
type Problems []Problem

// Error returns one line per problem.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}
