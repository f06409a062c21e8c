package assess

import (
	"cmp"
	"slices"

	"github.com/rung-dev/rung/internal/ladder"
)

// pathWalk is the rung check on one root-to-leaf path. Rungs are steps on the path, from 0.
type pathWalk struct {
	*asker
	path    ladder.Path
	careful bool
}

// status is what is known about an indicator without asking it.
type status int

const (
	unknown status = iota
	met
	notMet
)

// way is the direction in which rungs are settled; it decides what is asked first.
type way int

const (
	start way = iota
	up        // weakest on the rung below first
	down      // strongest on the rung above first
)

func (p *pathWalk) cell(c, step int) ladder.Cell {
	return ladder.Cell{Competency: c, Rung: p.path[step]}
}

func (p *pathWalk) response(c, step int) Response { return p.known.Get(p.cell(c, step)) }

// counts says whether an indicator is there for scoring: present, and not answered "does not exist here".
func (p *pathWalk) counts(c, step int) bool {
	return p.ladder.At(p.cell(c, step)) != nil && p.response(c, step) != NotApplicable
}

func (p *pathWalk) isMet(c, step int) bool {
	return p.counts(c, step) && int(p.response(c, step)) >= p.ladder.Scale.Cut
}

func (p *pathWalk) isBelowCut(c, step int) bool {
	return p.counts(c, step) && p.response(c, step).Scaled() && !p.isMet(c, step)
}

// status reads an indicator off its own answer, else off those above, else off those below.
func (p *pathWalk) status(c, step int) status {
	switch own := p.response(c, step); {
	case p.isMet(c, step):
		return met
	case own.Scaled():
		return notMet
	case p.anyStep(step+1, len(p.path), func(s int) bool { return p.isMet(c, s) }):
		return met
	case own == NoOccasion || own == Skipped:
		return notMet
	case p.anyStep(0, step, func(s int) bool { return p.isBelowCut(c, s) }):
		return notMet
	}
	return unknown
}

func (p *pathWalk) anyStep(from, to int, ok func(step int) bool) bool {
	for s := from; s < to; s++ {
		if ok(s) {
			return true
		}
	}
	return false
}

// declaredStep is the step phase 1 starts from: the declared rung, else the middle of the path.
func (p *pathWalk) declaredStep(declared int) int {
	if s := indexOf(p.path, declared); s >= 0 {
		return s
	}
	return (len(p.path)+1)/2 - 1
}

// settleFrom is phase 1: settle the rung at step d, then go up while rungs are met, or down until one is.
// It returns the position of the highest rung settled as met (-1 for none); done is false when an answer is missing.
func (p *pathWalk) settleFrom(d int) (placement int, done bool) {
	ok, done := p.settle(d, start)
	step := d
	if ok {
		for ok && done && step+1 < len(p.path) {
			if ok, done = p.settle(step+1, up); ok {
				step++
			}
		}
		return p.path[step], done
	}
	for !ok && done && step > 0 {
		step--
		ok, done = p.settle(step, down)
	}
	if !ok {
		return -1, done
	}
	return p.path[step], done
}

// settle asks at one rung until it is known whether it is met. done is false when an answer is missing.
func (p *pathWalk) settle(step int, w way) (ok, done bool) {
	for {
		t := p.tally(step)
		switch {
		case t.hopeless(p.ladder.Quorum) || p.blocked(step):
			return false, true
		case 100*t.met >= p.ladder.Quorum*t.total && !t.openMustHave:
			return true, true
		}
		if !p.ask(p.cell(p.pick(step, w), step)) {
			return false, false
		}
	}
}

// tally sums the weights at one rung.
type tally struct {
	full, total, met, lost int
	openMustHave           bool // a must-have of which nothing is known yet
}

// hopeless says that the rung can no longer be met.
func (t tally) hopeless(quorum int) bool {
	return t.total == 0 || 100*t.total < 60*t.full || 100*(t.total-t.lost) < quorum*t.total
}

func (p *pathWalk) tally(step int) tally {
	var t tally
	for c := range p.ladder.Competencies {
		ind := p.ladder.At(p.cell(c, step))
		if ind == nil {
			continue
		}
		t.full += ind.Weight
		if !p.counts(c, step) {
			continue
		}
		t.total += ind.Weight
		switch p.status(c, step) {
		case met:
			t.met += ind.Weight
		case notMet:
			t.lost += ind.Weight
		case unknown:
			t.openMustHave = t.openMustHave || ind.MustHave
		}
	}
	return t
}

// blocked says whether a must-have of the rung is not met by more than one step of the scale.
func (p *pathWalk) blocked(step int) bool {
	for c := range p.ladder.Competencies {
		if p.counts(c, step) && p.ladder.At(p.cell(c, step)).MustHave && p.status(c, step) == notMet &&
			!OneStepShort(p.ladder.Scale, p.response(c, step)) {
			return true
		}
	}
	return false
}

// OneStepShort says whether r is the value just below the cut, and more than nothing.
func OneStepShort(s ladder.Scale, r Response) bool { return r > 0 && int(r) == s.Cut-1 }

// pick chooses the competency to ask about next: must-haves, then by key, then by weight, then file order.
func (p *pathWalk) pick(step int, w way) int {
	var open []int
	for c := range p.ladder.Competencies {
		if p.counts(c, step) && p.status(c, step) == unknown {
			open = append(open, c)
		}
	}
	return slices.MinFunc(open, func(a, b int) int {
		x, y := p.ladder.At(p.cell(a, step)), p.ladder.At(p.cell(b, step))
		return cmp.Or(
			cmp.Compare(rank(x), rank(y)),
			cmp.Compare(p.key(a, step, w), p.key(b, step, w)),
			cmp.Compare(y.Weight, x.Weight),
			cmp.Compare(a, b),
		)
	})
}

func rank(ind *ladder.Indicator) int {
	if ind.MustHave {
		return 0
	}
	return 1
}

// key orders competencies by what they showed on the rung settled before.
func (p *pathWalk) key(c, step int, w way) int {
	k := len(p.ladder.Scale.Points)
	switch {
	case w == up && p.response(c, step-1).Scaled():
		return int(p.response(c, step-1))
	case w == up:
		return k
	case w == down && p.response(c, step+1).Scaled():
		return -int(p.response(c, step+1))
	case w == down:
		return -k
	}
	return 0
}
