package ladderfile

import (
	"fmt"

	"github.com/rung-dev/rung/internal/ladder"
)

// maxMustHaves is how many must-haves a rung may have before its placements stop being repeatable.
const maxMustHaves = 3

// checkQ16 looks for cells that the file forgot and for rungs that ask nothing. In a ladder with mistakes
// these may be no more than their consequence, so they have to wait.
func checkQ16(s *subject) []finding {
	if !s.sound {
		return nil
	}
	var found []finding
	for c, competency := range s.ladder.Competencies {
		if missing := s.missing(c); len(missing) > 0 {
			found = append(found, finding{
				at:      s.blocks[c],
				text:    fmt.Sprintf("%s has no indicator for %s", quote(competency.ID), quoteAll(missing)),
				hint:    "write one, or " + absent + " where nothing is asked",
				pattern: missing[0] + ": " + absent,
			})
		}
	}
	for r, rung := range s.ladder.Rungs {
		if len(s.asked(r)) == 0 {
			found = append(found, finding{at: s.layout.rungs[r], text: fmt.Sprintf("no competency has an indicator for the rung %s", quote(rung.ID)), hint: "write some or delete the rung"})
		}
	}
	return found
}

// missing are the rungs that a competency does not mention.
func (s *subject) missing(c int) []string {
	var ids []string
	for r, rung := range s.ladder.Rungs {
		if !s.layout.written[ladder.Cell{Competency: c, Rung: r}] {
			ids = append(ids, rung.ID)
		}
	}
	return ids
}

// asked are the competencies that have an indicator at a rung.
func (s *subject) asked(r int) []ladder.Competency {
	var asked []ladder.Competency
	for _, c := range s.ladder.Competencies {
		if c.Indicators[r] != nil {
			asked = append(asked, c)
		}
	}
	return asked
}

func checkQ17(s *subject) []finding {
	var found []finding
	for r, rung := range s.ladder.Rungs {
		var ids []string
		for _, c := range s.asked(r) {
			if c.Indicators[r].MustHave {
				ids = append(ids, c.ID)
			}
		}
		if len(ids) > maxMustHaves {
			found = append(found, finding{
				at:   s.layout.rungs[r],
				text: fmt.Sprintf("the rung %s has %d must-haves: %s", quote(rung.ID), len(ids), quoteAll(ids)),
				hint: fmt.Sprintf("keep the %d that it cannot do without; each one more makes a result less repeatable", maxMustHaves),
			})
		}
	}
	return found
}
