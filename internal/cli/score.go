package cli

import "github.com/spf13/cobra"

func newScoreCmd(a *app) *cobra.Command {
	return &cobra.Command{Use: "score", RunE: func(*cobra.Command, []string) error { return nil }}
}
