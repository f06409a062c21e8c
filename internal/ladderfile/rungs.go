package ladderfile

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/internal/ladder"
)

func (f fields) rungs() {
	d := f.d
	for _, n := range f.needList("rungs") {
		d.layout.rungs = append(d.layout.rungs, placeOf(n))
		d.ladder.Rungs = append(d.ladder.Rungs, d.rung(n))
	}
	d.locateRungs()
	d.checkCycles()
}

// locateRungs looks up once what each of many cells asks for. Of two rungs with one id the first counts.
func (d *decoder) locateRungs() {
	for i := len(d.ladder.Rungs) - 1; i >= 0; i-- {
		d.positions[d.ladder.Rungs[i].ID] = i
	}
	for i := range d.ladder.Rungs {
		d.parents = append(d.parents, d.ladder.Parent(i))
	}
}

func (d *decoder) rung(n *yaml.Node) ladder.Rung {
	f := d.fields(n, "a rung", "id", "was", "parent", "also", "title", "short", "aliases", "mandate", "scope", "horizon", "shift", "actions", "facts")
	r := ladder.Rung{
		ID:      f.id(aRung),
		Parent:  f.reference("parent", aRung),
		Also:    f.also(),
		Title:   f.needText("title"),
		Short:   f.text("short"),
		Aliases: f.texts("aliases"),
		Mandate: f.text("mandate"),
		Scope:   f.text("scope"),
		Horizon: f.text("horizon"),
		Shift:   f.text("shift"),
		Facts:   f.facts(),
	}
	r.Was = f.was(aRung, r.ID)
	r.Actions, r.ActionsFrom = f.stepActions()
	if r.Short == "" {
		r.Short = r.Title
	}
	d.layout.parents = append(d.layout.parents, f.placeOf("parent"))
	d.layout.rungTitles = append(d.layout.rungTitles, f.placeOf("title"))
	d.layout.rungShorts = append(d.layout.rungShorts, f.placeOf("short"))
	return r
}

// stepActions reads the actions for a whole step: a list, or lists by the rung one comes from.
func (f fields) stepActions() (all []string, from map[string][]string) {
	if n := f.get("actions"); n == nil || n.Kind != yaml.MappingNode {
		return f.texts("actions"), nil
	}
	from = map[string][]string{}
	for key, value := range f.pairs("actions") {
		f.d.refer(aRung, key.Value, key)
		from[key.Value] = texts(f.d.items(value, "the actions from "+quote(key.Value)))
	}
	return nil, from
}

// placeOf is where the value of a key stands, or the block itself where the key is absent.
func (f fields) placeOf(key string) place {
	if n := f.get(key); n != nil {
		return placeOf(n)
	}
	return placeOf(f.at)
}

// also reads the lateral rungs; none of them is the rung itself.
func (f fields) also() []string {
	items := f.items("also")
	for _, i := range items {
		if id := f.get("id"); id != nil && id.Value == i.text {
			f.d.report(i.at, `"also" names the rung itself`, "name another rung or delete it")
		}
		f.d.refer(aRung, i.text, i.at)
	}
	return texts(items)
}

// checkCycles reports each ring of parents once. A rung has one parent at most, so walking up from every
// rung and stopping where an earlier walk has been finds all of them.
func (d *decoder) checkCycles() {
	rungs := d.ladder.Rungs
	if d.ladder.RungIndex("") >= 0 {
		return // a rung without an id would pass for the parent of every root
	}
	walk := make([]int, len(rungs)) // the walk that came by, from 1
	for i := range rungs {
		r := i
		for r >= 0 && walk[r] == 0 {
			walk[r] = i + 1
			r = d.ladder.Parent(r)
		}
		if r >= 0 && walk[r] == i+1 {
			d.reportAt(d.layout.parents[r], "the parents form a ring: "+d.ring(r), "give the lowest of these rungs no parent")
		}
	}
}

func (d *decoder) ring(start int) string {
	ids := []string{quote(d.ladder.Rungs[start].ID)}
	for r := d.ladder.Parent(start); r != start; r = d.ladder.Parent(r) {
		ids = append(ids, quote(d.ladder.Rungs[r].ID))
	}
	return strings.Join(append(ids, ids[0]), " > ")
}
