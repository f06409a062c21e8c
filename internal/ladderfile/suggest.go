package ladderfile

import (
	"strings"

	"github.com/rung-dev/rung/internal/typo"
)

// Nobody reads more suggestions than these, and to look through more names for them takes time that a hostile file would have us spend.
const (
	maxListed    = 12  // names in a list of all
	maxKnown     = 256 // names among which the nearest is looked for
	maxSuggested = 100 // problems before there are no suggestions any more
)

// suggest is the hint for an id that does not exist: the nearest known one, else all of them while they are few.
func (d *decoder) suggest(name, plural string, known []string) string {
	if near := d.nearest(name, known); near != "" {
		return didYouMean(near)
	}
	if len(known) == 0 {
		return "no " + plural + " are declared"
	}
	if len(known) > maxListed {
		return ""
	}
	return listOf(plural, known)
}

func (d *decoder) nearest(name string, known []string) string {
	if len(known) > maxKnown || len(d.problems) >= maxSuggested {
		return ""
	}
	return typo.Nearest(name, known)
}

func didYouMean(name string) string { return "did you mean " + quote(name) + "?" }

func listOf(plural string, known []string) string {
	return "known " + plural + ": " + strings.Join(known, ", ")
}
