package assess

// fill is phase 2 for one target: per competency in file order, ask what its gap up to the target needs.
// It returns false when an answer is missing.
func (p *pathWalk) fill(target int) bool {
	for c := range p.ladder.Competencies {
		for step := p.nextFor(c, target); step >= 0; step = p.nextFor(c, target) {
			if !p.ask(p.cell(c, step)) {
				return false
			}
		}
	}
	return true
}

// nextFor is next(c,T) of scoring section 4: the step to ask competency c about, -1 when its gap up to the target is known.
func (p *pathWalk) nextFor(c, target int) int {
	cells := p.usable(c)
	lo, hi := p.scoredEnds(c, cells)
	switch {
	case hi < 0:
		return highestUpTo(cells, target)
	case p.between(c, cells, lo, hi) >= 0:
		return p.between(c, cells, lo, hi)
	case p.isMet(c, cells[hi]) && hi+1 < len(cells) && cells[hi+1] <= target:
		return cells[hi+1]
	case lo > 0 && !(p.isMet(c, cells[lo]) && p.firm(c, cells, lo)):
		return cells[lo-1]
	}
	return -1
}

// usable lists the steps where competency c has an indicator that can carry a value: not answered off the scale.
func (p *pathWalk) usable(c int) []int {
	var cells []int
	for s := range p.path {
		if r := p.response(c, s); p.counts(c, s) && r != NoOccasion && r != Skipped {
			cells = append(cells, s)
		}
	}
	return cells
}

// scoredEnds returns the positions in cells of the lowest and highest with a value, -1 when there is none.
func (p *pathWalk) scoredEnds(c int, cells []int) (lo, hi int) {
	lo, hi = -1, -1
	for i, s := range cells {
		if p.response(c, s).Scaled() {
			if lo < 0 {
				lo = i
			}
			hi = i
		}
	}
	return lo, hi
}

func highestUpTo(cells []int, target int) int {
	best := -1
	for _, s := range cells {
		if s <= target {
			best = s
		}
	}
	return best
}

// between returns the lowest unasked step between two scored ones of which nothing is known, -1 for none.
func (p *pathWalk) between(c int, cells []int, lo, hi int) int {
	for _, s := range cells[lo : hi+1] {
		if !p.response(c, s).Answered() && p.status(c, s) == unknown {
			return s
		}
	}
	return -1
}

// firm says whether a met lowest answer may stand for what lies below it: the one above it is met by its own
// answer, or (not in careful mode) it has the top value itself.
func (p *pathWalk) firm(c int, cells []int, lo int) bool {
	if lo+1 < len(cells) && p.isMet(c, cells[lo+1]) {
		return true
	}
	return !p.careful && int(p.response(c, cells[lo])) == p.ladder.Scale.Top()
}
