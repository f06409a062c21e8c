package interchange

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/safe"
)

// maxProblems is how many problems are listed; a hostile input could have hundreds of thousands.
const maxProblems = 100

// maxNotes is the same for notes: one for each indicator of a large ladder.
const maxNotes = ladder.MaxRungs * ladder.MaxCompetencies

// findings collects what is to be said about an input. Each reader has one.
type findings struct {
	file     string // already safe to show
	problems Problems
	notes    []Note
}

// report adds a problem; the file name is filled in. Beyond the limit one last problem says that there are more.
func (f *findings) report(p Problem) {
	if f.full() {
		return
	}
	p.File = f.file
	f.problems = append(f.problems, p)
	if len(f.problems) == maxProblems {
		f.problems = append(f.problems, Problem{File: f.file, Text: "too many problems; the rest is not listed", Hint: "mend those above first"})
	}
}

// full says that nothing more is listed, so that a reader may stop.
func (f *findings) full() bool { return len(f.problems) > maxProblems }

// note adds a note. Of those about single places, a hostile input could have as many as it has cells.
func (f *findings) note(n Note) {
	if len(f.notes) < maxNotes {
		f.notes = append(f.notes, n)
	}
}

// done is the result of a reader: the draft, or every problem.
func (f *findings) done(l *ladder.Ladder) (*Draft, error) {
	if len(f.problems) > 0 {
		return nil, sorted(f.problems)
	}
	return &Draft{Ladder: l, Notes: f.notes}, nil
}

// maxQuote is how many characters of the input a message repeats.
const maxQuote = 40

// quote repeats a piece of the input in a message, defused and cut to a readable length.
func quote(s string) string {
	r := []rune(safe.Text(s[:min(len(s), 8*maxQuote)]))
	if len(r) > maxQuote {
		r = append(r[:maxQuote-1], '…')
	}
	return `"` + string(r) + `"`
}

// sorted puts problems into the order of the input; those without a place come last.
func sorted(ps Problems) Problems {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		aRow, aCol := position(a)
		bRow, bCol := position(b)
		return cmp.Or(cmp.Compare(aRow, bRow), cmp.Compare(aCol, bCol))
	})
	return ps
}

// position is the row and column of a problem.
func position(p Problem) (row, col int) {
	switch {
	case p.Cell == "" && p.Line == 0:
		return 1 << 30, 0
	case p.Cell == "":
		return p.Line, p.Col
	}
	for _, r := range p.Cell {
		if r >= 'A' && r <= 'Z' {
			col = 26*col + int(r-'A') + 1
		} else {
			row = 10*row + int(r-'0')
		}
	}
	return row, col
}

// place is where in the input something stands: a cell of a sheet, else a line and column from 1.
type place struct {
	cell      string
	line, col int
}

func (p place) String() string {
	if p.cell != "" {
		return p.cell
	}
	return fmt.Sprintf("line %d", p.line)
}

func (f *findings) wrong(at place, text, hint string) {
	f.report(Problem{Cell: at.cell, Line: at.line, Col: at.col, Text: text, Hint: hint})
}

func (f *findings) say(at place, format string, args ...any) {
	f.note(Note{Cell: at.cell, Line: at.line, Col: at.col, Text: fmt.Sprintf(format, args...)})
}
