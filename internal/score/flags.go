package score

import (
	"slices"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// The flags of scoring section 3, in the order in which a result lists them. They never change a number.
const (
	Uniform       = "uniform"        // all values equal
	ThinEvidence  = "thin_evidence"  // items: rungs
	NotAssessable = "not_assessable" // items: rungs
	Foundation    = "foundation"     // items: rung.competency at or below the placement, answered below the cut
	Inverted      = "inverted"       // items: competencies whose answers rise with the rung
	Spiky         = "spiky"          // levels lie far apart
	NoExample     = "no_example"     // items: rung.competency met at the declared rung or above, without evidence
	Unfinished    = "unfinished"     // the walk has questions left
)

// uniformFrom is how many values it takes to call equal answers uniform; the others are distances in points and rungs.
const (
	uniformFrom  = 10
	invertedFrom = 2
	spikyFrom    = 3
)

func (rd *Reading) flags(main *Path, a *assess.Assessment) []assess.Flag {
	flags := []assess.Flag{}
	add := func(name string, when bool, items []string) {
		if when {
			flags = append(flags, assess.Flag{Flag: name, Items: append([]string{}, items...)})
		}
	}
	some := func(name string, items []string) { add(name, len(items) > 0, items) }

	add(Uniform, rd.uniform(), nil)
	some(ThinEvidence, rd.rungsWhere(func(s Step) bool { return s.Thin }))
	some(NotAssessable, rd.rungsWhere(func(s Step) bool { return !s.Assessable }))
	some(Foundation, main.foundation(main.Height(rd.Placement)))
	some(Inverted, main.inverted())
	add(Spiky, main.spiky(), nil)
	some(NoExample, rd.noExample(main, a))
	add(Unfinished, !WalkOf(rd.Ladder, a).Follow(rd.Sheet).Done(), nil)
	return flags
}

// WalkOf is the walk of an assessment, with the placement rule of this package.
func WalkOf(l *ladder.Ladder, a *assess.Assessment) assess.Walk {
	return assess.Walk{
		Ladder: l, Mode: a.Mode, Declared: a.Declared.Index(l), Aspired: a.Aspiration.Index(l), Place: Placement,
		Given: a.Given(l),
	}
}

// spiky says whether levels lie far apart. The parts of a competency that stand at one seat alone have no level to compare.
func (p *Path) spiky() bool {
	lowest, highest := len(p.rungs), 0
	for c, comp := range p.ladder.Competencies {
		if comp.PartOf == "" {
			lowest, highest = min(lowest, p.levels[c]), max(highest, p.levels[c])
		}
	}
	return highest-lowest >= spikyFrom
}

func (rd *Reading) uniform() bool {
	values := rd.scaled()
	return len(values) >= uniformFrom && slices.Max(values) == slices.Min(values)
}

func (rd *Reading) rungsWhere(ok func(Step) bool) []string {
	var ids []string
	for r, rung := range rd.Ladder.Rungs {
		if ok(rd.At(r)) {
			ids = append(ids, rung.ID)
		}
	}
	return ids
}

// foundation lists what lies at or below height h and was answered below the cut: to reread or to shore up.
func (p *Path) foundation(h int) []string {
	return p.itemsWhere(func(c, at int) bool {
		return at <= h && p.response(c, at).Scaled() && !p.isMet(c, at)
	})
}

// inverted lists competencies in which some higher answer lies well above a lower one.
func (p *Path) inverted() []string {
	var ids []string
	for c, comp := range p.ladder.Competencies {
		lowest := assess.Response(p.ladder.Scale.Top())
		for h := 1; h <= len(p.rungs); h++ {
			if r := p.response(c, h); r.Scaled() {
				if r-lowest >= invertedFrom {
					ids = append(ids, comp.ID)
					break
				}
				lowest = min(lowest, r)
			}
		}
	}
	return ids
}

func (rd *Reading) noExample(p *Path, a *assess.Assessment) []string {
	from := p.Height(a.Declared.Index(rd.Ladder))
	if from == 0 || slices.Contains(a.Redacted, assess.Evidence) { // nobody is blamed for what was left out in sharing
		return nil
	}
	return p.itemsWhere(func(c, at int) bool {
		return at >= from && p.isMet(c, at) && a.EvidenceFor(p.ladder, p.cell(c, at)) == ""
	})
}

// itemsWhere names the indicators of the path that pass the test as "rung.competency", competency by competency.
func (p *Path) itemsWhere(ok func(c, h int) bool) []string {
	var items []string
	for c, comp := range p.ladder.Competencies {
		for h := 1; h <= len(p.rungs); h++ {
			if p.indicator(c, h) != nil && ok(c, h) {
				items = append(items, p.ladder.Rungs[p.Rung(h)].ID+"."+comp.ID)
			}
		}
	}
	return items
}
