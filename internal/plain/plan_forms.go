package plain

import (
	"strconv"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/plan"
)

// nothing is typed for a field that stays empty.
const nothing = "s"

// backHint is said before fields.
const backHint = "b goes back without it."

// add puts an action on the plan: an offer of the ladder, or words of one's own.
func (p *Planner) add() error {
	offers := plan.Choices(p.Ladder, p.Result)
	offer := offers[0]
	if len(offers) > 1 {
		say := func() { p.sayOffers(offers) }
		say()
		key, number, err := choose(p.Talk, say,
			command{key: "t", does: "Take one over: t and its number, as t 1.", most: len(offers)},
			command{key: "w", does: "In your own words, for what a number serves: w and that number.", most: len(offers)},
			command{key: "b", does: "Back to the plan."})
		if err != nil || key == "b" {
			return err
		}
		if offer = offers[number-1]; key == "w" {
			offer = offer.Own()
		}
	}
	item := offer.Item()
	item.Action = oneLine(item.Action)
	if item.Action != "" {
		p.Talk.Say("%s.", inWords(item))
	}
	p.Talk.Say("%s", backHint)
	var err error
	if item.Action == "" {
		if item.Action, err = field(p.Talk, "What will be done, in your own words:", "", p.action); err != nil {
			return err
		}
	}
	if item.Owner, err = field(p.Talk, "Who sees to it, if it is somebody else; "+nothing+" for nobody:", nothing, anything); err != nil {
		return err
	}
	if item.Due, err = p.due("Due, as 2027-02-01, 2027-02, +10d, +2w or +3m; " + nothing + " for no date:"); err != nil {
		return err
	}
	p.make(func(items []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Add(items, item) }, "It is on the plan.")
	return nil
}

func (p *Planner) sayOffers(offers []plan.Offer) {
	serves := ""
	for i, o := range offers {
		if s := chart.ServesSpoken(p.Ladder, o.Competency, o.Rung); s != serves {
			serves = s
			p.Talk.Say("%s.", s)
		}
		p.Talk.Say("%s. %s", strconv.Itoa(i+1), chart.OfferSpoken(o, p.Of.Plan))
	}
}

// action objects to an action without words.
func (p *Planner) action(text string) string {
	if text == "" {
		return "Say in a few words what is to be done."
	}
	return ""
}

// due asks for a day.
func (p *Planner) due(prompt string) (string, error) {
	text, err := field(p.Talk, prompt, nothing, func(text string) string {
		if _, err := plan.ParseDue(text, p.Today); err != nil {
			return refusal(err)
		}
		return ""
	})
	if err != nil {
		return "", err
	}
	day, _ := plan.ParseDue(text, p.Today) // it was checked
	if day != "" {
		p.Talk.Say("That is %s.", plan.InWords(day))
	}
	return day, nil
}

// move gives an item another date, and says so by its name; false where that was refused.
func (p *Planner) move(i int, item assess.PlanItem, name string) (bool, error) {
	p.Talk.Say("%s", backHint)
	due, err := p.due("Due, as 2027-02-01, 2027-02, +10d, +2w or +3m; " + nothing + " for no date:")
	if err != nil {
		return false, err
	}
	why, err := field(p.Talk, "Why, in one sentence; "+nothing+" for nothing:", nothing, anything)
	if err != nil {
		return false, err
	}
	return p.make(plan.Anew(i, item, func(items []assess.PlanItem, i int) ([]assess.PlanItem, error) { return plan.Move(items, i, due, why) }),
		name+": it has another date."), nil
}

// drop gives an item up, and says so by its name; false where that was refused.
func (p *Planner) drop(i int, item assess.PlanItem, name string) (bool, error) {
	p.Talk.Say("%s", backHint)
	why, err := field(p.Talk, "Why is it dropped? One sentence is enough:", "", func(text string) string {
		if text == "" {
			return "Say why: one sentence is enough."
		}
		return ""
	})
	if err != nil {
		return false, err
	}
	return p.make(plan.Anew(i, item, func(items []assess.PlanItem, i int) ([]assess.PlanItem, error) {
		return plan.Drop(items, i, p.Today, why)
	}),
		name+": dropped."), nil
}

// edit gives an item other words and another owner.
func (p *Planner) edit(i int, item assess.PlanItem) error {
	const keep = "k"
	p.Talk.Say("%s", backHint)
	action, err := field(p.Talk, "What will be done; "+keep+" keeps the words:", "", p.action)
	if err != nil {
		return err
	}
	if strings.EqualFold(action, keep) {
		action = oneLine(item.Action)
	}
	owner, err := field(p.Talk, "Who sees to it; "+keep+" keeps the owner, "+nothing+" for nobody:", nothing, anything)
	if err != nil {
		return err
	}
	if strings.EqualFold(owner, keep) {
		owner = item.Owner
	}
	edited := item
	edited.Action = action
	p.make(plan.On(i, item, func(items []assess.PlanItem, i int) ([]assess.PlanItem, error) {
		return plan.Edit(items, i, action, owner)
	}), numbered(i, edited)+": changed.")
	return nil
}
