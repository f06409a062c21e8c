package plain

import (
	"errors"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/oneonone"
)

// Parting is how a conversation ended.
type Parting struct {
	Err     error              // ErrLeft, ErrEnd, ErrStopped, what went wrong, or nil where it came to its end
	Unsaved error              // why the newest answers are not on the disk; nil when they are, or there are none
	Draft   *assess.Assessment // the draft that was left unfinished, nil for none
	Begun   *assess.Start      // what was said of an assessment before its first answer, nil for none
}

// over says whether an error is the end of the conversation, and nothing to be said in it.
func over(err error) bool {
	return errors.Is(err, ErrLeft) || errors.Is(err, ErrEnd) || errors.Is(err, ErrStopped)
}

// part ends the conversation: what could not be saved is tried once more, and a draft that holds nothing goes.
func (v *visit) part(err error) Parting {
	err = v.settle(err)
	p := Parting{Err: err}
	if v.open != nil {
		p.Draft = v.leave(v.open, errors.Is(err, ErrLeft))
	}
	if p.Draft == nil {
		p.Begun = v.begun
	}
	p.Unsaved = v.disk.unsaved()
	return p
}

// settle tries to save what could not be saved, as long as a person who leaves wants it to.
func (v *visit) settle(err error) error {
	_ = v.disk.again()
	for errors.Is(err, ErrLeft) && v.disk.unsaved() != nil {
		again, ended := v.tryAgain()
		if ended != nil {
			return ended
		}
		if !again {
			break
		}
		if v.disk.again() == nil {
			v.talk.Say("Saved.")
		}
	}
	return err
}

// tryAgain asks whether to leave although something is not saved.
func (v *visit) tryAgain() (again bool, err error) {
	ask := func() { v.talk.Say("Leave and lose the last answers? Not saved: %v.", v.disk.unsaved()) }
	ask()
	said, err := word(v.talk, "Type again to try once more, or leave:", ask, "again", "leave")
	if errors.Is(err, ErrLeft) {
		return false, nil
	}
	return said == "again", err
}

// leave returns the draft that is left; nil for one that holds nothing, which goes. What began with answers of an earlier assessment, and
// was not saved yet, is saved if the person left of their own accord.
func (v *visit) leave(a *assess.Assessment, left bool) *assess.Assessment {
	switch {
	case oneonone.WorthKeeping(a):
		if left && !v.disk.mine[a.ID] {
			v.save(a, "What stands is kept.")
		}
		return a
	case v.disk.mine[a.ID]:
		v.drop(a)
	}
	return nil
}
