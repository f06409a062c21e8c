// Package score computes levels, rungs, placement, readiness, gaps, margins and flags from answers, by the rules
// that docs/scoring.md states. It is pure and works in integers only.
package score

import (
	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// Path is the reading of one root-to-leaf path (scoring section 3). Heights on it count from 1, as in the rules:
// height h is the rung path[h-1], and 0 stands for "not on the first rung yet".
type Path struct {
	ladder *ladder.Ladder
	sheet  assess.Sheet
	rungs  ladder.Path
	levels []int // per competency, 0..len(rungs)
	steps  []Step
}

// Step is one rung of a path. Weights are sums of indicator weights; Num is the numerator of the readiness over 3*Total.
type Step struct {
	Met, Total, Full int
	Num              int
	Assessable       bool // enough of the rung exists at the person's workplace to speak about it
	Thin             bool // assessable, but on thin evidence
	OK               bool
	Blocked          []int // competencies whose must-have is not satisfied, in file order
}

// ReadPath scores the answers of s along one path.
func ReadPath(l *ladder.Ladder, rungs ladder.Path, s assess.Sheet) *Path {
	p := &Path{ladder: l, sheet: s, rungs: rungs}
	p.levels = make([]int, len(l.Competencies))
	for c := range l.Competencies {
		p.levels[c] = p.level(c)
	}
	p.steps = make([]Step, len(rungs))
	for i := range rungs {
		p.steps[i] = p.step(i + 1)
	}
	return p
}

// Heights is the number of rungs on the path.
func (p *Path) Heights() int { return len(p.rungs) }

// Rung returns the position in the ladder of the rung at height h, -1 for height 0.
func (p *Path) Rung(h int) int {
	if h == 0 {
		return -1
	}
	return p.rungs[h-1]
}

// Height returns the height of a rung on the path, 0 when it is not on it.
func (p *Path) Height(rung int) int {
	for i, r := range p.rungs {
		if r == rung {
			return i + 1
		}
	}
	return 0
}

// Level is the height of competency c that the fewest answers contradict; ties go to the lower one.
func (p *Path) Level(c int) int { return p.levels[c] }

// At returns the reading of the rung at height h, from 1.
func (p *Path) At(h int) Step { return p.steps[h-1] }

func (p *Path) cell(c, h int) ladder.Cell {
	return ladder.Cell{Competency: c, Rung: p.rungs[h-1]}
}

func (p *Path) response(c, h int) assess.Response { return p.sheet.Get(p.cell(c, h)) }

func (p *Path) indicator(c, h int) *ladder.Indicator { return p.ladder.At(p.cell(c, h)) }

// counts says whether competency c is in A(h): it has an indicator there that exists where the person works.
func (p *Path) counts(c, h int) bool {
	return p.indicator(c, h) != nil && p.response(c, h) != assess.NotApplicable
}

func (p *Path) isMet(c, h int) bool {
	return p.indicator(c, h) != nil && int(p.response(c, h)) >= p.ladder.Scale.Cut
}

// vote is +1 for a met answer, -1 for one below the cut, and 0 for none; an unasked indicator votes as the
// answers above it suggest.
func (p *Path) vote(c, h int) int {
	switch r := p.response(c, h); {
	case p.indicator(c, h) == nil:
		return 0
	case p.isMet(c, h):
		return 1
	case r.Scaled():
		return -1
	case r != assess.Unasked:
		return 0
	}
	for above := h + 1; above <= len(p.rungs); above++ {
		if p.isMet(c, above) {
			return 1
		}
	}
	return -1
}

// level returns the smallest height at which the running sum of votes is greatest.
func (p *Path) level(c int) int {
	sum, best, level := 0, 0, 0
	for h := 1; h <= len(p.rungs); h++ {
		if sum += p.vote(c, h); sum > best {
			best, level = sum, h
		}
	}
	return level
}

// open lists the heights up to t at which competency c still has something to show.
func (p *Path) open(c, t int) []int {
	var open []int
	for h := p.levels[c] + 1; h <= t; h++ {
		if p.counts(c, h) {
			open = append(open, h)
		}
	}
	return open
}

// part is what a value below the cut is already worth, in thirds of a rung.
func (p *Path) part(c, h int) int {
	value, cut := int(p.response(c, h)), p.ladder.Scale.Cut
	if value <= 0 || value >= cut {
		return 0
	}
	return 3 * value / cut
}

// onlyOpen says whether h is the one open indicator of c up to h.
func (p *Path) onlyOpen(c, h int) bool {
	open := p.open(c, h)
	return len(open) == 1 && open[0] == h
}

func (p *Path) step(h int) Step {
	var s Step
	for c := range p.ladder.Competencies {
		ind := p.indicator(c, h)
		if ind == nil {
			continue
		}
		s.Full += ind.Weight
		if !p.counts(c, h) {
			continue
		}
		s.Total += ind.Weight
		switch {
		case p.levels[c] >= h:
			s.Met += ind.Weight
			s.Num += 3 * ind.Weight
		case p.onlyOpen(c, h):
			s.Num += p.part(c, h) * ind.Weight
		}
		if ind.MustHave && !p.satisfied(c, h) {
			s.Blocked = append(s.Blocked, c)
		}
	}
	s.Assessable = s.Total > 0 && 100*s.Total >= 60*s.Full
	s.Thin = s.Assessable && 100*s.Total < 75*s.Full
	s.OK = s.Assessable && 100*s.Met >= p.ladder.Quorum*s.Total && len(s.Blocked) == 0
	return s
}

// satisfied says whether a must-have is reached, or short of it by one step of the scale and by nothing else.
func (p *Path) satisfied(c, h int) bool {
	return p.levels[c] >= h || p.onlyOpen(c, h) && assess.OneStepShort(p.ladder.Scale, p.response(c, h))
}

// Placement is the greatest height up to which every rung is OK, 0 for none.
func (p *Path) Placement() int {
	for i, s := range p.steps {
		if !s.OK {
			return i
		}
	}
	return len(p.steps)
}
