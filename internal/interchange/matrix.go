package interchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rung-dev/rung/internal/safe"
)

// raggedHint is for rows with more or fewer cells than the header.
const raggedHint = "put a cell that has a comma, semicolon, tab or line break in it in double quotes; a spreadsheet does so when it saves as CSV"

// maxHint is how long a list in a hint may be.
const maxHint = 300

// matrix reads a grid with a row for each competency and a column for each rung.
type matrix struct {
	*findings
	outline *outline
	options Options
	// loose is for tables in a text, which have no fixed header: the first column holds the titles, and each that means
	// nothing else is a rung. Two rows with the same title belong to the same competency.
	loose  bool
	others []string // columns of all tables that mean nothing

	columns columns
	levels  []*level // by column, nil for those that are no rung
	titles  map[string]place
	area    string // of the rows that come next
	filled  bool   // an empty area was noted
}

func (m *matrix) read(g grid) {
	m.columns, m.levels, m.titles = columns{}, make([]*level, len(g[0].cells)), map[string]place{}
	m.header(g)
	if m.rungs() == 0 || m.columns.of(fieldTitle) < 0 {
		return
	}
	for _, row := range g[1:] {
		if m.full() || m.outline.overflows() {
			return
		}
		switch n := len(g[0].cells); {
		case row.blank():
		case len(row.cells) != n && !m.loose:
			m.wrong(row.at(0), fmt.Sprintf("the row has %d cells, the header has %d", len(row.cells), n), raggedHint)
		default:
			m.row(row)
		}
	}
}

// header says what each column holds.
func (m *matrix) header(g grid) {
	header, strangers := g[0], []int{}
	for i, raw := range header.cells {
		text := m.words(raw, header.at(i))
		as, known := matrixFields[columnKey(text)]
		switch {
		case m.isNamed(text):
			m.addLevel(text, header, i)
		case known && !(m.loose && as == fieldTitle && i > 0 && m.columns.of(fieldTitle) >= 0):
			m.claim(m.columns, as, header, i)
		case m.loose && i == 0:
			m.columns[fieldTitle] = 0
		case text == "" && strings.TrimSpace(raw) == "" && m.isCorner(g, i):
			m.columns[fieldTitle] = i
			m.say(header.at(i), "the column has no header and is taken for the titles of the competencies")
		case text == "":
			m.unnamed(g, i, raw)
		case len(m.options.Levels) == 0 && (m.loose || strings.Contains(text, ": ")):
			m.addLevel(text, header, i)
		default:
			strangers = append(strangers, i)
		}
	}
	m.needTitles(header)
	m.strangers(header, m.orderLevels(header, strangers))
}

// isCorner is true for a column without a header that holds the titles: the first that is no id or area, where no header says "title".
func (m *matrix) isCorner(g grid, i int) bool {
	for other, raw := range g[0].cells {
		switch matrixFields[columnKey(raw)] {
		case fieldTitle:
			return false
		case fieldID, fieldArea:
		default:
			if other < i {
				return false
			}
		}
	}
	return slices.ContainsFunc(g[1:], func(r gridRow) bool { return strings.TrimSpace(r.cell(i)) != "" })
}

// isNamed is true for a column that the options name as a rung.
func (m *matrix) isNamed(header string) bool {
	l := newLevel(header, place{})
	return slices.ContainsFunc(m.options.Levels, l.called)
}

// addLevel adds the rung of a column. Tables of one text may share rungs; the columns of one table may not.
func (m *matrix) addLevel(text string, header gridRow, i int) {
	l := m.outline.level(text, header.at(i))
	if other := slices.Index(m.levels, l); other >= 0 {
		m.wrong(header.at(i), fmt.Sprintf("the columns %s and %s are the same rung", quote(header.cells[other]), quote(header.cells[i])), "give one of them another name")
	}
	m.levels[i] = l
}

// rungs counts the columns that are rungs.
func (m *matrix) rungs() int {
	n := 0
	for _, l := range m.levels {
		if l != nil {
			n++
		}
	}
	return n
}

func (m *matrix) needTitles(header gridRow) {
	switch area, ok := m.columns[fieldArea]; {
	case m.columns.of(fieldTitle) >= 0:
	case m.loose && ok:
		delete(m.columns, fieldArea)
		m.columns[fieldTitle] = area
	default:
		m.wrong(header.at(0), `no column holds the titles of the competencies`, `write "title" or "competency" above them in the first row`)
	}
}

// orderLevels puts the rungs that the options name into the order of the options, and reports those that are missing. It returns the
// columns that mean nothing, but for those that a slip in the options may have meant.
func (m *matrix) orderLevels(header gridRow, strangers []int) []int {
	var names, meant []string
	for _, i := range strangers {
		names = append(names, header.cells[i])
	}
	if m.loose { // a table may have some of the rungs only; what none has is reported behind the last one
		m.others = append(m.others, names...)
		for _, name := range m.options.Levels {
			meant = append(meant, nearest(name, names))
		}
	} else {
		meant = m.orderNamed(header.at(0), m.options.Levels, names)
	}
	return slices.DeleteFunc(strangers, func(i int) bool { return slices.Contains(meant, header.cells[i]) })
}

// orderNamed is for all forms of input; at is where to look for a rung that is missing, others are what may be rungs too. It returns
// those of them that it suggests.
func (m *matrix) orderNamed(at place, names, others []string) (meant []string) {
	var ordered []*level
	for _, name := range names {
		i := slices.IndexFunc(m.outline.levels, func(l *level) bool { return l.called(name) })
		if i < 0 {
			known := append(titlesOf(m.outline.levels), others...)
			m.wrong(at, "no rung is called "+quote(name), wroteWrong(name, known))
			meant = append(meant, nearest(name, known))
			continue
		}
		if l := m.outline.levels[i]; !slices.Contains(ordered, l) {
			ordered = append(ordered, l)
		}
	}
	if len(ordered) == len(m.outline.levels) {
		m.outline.levels = ordered
	}
	return meant
}

func titlesOf(levels []*level) []string {
	var titles []string
	for _, l := range levels {
		titles = append(titles, l.title)
	}
	return titles
}

// strangers reports the columns that mean nothing. Where there are no rungs, they are what the rungs may be.
func (m *matrix) strangers(header gridRow, columns []int) {
	if m.rungs() == 0 && len(m.options.Levels) == 0 {
		var names []string
		for _, i := range columns {
			if i == 0 && m.columns.of(fieldTitle) < 0 {
				continue // more likely the titles, as is said already
			}
			names = append(names, strings.TrimSpace(safe.Text(header.cells[i])))
		}
		hint := `write the rungs as "L1: Junior" in the first row`
		if list := strings.Join(names, ","); list != "" && len(list) < maxHint {
			hint += ", or name those columns that are rungs, lowest first: --levels " + safe.Shell(list)
		}
		m.wrong(header.at(0), "no column is a rung", hint)
		return
	}
	hint := `a rung is written as "L1: Junior"; take other columns out, or pass over them with --ignore-unknown-columns`
	if len(m.options.Levels) > 0 {
		hint = "if it is a rung, name it in --levels too; take other columns out, or pass over them with --ignore-unknown-columns"
	}
	for _, i := range columns {
		m.unknown(header, i, m.options, hint)
	}
}

// row reads a competency, or the name of an area on a line of its own.
func (m *matrix) row(row gridRow) {
	at := func(f field) place { return row.at(max(0, m.columns.of(f))) }
	text := func(f field) string { return m.words(row.cell(m.columns.of(f)), at(f)) }
	title, id := text(fieldTitle), text(fieldID)
	_, hasAreas := m.columns[fieldArea]
	if !hasAreas && id == "" && m.alone(row) {
		m.area = title
		return
	}
	m.inArea(text(fieldArea), hasAreas, at(fieldArea))
	if title == "" {
		m.missing(row, fieldTitle, m.columns)
		return
	}
	s := m.skill(id, title, at(fieldTitle))
	if s.idAt = at(fieldID); s.meaning == "" {
		s.meaning = text(fieldDescription)
	}
	if w := text(fieldWeight); w != "" {
		s.weight = m.weight(w, at(fieldWeight))
	}
	asks := map[*level][]behaviour{}
	for i, l := range m.levels {
		if l != nil {
			asks[l] = m.behaviours(row.cell(i), row.at(i))
		}
	}
	s.ask(asks)
}

// inArea sets the area of a row. Sheets with joined cells have the area in the first row of several only.
func (m *matrix) inArea(area string, hasAreas bool, at place) {
	if area == "" && hasAreas && m.area != "" && !m.filled {
		m.say(at, "the row has no area; it belongs to %s, as the row above", quote(m.area))
		m.filled = true
	}
	if area != "" {
		m.area = area
	}
}

// alone is true for a row that has nothing but a title.
func (m *matrix) alone(row gridRow) bool {
	for i, c := range row.cells {
		if i != m.columns.of(fieldTitle) && strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// skill is the competency of a row: one that another row has begun in a loose table, else a new one.
func (m *matrix) skill(id, title string, at place) *skill {
	if m.loose {
		return m.outline.skill(m.area, title, at)
	}
	if id == "" {
		key := m.area + "\x00" + title
		if first, twice := m.titles[key]; twice {
			m.wrong(at, fmt.Sprintf("the competency %s stands in %s already", quote(title), first), "give one of them another title, or an id")
		}
		m.titles[key] = at
	}
	return m.outline.add(&skill{at: at, id: id, area: m.area, title: title})
}

func (f *findings) weight(text string, at place) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > maxWeight {
		f.wrong(at, fmt.Sprintf("the weight is %s", quote(text)), fmt.Sprintf("write a whole number from 1 to %d, or leave the cell empty", maxWeight))
		return 0
	}
	return n
}
