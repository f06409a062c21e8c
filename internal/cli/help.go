package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// printHelp writes the help of a command: how it is called, examples, then what else there is to know. It fits on
// a screen of 80x24 (a test holds it to that), and it asks the terminal nothing.
func printHelp(w io.Writer, cmd *cobra.Command) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\nUsage: %s\n", cmd.Short, usageLine(cmd))
	if cmd.Example != "" {
		fmt.Fprintf(&b, "\nExamples:\n%s\n", indented(cmd.Example))
	}
	if commands := commandList(cmd); commands != "" {
		fmt.Fprintf(&b, "\nCommands:\n%s", commands)
	}
	if flags := flagList(cmd.LocalNonPersistentFlags()); flags != "" {
		fmt.Fprintf(&b, "\nFlags:\n%s", flags)
	}
	fmt.Fprintf(&b, "Everywhere: %s\n            %s\n", globals, moreGlobals)
	_, _ = io.WriteString(w, b.String()) // the writer remembers its error
}

const (
	globals     = "--home DIR  --theme auto|light|dark  --color auto|always|never"
	moreGlobals = "--accessible  --no-input  --no-title  --help"
)

func usageLine(cmd *cobra.Command) string {
	if !cmd.HasParent() {
		return "rung [command]"
	}
	return strings.TrimSuffix(cmd.UseLine(), " [flags]")
}

func indented(text string) string {
	return "  " + strings.ReplaceAll(text, "\n", "\n  ")
}

// commandList names the commands below cmd, one a line.
func commandList(cmd *cobra.Command) string {
	var b strings.Builder
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() || c.Name() == "help" {
			fmt.Fprintf(&b, "  %-12s %s\n", c.Name(), c.Short)
		}
	}
	return b.String()
}

// flagList says what the flags of a command are for, one a line. Help is named elsewhere, and --force beside the file that it is for.
func flagList(flags *pflag.FlagSet) string {
	var b strings.Builder
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Name == "help" || f.Name == "force" {
			return
		}
		value, does := pflag.UnquoteUsage(f)
		if f.Name == "output" && flags.Lookup("force") != nil {
			does += "; --force overwrites it"
		}
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		fmt.Fprintf(&b, "  %-26s %s\n", strings.TrimSpace(name+" "+value), does)
	})
	return b.String()
}

// topic is what to give rung help for a command.
func topic(cmd *cobra.Command) string {
	return strings.TrimPrefix(strings.TrimPrefix(cmd.CommandPath(), "rung"), " ")
}

func newHelpCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Show what a command does and takes",
		Example: "rung help\nrung help assess\nrung help ladder check",
		Args:    files(0, -1, ""),
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(about, args[len(args)-max(1, len(rest)):])
			}
			about.InitDefaultHelpFlag()
			printHelp(a.out, about)
			return nil
		},
	}
}

// noCommand is the check of arguments for a command that only has commands below it.
func noCommand(cmd *cobra.Command, args []string) error {
	if err := givenEmpty(cmd, args); err != nil || len(args) == 0 {
		return err
	}
	return unknownCommand(cmd, args)
}

func unknownCommand(parent *cobra.Command, args []string) error {
	f := usage("unknown command %q", strings.TrimSpace(topic(parent)+" "+args[0]))
	parent.SuggestionsMinimumDistance = 2
	if near := parent.SuggestionsFor(args[0]); len(near) > 0 {
		return f.try("did you mean %q?", strings.TrimSpace("rung "+topic(parent))+" "+near[0])
	}
	return f.try("%s lists the commands", strings.TrimSpace("rung help "+topic(parent)))
}

// givenEmpty refuses what somebody gave as nothing: it would be taken for what is not given, such as another home or the newest result.
func givenEmpty(cmd *cobra.Command, args []string) error {
	what := ""
	if slices.Contains(args, "") {
		what = "an argument"
	}
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if isEmpty(f.Value) {
			what = "--" + f.Name
		}
	})
	if what == "" {
		return nil
	}
	return usage("%s is empty", what).try("is a variable of the shell not set?")
}

// isEmpty says whether a flag was given as nothing; where it was given several times, whether once. A place that is empty among others
// in a list is for the command, which can say where.
func isEmpty(v pflag.Value) bool {
	list, ok := v.(pflag.SliceValue)
	if !ok {
		return v.String() == ""
	}
	values := list.GetSlice()
	return len(values) == 0 || slices.Contains(values, "") && (len(values) == 1 || v.Type() == "stringArray")
}

// files is the check of arguments for a command that takes from least to most of something (most -1: any number).
func files(least, most int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		help := "rung help " + topic(cmd)
		if err := givenEmpty(cmd, args); err != nil {
			return err
		}
		switch {
		case len(args) < least:
			return usage("%s needs %s", topic(cmd), what).try("%s shows how", help)
		case most >= 0 && len(args) > most:
			return usage("%s does not take %q", topic(cmd), args[most]).try("%s shows what it takes", help)
		}
		return nil
	}
}
