package cli

import (
	"github.com/spf13/cobra"
)

func newCompletionCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:       "completion bash|zsh|fish|powershell",
		Short:     "Print a script that completes commands in a shell",
		Example:   "source <(rung completion bash)\nrung completion zsh > ~/.zfunc/_rung\nrung completion fish > ~/.config/fish/completions/rung.fish",
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		Args:      files(1, 1, "the name of a shell"),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.out, true)
			case "zsh":
				return root.GenZshCompletion(a.out)
			case "fish":
				return root.GenFishCompletion(a.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.out)
			}
			return usage("no completion for the shell %q", args[0]).try("there is one for bash, zsh, fish and powershell")
		},
	}
}
