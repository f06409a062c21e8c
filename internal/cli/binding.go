package cli

import (
	"fmt"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// otherLadder says that a document is bound to another version of a ladder than l.
func otherLadder(what string, l *ladder.Ladder, ref assess.LadderRef) *failure {
	return fail(badInput, "%s is bound to %s, and the ladder at hand is %s", what, describe(ref, l), describe(refOf(l), l))
}

// describe names a version of a ladder; its digest too, where the version alone does not tell it from l.
func describe(ref assess.LadderRef, l *ladder.Ladder) string {
	switch {
	case ref.ID != l.ID:
		return fmt.Sprintf("%s %s", ref.ID, ref.Version)
	case ref.Digest == "":
		return fmt.Sprintf("%s %s", ref.ID, ref.Version)
	}
	return fmt.Sprintf("%s %s (%s)", ref.ID, ref.Version, shortDigest(ref.Digest))
}

// shortDigest is enough of a digest to tell two apart.
func shortDigest(d string) string {
	const enough = len("sha256:") + 8
	return d[:min(enough, len(d))]
}
