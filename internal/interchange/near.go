package interchange

import (
	"strings"

	"github.com/rung-dev/rung/internal/typo"
)

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

// nearest is the rung of those known with the fewest typing slips in its name, "" where naming one would be a guess.
func nearest(name string, known []string) string {
	var names []string
	rung := map[string]string{}
	for _, k := range known {
		l := newLevel(k, place{}) // "L2: Senior" has two names
		for _, n := range []string{k, l.short, l.title} {
			if _, taken := rung[n]; !taken {
				names, rung[n] = append(names, n), k
			}
		}
	}
	return rung[typo.Nearest(name, names)]
}
