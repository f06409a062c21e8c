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
			ID: c.id(aContext), Title: c.needText("title"), Summary: c.text("summary"), Lacks: c.references("lacks", aNeed, maxNeeds),
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
		f.d.checkContext(n, f.d.ladder.Contexts[i])
	}
}

func (d *decoder) dangles(r reference) bool { return !d.declared(r.kind, r.id) }

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
	if _, taken := d.positions[s.ID]; taken && s.ID != "" {
		d.report(f.get("id"), "a rung has the id "+quote(s.ID)+" already", "give the seat another")
	}
	f.needList("merges")
	for i, m := range f.items("merges") {
		r, known := d.positions[m.text]
		switch {
		case !known:
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

// step is a rung as a context shows it: one of its own, or a seat.
type step struct {
	id            string
	rungs         []int // positions of the rungs that it stands for, the lowest first
	written, asks bool  // any competency asks for something there: in the ladder as written, and in the context
}

// checkContext looks at the ladder as a context shows it: every rung that asks for something still does, and the ids that stand for what a seat
// asks beyond the first indicator of a competency are free. It does not build that ladder, for which only a check of its size is safe.
func (d *decoder) checkContext(n *yaml.Node, c ladder.Context) {
	steps := d.steps(c)
	further := d.further(c, steps)
	if count := len(d.ladder.Competencies) + len(further); count > ladder.MaxCompetencies {
		d.report(n, fmt.Sprintf("this context makes %d competencies of the seats; at most %d are allowed", count, ladder.MaxCompetencies), "merge fewer rungs")
		return
	}
	taken := map[string]bool{}
	for _, comp := range d.ladder.Competencies {
		taken[comp.ID] = true
	}
	for _, cell := range further {
		id := d.ladder.Competencies[cell.Competency].ID + "-" + d.ladder.Rungs[cell.Rung].ID
		if taken[id] {
			d.report(n, "in this context two competencies would have the id "+quote(id), "rename the competency "+quote(id))
		}
		taken[id] = true
	}
	d.checkTwins(n, steps)
	for _, s := range steps {
		if s.written && !s.asks { // a rung that asks for nothing anywhere is for Lint to tell
			d.report(n, "in this context the rung "+quote(s.id)+" asks for nothing", `take a need out of "lacks"`)
		}
	}
}

// steps are the rungs as a context shows them.
func (d *decoder) steps(c ladder.Context) []step {
	var steps []step
	merged := map[int]bool{}
	for _, seat := range c.Seats {
		s := step{id: seat.ID}
		for _, rung := range seat.Merges {
			s.rungs = append(s.rungs, d.positions[rung])
			merged[d.positions[rung]] = true
		}
		steps = append(steps, s)
	}
	for r, rung := range d.ladder.Rungs {
		if !merged[r] {
			steps = append(steps, step{id: rung.ID, rungs: []int{r}})
		}
	}
	return steps
}

// further are the cells that become competencies of their own, which stand at a seat alone: all that a competency asks at a seat but for
// the lowest. And it notes which steps ask for something.
func (d *decoder) further(c ladder.Context, steps []step) []ladder.Cell {
	lacks := map[string]bool{}
	for _, need := range c.Lacks {
		lacks[need] = true
	}
	var cells []ladder.Cell
	for i, comp := range d.ladder.Competencies {
		asked := d.askedWithout(lacks, comp)
		for s := range steps {
			first := true
			for _, r := range steps[s].rungs {
				steps[s].written = steps[s].written || comp.Indicators[r] != nil
				switch {
				case !asked[r]:
				case first:
					steps[s].asks, first = true, false
				default:
					cells = append(cells, ladder.Cell{Competency: i, Rung: r})
				}
			}
		}
	}
	return cells
}

// askedWithout says at which rungs a competency asks for something where some needs do not exist. A question that is that of another
// rung needs what that one needs.
func (d *decoder) askedWithout(lacks map[string]bool, c ladder.Competency) []bool {
	asked := make([]bool, len(c.Indicators))
	for r, ind := range c.Indicators {
		asked[r] = ind != nil && ind.Same == "" && !slices.ContainsFunc(ind.Needs, func(n string) bool { return lacks[n] })
	}
	for r, ind := range c.Indicators {
		if ind != nil && ind.Same != "" {
			asked[r] = asked[d.positions[ind.Same]]
		}
	}
	return asked
}
