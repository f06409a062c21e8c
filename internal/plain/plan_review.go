package plain

import (
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/plan"
)

// Review asks of each item that is open what became of it, the most pressing first.
func (p *Planner) Review(title string) error {
	queue := plan.ToReview(p.Of.Plan, p.Today)
	p.Talk.Say("%s. %s to go through.", title, chart.Upper(chart.Count(len(queue), "open action")))
	for at := 0; at < len(queue); {
		next, err := p.reviewItem(queue[at], at, len(queue))
		if err != nil {
			return err
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

// reviewItem asks what became of the item at position i, until that is settled.
func (p *Planner) reviewItem(i, at, of int) (step, error) {
	again := func() {
		item := p.Of.Plan[i]
		p.Talk.Say("%d of %d. %s.", at+1, of, chart.ServesSpoken(p.Ladder, item.Competency, item.Rung))
		p.Talk.Say("%s", chart.ItemSpoken(item, p.Today))
	}
	again()
	ways := []command{{key: "x", does: "Done."}, {key: "o", does: "Still open."}, {key: "m", does: "Still open, with another date."},
		{key: "d", does: "Dropped, and why."}}
	if at > 0 {
		ways = append(ways, command{key: "b", does: "Back to the action before."})
	}
	ways = append(ways, command{key: "s", does: "Not now: go on without the rest."})
	ask := menu{talk: p.Talk}
	for {
		key, _, err := ask.choose(again, ways...)
		if err != nil {
			return toViews, err
		}
		settled := true
		switch item := p.Of.Plan[i]; key {
		case "s":
			return toViews, nil
		case "b":
			return toBefore, nil
		case "x":
			if plan.Open(item) {
				settled = p.make(plan.Anew(i, item, p.ticked), inWords(item)+": done.")
			}
		case "o":
			if !plan.Open(item) {
				settled = p.make(plan.On(i, item, plan.Reopen), inWords(item)+": open again.")
			}
		case "m":
			settled, err = p.move(i, item, inWords(item))
		case "d":
			settled, err = p.drop(i, item, inWords(item))
		}
		if err == errBack {
			settled, err = false, nil
		}
		if err != nil || settled {
			return toNext, err
		}
	}
}
