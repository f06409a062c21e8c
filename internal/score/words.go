package score

import "github.com/rung-dev/rung/internal/assess"

// readiness of the rung at height h, with its word.
func (p *Path) readiness(h int) assess.Readiness {
	s := p.At(h)
	r := assess.Readiness{Num: s.Num, Den: 3 * s.Total}
	percent := 0
	if r.Den > 0 {
		percent = (200*r.Num + r.Den) / (2 * r.Den) // rounded half up
		r.Percent = &percent
	}
	r.Word = readinessWord(percent, len(s.Blocked) > 0)
	return r
}

func readinessWord(percent int, blocked bool) string {
	switch {
	case blocked:
		return "blocked"
	case percent >= 85:
		return "one step away"
	case percent >= 75:
		return "close"
	case percent >= 50:
		return "on the way"
	}
	return "early"
}

// margin of the placement at height h, with its word.
func (p *Path) margin(h int) assess.Margin {
	var m assess.Margin
	smaller := 0
	if down, ok := p.MarginDown(h); ok {
		m.Down, smaller = &down, down
	}
	if up, ok := p.MarginUp(h); ok {
		m.Up = &up
		if m.Down == nil || up < smaller {
			smaller = up
		}
	}
	m.Word = marginWord(smaller)
	return m
}

// marginWord has the word for the smaller margin, 0 standing for none.
func marginWord(n int) string {
	words := [...]string{"undetermined", "borderline", "fair", "firm", "very firm"}
	return words[min(n, len(words)-1)]
}
