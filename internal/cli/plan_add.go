package cli

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/report"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/typo"
)

func newPlanOffersCmd(a *app) *cobra.Command {
	o := &planOptions{app: a}
	cmd := &cobra.Command{
		Use:     "offers",
		Short:   "List what the ladder suggests for the gaps of a result",
		Example: "rung plan offers\nrung plan offers --name Ada\nrung plan offers --json | jq -r '.offers[].action'",
		Args:    files(0, 0, ""),
		RunE:    func(*cobra.Command, []string) error { return runPlanOffers(o) },
	}
	o.addNameFlags(cmd)
	o.addFileFlag(cmd)
	a.addIdentity(cmd)
	return cmd
}

func runPlanOffers(o *planOptions) error {
	p, err := o.find(offering)
	if err != nil {
		return err
	}
	l, err := o.scored(p)
	if err != nil {
		return err
	}
	offers := plan.Offers(l, score.Counted(l, p.doc))
	if o.json {
		return o.offersJSON(p, offers)
	}
	_, err = io.WriteString(o.prose(), chart.Plain(chart.Offers(l, offers, p.doc.Plan, max(o.width(), report.MinWidth))))
	return err
}

// planAddOptions are the flags of rung plan add.
type planAddOptions struct {
	planOptions
	action string
	offer  int // number of an offer, 0 for none
	serves string
	owner  string
	due    string
}

func newPlanAddCmd(a *app) *cobra.Command {
	o := &planAddOptions{planOptions: planOptions{app: a}}
	cmd := &cobra.Command{
		Use:   "add ACTION",
		Short: "Put an action on the plan: yours, or one of the ladder's",
		Example: "rung plan add --offer 1 --due +3m\nrung plan add \"Join the budget round\" --for business\n" +
			"rung plan add \"Review the hiring criteria\" --owner Max --due 2027-02",
		Args: files(0, 1, ""),
		RunE: func(_ *cobra.Command, args []string) error {
			o.action = words(strings.Join(args, " "))
			return runPlanAdd(o)
		},
	}
	cmd.Flags().IntVar(&o.offer, "offer", 0, "take the one with this `number` in rung plan offers")
	cmd.Flags().StringVar(&o.serves, "for", "", "the `competency` it serves; the whole step otherwise")
	cmd.Flags().StringVar(&o.owner, "owner", "", "who sees to it, if not the person")
	cmd.Flags().StringVar(&o.due, "due", "", "`date`: 2027-02-01, 2027-02, +10d, +2w or +3m")
	o.addNameFlags(cmd)
	o.addFileFlag(cmd)
	return cmd
}

func runPlanAdd(o *planAddOptions) error {
	switch {
	case o.offer != 0 && (o.action != "" || o.serves != ""):
		return usage("--offer takes over what the ladder says").try("leave out the action and --for, or --offer")
	case o.offer == 0 && o.action == "":
		return usage("plan add needs an action").try(`as in: rung plan add "Join the budget round", or --offer 1 from rung plan offers`)
	}
	due, err := o.parseDue(o.due)
	if err != nil {
		return err
	}
	p, err := o.find(adding)
	if err != nil {
		return err
	}
	item, err := o.item(p)
	if err != nil {
		return err
	}
	item.Owner, item.Due = words(o.owner), due
	return o.carryOut(p, "added", nil, func(items []assess.PlanItem) ([]assess.PlanItem, error) { return plan.Add(items, item) })
}

// item is what is to be added, without an owner and a date.
func (o *planAddOptions) item(p planned) (assess.PlanItem, error) {
	l, err := o.scored(p)
	switch {
	case err != nil && p.doc.Result != nil && o.offer == 0 && o.serves == "":
		return assess.PlanItem{Rung: string(p.doc.Result.Target), Action: o.action}, nil // without the ladder, too
	case err != nil:
		return assess.PlanItem{}, err
	case o.offer != 0:
		return o.offered(l, p)
	case o.serves == "":
		return assess.PlanItem{Rung: string(score.Counted(l, p.doc).Target), Action: o.action}, nil
	}
	c, err := findCompetency(l, o.serves)
	if err != nil {
		return assess.PlanItem{}, err
	}
	return assess.PlanItem{Competency: c, Rung: plan.RungFor(l, score.Counted(l, p.doc), c), Action: o.action}, nil
}

func (o *planAddOptions) offered(l *ladder.Ladder, p planned) (assess.PlanItem, error) {
	offers := plan.Offers(l, score.Counted(l, p.doc))
	if o.offer < 1 || o.offer > len(offers) {
		return assess.PlanItem{}, fail(failed, "there is no offer %d", o.offer).try("rung plan offers shows %s", chart.Count(len(offers), "offer"))
	}
	return offers[o.offer-1].Item(), nil
}

// findCompetency returns the id of the competency that a person means by its id or its title.
func findCompetency(l *ladder.Ladder, name string) (string, error) {
	var names, ids []string
	for _, c := range l.Competencies {
		if strings.EqualFold(c.ID, name) || strings.EqualFold(c.Title, name) {
			return c.ID, nil
		}
		names, ids = append(names, c.ID, c.Title), append(ids, c.ID)
	}
	f := usage("--for %q is no competency of the ladder %s", name, l.ID)
	if near := typo.Nearest(name, names); near != "" {
		return "", f.try("did you mean %q?", near)
	}
	return "", f.try("its competencies are %s", strings.Join(ids, ", "))
}
