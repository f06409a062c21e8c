package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/report"
	"github.com/rung-dev/rung/internal/typo"
)

// planOptions are what the commands of rung plan have in common.
type planOptions struct {
	*app
	file string // "" for the plan of now in the home
	name string // of the person, "" for the one of the newest document
	json bool
}

func newPlanCmd(a *app) *cobra.Command {
	o := &planOptions{app: a}
	cmd := &cobra.Command{
		Use:     "plan [FILE|-]",
		Short:   "Show a person's plan, and change it with the commands below",
		Example: "rung plan\nrung plan add --offer 1 --due +3m\nrung plan tick 2",
		Args:    planArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				o.file = args[0]
			}
			return runPlan(o)
		},
	}
	o.addNameFlags(cmd)
	a.addIdentity(cmd)
	cmd.AddCommand(newPlanOffersCmd(a), newPlanAddCmd(a), newPlanTickCmd(a), newPlanMoveCmd(a), newPlanDropCmd(a), newPlanReopenCmd(a))
	return cmd
}

// addNameFlags adds the flags that every command of a plan has.
func (o *planOptions) addNameFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.name, "name", "", "whose plan, if not that of the newest document")
	cmd.Flags().BoolVar(&o.json, "json", false, "as JSON")
}

// addFileFlag is for the commands that name their document by a flag, since something else stands where a file could.
func (o *planOptions) addFileFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.file, "file", "", "the document, if not that of the plan of now")
}

// planArgs takes one file, and tells a mistyped command from one.
func planArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		var names []string
		for _, c := range cmd.Commands() {
			names = append(names, c.Name())
		}
		if _, err := os.Stat(args[0]); errors.Is(err, fs.ErrNotExist) && args[0] != stdio && typo.Nearest(args[0], names) != "" {
			return usage("%q is neither a file nor a command of rung plan", args[0]).try("did you mean %q?", "rung plan "+typo.Nearest(args[0], names))
		}
	}
	return files(0, 1, "")(cmd, args)
}

// today is the day that plans count by: the one on the calendar where rung runs.
func (a *app) today() string { return a.world.Now().Format(time.DateOnly) }

func runPlan(o *planOptions) error {
	p, err := o.find(showing)
	if err != nil {
		return err
	}
	if o.json {
		return o.planJSON(p, 0)
	}
	lines := p.head(max(o.width(), report.MinWidth))
	if len(p.doc.Plan) > 0 {
		lines = append(lines, chart.L(chart.Muted, chart.PlanCount(p.doc.Plan, o.today())), chart.Blank)
	}
	lines = append(lines, chart.Plan(o.titles(p.doc), p.doc.Plan, o.today(), max(o.width(), report.MinWidth))...)
	if _, err := io.WriteString(o.prose(), chart.Plain(lines)); err != nil {
		return err
	}
	if len(p.doc.Plan) == 0 {
		o.say("hint: rung plan offers shows what the ladder suggests; rung plan add \"ACTION\" --due +3m plans it")
	}
	return nil
}

// head says whose plan it is, and which document it stands in.
func (p planned) head(width int) []chart.Line {
	who := []string{string(p.doc.Rater.Role)}
	if p.doc.Person.Name != "" {
		who = []string{p.doc.Person.Name, string(p.doc.Rater.Role)}
	}
	if p.doc.Finished() {
		who = append(who, plan.Day(p.doc.FinishedAt))
	}
	return chart.Wrap(chart.Strong, strings.Join(who, " · "), width)
}

// titles is the ladder that a plan takes its titles from, nil if it is not at hand.
func (o *planOptions) titles(doc *assess.Assessment) *ladder.Ladder {
	l, err := o.shelf().bound(doc.Ladder)
	if err != nil {
		return nil
	}
	return l
}
