package interchange

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/safe"
)

// grid is a table: the first row says what the columns are. Rows may differ in length.
type grid []gridRow

// gridRow is a row of a grid. A row of a sheet knows its number, as a spreadsheet shows it; one of a text knows where each
// cell starts.
type gridRow struct {
	cells  []string
	number int
	places []place // nil in a sheet
}

// at is the place of a cell, be it one that the row lacks.
func (r gridRow) at(column int) place {
	if r.places == nil {
		return place{cell: fmt.Sprint(columnName(column), r.number)}
	}
	return r.places[max(0, min(column, len(r.places)-1))]
}

// cell is the raw text of a cell, "" for one that the row lacks.
func (r gridRow) cell(column int) string {
	if column < 0 || column >= len(r.cells) {
		return ""
	}
	return r.cells[column]
}

func (r gridRow) blank() bool {
	return !slices.ContainsFunc(r.cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

// columnName is what a spreadsheet calls a column: A to Z, AA and so on; the first is 0.
func columnName(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// field is what a column holds.
type field string

const (
	fieldID          field = "id"
	fieldArea        field = "area"
	fieldTitle       field = "title"
	fieldDescription field = "description"
	fieldWeight      field = "weight"
	fieldLevel       field = "level"
	fieldBehaviour   field = "behaviour"
	fieldI           field = "i"
	fieldMustHave    field = "must_have"
	fieldEvidence    field = "evidence"
	fieldNeeds       field = "needs"
	fieldParent      field = "parent"
)

// matrixFields and longFields are the columns that the two shapes of a sheet may have, by the names that are read.
var (
	matrixFields = map[string]field{
		"id": fieldID, "area": fieldArea, "category": fieldArea, "theme": fieldArea, "domain": fieldArea,
		"title": fieldTitle, "competency": fieldTitle, "competence": fieldTitle, "skill": fieldTitle, "parameter": fieldTitle,
		"capability": fieldTitle, "dimension": fieldTitle, "description": fieldDescription, "meaning": fieldDescription,
		"definition": fieldDescription, "weight": fieldWeight,
	}
	longFields = map[string]field{
		"id": fieldID, "area": fieldArea, "category": fieldArea, "theme": fieldArea, "domain": fieldArea,
		"title": fieldTitle, "competency": fieldTitle, "competence": fieldTitle, "skill": fieldTitle, "capability": fieldTitle,
		"description": fieldDescription, "meaning": fieldDescription, "definition": fieldDescription, "weight": fieldWeight,
		"level": fieldLevel, "rung": fieldLevel, "role": fieldLevel, "grade": fieldLevel, "behaviour": fieldBehaviour, "behavior": fieldBehaviour,
		"indicator": fieldBehaviour, "statement": fieldBehaviour, "expectation": fieldBehaviour, "criterion": fieldBehaviour, "they": fieldBehaviour, "i": fieldI, "must have": fieldMustHave, "evidence": fieldEvidence,
		"needs": fieldNeeds, "parent": fieldParent,
	}
)

// columnKey is a header as it is looked up: must_have, Must-have and "must have" are the same.
func columnKey(header string) string {
	header = strings.ToLower(strings.TrimSpace(safe.Text(header)))
	return strings.Join(strings.FieldsFunc(header, func(r rune) bool { return r == ' ' || r == '_' || r == '-' }), " ")
}

// columns is what the columns of a grid hold.
type columns map[field]int

// of is the position of a column, -1 for none.
func (c columns) of(f field) int {
	if i, ok := c[f]; ok {
		return i
	}
	return -1
}

// claim gives a column its field, and reports a second one with the same.
func (f *findings) claim(c columns, as field, header gridRow, i int) {
	if first, twice := c[as]; twice {
		f.wrong(header.at(i), fmt.Sprintf("the columns %s and %s both hold the %s", quote(header.cells[first]), quote(header.cells[i]), as), "keep one of them")
		return
	}
	c[as] = i
}

// unknown reports a column that means nothing here.
func (f *findings) unknown(header gridRow, i int, o Options, hint string) {
	if !o.IgnoreUnknown {
		f.wrong(header.at(i), "unknown column "+quote(header.cells[i]), hint)
	}
}

// unnamed reports content below an empty header; a sheet may have any number of columns with neither.
func (f *findings) unnamed(g grid, i int, header string) {
	if strings.TrimSpace(header) != "" {
		return // nothing is left of it, which was reported
	}
	for _, row := range g[1:] {
		if strings.TrimSpace(row.cell(i)) != "" {
			f.wrong(g[0].at(i), "the column has no header", "write what it holds, or take it out")
			return
		}
	}
}

// missing reports a cell that may not be empty. Where it is not, something else was reported about it.
func (f *findings) missing(row gridRow, needed field, c columns) {
	if i := c.of(needed); strings.TrimSpace(row.cell(i)) == "" {
		f.wrong(row.at(i), "the row has no "+string(needed), "write one, or take the row out")
	}
}
