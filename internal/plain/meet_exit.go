package plain

import (
	"errors"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/score"
)

// errStay says that the conversation stays where it is.
var errStay = errors.New("it stays where it is")

// over says whether an error is the end of the conversation, and nothing to be said in it.
func over(err error) bool {
	return errors.Is(err, ErrLeft) || errors.Is(err, ErrEnd) || errors.Is(err, ErrStopped)
}

// exit ends a one-on-one: what could not be saved is tried once more, and an agreement that holds nothing goes.
func (m *meeting) exit(err error) Parting {
	_ = m.disk.again()
	for errors.Is(err, ErrLeft) && m.disk.unsaved() != nil {
		if stay := m.leaveUnsaved(); stay != nil {
			err = stay
		} else {
			break
		}
	}
	d := m.working()
	if errors.Is(err, ErrLeft) && d != nil && !oneonone.WorthKeeping(d) && m.disk.mine[d.ID] {
		m.disk.forget(d.ID)
		m.drop(d)
	}
	e := Parting{Err: err, Unsaved: m.disk.unsaved()}
	if d != nil && oneonone.WorthKeeping(d) {
		e.Draft = d
	}
	return e
}

// leaveUnsaved asks whether to leave although something is not saved; nil: yes, or it is saved by now.
func (m *meeting) leaveUnsaved() error {
	ask := func() { m.talk.Say("Leave and lose the last answers? Not saved: %v.", m.disk.unsaved()) }
	ask()
	said, err := word(m.talk, "Type again to try once more, or leave:", ask, "again", "leave")
	switch {
	case errors.Is(err, ErrLeft) || said == "leave":
		return nil
	case err != nil:
		return err
	}
	if m.disk.again() == nil {
		m.talk.Say("Saved.")
		return nil
	}
	return ErrLeft
}

// working is the draft that is being answered or agreed on, nil for none.
func (m *meeting) working() *assess.Assessment {
	switch {
	case m.agreement != nil && m.disk.mine[m.agreement.Draft.ID]:
		return m.agreement.Draft
	case m.second != nil && !m.second.Finished() && m.second.About != nil:
		return m.second
	}
	return nil
}

// savedIn says where a finished document is.
func (m *meeting) savedIn(a *assess.Assessment) string {
	if m.FileOf == nil || m.FileOf(a.ID) == "" {
		return "Saved."
	}
	return "Saved in " + m.FileOf(a.ID)
}

func without(as []*assess.Assessment, id string) []*assess.Assessment {
	return slices.DeleteFunc(slices.Clone(as), func(a *assess.Assessment) bool { return a.ID == id })
}

// sentence is an error with its hint, if it carries one, fit to stand after a colon.
func sentence(err error) string {
	var hinted interface{ Hint() string }
	if !errors.As(err, &hinted) || hinted.Hint() == "" {
		return err.Error()
	}
	hint := hinted.Hint()
	if !strings.HasPrefix(hint, "rung ") { // a command stays as it is typed
		hint = chart.Upper(hint)
	}
	return err.Error() + ". " + hint
}

// planOf is the plan of a finished assessment, to be changed.
func (m *meeting) planOf(a *assess.Assessment) *Planner {
	l, _ := m.Ladder(a.Ladder) // without it there are ids for titles, and nothing to suggest
	res := a.Result
	if l != nil {
		res = score.ToPlan(l, a)
	}
	return &Planner{Talk: m.talk, Of: a, Ladder: l, Result: res, Today: m.Today(), Save: m.SavePlan, disk: m.disk}
}

// Parting is how a one-on-one ended.
type Parting struct {
	Err     error              // ErrLeft, ErrEnd, ErrStopped, what went wrong, or nil where it came to its end
	Unsaved error              // why the newest answers are not on the disk; nil when they are, or there are none
	Draft   *assess.Assessment // the draft that was left unfinished, nil for none
	Begun   *assess.Start      // what was said of an assessment before its first question, nil for none
}
