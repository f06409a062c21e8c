package ladderfile

import "strings"

// maxListed is how many names a hint lists; more than that is no help.
const maxListed = 12

// suggest is the hint for a name that does not exist: the nearest known one, else all of them while they are few.
func suggest(name, plural string, known []string) string {
	if near := nearest(name, known); near != "" {
		return "did you mean " + quote(near) + "?"
	}
	if len(known) == 0 {
		return "no " + plural + " are declared"
	}
	if len(known) > maxListed {
		return ""
	}
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
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			wrong := 1
			if a[i-1] == b[j-1] {
				wrong = 0
			}
			n := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+wrong)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				n = min(n, rows[i-2][j-2]+1)
			}
			rows[i][j] = n
		}
	}
	return rows[len(a)][len(b)]
}
