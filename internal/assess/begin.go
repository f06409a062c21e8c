package assess

import (
	"time"

	"github.com/rung-dev/rung/internal/ladder"
)

// Start is what is known of an assessment before its first question.
type Start struct {
	Name     string // of the person
	ByOther  bool   // somebody else answers about the person
	Rater    string // their name; only then
	Ladder   *ladder.Ladder
	Declared int // position of a rung, -1: none
	Aspired  int // position of a rung, -1: none
	Mode     Mode
	Claim    Claim
}

// Claim is a title that several rungs of the ladder go by: it is asked which one is meant. The zero Claim is none.
type Claim struct {
	Title string
	Rungs []int // positions
}

// Begin returns the assessment before its first question. finished are the finished assessments at hand, the newest first.
func Begin(s Start, id string, at time.Time, finished []*Assessment) *Assessment {
	a := &Assessment{
		Ladder:     BindTo(s.Ladder),
		Person:     Person{Name: s.Name},
		Rater:      Rater{Role: Self, Name: s.Name},
		Declared:   RefOf(s.Ladder, s.Declared),
		Aspiration: RefOf(s.Ladder, s.Aspired),
		Mode:       s.Mode,
	}
	if s.ByOther {
		a.Rater = Rater{Role: Manager, Name: s.Rater}
	}
	a.Stamp(id, at, finished)
	return a
}

// Stamp gives an assessment that begins now its id, its time, and the one before it. finished are the finished assessments at hand, the newest
// first.
func (a *Assessment) Stamp(id string, at time.Time, finished []*Assessment) {
	a.ID, a.StartedAt = id, at
	a.Previous = PreviousIn(finished, a)
}
