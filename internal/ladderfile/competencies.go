package ladderfile

import (
	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/internal/ladder"
)

const (
	maxWeight     = 5
	defaultWeight = 1
	absent        = "none" // a cell that asks for nothing, said so
)

func (f fields) competencies() {
	d := f.d
	for i, n := range f.needList("competencies") {
		d.ladder.Competencies = append(d.ladder.Competencies, d.competency(n, i))
	}
}

func (d *decoder) competency(n *yaml.Node, index int) ladder.Competency {
	f := d.fields(n, "a competency", "id", "was", "area", "title", "meaning", "weight", "indicators", "actions")
	f.need("indicators")
	d.layout.cells = append(d.layout.cells, f.placeOf("indicators"))
	d.layout.competencyTitles = append(d.layout.competencyTitles, f.placeOf("title"))
	c := ladder.Competency{
		ID:      f.id(aCompetency),
		Area:    f.area(),
		Title:   f.needText("title"),
		Meaning: f.text("meaning"),
		Weight:  f.number("weight", 1, maxWeight, defaultWeight),
		Actions: f.actions(),
	}
	c.Was = f.was(aCompetency, c.ID)
	c.Indicators = f.indicators(index, c)
	d.copySame(c)
	return c
}

// area is needed where the file declares some.
func (f fields) area() string {
	if len(f.d.ladder.Areas) > 0 {
		return f.needReference("area", anArea)
	}
	return f.reference("area", anArea)
}

// indicators reads the cells of a competency into the order of the rungs.
func (f fields) indicators(index int, c ladder.Competency) []*ladder.Indicator {
	d := f.d
	cells := make([]*ladder.Indicator, len(d.ladder.Rungs))
	for key, value := range f.pairs("indicators") {
		d.refer(aRung, key.Value, key)
		ind, at := d.indicator(value, c.Weight)
		r, known := d.positions[key.Value]
		if !known {
			continue
		}
		cells[r] = ind
		if ind != nil && ind.Was != "" {
			d.rename(anIndicator, ind.Was, key.Value+"."+c.ID, lookup(value, "was"))
		}
		d.layout.written[ladder.Cell{Competency: index, Rung: r}] = true
		if ind != nil {
			d.layout.sentences[ladder.Cell{Competency: index, Rung: r}] = at
		}
	}
	return cells
}

// indicator reads one cell, and says where its sentence stands; nil is a cell that asks for nothing.
func (d *decoder) indicator(n *yaml.Node, weight int) (*ladder.Indicator, place) {
	if n.Kind != yaml.MappingNode {
		if n.Value != absent {
			d.report(n, "an indicator must be a block of keys or "+absent+", is "+describe(n), "write "+absent+` where nothing is asked, else the keys "i" and "they"`)
		}
		return nil, place{}
	}
	if lookup(n, "same") != nil {
		return d.sameIndicator(n, weight), place{}
	}
	f := d.fields(n, "an indicator", "was", "same", "i", "they", "evidence", "weight", "must_have", "needs", "facts")
	return &ladder.Indicator{
		I:        f.needText("i"),
		They:     f.needText("they"),
		Evidence: f.text("evidence"),
		Weight:   f.number("weight", 1, maxWeight, weight),
		MustHave: f.flag("must_have"),
		Needs:    f.references("needs", aNeed, maxNeeds),
		Facts:    f.facts(),
		Was:      f.text("was"),
	}, f.placeOf("i")
}

// actions reads the development actions by the rung that one moves to.
func (f fields) actions() map[string][]string {
	actions := map[string][]string{}
	for key, value := range f.pairs("actions") {
		f.d.refer(aRung, key.Value, key)
		actions[key.Value] = texts(f.d.items(value, "the actions to "+quote(key.Value)))
	}
	return actions
}
