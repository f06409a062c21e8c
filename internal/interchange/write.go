package interchange

import (
	"cmp"
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/safe"
)

// WriteOptions say how a sheet is written. The zero value is RFC 4180 with line feeds, in UTF-8.
type WriteOptions struct {
	Excel bool // a byte order mark and CR LF, without which Excel takes the text for another encoding
}

// WriteMatrix writes a ladder as a matrix: a row for each competency, a column for each rung. Its cells have one
// person, the third where that is enough to have both again when it is read. What it has no room for, Left says.
func WriteMatrix(w io.Writer, l *ladder.Ladder, o WriteOptions) error {
	weights := slices.ContainsFunc(l.Competencies, func(c ladder.Competency) bool { return c.Weight != 1 })
	header := []string{"id", "area", "title", "description"}
	if weights {
		header = append(header, "weight")
	}
	for i := range l.Rungs {
		header = append(header, rungName(l, i))
	}
	cells := spoken(l)
	rows := [][]string{header}
	for i, c := range l.Competencies {
		row := []string{c.ID, encodeWords(l.AreaTitle(c.Area)), encodeWords(c.Title), encodeWords(c.Meaning)}
		if weights {
			row = append(row, strconv.Itoa(c.Weight))
		}
		rows = append(rows, append(row, cells[i]...))
	}
	return writeSheet(w, rows, o)
}

// WriteLong writes a ladder as a long table: a row for each competency and rung, the behaviour empty where nothing is
// asked. It has a column for the rung below where the rungs are not one straight way up. What it has no room for, Left says.
func WriteLong(w io.Writer, l *ladder.Ladder, o WriteOptions) error {
	header := []string{"level", "area", "competency", "description", "behaviour", "i", "id", "weight", "must_have", "evidence", "needs"}
	straight := isStraight(l)
	if !straight {
		header = append(header, "parent")
	}
	rows := [][]string{header}
	for _, c := range l.Competencies {
		for r, ind := range c.Indicators {
			rung := l.Rungs[r]
			row := []string{rungName(l, r), encodeWords(l.AreaTitle(c.Area)), encodeWords(c.Title), encodeWords(c.Meaning)}
			row = append(row, longCells(l, c, ind)...)
			if !straight {
				row = append(row, rung.Parent)
			}
			rows = append(rows, row)
		}
	}
	return writeSheet(w, rows, o)
}

// longCells are the cells of an indicator: behaviour, i, id, weight, must_have, evidence, needs.
func longCells(l *ladder.Ladder, c ladder.Competency, ind *ladder.Indicator) []string {
	if ind == nil {
		return []string{"", "", c.ID, "", "", "", ""}
	}
	must := ""
	if ind.MustHave {
		must = "yes"
	}
	var needs []string
	for _, id := range ind.Needs {
		needs = append(needs, id+": "+encodeWords(l.NeedText(id)))
	}
	return []string{
		encodeLine(ind.They), encodeLine(ind.I), c.ID, strconv.Itoa(ind.Weight), must, encodeWords(ind.Evidence), strings.Join(needs, "\n"),
	}
}

// rungName is a rung as the header of a column: its short title where that leads to its id, else the id, and the title.
func rungName(l *ladder.Ladder, i int) string {
	r := l.Rungs[i]
	short := r.Short
	if cmp.Or(idOf(short), numberedRung(i)) != r.ID || strings.Contains(short, ": ") || strings.HasPrefix(short, ":") {
		short = r.ID
	}
	return encodeWords(short + ": " + r.Title)
}

// spoken are the cells of a matrix: for each competency one text for each rung, "" where nothing is asked. All are in
// the same person where that can be: the third, else the first.
func spoken(l *ladder.Ladder) [][]string {
	g := english()
	pairs := pairsOf(g, l)
	first := !allCarry(g, pairs, false) && allCarry(g, pairs, true)
	cells := make([][]string, len(pairs))
	for c, row := range pairs {
		for _, v := range row {
			text := ""
			if v != nil {
				text, _ = g.pick(*v, first)
			}
			cells[c] = append(cells[c], encodeLine(text))
		}
	}
	return cells
}

// pairsOf are the sentences of a ladder as they will be when they are read again. A first person that does not follow
// from the third, nor that from it, gives way to the one that does.
func pairsOf(g *grammar, l *ladder.Ladder) [][]*voices {
	pairs := make([][]*voices, len(l.Competencies))
	for i, c := range l.Competencies {
		pairs[i] = make([]*voices, len(c.Indicators))
		for r, ind := range c.Indicators {
			if ind == nil {
				continue
			}
			v := voices{ind.I, ind.They}
			if _, ok := g.pick(v, false); !ok {
				v, _ = g.persons(ind.They)
			}
			pairs[i][r] = &v
		}
	}
	return pairs
}

// allCarry is true where one person, the first or the third, is enough for all.
func allCarry(g *grammar, pairs [][]*voices, first bool) bool {
	for _, row := range pairs {
		for _, v := range row {
			if v == nil {
				continue
			}
			text := v.they
			if first {
				text = v.i
			}
			if back, _ := g.persons(text); back != *v {
				return false
			}
		}
	}
	return true
}

// isStraight is true where each rung is the parent of the next.
func isStraight(l *ladder.Ladder) bool {
	for i := range l.Rungs {
		if l.Parent(i) != i-1 {
			return false
		}
	}
	return true
}

// writeSheet writes rows with every cell guarded, so that no spreadsheet runs what a ladder says.
func writeSheet(w io.Writer, rows [][]string, o WriteOptions) error {
	out := csv.NewWriter(w)
	if o.Excel {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
		out.UseCRLF = true
	}
	for _, row := range rows {
		for i := range row {
			row[i] = safe.CSV(row[i])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
