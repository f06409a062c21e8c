package cli

import (
	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/ladderfile"
)

func newLadderSchemaCmd(a *app) *cobra.Command {
	output, force := stdio, false
	cmd := &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of ladder files, for editors",
		Example: "rung ladder schema -o rung-ladder.schema.json   # and in a ladder beside it:\n# yaml-language-server: $schema=./rung-ladder.schema.json\nrung ladder schema | jq '.properties.rungs'",
		Args:    files(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			return a.write(output, ladderfile.Schema(), force)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&output, "output", "o", stdio, "`file` to write to")
	f.BoolVar(&force, "force", false, "overwrite that file")
	return cmd
}
