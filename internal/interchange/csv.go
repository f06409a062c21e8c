package interchange

import (
	"bytes"
	"fmt"
	"strings"
)

// csvReader splits the text of a sheet into rows. The reader of the standard library stops at the first quote that it cannot place and
// counts in lines and bytes; whoever mends a sheet thinks in cells, and wants to hear of all that is wrong.
type csvReader struct {
	*findings
	data    []byte
	comma   byte
	pos     int
	row     int  // of the record at hand, as a spreadsheet counts: from 1, a row with breaks in its cells is one
	cells   int  // of all rows
	damaged bool // the record at hand has quotes that nobody can place
	over    bool // the sheet is too large; that was reported
}

// next returns the cells of the next row, and false behind the last one. A row that is damaged was reported.
func (r *csvReader) next() (record []string, more bool) {
	if r.pos >= len(r.data) {
		return nil, false
	}
	r.row, r.damaged = r.row+1, false
	for {
		text, last := r.cell(len(record))
		record = append(record, text)
		if r.cells++; r.overflows(len(record)) {
			return nil, false
		}
		if last {
			return record, true
		}
	}
}

// overflows reports a sheet that was made to exhaust the reader.
func (r *csvReader) overflows(columns int) bool {
	at := place{cell: fmt.Sprint("A", r.row)}
	const hint = "leave out what the ladder does not need"
	switch {
	case columns > maxColumns:
		r.wrong(at, fmt.Sprintf("the row has more than %d cells", maxColumns), hint)
	case r.cells > maxCells || r.row > maxRows:
		r.wrong(at, fmt.Sprintf("the sheet has more than %d rows or %d cells", maxRows, maxCells), hint)
	default:
		return false
	}
	r.over = true
	return true
}

// cell reads one cell and what ends it: a separator, or the end of the row.
func (r *csvReader) cell(column int) (text string, last bool) {
	if r.pos < len(r.data) && r.data[r.pos] == '"' {
		if text, end, ok := r.quoted(column); ok {
			r.pos = end
			return text, r.end()
		}
	}
	rest := r.data[r.pos:]
	n := bytes.IndexAny(rest, string(rune(r.comma))+"\n")
	if n < 0 {
		n = len(rest)
	}
	raw := rest[:n]
	if !r.damaged && bytes.IndexByte(raw, '"') >= 0 {
		r.damage(column, "a double quote stands in a cell that is not in quotes", `put the cell in quotes, and write "" for each quote in it`)
	}
	r.pos += n
	return string(bytes.TrimSuffix(raw, []byte("\r"))), r.end()
}

// end passes over what ends a cell, and says whether it ends the row too.
func (r *csvReader) end() bool {
	if r.pos >= len(r.data) {
		return true
	}
	r.pos++
	return r.data[r.pos-1] != r.comma
}

// quoted reads a cell that starts with a quote. Where it does not end as it should, that is reported, and the cell is for the caller to read
// as if the quote were a letter: so one row is lost and not all that follow.
func (r *csvReader) quoted(column int) (text string, end int, ok bool) {
	var b strings.Builder
	for at := r.pos + 1; ; {
		n := bytes.IndexByte(r.data[at:], '"')
		if n < 0 {
			r.damage(column, "the double quote that opens this cell is never closed", `close it, or take it out; write "" for a quote within a cell`)
			return "", 0, false
		}
		b.Write(r.data[at : at+n])
		at += n + 1
		if at < len(r.data) && r.data[at] == '"' {
			b.WriteByte('"')
			at++
			continue
		}
		if end, ok := r.ends(at); ok {
			return strings.ReplaceAll(b.String(), "\r\n", "\n"), end, true
		}
		r.damage(column, "the double quote that opens this cell is closed in the middle of a text, or nowhere",
			`close it at the end of the cell; write "" for a quote within it`)
		return "", 0, false
	}
}

// ends is true where a cell may end behind its closing quote; end is where its separator stands.
func (r *csvReader) ends(at int) (end int, ok bool) {
	if bytes.HasPrefix(r.data[at:], []byte("\r\n")) || at == len(r.data)-1 && r.data[at] == '\r' {
		at++
	}
	return at, at >= len(r.data) || r.data[at] == r.comma || r.data[at] == '\n'
}

// damage reports the first quote of a row that nobody can place. Whatever follows in the row would only repeat it.
func (r *csvReader) damage(column int, text, hint string) {
	if !r.damaged {
		r.wrong(place{cell: fmt.Sprint(columnName(column), r.row)}, text, hint)
	}
	r.damaged = true
}
