package assess

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"github.com/rung-dev/rung/internal/ladder"
)

// From is the assessment that another one goes on from, on a newer version of the ladder. That one stays as it is: answers to
// questions that are no longer asked are found there.
type From struct {
	ID      string
	Digest  string    // see DigestOf
	Ladder  LadderRef // that it was taken on
	Unknown Unknown
}

// DigestOf is "sha256:" and the hex digest of a document as Encode writes it, which is that of its file.
func DigestOf(a *Assessment) string {
	sum := sha256.Sum256(Encode(a))
	return "sha256:" + hex.EncodeToString(sum[:])
}

// Proposal is what was answered to the question shown before it was changed, to start from; Unasked if it has an answer, or
// none was given then.
func (s *Session) Proposal() Response {
	cell := s.Current()
	if !s.AtEnd() || cell == ladder.None {
		return Unasked
	}
	i := slices.IndexFunc(s.Assessment.Again, func(a Answer) bool {
		at, ok := CellOf(s.walk.Ladder, a)
		return ok && (at == cell || slices.Contains(s.walk.Ladder.Twins(cell), at)) && int(a.Response) <= s.walk.Ladder.Scale.Top()
	})
	if i < 0 {
		return Unasked
	}
	return s.Assessment.Again[i].Response
}
