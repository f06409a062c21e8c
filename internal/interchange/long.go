package interchange

import (
	"fmt"
	"slices"
	"strings"
)

// long reads a table with a row for each rung and behaviour. It has room for more than a matrix: both persons, weights,
// must-haves, evidence, needs, and which rung is below which.
type long struct {
	*findings
	outline *outline
	options Options
	columns columns
}

func (t *long) read(g grid) {
	t.columns = columns{}
	header := g[0]
	for i := range header.cells {
		switch as, known := longFields[columnKey(header.cells[i])]; {
		case known:
			t.claim(t.columns, as, header, i)
		case strings.TrimSpace(header.cells[i]) == "":
			t.unnamed(g, i, "")
		default:
			t.unknown(header, i, t.options, "take it out, or pass over it with --ignore-unknown-columns")
		}
	}
	for _, needed := range []field{fieldLevel, fieldTitle, fieldBehaviour} {
		if t.columns.of(needed) < 0 {
			name := string(needed)
			if needed == fieldTitle {
				name = "competency"
			}
			t.wrong(header.at(0), "no column is called "+quote(name), "name it in the first row")
			return
		}
	}
	_, t.outline.parents = t.columns[fieldParent]
	for _, row := range g[1:] {
		if t.full() || t.outline.overflows() {
			return
		}
		if len(row.cells) != len(header.cells) {
			t.wrong(row.at(0), fmt.Sprintf("the row has %d cells, the header has %d", len(row.cells), len(header.cells)), raggedHint)
			continue
		}
		t.row(row)
	}
	t.order(header)
}

// order puts the rungs into the order of the options.
func (t *long) order(header gridRow) {
	if len(t.options.Levels) > 0 {
		m := matrix{findings: t.findings, outline: t.outline}
		m.orderNamed(header.at(t.columns.of(fieldLevel)), t.options.Levels, nil)
	}
}

func (t *long) row(row gridRow) {
	at := func(f field) place { return row.at(max(0, t.columns.of(f))) }
	text := func(f field) string { return t.words(row.cell(t.columns.of(f)), at(f)) }
	name, title := text(fieldLevel), text(fieldTitle)
	switch "" {
	case name:
		t.missing(row, fieldLevel, t.columns)
		return
	case title:
		t.missing(row, fieldTitle, t.columns)
		return
	}
	l := t.outline.level(name, at(fieldLevel))
	if p := text(fieldParent); p != "" && l.parent == "" {
		l.parent, l.parentAt = p, at(fieldParent)
	} else if p != "" && p != l.parent {
		t.wrong(at(fieldParent), fmt.Sprintf("the rung below %s is %s in %s", quote(l.title), quote(l.parent), l.parentAt), "name the same rung each time, or name it once")
	}
	s := t.skill(text(fieldID), text(fieldArea), title, row)
	if s.meaning == "" {
		s.meaning = text(fieldDescription)
	}
	for _, b := range t.asked(row, at, text) {
		s.asks[l] = append(s.asks[l], &b)
	}
}

// skill is the competency with that id, or with that area and title.
func (t *long) skill(id, area, title string, row gridRow) *skill {
	i := slices.IndexFunc(t.outline.skills, func(s *skill) bool {
		return id != "" && s.id == id || id == "" && s.id == "" && s.area == area && s.title == title
	})
	at := row.at(t.columns.of(fieldTitle))
	if i < 0 {
		return t.outline.add(&skill{at: at, id: id, idAt: row.at(max(0, t.columns.of(fieldID))), area: area, title: title})
	}
	s := t.outline.skills[i]
	switch {
	case s.title != title:
		t.wrong(at, fmt.Sprintf("the id %s belongs to %s in %s", quote(id), quote(s.title), s.at), "write the same title, or give one of them another id")
	case s.area != area:
		t.wrong(row.at(max(0, t.columns.of(fieldArea))), fmt.Sprintf("the competency %s stands in another area in %s: %s", quote(id), s.at, quote(s.area)),
			"write the same area each time")
	}
	return s
}

// asked is what a row asks for.
func (t *long) asked(row gridRow, at func(field) place, text func(field) string) []behaviour {
	asked := t.behaviours(row.cell(t.columns.of(fieldBehaviour)), at(fieldBehaviour))
	first := t.behaviours(row.cell(t.columns.of(fieldI)), at(fieldI))
	if len(first) > 0 && len(first) != len(asked) {
		t.wrong(at(fieldI), fmt.Sprintf("the cell has %s, the behaviour has %d", counted(len(first), "line"), len(asked)), `write a line with "I ..." for each line of the behaviour, or leave the cell empty`)
		return nil
	}
	weight, must := 0, t.flag(text(fieldMustHave), at(fieldMustHave))
	if w := text(fieldWeight); w != "" {
		weight = t.weight(w, at(fieldWeight))
	}
	needs, evidence := t.needList(row.cell(t.columns.of(fieldNeeds)), at(fieldNeeds)), text(fieldEvidence)
	for i := range asked {
		asked[i].evidence, asked[i].weight, asked[i].must, asked[i].needs = evidence, weight, must, needs
		if len(first) > 0 {
			asked[i].i, asked[i].both = first[i].they, true
		}
	}
	return asked
}

func (t *long) flag(text string, at place) bool {
	switch strings.ToLower(text) {
	case "yes", "y", "true", "x", "1", "must":
		return true
	case "no", "n", "false", "0", "":
		return false
	}
	t.wrong(at, quote(text)+" is neither yes nor no", "write yes, or leave the cell empty")
	return false
}

// needList reads needs, one a line as "id: what it is", or only their ids with commas between them.
func (t *long) needList(raw string, at place) []string {
	var list []string
	for _, l := range t.lines(raw, at) {
		id, text, described := strings.Cut(l.text, ":")
		names := []string{id}
		if !described {
			names = strings.FieldsFunc(id, func(r rune) bool { return r == ',' || r == ';' })
		}
		for _, n := range names {
			if id := idOf(strings.TrimSpace(n)); id != "" && !slices.Contains(list, id) {
				list = append(list, id)
				t.outline.need(id, strings.TrimSpace(text))
			}
		}
	}
	return list
}
