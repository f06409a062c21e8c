package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/tui/gate"
)

// lock ends a second view: it is written, and both can be revealed.
func (r *Root) lock() tea.Cmd {
	a, err := oneonone.Lock(r.session.Ladder(), r.session.Assessment, r.meeting.first, r.cfg.Now())
	if err != nil {
		r.notice = "Nothing to compare yet: " + err.Error() + ". Go back (←) and answer what you have seen, or leave: the draft stays."
		return nil
	}
	r.cfg.Drafts = oneonone.Without(r.cfg.Drafts, a.ID)
	r.cfg.Results = append([]*assess.Assessment{a}, r.cfg.Results...)
	r.session = nil
	if err := r.toGate(r.meeting.first, a); err != nil { // the first view has changed since this one was begun
		_ = r.toGate(nil, a)
		r.notice = chart.Sentence(err)
	}
	return r.disk.do(writeResult, a)
}

// toGate shows that both views are locked, or that one is and the other not at hand.
func (r *Root) toGate(first, second *assess.Assessment) error {
	r.meeting = nil
	if first == nil {
		r.meeting = &meeting{second: second}
		r.gate, r.place = gate.New(gate.State{Views: []string{chart.ViewLine(second)}, Lacks: "rung one-on-one FILE"}), atGate
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
	s := gate.State{Views: []string{chart.ViewLine(pair.Self), chart.ViewLine(pair.Manager)}, Copies: !r.cfg.Kept(first) || !r.cfg.Kept(second), Changed: pair.ChangedSince()}
	if d := r.cfg.DraftOf(first, second); d != nil {
		s.Talked = len(d.Answers)
	} else if record := r.cfg.RecordOf(first, second); record != nil {
		s.Agreed = plan.Day(record.FinishedAt)
	}
	r.gate, r.place = gate.New(s), atGate
	return nil
}

func (r *Root) onGate(a gate.Action) tea.Cmd {
	switch a.(type) {
	case gate.Reveal:
		if state := r.disk.state(r.meeting.second.ID); state == saving || state == notSaved {
			r.notice = chart.NotLocked
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
		if !r.cfg.Kept(view) {
			r.cfg.Results = append(slices.Clone(r.cfg.Results), view)
			cmds = append(cmds, r.disk.do(keepView, view))
		}
	}
	if d := r.cfg.DraftOf(m.first, m.second); d != nil {
		return tea.Batch(append(cmds, r.open(d))...)
	}
	if err := r.agree(nil); err != nil {
		r.notice = "These views cannot be compared: " + chart.Sentence(err)
	}
	return tea.Batch(cmds...)
}
