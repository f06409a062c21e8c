package score

import (
	"cmp"
	"slices"

	"github.com/rung-dev/rung/internal/assess"
)

// Gap is what competency lacks up to a height. Thirds of a rung; never 0.
type Gap struct {
	Competency  int
	Thirds      int
	MustHave    bool // at the height the gap is measured to
	Opportunity bool // what lacks first is an occasion, not practice
	Start       int  // height of the first open indicator: the place to start
	weight      int
}

// GapsTo returns the gaps up to height t in the order in which to talk about them.
func (p *Path) GapsTo(t int) []Gap {
	var gaps []Gap
	for c := range p.ladder.Competencies {
		if !p.counts(c, t) {
			continue
		}
		if g := p.gap(c, t); g.Thirds > 0 {
			gaps = append(gaps, g)
		}
	}
	slices.SortStableFunc(gaps, func(a, b Gap) int {
		return cmp.Or(
			cmp.Compare(b.weight*b.Thirds, a.weight*a.Thirds),
			compareTrueFirst(a.MustHave, b.MustHave),
			cmp.Compare(b.weight, a.weight),
		)
	})
	return gaps
}

func (p *Path) gap(c, t int) Gap {
	open := p.open(c, t)
	if len(open) == 0 {
		return Gap{}
	}
	ind := p.indicator(c, t)
	return Gap{
		Competency:  c,
		Thirds:      3*len(open) - p.part(c, open[0]),
		MustHave:    ind.MustHave,
		Opportunity: p.response(c, open[0]) == assess.NoOccasion,
		Start:       open[0],
		weight:      ind.Weight,
	}
}

func compareTrueFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
