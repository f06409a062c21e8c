package interchange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

func (b *builder) competencies(o *outline) {
	taken := ids{}
	for _, s := range o.skills {
		b.ownID(s, taken)
	}
	areas := b.areas(o)
	g := english()
	for _, s := range o.skills {
		rows := s.rows()
		for row := range rows {
			c := b.competency(s, row, taken)
			c.Area = areas[s.area]
			for r, l := range b.levels {
				if asked := s.asks[l]; row < len(asked) && asked[row] != nil {
					cell := ladder.Cell{Competency: len(b.ladder.Competencies), Rung: r}
					c.Indicators[r] = b.indicator(g, asked[row], c.Weight, cell)
				}
			}
			b.size += len(c.Title) + len(c.Meaning) + 32*len(c.Indicators)
			b.ladder.Competencies = append(b.ladder.Competencies, c)
		}
		if rows > 1 {
			b.say(s.at, "%s asks up to %d things at a rung and became %d competencies; see which of them belong together", quote(s.title), rows, rows)
		}
	}
	b.needs(o)
}

// needs declares what some indicator needs. One beside an empty cell stands for nothing.
func (b *builder) needs(o *outline) {
	used := map[string]bool{}
	for _, c := range b.ladder.Competencies {
		for _, ind := range c.Indicators {
			if ind != nil {
				for _, id := range ind.Needs {
					used[id] = true
				}
			}
		}
	}
	for _, n := range o.needs {
		if used[n.ID] {
			b.ladder.Needs = append(b.ladder.Needs, ladder.Need{ID: n.ID, Text: cmp.Or(n.Text, n.ID)})
		}
	}
	slices.SortFunc(b.ladder.Needs, func(x, y ladder.Need) int { return cmp.Compare(x.ID, y.ID) }) // the order of rows says nothing
}

// ownID takes the id that the input gives. It comes before any is made, so that none that is made stands in its way.
func (b *builder) ownID(s *skill, taken ids) {
	if s.id == "" {
		return
	}
	id := idOf(s.id)
	switch first, twice := taken[id]; {
	case id == "":
		b.wrong(s.idAt, "the id "+quote(s.id)+" has no letter from a to z and no digit", "write another, or none: one is made from the title")
		return
	case twice:
		b.wrong(s.idAt, fmt.Sprintf("the id %s stands in %s already", quote(id), first), "give one of the two competencies another id")
		return
	case id != s.id:
		b.say(s.idAt, "the id %s became %s", quote(s.id), id)
	}
	s.id, taken[id] = id, s.idAt
}

func (b *builder) competency(s *skill, row int, taken ids) ladder.Competency {
	c := ladder.Competency{
		ID: s.id, Title: s.title, Meaning: s.meaning, Weight: max(1, s.weight), Actions: map[string][]string{},
		Indicators: make([]*ladder.Indicator, len(b.levels)),
	}
	if row > 0 {
		c.Title = fmt.Sprintf("%s (%d)", s.title, row+1)
	}
	if c.ID != "" && row == 0 {
		return c
	}
	natural := cmp.Or(s.id, slug(s.title))
	if row > 0 && natural != "" {
		natural = fmt.Sprintf("%s-%d", cutID(natural, maxID-4), row+1)
	}
	c.ID = taken.free(cmp.Or(natural, fmt.Sprintf("competency-%d", len(b.ladder.Competencies)+1)))
	taken[c.ID] = s.at
	b.made++
	if c.ID != natural {
		b.say(s.at, "%s has the id %s", quote(c.Title), c.ID)
	}
	return c
}

// otherArea is for competencies without an area where others have one: a ladder file has areas for all or none.
const otherArea = "Other"

// areas declares the areas and returns their ids by title.
func (b *builder) areas(o *outline) map[string]string {
	found, taken := map[string]string{}, ids{}
	any := false
	for _, s := range o.skills {
		any = any || s.area != ""
	}
	for _, s := range o.skills {
		if any && s.area == "" {
			s.area = otherArea
		}
		if _, known := found[s.area]; known || !any {
			continue
		}
		id := taken.free(cmp.Or(slug(s.area), fmt.Sprintf("area-%d", len(found)+1)))
		taken[id], found[s.area] = s.at, id
		b.ladder.Areas = append(b.ladder.Areas, ladder.Area{ID: id, Title: s.area})
	}
	return found
}

func (b *builder) indicator(g *grammar, a *behaviour, weight int, cell ladder.Cell) *ladder.Indicator {
	if !a.both {
		b.speak(g, a, cell)
	}
	b.size += len(a.i) + len(a.they) + len(a.evidence)
	return &ladder.Indicator{
		I: a.i, They: a.they, Evidence: a.evidence, Weight: cmp.Or(a.weight, weight), MustHave: a.must, Needs: a.needs,
	}
}

// speak derives the other person, and says what the writer of the ladder should look at.
func (b *builder) speak(g *grammar, a *behaviour, cell ladder.Cell) {
	text := a.they
	v, ok := g.persons(text)
	a.voices = v
	n := Note{Cell: a.at.cell, Line: a.at.line, Col: a.at.col, Indicator: &cell}
	switch {
	case !ok:
		n.Text = quote(text) + ` could not be turned into "I ..." and "Does ...": write both in the ladder file`
	case v.they == text && saysTheir(v.i):
		n.Text = `"their" may mean the person's own things; if so, write "my" here: ` + quote(v.i)
		b.spoken++
	default:
		b.spoken++
		return
	}
	b.note(n)
}

func saysTheir(s string) bool {
	for _, w := range strings.Fields(s) {
		switch bare(w) {
		case "their", "theirs", "themselves":
			return true
		}
	}
	return false
}
