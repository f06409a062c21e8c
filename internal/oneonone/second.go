package oneonone

import (
	"errors"
	"fmt"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// What is missing where a one-on-one cannot go on.
var (
	ErrFirstMissing   = errors.New("it was given as the second view to another one, which is not here")
	ErrSourcesMissing = errors.New("the two views it is about are not here")
)

// OtherRaterError says that a second view was begun by somebody else than who goes on with it.
type OtherRaterError struct{ Begun, Now string }

func (e *OtherRaterError) Error() string {
	return fmt.Sprintf("the second view was begun by %s, not by %s", e.Begun, e.Now)
}

// CheckRater fails with an *OtherRaterError where a second view was begun by somebody else than who goes on with it now; name is "" where
// they have not said.
func CheckRater(draft *assess.Assessment, name string) error {
	if name == "" || assess.SameName(name, draft.Rater.Name) {
		return nil
	}
	return &OtherRaterError{draft.Rater.Name, name}
}

// Second begins the second view of a one-on-one, given by somebody of this name.
func (d Docs) Second(first *assess.Assessment, name, id string, at time.Time) *assess.Assessment {
	rater := assess.Rater{Role: assess.Manager, Name: name}
	if first.ByOther() {
		rater.Role = assess.Self
	}
	a := assess.Second(first, rater)
	if rater.Role == assess.Self && a.Person.Name == "" {
		a.Person.Name = name
	}
	a.ID, a.StartedAt = id, at
	a.Previous = assess.PreviousIn(d.Results, a)
	return a
}

// Lock ends a second view: what comes of it is a finished view with its result, and the draft stays as it was. first is nil where it is
// not at hand. It fails with score.ErrNotEnough where too little is on the scale.
func Lock(l *ladder.Ladder, draft, first *assess.Assessment, at time.Time) (*assess.Assessment, error) {
	a := Snapshot(draft)
	a.Lock(first)
	a.FinishedAt = at
	var err error
	if a.Result, err = score.Derive(l, a); err != nil {
		return nil, err
	}
	return a, nil
}
