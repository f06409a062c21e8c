package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/tui/gate"
)

// lock ends a second view: it is written, and both can be revealed.
func (r *Root) lock() tea.Cmd {
	l, a := r.session.Ladder(), snapshot(r.session.Assessment)
	a.Lock(r.meeting.first)
	a.FinishedAt = r.cfg.Now()
	res, err := score.Derive(l, a)
	if err != nil {
		r.notice = "No result yet: " + err.Error() + ". Go back (←) and answer some on the scale."
		return nil
	}
	a.Result = res
	r.cfg.Drafts = without(r.cfg.Drafts, a.ID)
	r.cfg.Results = append([]*assess.Assessment{a}, r.cfg.Results...)
	r.session = nil
	if err := r.toGate(r.meeting.first, a); err != nil { // the first view has changed since this one was begun
		_ = r.toGate(nil, a)
		r.notice = sentence(err)
	}
	return r.disk.do(writeResult, a)
}

// toGate shows that both views are locked, or that one is and the other not at hand.
func (r *Root) toGate(first, second *assess.Assessment) error {
	r.meeting = nil
	if first == nil {
		r.meeting = &meeting{second: second}
		r.gate, r.place = gate.New(gate.State{Views: []string{viewLine(second)}, Lacks: "rung one-on-one FILE"}), atGate
		return nil
	}
	pair, err := assess.NewPair(first, second)
	if err != nil {
		return err
	}
	if _, err := r.cfg.Ladder(first.Ladder); err != nil {
		return err
	}
	r.meeting = &meeting{first: first, second: second}
	s := gate.State{Views: []string{viewLine(pair.Self), viewLine(pair.Manager)}, Copies: !r.kept(first) || !r.kept(second), Changed: pair.ChangedSince()}
	if d := r.agreementDraft(first, second); d != nil {
		s.Talked = len(d.Answers)
	} else if record := r.agreedBefore(first, second); record != nil {
		s.Agreed = record.FinishedAt.Format("2 January 2006")
	}
	r.gate, r.place = gate.New(s), atGate
	return nil
}

// viewLine names a locked view.
func viewLine(a *assess.Assessment) string {
	line := "The person's own view"
	switch {
	case a.ByOther() && a.Rater.Name != "":
		line = a.Rater.Name + "'s view of " + personName(a)
	case a.ByOther():
		line = "The manager's view of " + personName(a)
	case a.Person.Name != "":
		line = a.Person.Name + "'s own view"
	}
	if a.Finished() {
		line += ", " + a.FinishedAt.Format("2 January 2006")
	}
	return line
}

func personName(a *assess.Assessment) string {
	if a.Person.Name == "" {
		return "the person"
	}
	return a.Person.Name
}

func (r *Root) agreementDraft(a, b *assess.Assessment) *assess.Assessment {
	return recordOf(r.cfg.Drafts, a, b)
}

func (r *Root) agreedBefore(a, b *assess.Assessment) *assess.Assessment {
	return recordOf(r.cfg.Results, a, b)
}

// recordOf finds the newest record of two views.
func recordOf(records []*assess.Assessment, a, b *assess.Assessment) *assess.Assessment {
	for _, x := range records {
		if x.IsOf(a.ID, b.ID) {
			return x
		}
	}
	return nil
}

// notLocked is said as long as the disk has not done its work.
const notLocked = "Your view is not saved yet, so it is not locked. Nothing is shown before that."

func (r *Root) onGate(a gate.Action) tea.Cmd {
	switch a.(type) {
	case gate.Reveal:
		if state := r.disk.state(r.meeting.second.ID); state == saving || state == notSaved {
			r.notice = notLocked
			return nil
		}
		return r.toReveal()
	case gate.Leave:
		return r.leaveMeeting()
	}
	return nil
}

// toReveal shows both views. They are kept in the home, so that the talk can go on whatever becomes of the files.
func (r *Root) toReveal() tea.Cmd {
	m := r.meeting
	var cmds []tea.Cmd
	for _, view := range []*assess.Assessment{m.first, m.second} {
		if !r.kept(view) {
			r.cfg.Results = append(slices.Clone(r.cfg.Results), view)
			cmds = append(cmds, r.disk.do(keepView, view))
		}
	}
	if d := r.agreementDraft(m.first, m.second); d != nil {
		return tea.Batch(append(cmds, r.open(d))...)
	}
	if err := r.agree(nil); err != nil {
		r.notice = "These views cannot be compared: " + sentence(err)
	}
	return tea.Batch(cmds...)
}

// kept says whether a finished assessment is in the home.
func (r *Root) kept(a *assess.Assessment) bool {
	return slices.ContainsFunc(r.cfg.Results, func(x *assess.Assessment) bool { return x.ID == a.ID })
}
