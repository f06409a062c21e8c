package cli

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/typo"
)

// findRung returns the position of the rung that a person means by a name, -1 for no name.
func findRung(l *ladder.Ladder, flag, name string) (int, error) {
	if name == "" {
		return -1, nil
	}
	switch found := l.FindRungs(name); len(found) {
	case 1:
		return found[0], nil
	case 0:
		return -1, unknownRung(l, flag, name)
	default:
		return -1, usage("%s", severalRungs(l, flag, name, found)).try("%s %s names the first of them", flag, l.Rungs[found[0]].ID)
	}
}

// severalRungs says which rungs a name may mean.
func severalRungs(l *ladder.Ladder, flag, name string, found []int) string {
	var each []string
	for _, r := range found {
		each = append(each, fmt.Sprintf("%s (%s)", l.Rungs[r].ID, l.Rungs[r].Title))
	}
	return fmt.Sprintf("%s %q may be %s", flag, name, strings.Join(each, " or "))
}

func unknownRung(l *ladder.Ladder, flag, name string) error {
	return usage("%s %q is no rung of the ladder %s", flag, name, l.ID).try("%s", rungHint(l, name))
}

// rungHint helps with a name that no rung has.
func rungHint(l *ladder.Ladder, name string) string {
	var names, ids []string
	for _, r := range l.Rungs {
		ids = append(ids, r.ID)
		names = append(names, append([]string{r.ID, r.Short, r.Title}, r.Aliases...)...)
	}
	if near := typo.Nearest(name, names); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "its rungs are " + strings.Join(ids, ", ")
}
