package plain

import (
	"errors"
	"strconv"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
)

// Planner works on the plan of a finished assessment, whose file is changed with it.
type Planner struct {
	Talk   *Talk
	Of     *assess.Assessment // its plan follows what is on the disk
	Ladder *ladder.Ladder     // gives titles and suggests actions; nil: not at hand
	Result *assess.Result     // whose gaps the actions are for; nil: there are none to suggest
	Today  string             // YYYY-MM-DD
	Save   func(*assess.Assessment, plan.Change) ([]assess.PlanItem, error)

	disk  *disk
	count int // changes so far: each of them counts
}

// say lists the plan by what its items serve, the most pressing first, each with its number.
func (p *Planner) say() {
	items := p.Of.Plan
	if len(items) == 0 {
		p.Talk.Say("Nothing is planned yet.")
		return
	}
	p.Talk.Say("%s.", strings.ReplaceAll(chart.PlanCount(items, p.Today), " · ", ", "))
	for _, g := range plan.Groups(items, p.Today) {
		p.Talk.Say("%s.", chart.ServesSpoken(p.Ladder, g.Competency, g.Rung))
		for _, i := range g.Items {
			p.Talk.Say("%d. %s", i+1, chart.ItemSpoken(items[i], p.Today))
		}
	}
}

// Change says the plan, and changes it until the person goes on. note is what one should know before, "" for nothing.
func (p *Planner) Change(title, note string) error {
	again := func() {
		p.Talk.Say("%s.", title)
		if note != "" {
			p.Talk.Say("%s", note)
		}
		p.say()
	}
	again()
	ask := menu{talk: p.Talk}
	for {
		n := len(p.Of.Plan)
		ways := []command{{key: "a", does: "Add an action: one of the ladder's, or your own."}}
		if n > 0 {
			ways = append(ways,
				command{key: "x", does: "An action is done: x and its number, as x 1.", most: n},
				command{key: "m", does: "It gets another date: m and its number.", most: n},
				command{key: "d", does: "It is dropped, and why: d and its number.", most: n},
				command{key: "e", does: "Other words, or another owner: e and its number.", most: n},
				command{key: "o", does: "What is done or dropped is open again: o and its number.", most: n},
				command{key: "l", does: "List the plan."})
		}
		ways = append(ways, command{key: "g", does: "Go on."})
		key, number, err := ask.choose(again, ways...)
		if err != nil || key == "g" {
			return err
		}
		if err := p.carry(key, number-1); err != nil && err != errBack {
			return err
		}
	}
}

// carry does what a key asks for, to the item at position i.
func (p *Planner) carry(key string, i int) error {
	switch key {
	case "a":
		return p.add()
	case "l":
		p.say()
		return nil
	}
	item := p.Of.Plan[i]
	switch {
	case key == "e":
		return p.edit(i, item)
	case key == "o":
		p.make(plan.On(i, item, plan.Reopen), numbered(i, item)+": open again.")
		return nil
	case !plan.Open(item):
		p.Talk.Say("It is %s. o opens it again.", item.Status)
		return nil
	case key == "m":
		_, err := p.move(i, item, numbered(i, item))
		return err
	case key == "d":
		_, err := p.drop(i, item, numbered(i, item))
		return err
	}
	p.make(plan.On(i, item, p.ticked), numbered(i, item)+": done.")
	return nil
}

// numbered is an item by its number in the list, and its words.
func numbered(i int, item assess.PlanItem) string {
	return "Action " + strconv.Itoa(i+1) + ", " + inWords(item)
}

// inWords are the words of an item, fit to stand before a colon.
func inWords(item assess.PlanItem) string { return strings.TrimSuffix(oneLine(item.Action), ".") }

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func (p *Planner) ticked(items []assess.PlanItem, i int) ([]assess.PlanItem, error) {
	return plan.Tick(items, i, p.Today)
}

// make changes the plan, here and on the disk, and says what was done or why not.
func (p *Planner) make(change plan.Change, done string) bool {
	items, err := change(p.Of.Plan)
	if err != nil {
		p.Talk.Say("%s", refusal(err))
		return false
	}
	p.Of.Plan = items
	p.count++
	var refused *plan.Error
	told := false // what became of it; when it is tried again, nobody asks
	err = p.disk.do(work{"plan " + p.Of.ID + " " + strconv.Itoa(p.count), func() error {
		there, err := p.Save(p.Of, change)
		if errors.As(err, &refused) { // it cannot be done, now or later
			p.Of.Plan = there
			if told {
				p.Talk.Say("An earlier change was not made after all: %s", refusal(refused))
			}
			return nil
		}
		if err == nil {
			p.Of.Plan = there
		}
		return err
	}})
	told = true
	switch {
	case refused != nil:
		p.Talk.Say("Not changed: %s", refusal(refused))
		return false
	case err != nil:
		p.Talk.Say("%s", done)
		p.Talk.Say("%s", notSaved(err))
	default:
		p.Talk.Say("%s Saved.", done)
		p.disk.sayUnsaved(p.Talk)
	}
	return true
}

// refusal is why a plan was not changed, with what to do about it.
func refusal(err error) string {
	text := chart.Upper(err.Error()) + "."
	var known *plan.Error
	if errors.As(err, &known) && known.Hint() != "" {
		text += " " + chart.Upper(known.Hint()) + "."
	}
	return text
}
