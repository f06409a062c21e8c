package interchange

import "strings"

// wroteWrong is the hint for a name that nothing has: the nearest of those that there are, else the first of them.
func wroteWrong(name string, known []string) string {
	if near := nearest(name, known); near != "" {
		return "did you mean " + quote(near) + "?"
	}
	list := ""
	for _, k := range known {
		if len(list)+len(k) > maxHint {
			list += ", …"
			break
		}
		list += ", " + quote(k)
	}
	if list == "" {
		return "name the rungs as they are written there"
	}
	return "name the rungs as they are written there: " + strings.TrimPrefix(list, ", ")
}

// maxNear is how many characters of a name are compared.
const maxNear = 64

// nearest is the rung of those known with the fewest typing slips in its name, "" where naming one would be a guess.
func nearest(name string, known []string) string {
	from := folded(name)
	best, least := "", min(2, len(from)/3)+1
	for _, k := range known {
		l := newLevel(k, place{}) // "L2: Senior" has two names
		for _, n := range []string{k, l.short, l.title} {
			if n := slips(from, folded(n)); n < least {
				best, least = k, n
			}
		}
	}
	return best
}

func folded(s string) []rune {
	r := []rune(strings.ToLower(strings.TrimSpace(s)))
	return r[:min(maxNear, len(r))]
}

// slips counts the letters that are too many, too few or wrong.
func slips(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		before := row[0]
		row[0] = i + 1
		for j, y := range b {
			wrong := before
			if x != y {
				wrong++
			}
			before = row[j+1]
			row[j+1] = min(row[j+1]+1, row[j]+1, wrong)
		}
	}
	return row[len(b)]
}
