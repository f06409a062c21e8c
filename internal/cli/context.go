package cli

import (
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// inContext is the ladder as a context of it sees it, by the context's id or title; as it is written for "".
func inContext(l *ladder.Ladder, name string) (*ladder.Ladder, error) {
	for _, c := range l.Contexts {
		if strings.EqualFold(c.ID, name) || strings.EqualFold(c.Title, name) {
			name = c.ID
		}
	}
	if seen, ok := l.In(name); ok {
		return seen, nil
	}
	f := usage("--context %q: the ladder %s has no such context", name, l.ID)
	if len(l.Contexts) == 0 {
		return nil, f.try("it has none; leave out --context")
	}
	var ids []string
	for _, c := range l.Contexts {
		ids = append(ids, c.ID)
	}
	return nil, f.try("it has %s", strings.Join(ids, ", "))
}
