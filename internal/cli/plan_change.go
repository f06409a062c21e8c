package cli

import (
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/store"
)

// planItemOptions are what the commands have in common that change one item.
type planItemOptions struct {
	planOptions
	number int // from 1
}

// itemCmd makes a command for one item, named by its number.
func itemCmd(a *app, use, short, example string, run func(*planItemOptions) error) (*cobra.Command, *planItemOptions) {
	o := &planItemOptions{planOptions: planOptions{app: a}}
	cmd := &cobra.Command{
		Use: use, Short: short, Example: example,
		Args: files(1, 1, "the number of an item; rung plan shows them"),
		RunE: func(_ *cobra.Command, args []string) error {
			n, err := strconv.Atoi(args[0])
			if err != nil || n < 1 {
				return usage("%q is no number of an item", args[0]).try("rung plan shows the numbers")
			}
			o.number = n
			return run(o)
		},
	}
	o.addNameFlags(cmd)
	o.addFileFlag(cmd)
	return cmd, o
}

func newPlanTickCmd(a *app) *cobra.Command {
	cmd, _ := itemCmd(a, "tick N", "Note that an item is done, today", "rung plan tick 2\nrung plan tick 2 --name Ada\nrung plan tick 1 --file agreed.json",
		func(o *planItemOptions) error {
			today := o.today()
			return o.change("done", func(items []assess.PlanItem, i int) ([]assess.PlanItem, error) { return plan.Tick(items, i, today) })
		})
	return cmd
}

func newPlanReopenCmd(a *app) *cobra.Command {
	cmd, _ := itemCmd(a, "reopen N", "Take back that an item is done or dropped", "rung plan reopen 2\nrung plan reopen 2 --name Ada\nrung plan reopen 1 --file agreed.json",
		func(o *planItemOptions) error { return o.change("open again", plan.Reopen) })
	return cmd
}

func newPlanMoveCmd(a *app) *cobra.Command {
	due, why := "", ""
	var cmd *cobra.Command
	cmd, _ = itemCmd(a, "move N", "Give an item another date", "rung plan move 2 --due +2w\nrung plan move 2 --due 2027-03 --why \"The round was put off\"\nrung plan move 2 --due none",
		func(o *planItemOptions) error {
			if !cmd.Flags().Changed("due") {
				return usage("plan move needs --due").try("as in: --due 2027-02-01, --due +2w, or --due none")
			}
			day, err := o.parseDue(due)
			if err != nil {
				return err
			}
			return o.change("moved", func(items []assess.PlanItem, i int) ([]assess.PlanItem, error) {
				return plan.Move(items, i, day, words(why))
			})
		})
	cmd.Flags().StringVar(&due, "due", "", "`date`: 2027-02-01, 2027-02, +10d, +2w, +3m or none")
	cmd.Flags().StringVar(&why, "why", "", "the reason")
	return cmd
}

func newPlanDropCmd(a *app) *cobra.Command {
	why := ""
	cmd, _ := itemCmd(a, "drop N", "Give an item up, with the reason", "rung plan drop 2 --why \"There is no budget round this year\"\n"+
		"rung plan drop 2 --name Ada --why \"Done by the team\"\nrung plan drop 1 --file agreed.json --why \"Moved to another role\"",
		func(o *planItemOptions) error {
			if words(why) == "" {
				return usage("plan drop needs --why").try("one sentence is enough, as in: --why \"There is no budget round this year\"")
			}
			today := o.today()
			return o.change("dropped", func(items []assess.PlanItem, i int) ([]assess.PlanItem, error) {
				return plan.Drop(items, i, today, words(why))
			})
		})
	cmd.Flags().StringVar(&why, "why", "", "the reason")
	return cmd
}

// change does something to the item with the number that was given.
func (o *planItemOptions) change(word string, to plan.Operation) error {
	p, err := o.find(changing)
	if err != nil {
		return err
	}
	if o.number > len(p.doc.Plan) {
		_, err := to(p.doc.Plan, o.number-1)
		return o.planFailure(p.path, err)
	}
	return o.carryOut(p, word, &o.number, plan.On(o.number-1, p.doc.Plan[o.number-1], func(items []assess.PlanItem, i int) ([]assess.PlanItem, error) {
		o.number = i + 1 // another rung may have put one in front
		return to(items, i)
	}))
}

// carryOut changes a plan on disk and says what was changed: the item with the number that is there by then, nil for the last one.
func (o *planOptions) carryOut(p planned, word string, changed *int, change plan.Change) error {
	var doc *assess.Assessment
	err := o.unbroken(func() (err error) {
		doc, err = store.ChangePlan(p.path, change)
		return err
	})
	if err != nil {
		return o.planFailure(p.path, err)
	}
	number := len(doc.Plan)
	if changed != nil {
		number = *changed
	}
	if o.json {
		return o.planJSON(planned{p.path, doc}, number)
	}
	item := doc.Plan[number-1]
	text := strings.Join(strings.Fields(item.Action), " ")
	if plan.Open(item) && item.Due != "" {
		text += " · due " + plan.InWords(item.Due)
	}
	return o.line("%s %d: %s", word, number, text)
}

// parseDue reads the date of a flag.
func (o *planOptions) parseDue(text string) (string, error) {
	due, err := plan.ParseDue(text, o.today())
	var refused *plan.Error
	if errors.As(err, &refused) {
		return "", usage("--due %v", refused).try("give %s", refused.Hint())
	}
	return due, err
}

// planFailure words why a plan was not changed.
func (o *planOptions) planFailure(path string, err error) error {
	var refused *plan.Error
	switch {
	case errors.As(err, &refused):
		return fail(failed, "%v", refused).try("%s", refused.Hint())
	case errors.Is(err, store.ErrDraft):
		return draftFailure(path)
	case errors.Is(err, store.ErrEncrypted):
		return o.sealedFailure(path)
	}
	return documentFailure(nameOf(path), err)
}

func draftFailure(path string) error {
	return fail(failed, "%s is not finished, so it has no plan of its own yet", nameOf(path)).try("finish it first; rung assess goes on with a draft")
}

func (o *planOptions) sealedFailure(path string) error {
	return fail(badInput, "%s is encrypted, and what is encrypted cannot be changed in place", nameOf(path)).
		try("open it first: %s", o.command("share", source{path: path}.again(), "--identity", "KEY", "-o", "copy.json"))
}
