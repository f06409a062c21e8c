package plan

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/tui/keys"
)

// order is every item, by position, as the list shows them.
func (s *Screen) order() []int {
	var order []int
	for _, g := range plan.Groups(s.content.Items, s.content.Today) {
		order = append(order, g.Items...)
	}
	return order
}

func (s *Screen) updateList(msg tea.Msg) Action {
	order := s.order()
	at := slices.Index(order, s.item)
	switch {
	case keys.Is(msg, s.keys.up):
		at--
	case keys.Is(msg, s.keys.down):
		at++
	case keys.Is(msg, s.keys.top):
		at = 0
	case keys.Is(msg, s.keys.bottom):
		at = len(order) - 1
	case keys.Is(msg, s.keys.close):
		return Close{}
	case keys.Is(msg, s.keys.add), len(order) == 0 && keys.Is(msg, s.keys.edit):
		return s.add()
	case len(order) > 0:
		return s.updateItem(msg)
	}
	if len(order) > 0 {
		s.item = order[max(0, min(at, len(order)-1))]
	}
	return nil
}

// updateItem is a key for the item under the marker.
func (s *Screen) updateItem(msg tea.Msg) Action {
	i, item, today := s.item, s.content.Items[s.item], s.content.Today
	switch {
	case keys.Is(msg, s.keys.edit):
		s.fill(editForm(i, item))
		return nil
	case keys.Is(msg, s.keys.reopen):
		if plan.Open(item) {
			return Refuse{"It is open."}
		}
		return s.carryOut(plan.On(i, item, plan.Reopen))
	case !keys.Is(msg, s.keys.tick, s.keys.move, s.keys.drop):
		return nil
	case !plan.Open(item):
		return Refuse{"It is " + item.Status + ". o opens it again."}
	case keys.Is(msg, s.keys.move):
		s.fill(moveForm(i, item, today))
	case keys.Is(msg, s.keys.drop):
		s.fill(dropForm(i, item, today))
	default:
		return s.carryOut(plan.On(i, item, func(p []assess.PlanItem, i int) ([]assess.PlanItem, error) { return plan.Tick(p, i, today) }))
	}
	return nil
}

// carryOut makes a change on the screen and hands it on.
func (s *Screen) carryOut(change plan.Change) Action {
	items, err := change(s.content.Items)
	if err != nil {
		return Refuse{sentence(err)}
	}
	s.content.Items = items
	return Changed{items, change}
}

// sentence makes an error one, with what to do about it.
func sentence(err error) string {
	text := chart.Upper(err.Error()) + "."
	var known *plan.Error
	if errors.As(err, &known) && known.Hint() != "" {
		text += " " + chart.Upper(known.Hint()) + "."
	}
	return text
}
