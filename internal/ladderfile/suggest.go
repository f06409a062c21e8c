package ladderfile

import "strings"

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
	return nearest(name, known)
}

func didYouMean(name string) string { return "did you mean " + quote(name) + "?" }

func listOf(plural string, known []string) string {
	return "known " + plural + ": " + strings.Join(known, ", ")
}

// nearest returns the known name with the fewest typing slips from name, the first of equals, and "" where
// all are so far away that naming one would be a guess.
func nearest(name string, known []string) string {
	best, least := "", min(2, len(name)/3)+1 // of two letters only the case may differ
	for _, k := range known {
		if diff := len(k) - len(name); diff >= least || -diff >= least {
			continue
		}
		if n := slips(strings.ToLower(name), k); n < least {
			best, least = k, n
		}
	}
	return best
}

// slips counts the typing slips between two names: a letter too many, too few, wrong, or two swapped.
func slips(a, b string) int {
	above, row, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next[0] = i
		for j := 1; j <= len(b); j++ {
			wrong := 1
			if a[i-1] == b[j-1] {
				wrong = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+wrong)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], above[j-2]+1)
			}
		}
		above, row, next = row, next, above
	}
	return row[len(b)]
}
