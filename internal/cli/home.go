package cli

import (
	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/plain"
	"github.com/rung-dev/rung/internal/tui"
)

func newHomeCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "rung",
		Short:   "See where you stand on a career ladder, what comes next, and what is missing",
		Example: "rung                              the home screen\nrung assess --name Ada --at PM    take an assessment\nrung show                         show the newest result",
		Args:    noCommand,
		RunE:    func(cmd *cobra.Command, _ []string) error { return runHome(a, cmd) },
	}
}

// runHome shows the home screen. Where there is none to show, the short help is more use than a complaint.
func runHome(a *app, cmd *cobra.Command) error {
	if err := a.needScreen(""); err != nil && !a.lineByLine() {
		a.say("rung: %v", err)
		printHelp(a.world.Stderr, cmd)
		return &failure{code: badUsage}
	}
	home, err := a.openHome()
	if err != nil {
		return err
	}
	k := newKeeper(a, home, a.shelf())
	cfg, err := a.config(k)
	if err != nil {
		return err
	}
	if err := readDrafts(&cfg.Desk, k); err != nil {
		return err
	}
	if err := readResults(&cfg.Desk, k, ""); err != nil {
		return err
	}
	if a.lineByLine() {
		return a.converse(k, func(t *plain.Talk) plain.Parting { return plain.Home(t, a.inLines(k, cfg)) })
	}
	root := tui.New(cfg)
	root.StartHome()
	return a.show(root, k)
}
