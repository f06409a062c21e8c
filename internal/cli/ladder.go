package cli

import (
	"github.com/spf13/cobra"
)

func newLadderCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "ladder COMMAND",
		Short:   "List, show, compare, check and make ladders",
		Example: "rung ladder list\nrung ladder show product\nrung ladder check ./my-ladder.yaml",
		Args:    noCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			printHelp(a.world.Stderr, cmd)
			return &failure{code: badUsage}
		},
	}
	cmd.AddCommand(
		newLadderListCmd(a), newLadderShowCmd(a), newLadderCheckCmd(a), newLadderSchemaCmd(a), newLadderDiffCmd(a), newLadderNewCmd(a),
		newLadderImportCmd(a),
	)
	return cmd
}
