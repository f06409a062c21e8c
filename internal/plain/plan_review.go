package plain

import (
	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/plan"
)

// review asks about the items that were open when it began, the most pressing first.
type review struct {
	queue []int             // positions in the plan
	known []assess.PlanItem // the plan in which they are that
}

// follow keeps a review at its items: whatever is saved may bring what another rung has made of the plan.
func (r *review) follow(items []assess.PlanItem) {
	for n, i := range r.queue {
		r.queue[n] = plan.Follow(r.known, items, i)
	}
	r.known = items
}

// Review asks of each item that is open what became of it, the most pressing first.
func (p *Planner) Review(title string) error {
	r := &review{queue: plan.ToReview(p.Of.Plan, p.Today), known: p.Of.Plan}
	p.Talk.Say("%s. %s to go through.", title, chart.Upper(chart.Count(len(r.queue), "open action")))
	for at := 0; at < len(r.queue); {
		next, err := p.reviewItem(r, at)
		if err != nil {
			return err
		}
		if len(p.Of.Plan) == 0 {
			p.Talk.Say("Nothing of it is open.")
			return nil
		}
		switch next {
		case toViews:
			return nil
		case toBefore:
			at = max(0, at-1)
		default:
			at++
		}
	}
	return nil
}

// reviewItem asks what became of the item at a place of the queue, until that is settled or nothing is left on the plan.
func (p *Planner) reviewItem(r *review, at int) (step, error) {
	again := func() {
		item := p.Of.Plan[r.queue[at]]
		p.Talk.Say("%d of %d. %s.", at+1, len(r.queue), chart.ServesSpoken(p.Ladder, item.Competency, item.Rung))
		p.Talk.Say("%s", chart.ItemSpoken(item, p.Today))
	}
	again()
	ask := menu{talk: p.Talk}
	for {
		key, _, err := ask.choose(again, decisions(at)...)
		switch {
		case err != nil || key == "s":
			return toViews, err
		case key == "b":
			return toBefore, nil
		}
		settled, err := p.decide(key, r.queue[at])
		r.follow(p.Of.Plan)
		switch {
		case err == errBack:
		case err != nil || settled || len(p.Of.Plan) == 0:
			return toNext, err
		default:
			again() // what it was refused for may be that it is another item now
		}
	}
}

// decisions are what can be said of an item at a place of the queue.
func decisions(at int) []command {
	ways := []command{{key: "x", does: "Done."}, {key: "o", does: "Still open."}, {key: "m", does: "Still open, with another date."},
		{key: "d", does: "Dropped, and why."}}
	if at > 0 {
		ways = append(ways, command{key: "b", does: "Back to the action before."})
	}
	return append(ways, command{key: "s", does: "Not now: go on without the rest."})
}

// decide carries out what became of the item at position i; false where that was refused.
func (p *Planner) decide(key string, i int) (settled bool, err error) {
	item := p.Of.Plan[i]
	switch {
	case key == "x" && plan.Open(item):
		return p.make(plan.Anew(i, item, p.ticked), inWords(item)+": done."), nil
	case key == "o" && !plan.Open(item):
		return p.make(plan.On(i, item, plan.Reopen), inWords(item)+": open again."), nil
	case key == "m":
		return p.move(i, item, inWords(item))
	case key == "d":
		return p.drop(i, item, inWords(item))
	}
	return true, nil
}
