package ladderfile

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/internal/ladder"
)

// contexts reads the kinds of workplace that merge rungs. They come last: what they are checked against is read by then.
func (f fields) contexts() {
	for _, n := range f.list("contexts") {
		c := f.d.fields(n, "a context", "id", "title", "summary", "lacks", "seats")
		context := ladder.Context{
			ID: c.id(aContext), Title: c.needText("title"), Summary: c.text("summary"), Lacks: c.references("lacks", aNeed),
		}
		merged := map[string]bool{}
		for _, s := range c.list("seats") {
			context.Seats = append(context.Seats, f.d.seat(s, merged))
		}
		f.d.ladder.Contexts = append(f.d.ladder.Contexts, context)
	}
	if len(f.d.problems) > 0 || slices.ContainsFunc(f.d.references, f.d.dangles) {
		return // the view of a context is made of a sound ladder only
	}
	for i, n := range f.list("contexts") {
		f.d.checkContext(n, f.d.ladder.Contexts[i].ID)
	}
}

// seat reads one seat; merged holds the rungs that the seats before it have taken.
func (d *decoder) seat(n *yaml.Node, merged map[string]bool) ladder.Seat {
	f := d.fields(n, "a seat", "id", "title", "short", "aliases", "mandate", "scope", "horizon", "note", "merges")
	s := ladder.Seat{
		ID: f.id(aSeat), Title: f.needText("title"), Short: f.text("short"), Aliases: f.texts("aliases"),
		Mandate: f.text("mandate"), Scope: f.text("scope"), Horizon: f.text("horizon"), Note: f.text("note"),
	}
	if s.Short == "" {
		s.Short = s.Title
	}
	if d.ladder.RungIndex(s.ID) >= 0 {
		d.report(f.get("id"), "a rung has the id "+quote(s.ID)+" already", "give the seat another")
	}
	f.needList("merges")
	for i, m := range f.items("merges") {
		r := d.ladder.RungIndex(m.text)
		switch {
		case r < 0:
			d.refer(aRung, m.text, m.at)
		case merged[m.text]:
			d.report(m.at, "the rung "+quote(m.text)+" is merged twice", "a rung belongs to one seat")
		case i > 0 && d.ladder.Rungs[r].Parent != s.Merges[i-1]:
			d.report(m.at, fmt.Sprintf("the rung %s does not stand on %s", quote(m.text), quote(s.Merges[i-1])), "a seat merges rungs that follow each other, the lowest first")
		}
		merged[m.text] = true
		s.Merges = append(s.Merges, m.text)
	}
	return s
}

// checkContext looks at the ladder as a context shows it: every rung still asks for something, and the ids that stand for what a seat
// asks beyond the first indicator of a competency are free.
func (d *decoder) checkContext(n *yaml.Node, id string) {
	seen, _ := d.ladder.In(id)
	if len(seen.Competencies) > ladder.MaxCompetencies {
		d.report(n, fmt.Sprintf("this context makes %d competencies of the seats; at most %d are allowed", len(seen.Competencies), ladder.MaxCompetencies), "merge fewer rungs")
		return
	}
	ids := map[string]bool{}
	for _, c := range seen.Competencies {
		if ids[c.ID] {
			d.report(n, "in this context two competencies would have the id "+quote(c.ID), "rename the competency "+quote(c.ID))
		}
		ids[c.ID] = true
	}
	for r, rung := range seen.Rungs {
		if !slices.ContainsFunc(seen.Competencies, func(c ladder.Competency) bool { return c.Indicators[r] != nil }) {
			d.report(n, "in this context the rung "+quote(rung.ID)+" asks for nothing", "take a need out of \"lacks\"")
		}
	}
}

func (d *decoder) dangles(r reference) bool {
	known := d.names[r.kind]
	return known == nil || known.lines[r.id] == 0
}
