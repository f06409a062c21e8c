package question

// density is how much of a question's surroundings fits.
type density struct {
	blanks gap  // how many of the blank lines between the parts there are
	least  gap  // how many of them are not given up one by one
	spread bool // answers off the scale on lines of their own
	around bool // where the question belongs, and what counts as evidence
	origin origin
}

// gap is a place where a blank line separates two parts. Those that do the most come first and are given up last.
type gap int

const (
	beforeAnswers gap = iota
	beforeReason
	beforeHints
	beforeSentence
	beforeNote
	beforeOffScale
	beforeAll
	allGaps
)

// origin is how much is said of where a question comes from, when it is asked why it is put.
type origin int

const (
	noOrigin    origin = iota
	firstSource        // the name of the first source
	bySource           // the names of all sources
	byFact             // what they say
)

// densities are tried from the airiest to the tightest.
func (s *Screen) densities() []density {
	var all []density
	if s.why && len(s.indicator().Facts) > 0 {
		for _, from := range []origin{byFact, bySource, firstSource} {
			all = append(all, density{allGaps, allGaps, true, true, from}, density{allGaps, allGaps, false, true, from})
		}
		all = append(all, density{allGaps, 0, false, true, firstSource})
	}
	return append(all, density{allGaps, allGaps, true, true, noOrigin}, density{allGaps, 0, false, true, noOrigin}, density{})
}
