package interchange

import (
	"bytes"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/pattern"
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
	g, out.title = f.withoutTitle(g)
	if format == Long || format == Auto && isLong(g[0]) {
		(&long{findings: f, outline: out, options: o}).read(g)
	} else {
		(&matrix{findings: f, outline: out, options: o}).read(g)
	}
	return out
}

// maxTitleRows is how many rows may stand above a header: a title, a date, a line that is blank but for one cell.
const maxTitleRows = 4

// withoutTitle cuts what stands above the header: rows with nothing but one cell, as somebody types a title into a sheet. The first of them
// is the title of the ladder.
func (f *findings) withoutTitle(g grid) (sheet grid, title string) {
	n := 0
	for n < min(maxTitleRows, len(g)-2) && g[n].isTitle() {
		n++
	}
	if n == 0 || g[n].filled() < 2 || g[0].cells[0] == "" && !g[n].isHeader() {
		return g, ""
	}
	for i, row := range g[:n] {
		at := slices.IndexFunc(row.cells, func(c string) bool { return strings.TrimSpace(c) != "" })
		text := f.words(row.cells[at], row.at(at))
		if i == 0 {
			title = text
			f.say(row.at(at), "%s stands above the header and is taken for the title of the ladder", quote(text))
		} else {
			f.say(row.at(at), "left out, as it stands above the header: %s", quote(text))
		}
	}
	return g[n:], title
}

// isTitle is true for a row with one cell that is not the name of a column.
func (r gridRow) isTitle() bool { return r.filled() == 1 && !r.isHeader() }

func (r gridRow) filled() int {
	n := 0
	for _, c := range r.cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

// isHeader is true for a row that has the name of a column.
func (r gridRow) isHeader() bool {
	return slices.ContainsFunc(r.cells, func(c string) bool {
		key := columnKey(c)
		return matrixFields[key] != "" || longFields[key] != ""
	})
}

// isLong is true for the header of a long table: it has a column for the level and one for what is asked.
func isLong(header gridRow) bool {
	found := columns{}
	for i, text := range header.cells {
		found[longFields[columnKey(text)]] = i
	}
	return found.of(fieldLevel) >= 0 && found.of(fieldBehaviour) >= 0
}

// sheet returns the rows of a sheet that are not blank, with the numbers that a spreadsheet gives them. Rows that are damaged are
// reported and left out.
func (f *findings) sheet(data []byte) grid {
	if bytes.IndexByte(data, '\n') < 0 {
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	comma, data := delimiter(data)
	r := csvReader{findings: f, data: data, comma: comma}
	var g grid
	for {
		record, more := r.next()
		if r.over || f.full() || r.damaged && len(g) == 0 {
			return nil // without its header, nothing can be said of the rest
		}
		if !more {
			break
		}
		if next := (gridRow{cells: unguarded(record), number: r.row}); !next.blank() && !r.damaged {
			g = append(g, next)
		}
	}
	if len(g) < 2 && len(f.problems) == 0 {
		f.report(Problem{Text: "the sheet has no rows below a header", Hint: "the first row says what the columns are; each further one is a competency"})
	}
	if len(g) < 2 {
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

// delimiter is what separates the cells, and the text that they stand in. A first line "sep=;" names it, as Excel has it: no spreadsheet
// shows that line, or counts it.
func delimiter(data []byte) (comma byte, text []byte) {
	if m := sepLine().FindSubmatchIndex(data); m != nil {
		return data[m[2]], data[m[1]:]
	}
	return separator(data), data
}

var sepLine = pattern.Of(`^"?(?i:sep)=([,;|:\t])"?[,;|:\t]*\r?\n`)

// separator is what follows the first cell of the header, where that names a column; else what stands most often between its cells, a
// comma where it has one cell.
func separator(data []byte) byte {
	if i := bytes.IndexAny(data, ",;\t"); i >= 0 && isColumn(strings.Trim(string(data[:min(i, 100)]), "\ufeff\" \r\n")) {
		return data[i]
	}
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

func isColumn(header string) bool {
	key := columnKey(header)
	return matrixFields[key] != "" || longFields[key] != ""
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
