package plan

import (
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/tui/keys"
)

// review asks about the items that were open when it began, the most pressing first.
type review struct {
	queue  []int // positions in the plan
	at     int   // position in queue
	cursor int   // the decision under the marker, -1: no marker yet
}

// The decisions, in the order on the screen.
const (
	itIsDone = iota
	itIsOpen
	itIsMoved
	itIsDropped
	decisions
)

func newReview(c Content) review {
	return review{cursor: -1, queue: plan.ToReview(c.Items, c.Today)}
}

func (s *Screen) updateReview(msg tea.Msg) Action {
	r := &s.review
	switch {
	case keys.Is(msg, s.keys.close):
		return Close{}
	case len(r.queue) == 0:
		if keys.Is(msg, s.keys.marked) {
			return Reviewed{Items: s.content.Items}
		}
	case keys.Is(msg, s.keys.up):
		r.cursor = max(0, r.cursor-1)
	case keys.Is(msg, s.keys.down):
		r.cursor = min(decisions-1, r.cursor+1)
	case keys.Is(msg, s.keys.marked):
		return s.decide(r.cursor)
	case keys.Is(msg, s.keys.done):
		return s.decide(itIsDone)
	case keys.Is(msg, s.keys.still):
		return s.decide(itIsOpen)
	case keys.Is(msg, s.keys.later):
		return s.decide(itIsMoved)
	case keys.Is(msg, s.keys.gone):
		return s.decide(itIsDropped)
	case keys.Is(msg, s.keys.before):
		s.goTo(r.at - 1)
	default:
		s.panes[reviewing].Update(msg) // by pages: the lines are for the marker
	}
	return nil
}

// decide takes a decision on the item that is asked about, and goes on to the next one.
func (s *Screen) decide(decision int) Action {
	i := s.review.queue[s.review.at]
	item, today := s.content.Items[i], s.content.Today
	switch decision {
	case itIsDone:
		return s.settle(plan.Open(item), plan.Anew(i, item, func(p []assess.PlanItem, i int) ([]assess.PlanItem, error) {
			return plan.Tick(p, i, today)
		}))
	case itIsOpen:
		return s.settle(!plan.Open(item), plan.On(i, item, plan.Reopen))
	case itIsMoved:
		s.fill(moveForm(i, item, today))
		return nil
	case itIsDropped:
		s.fill(dropForm(i, item, today))
		return nil
	}
	return Refuse{"Choose first: its key, or ↑ ↓ and enter."}
}

// settle carries a change out where there is any, and goes on.
func (s *Screen) settle(changes bool, change plan.Change) Action {
	if !changes {
		return s.decided(nil)
	}
	if refused, ok := s.carryOut(change).(Refuse); ok {
		return refused
	}
	return s.decided(change)
}

// decided goes on to the next item after a change was carried out, nil for none; behind the last one the review ends.
func (s *Screen) decided(change plan.Change) Action {
	if s.review.at == len(s.review.queue)-1 {
		return Reviewed{s.content.Items, change}
	}
	s.goTo(s.review.at + 1)
	if change == nil {
		return nil
	}
	return Changed{s.content.Items, change}
}

// goTo shows an item; what was decided on it before is marked.
func (s *Screen) goTo(at int) {
	r := &s.review
	r.at = max(0, min(at, len(r.queue)-1))
	r.cursor = -1
	switch s.content.Items[r.queue[r.at]].Status {
	case assess.Done:
		r.cursor = itIsDone
	case assess.Dropped:
		r.cursor = itIsDropped
	}
	s.panes[reviewing].Reset()
}
