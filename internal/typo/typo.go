// Package typo finds the name that a person meant to write.
package typo

import "strings"

const (
	maxSlips   = 2  // with more of them a suggestion is a guess
	maxLetters = 64 // of a name are compared: what a hostile file calls its things must not cost us seconds
)

// Nearest returns the known name with the fewest typing slips from name, the first of equals, and "" where naming one would be a guess:
// at most every third letter may be wrong, so of two letters only the case may differ.
func Nearest(name string, known []string) string {
	written := folded(name)
	best, least := "", min(maxSlips, len(written)/3)+1
	for _, k := range known {
		meant := folded(k)
		if diff := len(meant) - len(written); diff >= least || -diff >= least {
			continue
		}
		if n := slips(written, meant); n < least {
			best, least = k, n
		}
	}
	return best
}

// folded is what two names are compared by.
func folded(s string) []rune {
	r := []rune(strings.ToLower(strings.TrimSpace(s)))
	return r[:min(maxLetters, len(r))]
}

// slips counts the typing slips between two names: a letter too many, too few, wrong, or two swapped.
func slips(a, b []rune) int {
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
