package cli

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rung-dev/rung/internal/chart"
)

// TestHelpFitsOnAScreen holds the help of every command to 24 lines of 80 columns, without blanks at the ends of lines.
func TestHelpFitsOnAScreen(t *testing.T) {
	a := &app{world: World{Stdout: &bytes.Buffer{}}}
	a.out = newOutput(a.world.Stdout)
	eachCommand(newRootCmd(a), func(cmd *cobra.Command) {
		var b bytes.Buffer
		cmd.InitDefaultHelpFlag()
		printHelp(&b, cmd)
		lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
		if len(lines) > 24 {
			t.Errorf("%s: %d lines", cmd.CommandPath(), len(lines))
		}
		for _, line := range lines {
			if w := chart.Width(line); w > 80 {
				t.Errorf("%s: %d columns: %s", cmd.CommandPath(), w, line)
			}
			if strings.TrimRight(line, " ") != line {
				t.Errorf("%s: blanks at the end of %q", cmd.CommandPath(), line)
			}
		}
	})
}

// TestHelpIsComplete wants a sentence and three examples, at most, of every command, none of them hidden.
func TestHelpIsComplete(t *testing.T) {
	a := &app{world: World{Stdout: &bytes.Buffer{}}}
	a.out = newOutput(a.world.Stdout)
	eachCommand(newRootCmd(a), func(cmd *cobra.Command) {
		examples := strings.Count(cmd.Example, "\n") + 1
		if cmd.Short == "" || cmd.Example == "" || examples != 3 || cmd.Hidden {
			t.Errorf("%s: short %q, %d examples, hidden %v", cmd.CommandPath(), cmd.Short, examples, cmd.Hidden)
		}
	})
}

func eachCommand(cmd *cobra.Command, use func(*cobra.Command)) {
	use(cmd)
	for _, c := range cmd.Commands() {
		eachCommand(c, use)
	}
}

// TestNothingGivenIsRefused gives each command nothing for each of its flags and arguments, as a variable of the shell that is not set does.
func TestNothingGivenIsRefused(t *testing.T) {
	a := &app{world: World{Stdout: &bytes.Buffer{}}}
	a.out = newOutput(a.world.Stdout)
	root := newRootCmd(a)
	root.InitDefaultHelpCmd()
	eachCommand(root, func(cmd *cobra.Command) {
		call := strings.Fields(cmd.CommandPath())[1:]
		refusesNothing(t, "an argument", append(slices.Clone(call), ""))
		check := func(f *pflag.Flag) {
			if f.Value.Type() != "bool" && f.NoOptDefVal == "" {
				refusesNothing(t, "--"+f.Name, append(slices.Clone(call), "a", "--"+f.Name+"="))
			}
		}
		cmd.LocalFlags().VisitAll(check)
		cmd.InheritedFlags().VisitAll(check)
	})
}

func refusesNothing(t *testing.T, what string, args []string) {
	t.Helper()
	code, said := provoke(t, t.TempDir(), args, nil)
	if code != badUsage || !strings.Contains(said, what) {
		t.Errorf("rung %q ends with %d, not naming %s: %s", args, code, what, said)
	}
}
