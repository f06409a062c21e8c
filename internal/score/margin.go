package score

import (
	"cmp"
	"slices"
)

// MarginDown counts the competencies at height h that would have to fall for the rung to be lost; false for height 0.
func (p *Path) MarginDown(h int) (int, bool) {
	if h == 0 {
		return 0, false
	}
	s := p.At(h)
	met := s.Met
	for i, c := range p.heaviest(h, func(c int) bool { return p.levels[c] >= h }) {
		met -= p.indicator(c, h).Weight
		if 100*met < p.ladder.Quorum*s.Total {
			return i + 1, true
		}
	}
	return 0, false
}

// MarginUp counts the competencies that would have to rise for the rung above height h to be reached; false where
// there is none above, it is not assessable, or nothing is missing there (possible only above a rung that is not met).
func (p *Path) MarginUp(h int) (int, bool) {
	set, ok := p.UpSet(h)
	return len(set), ok
}

// UpSet names the competencies that MarginUp counts: the smallest set that lifts height h by one.
func (p *Path) UpSet(h int) ([]int, bool) {
	if h == len(p.rungs) || !p.At(h+1).Assessable {
		return nil, false
	}
	s := p.At(h + 1)
	set, met := slices.Clone(s.Blocked), s.Met
	for _, c := range set {
		met += p.indicator(c, h+1).Weight
	}
	for _, c := range p.heaviest(h+1, func(c int) bool { return p.levels[c] < h+1 && !slices.Contains(s.Blocked, c) }) {
		if 100*met >= p.ladder.Quorum*s.Total {
			break
		}
		set, met = append(set, c), met+p.indicator(c, h+1).Weight
	}
	return set, len(set) > 0
}

// heaviest lists the competencies that count at height h and pass the test, by weight, largest first, then file order.
func (p *Path) heaviest(h int, test func(c int) bool) []int {
	var cs []int
	for c := range p.ladder.Competencies {
		if p.counts(c, h) && test(c) {
			cs = append(cs, c)
		}
	}
	slices.SortStableFunc(cs, func(a, b int) int {
		return cmp.Compare(p.indicator(b, h).Weight, p.indicator(a, h).Weight)
	})
	return cs
}

// Hold is the placement that stands after an earlier one: one answer cannot move a person. Heights.
func (p *Path) Hold(placement, earlier int) int {
	now := placement
	for now > earlier {
		if down, ok := p.MarginDown(now); !ok || down >= 2 {
			break
		}
		now--
	}
	for now < earlier {
		if up, ok := p.MarginUp(now); !ok || up >= 2 {
			break
		}
		now++
	}
	return now
}
