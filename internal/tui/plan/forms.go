package plan

import (
	"errors"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plan"
)

// addForm puts an offer on the plan, or words of one's own for what it serves.
func addForm(o plan.Offer, today string) *form {
	title := "New on the plan"
	if o.Action == "" {
		title = "In your own words"
	}
	return newForm(title, o, func(values []string) plan.Change {
		item := o.Item()
		item.Action, item.Owner = values[0], values[1]
		item.Due, _ = plan.ParseDue(values[2], today) // it was checked
		return func(p []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Add(p, item) }
	}, actionField(o.Action), ownerField(""), dueField("", today))
}

func editForm(i int, item assess.PlanItem) *form {
	return newForm("Words and owner", servedBy(item), func(values []string) plan.Change {
		return plan.On(i, item, func(p []assess.PlanItem, i int) ([]assess.PlanItem, error) {
			return plan.Edit(p, i, values[0], values[1])
		})
	}, actionField(item.Action), ownerField(item.Owner))
}

func moveForm(i int, item assess.PlanItem, today string) *form {
	f := newForm("Another date", servedBy(item), func(values []string) plan.Change {
		due, _ := plan.ParseDue(values[0], today) // it was checked
		return plan.Anew(i, item, func(p []assess.PlanItem, i int) ([]assess.PlanItem, error) { return plan.Move(p, i, due, values[1]) })
	}, dueField(item.Due, today), field{label: "Why", placeholder: "may stay empty"})
	f.settles = true
	return f
}

func dropForm(i int, item assess.PlanItem, today string) *form {
	f := newForm("Drop it", servedBy(item), func(values []string) plan.Change {
		return plan.Anew(i, item, func(p []assess.PlanItem, i int) ([]assess.PlanItem, error) { return plan.Drop(p, i, today, values[0]) })
	}, field{label: "Why", placeholder: "one sentence", check: func(value string) error {
		if value == "" {
			return errors.New("say why: one sentence is enough")
		}
		return nil
	}})
	f.settles = true
	return f
}

func servedBy(item assess.PlanItem) plan.Offer {
	return plan.Offer{Competency: item.Competency, Rung: item.Rung, Action: item.Action}
}

func actionField(action string) field {
	return field{label: "Action", value: strings.Join(strings.Fields(action), " "), placeholder: "what will be done", check: func(value string) error {
		if value == "" {
			return errors.New("say in a few words what is to be done")
		}
		return nil
	}}
}

func ownerField(owner string) field {
	return field{label: "Owner", value: owner, placeholder: "may stay empty", hint: func(string) string { return "Who sees to it, if it is somebody else." }}
}

func dueField(due, today string) field {
	return field{
		label: "Due", value: due, placeholder: "no date",
		check: func(value string) error {
			_, err := plan.ParseDue(value, today)
			return err
		},
		hint: func(value string) string {
			if day, err := plan.ParseDue(value, today); err == nil && day != "" {
				return "That is " + plan.InWords(day) + "."
			}
			return "As 2027-02-01, 2027-02, +10d, +2w or +3m."
		},
	}
}
