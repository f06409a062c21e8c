package interchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/rung-dev/rung/internal/safe"
)

// A ladder of the largest size stays far below these; a sheet that was made to exhaust the reader does not.
const (
	maxColumns = 1000
	maxRows    = 30_000
	maxCells   = 250_000
)

// readSheet reads a matrix or a long table, whichever the header says unless the format does.
func readSheet(f *findings, data []byte, format Format, o Options) *outline {
	g := f.sheet(data)
	if len(g) == 0 {
		return nil
	}
	out := &outline{}
	if format == Long || format == Auto && isLong(g[0]) {
		(&long{findings: f, outline: out, options: o}).read(g)
	} else {
		(&matrix{findings: f, outline: out, options: o}).read(g)
	}
	return out
}

// isLong is true for the header of a long table: it has a column for the level and one for what is asked.
func isLong(header gridRow) bool {
	found := columns{}
	for i, text := range header.cells {
		found[longFields[columnKey(text)]] = i
	}
	return found.of(fieldLevel) >= 0 && found.of(fieldBehaviour) >= 0
}

// sheet returns the rows of a sheet that are not blank, with the numbers that a spreadsheet gives them.
func (f *findings) sheet(data []byte) grid {
	if bytes.IndexByte(data, '\n') < 0 {
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	comma := separator(data)
	if !f.fits(data, comma) {
		return nil
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma, r.FieldsPerRecord = rune(comma), -1
	var g grid
	row, line, offset, cells := 0, 1, int64(0), 0
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			f.syntax(err)
			return nil
		}
		start, _ := r.FieldPos(0)
		row += 1 + start - line // the reader passes over empty lines; a spreadsheet shows them
		line += bytes.Count(data[offset:r.InputOffset()], []byte("\n"))
		offset = r.InputOffset()
		if cells += len(record); cells > maxCells || row > maxRows {
			f.wrong(place{cell: fmt.Sprint("A", row)}, fmt.Sprintf("the sheet has more than %d rows or %d cells", maxRows, maxCells), "leave out what the ladder does not need")
			return nil
		}
		if next := (gridRow{cells: unguarded(record), number: row}); !next.blank() {
			g = append(g, next)
		}
	}
	if len(g) < 2 {
		f.report(Problem{Text: "the sheet has no rows below a header", Hint: "the first row says what the columns are; each further one is a competency"})
		return nil
	}
	return g
}

// unguarded takes the guards against formulas off.
func unguarded(record []string) []string {
	for i, c := range record {
		record[i] = safe.UnCSV(c)
	}
	return record
}

// separator is what stands most often between the cells of the header; a comma where it has one cell.
func separator(data []byte) byte {
	counts := map[byte]int{}
	quoted := false
	for _, b := range data {
		switch {
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '\n' && len(counts) > 0:
			return most(counts)
		case b == ',' || b == ';' || b == '\t':
			counts[b]++
		}
	}
	return most(counts)
}

func most(counts map[byte]int) byte {
	best := byte(',')
	for _, b := range []byte{';', '\t'} {
		if counts[b] > counts[best] {
			best = b
		}
	}
	return best
}

// fits refuses a row that is far too long before the reader makes room for its cells.
func (f *findings) fits(data []byte, comma byte) bool {
	row, cells, quoted := 1, 1, false
	for _, b := range data {
		switch {
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '\n':
			row, cells = row+1, 1
		case b == comma:
			cells++
		}
		if cells > maxColumns {
			f.wrong(place{cell: fmt.Sprint("A", row)}, fmt.Sprintf("the row has more than %d cells", maxColumns), "leave out what the ladder does not need")
			return false
		}
	}
	return true
}

// syntax words what the reader found wrong.
func (f *findings) syntax(err error) {
	p := Problem{Text: err.Error()}
	if e := (*csv.ParseError)(nil); errors.As(err, &e) {
		p.Line, p.Col, p.Text = e.Line, max(1, e.Column), strings.TrimPrefix(e.Err.Error(), "csv: ")
		switch {
		case errors.Is(err, csv.ErrBareQuote):
			p.Text, p.Hint = "a double quote stands in a cell that is not in quotes", `put the cell in quotes and write "" for each quote in it`
		case errors.Is(err, csv.ErrQuote):
			p.Text, p.Hint = "a cell in double quotes does not end, or goes on behind them", `write "" for a quote within a cell`
		}
	}
	f.report(p)
}
