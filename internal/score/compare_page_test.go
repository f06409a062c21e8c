package score_test

import (
	"math"
	"slices"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// naive are the figures of scoring section 6 as one would compute them from the page.
type naive struct {
	n                                    float64
	exact, adjacent, meanSigned, meanAbs float64
	sd, kappa                            float64
	kappaDefined, lenient, close         bool // close: so near the boundary of leniency that floats cannot tell
}

func naiveFigures(p assess.Pair, points int) naive {
	var f naive
	var ds []float64
	na, nb := make([]float64, points), make([]float64, points)
	observed := 0.0
	for _, q := range p.Questions {
		v := p.Views(q)
		if v.Self < 0 || v.Manager < 0 {
			continue
		}
		d := float64(v.Self) - float64(v.Manager)
		ds = append(ds, d)
		na[v.Self]++
		nb[v.Manager]++
		observed += d * d
		f.meanSigned += d
		f.meanAbs += math.Abs(d)
		if d == 0 {
			f.exact++
		}
		if math.Abs(d) <= 1 {
			f.adjacent++
		}
	}
	f.n = float64(len(ds))
	if f.n == 0 {
		return f
	}
	for _, x := range []*float64{&f.exact, &f.adjacent, &f.meanSigned, &f.meanAbs} {
		*x /= f.n
	}
	for _, d := range ds {
		f.sd += (d - f.meanSigned) * (d - f.meanSigned)
	}
	f.sd = math.Sqrt(f.sd / (f.n - 1))
	if slices.Min(ds) == slices.Max(ds) {
		f.sd = 0
		f.lenient = f.n >= 10 && ds[0] != 0
	} else {
		limit := 2 * f.sd / math.Sqrt(f.n)
		f.lenient = f.n >= 10 && math.Abs(f.meanSigned) >= limit
		f.close = math.Abs(math.Abs(f.meanSigned)-limit) < 1e-9
	}
	expected := 0.0
	for i := range na {
		for j := range nb {
			expected += na[i] * nb[j] * float64((i-j)*(i-j)) / f.n
		}
	}
	f.kappaDefined = expected != 0
	f.kappa = 1 - observed/expected
	return f
}

// page reads section 3 of the scoring rules for one view of a straight ladder, without a word of the code under test.
type page struct {
	l *ladder.Ladder
	a *assess.Assessment
}

func (p page) response(c, r int) assess.Response {
	for _, a := range p.a.Answers {
		if a.Rung == p.l.Rungs[r].ID && a.Competency == p.l.Competencies[c].ID {
			return a.Response
		}
	}
	return assess.Unasked
}

func (p page) present(c, r int) bool { return p.l.Competencies[c].Indicators[r] != nil }

func (p page) met(c, r int) bool { return int(p.response(c, r)) >= p.l.Scale.Cut }

func (p page) vote(c, r int) int {
	if !p.present(c, r) {
		return 0
	}
	switch x := p.response(c, r); {
	case x == assess.NotApplicable || x == assess.NoOccasion || x == assess.Skipped:
		return 0
	case x == assess.Unasked:
		for above := r + 1; above < len(p.l.Rungs); above++ {
			if p.present(c, above) && p.met(c, above) {
				return 1
			}
		}
		return -1
	case p.met(c, r):
		return 1
	}
	return -1
}

// level counts rungs, 0 for none.
func (p page) level(c int) int {
	best, level, sum := 0, 0, 0
	for r := range p.l.Rungs {
		if sum += p.vote(c, r); sum > best {
			best, level = sum, r+1
		}
	}
	return level
}

func (p page) counts(c, r int) bool {
	return p.present(c, r) && p.response(c, r) != assess.NotApplicable
}

// open lists the rungs of the open indicators of c up to t.
func (p page) open(c, t int) []int {
	var rungs []int
	for r := p.level(c); r <= t; r++ {
		if p.counts(c, r) {
			rungs = append(rungs, r)
		}
	}
	return rungs
}

func (p page) part(c, r int) int {
	if v := int(p.response(c, r)); v > 0 && v < p.l.Scale.Cut {
		return 3 * v / p.l.Scale.Cut
	}
	return 0
}

func (p page) thirds(c, t int) int {
	open := p.open(c, t)
	if !p.counts(c, t) || len(open) == 0 {
		return 0
	}
	return 3*len(open) - p.part(c, open[0])
}

// readiness for rung t: the two integers.
func (p page) readiness(t int) (num, den int) {
	for c := range p.l.Competencies {
		if !p.counts(c, t) {
			continue
		}
		w := p.l.Competencies[c].Indicators[t].Weight
		den += 3 * w
		switch open := p.open(c, t); {
		case p.level(c) > t:
			num += 3 * w
		case len(open) == 1 && open[0] == t:
			num += p.part(c, t) * w
		}
	}
	return num, den
}
