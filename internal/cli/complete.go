package cli

import (
	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/assess"
)

// completion is what cobra asks for the words that may come next.
type completion = func(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective)

// oneOf offers a few words.
func oneOf[T ~string](words ...T) completion {
	var offered []string
	for _, w := range words {
		offered = append(offered, string(w))
	}
	return cobra.FixedCompletions(offered, cobra.ShellCompDirectiveNoFileComp)
}

// ladderNames offers the ladders at hand, and files.
func (a *app) ladderNames(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	volumes, err := a.shelf().all()
	if err != nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	return idsOf(volumes), cobra.ShellCompDirectiveDefault
}

// rungNames offers the rungs of the ladder on the command line.
func (o *assessOptions) rungNames(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	l, err := o.chosenLadder(o.shelf())
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []string
	for _, r := range l.Rungs {
		names = append(names, r.ID+"\t"+r.Title)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// completeFlag names the words of a flag. It only fails for a flag that does not exist.
func completeFlag(cmd *cobra.Command, flag string, words completion) {
	if err := cmd.RegisterFlagCompletionFunc(flag, words); err != nil {
		panic(err)
	}
}

func completeAssess(cmd *cobra.Command, o *assessOptions) {
	completeFlag(cmd, "ladder", o.ladderNames)
	completeFlag(cmd, "at", o.rungNames)
	completeFlag(cmd, "aspire", o.rungNames)
	completeFlag(cmd, "mode", oneOf(assess.Modes[:]...))
}

func completeGlobals(root *cobra.Command) {
	completeFlag(root, "theme", oneOf[themeName](auto, light, dark))
	completeFlag(root, "color", oneOf[when](auto, always, never))
}
