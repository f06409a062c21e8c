// Package revise compares two versions of a ladder, and takes answers from one over to the other. Rungs, competencies and
// indicators are followed by their ids, and by what the newer ladder says they were ("was"). Nothing is guessed from words that
// look alike.
package revise

import (
	"slices"

	"github.com/rung-dev/rung/internal/ladder"
)

// Changes is what a ladder says otherwise than an earlier version of it. Both are ladders as written, seen in no context. Every list
// has the order of the newer ladder, then what was removed in the order of the older one.
type Changes struct {
	Old, New        *ladder.Ladder
	Scale           bool // points or cut differ, so values of one scale say nothing on the other
	Quorum          bool
	RungOrder       bool // of those that are in both
	CompetencyOrder bool // it breaks ties in scoring
	Parts           []Part
	Rungs           []Change[int]         // positions, -1 for none
	Competencies    []Change[int]         // positions, -1 for none
	Indicators      []Change[ladder.Cell] // ladder.None for none
}

// Change is how one rung, competency or indicator changed. Old and New say where it stands in each version.
type Change[P int | ladder.Cell] struct {
	Old, New P
	What     What
}

// What is a set of ways in which something changed.
type What uint16

// The ways. Added and Removed stand alone.
const (
	Added      What = 1 << iota
	Removed         //
	Renamed         // another id
	Retitled        // another title or short title
	Moved           // a rung to another parent, a competency to another area, an indicator to another rung or competency
	Lateral         // a rung has other lateral rungs
	Reworded        // the question of an indicator
	Same            // reworded, and declared to be the same question: answers stand
	Reweighted      //
	MustHave        // gained or lost
	Needs           //
	Shared          // asked together with another rung, or no longer
	Details         // what is neither asked nor scored: the third person, evidence, actions, a mandate
)

// Has says whether all of x are in w.
func (w What) Has(x What) bool { return w&x == x }

// Part is a part of a ladder beside its rungs and competencies.
type Part string

// The parts, named by their keys in the file. The version is none: it is there to differ.
const (
	ID          Part = "id"
	Title       Part = "title"
	Locale      Part = "locale"
	Summary     Part = "summary"
	Sources     Part = "sources"
	needTexts   Part = "needs"
	Areas       Part = "areas"
	Contexts    Part = "contexts"
	Preferences Part = "preferences"
	Glossary    Part = "glossary"
)

// None says whether there is no difference at all, but perhaps in the version and in how the files are written.
func (c *Changes) None() bool {
	return !c.Scale && !c.Quorum && !c.RungOrder && !c.CompetencyOrder &&
		len(c.Parts)+len(c.Rungs)+len(c.Competencies)+len(c.Indicators) == 0
}

// AskedOrScored says whether anything has changed that decides what is asked, or how answers are scored. Where nothing has, an assessment
// on one of the two is as good as one on the other.
func (c *Changes) AskedOrScored() bool {
	const (
		rungs        = Added | Removed | Renamed | Moved
		competencies = Added | Removed | Renamed
		indicators   = Added | Removed | Moved | Reworded | Reweighted | MustHave | Needs | Shared
	)
	return c.Scale || c.Quorum || c.RungOrder || c.CompetencyOrder ||
		slices.Contains(c.Parts, Contexts) || slices.Contains(c.Parts, Preferences) ||
		anyWith(c.Rungs, rungs) || anyWith(c.Competencies, competencies) || anyWith(c.Indicators, indicators)
}

// anyWith says whether something changed in any of these ways.
func anyWith[P int | ladder.Cell](changes []Change[P], ways What) bool {
	return slices.ContainsFunc(changes, func(c Change[P]) bool { return c.What&ways != 0 })
}

// Count counts the indicators that changed in all of these ways.
func (c *Changes) Count(w What) int { return len(withWhat(c.Indicators, w)) }

// RungsThat, CompetenciesThat and IndicatorsThat list what changed in all of these ways.
func (c *Changes) RungsThat(w What) []Change[int]              { return withWhat(c.Rungs, w) }
func (c *Changes) CompetenciesThat(w What) []Change[int]       { return withWhat(c.Competencies, w) }
func (c *Changes) IndicatorsThat(w What) []Change[ladder.Cell] { return withWhat(c.Indicators, w) }

func withWhat[P int | ladder.Cell](changes []Change[P], w What) []Change[P] {
	var found []Change[P]
	for _, c := range changes {
		if c.What.Has(w) {
			found = append(found, c)
		}
	}
	return found
}
