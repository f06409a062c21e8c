package ladderfile

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/safe"
)

func (f fields) sources() []ladder.Source {
	var sources []ladder.Source
	for _, n := range f.list("sources") {
		s := f.d.fields(n, "a source", "id", "title", "file", "url")
		sources = append(sources, ladder.Source{ID: s.id(aSource), Title: s.needText("title"), File: s.text("file"), URL: s.text("url")})
	}
	return sources
}

// scale reads the ladder's own scale; a ladder without one has the default.
func (f fields) scale() ladder.Scale {
	n := f.get("scale")
	if n == nil {
		return ladder.DefaultScale()
	}
	s := f.d.fields(n, "a scale", "cut", "points")
	scale := ladder.Scale{Points: s.points()}
	if s.need("cut") != nil && len(scale.Points) > 0 {
		scale.Cut = s.number("cut", 1, scale.Top(), 0)
	}
	return scale
}

// points reads the points of a scale; none where their number is wrong, for then no cut is right either.
func (f fields) points() []ladder.Point {
	list := f.needList("points")
	if k := len(list); k > 0 && (k < ladder.MinPoints || k > ladder.MaxPoints) {
		f.d.report(f.get("points"), fmt.Sprintf("a scale must have from %d to %d points, has %d", ladder.MinPoints, ladder.MaxPoints, k), "leave some out, or add some")
		return nil
	}
	var points []ladder.Point
	for _, n := range list {
		p := f.d.fields(n, "a point", "label", "hint")
		points = append(points, ladder.Point{Label: p.needText("label"), Hint: p.text("hint")})
	}
	return points
}

func (f fields) needs() []ladder.Need {
	var needs []ladder.Need
	for key, value := range f.pairs("needs") {
		id := f.d.declare(aNeed, key)
		needs = append(needs, ladder.Need{ID: id, Text: f.d.needValue(value, "the need "+quote(id))})
	}
	return needs
}

func (f fields) areas() []ladder.Area {
	var areas []ladder.Area
	for _, n := range f.list("areas") {
		a := f.d.fields(n, "an area", "id", "title")
		areas = append(areas, ladder.Area{ID: a.id(anArea), Title: a.needText("title")})
	}
	return areas
}

func (f fields) glossary() map[string]string {
	glossary := map[string]string{}
	for key, value := range f.pairs("glossary") {
		term := strings.TrimSpace(safe.Text(key.Value))
		glossary[term] = f.d.needValue(value, "the term "+quote(term))
	}
	return glossary
}
