package interchange

import (
	"strings"
	"unicode/utf8"
)

// startsTable is true for the header of a pipe table: the line below it is its rule, with as many cells.
func (s *blockScanner) startsTable() bool {
	if s.i+1 >= len(s.lines) || !strings.Contains(s.lines[s.i], "|") || len(s.lines[s.i]) > maxText {
		return false
	}
	rule := s.lines[s.i+1]
	return strings.Contains(rule, "|") && tableRule().MatchString(rule) && len(s.tableRow(s.lines[s.i]).cells) == len(s.tableRow(rule).cells)
}

// table reads a table and leaves the scanner behind it.
func (s *blockScanner) table() {
	b := block{kind: table, at: s.at(0), grid: grid{s.tableRow(s.lines[s.i])}}
	for s.i += 2; s.i < len(s.lines) && s.extra <= maxBlocks; s.i++ {
		line := s.lines[s.i]
		if strings.TrimSpace(line) == "" || !strings.Contains(line, "|") || atxHeading().MatchString(line) {
			break
		}
		row := s.tableRow(line)
		if n := len(b.grid[0].cells); len(row.cells) > n {
			s.wrong(row.at(n), "the row has more cells than the header", `write \| for a bar within a cell`)
		} else if len(row.cells) > 1 || len(row.cells) == 1 && row.cells[0] != "" {
			b.grid = append(b.grid, row)
			s.extra += 1 + len(row.cells)/5
		}
	}
	s.add(b, false)
}

// tableRow splits a line at the bars that are not escaped, those at its ends left out, and takes marks off the cells.
func (s *blockScanner) tableRow(line string) gridRow {
	row := gridRow{}
	if s.isTooLong(line, s.at(0)) {
		return row
	}
	start := len(line) - len(strings.TrimLeft(line, " \t"))
	end := len(strings.TrimRight(line, " \t"))
	if strings.HasPrefix(line[start:end], "|") {
		start++
	}
	col := 1 + utf8.RuneCountInString(line[:start])
	add := func(to int) {
		cell := line[start:to]
		blanks := len(cell) - len(strings.TrimLeft(cell, " \t"))
		row.cells = append(row.cells, inline(strings.TrimSpace(cell)))
		row.places = append(row.places, place{line: s.first + s.i, col: col + blanks})
		col += utf8.RuneCountInString(cell) + 1
		start = to + 1
	}
	for i := start; i < end && len(row.cells) <= maxTableColumns; i++ {
		switch line[i] {
		case '\\':
			i++
		case '|':
			add(i)
		}
	}
	if start < end || len(row.cells) == 0 {
		add(max(start, end))
	}
	return row
}

// transposed turns a table with a row for each rung into one with a column for each.
func transposed(g grid) grid {
	turned := make(grid, len(g[0].cells))
	for i := range turned {
		for _, row := range g {
			turned[i].cells = append(turned[i].cells, row.cell(i))
			turned[i].places = append(turned[i].places, row.at(i))
		}
	}
	return turned
}

// listsRungs is true for a table whose rows are rungs, as its first header says.
func listsRungs(g grid) bool {
	switch columnKey(g[0].cells[0]) {
	case "level", "levels", "rung", "role", "grade", "position", "job title", "career level":
		return len(g[0].cells) > 1
	}
	return false
}

// textIn is how much a table says.
func textIn(g grid) int {
	n := 0
	for _, row := range g[1:] {
		for _, c := range row.cells {
			n += len(c)
		}
	}
	return n
}

// readTables makes an outline of the tables of a text that look alike: those whose first column is called as that of the
// largest one. Tables may have the same columns, for each of several areas, or each the column of another rung.
func (f *findings) readTables(blocks []block, o Options) *outline {
	largest := largestTable(blocks)
	out := &outline{}
	m := matrix{findings: f, outline: out, options: o, loose: true}
	byHeading := m.areasAbove(blocks, largest)
	above := ""
	for _, b := range blocks {
		switch {
		case b.kind == heading:
			above = f.words(inline(b.text), b.at)
		case b.kind != table || f.full() || out.overflows():
		case columnKey(b.grid[0].cells[0]) != columnKey(largest[0].cells[0]) || len(b.grid) < 2:
			f.say(b.at, "a table with other columns than the largest one is left out")
		default:
			if m.area = ""; byHeading {
				m.area = above
			}
			g := b.grid
			if listsRungs(g) {
				g = transposed(g)
			}
			m.read(g)
		}
	}
	out.title = f.titleAbove(blocks)
	if len(o.Levels) > 0 {
		m.orderNamed(place{line: 1, col: 1}, o.Levels, m.others)
	}
	return out
}

// titleAbove is the only heading of the first level, where it stands above the tables: the title of the ladder.
func (f *findings) titleAbove(blocks []block) string {
	var titles []block
	for _, b := range blocks {
		switch {
		case b.kind == heading && b.depth == 1:
			titles = append(titles, b)
		case b.kind == table && len(titles) == 0:
			return ""
		}
	}
	if len(titles) != 1 {
		return ""
	}
	return f.words(inline(titles[0].text), titles[0].at)
}

func largestTable(blocks []block) grid {
	var largest grid
	for _, b := range blocks {
		if b.kind == table && (largest == nil || textIn(b.grid) > textIn(largest)) {
			largest = b.grid
		}
	}
	return largest
}

// areasAbove is true where several tables have the very same columns: then the headings above them tell them apart.
func (m *matrix) areasAbove(blocks []block, like grid) bool {
	same := 0
	for _, b := range blocks {
		if b.kind == table && strings.Join(b.grid[0].cells, "|") == strings.Join(like[0].cells, "|") {
			same++
		}
	}
	return same > 1
}
