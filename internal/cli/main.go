// Package cli is rung on the command line: commands, flags, hints, exit codes, and the wiring of everything else.
package cli

import (
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// World is all that rung takes from outside.
type World struct {
	Args           []string // without the name of the program
	Environ        []string
	GOOS           string
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Now            func() time.Time
	Rand           io.Reader // never fails
	// Signals sends to c what asks rung to end (HUP, INT, TERM) until stop is called.
	Signals func(c chan<- os.Signal) (stop func())
	// Window is the size of the screen where the terminal does not say it; the zero value: ask the terminal.
	Window Window
}

// Window is the size of a screen in cells.
type Window struct{ Width, Height int }

// Getenv returns the value of an environment variable, "" if it is not set.
func (w World) Getenv(name string) string {
	for _, e := range w.Environ {
		if value, ok := strings.CutPrefix(e, name+"="); ok {
			return value
		}
	}
	return ""
}

// Main runs one command and returns the code to exit with.
func Main(w World) int {
	a := &app{world: w, out: newOutput(w.Stdout)}
	err := newRootCmd(a).Execute()
	if flushed := a.out.Flush(); err == nil {
		err = flushed
	}
	return int(a.report(err))
}

// app is one run of rung: its world, and the flags that every command has.
type app struct {
	world World
	out   *output // standard output

	home    string
	theme   themeName
	color   when
	noInput bool
	keys    keyring // that open sealed documents

	stdinTaken bool // a document comes from standard input
}

// newRootCmd returns the whole tree of commands.
func newRootCmd(a *app) *cobra.Command {
	root := newHomeCmd(a)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetArgs(append([]string{}, a.world.Args...)) // nil would stand for the arguments of the process
	root.SetIn(a.world.Stdin)
	root.SetOut(a.out)
	root.SetErr(a.world.Stderr)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { printHelp(a.out, cmd) })
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return flagError(cmd, err) })
	addGlobalFlags(a, root)
	root.AddCommand(
		newAssessCmd(a), newOneOnOneCmd(a), newScoreCmd(a), newShowCmd(a), newShareCmd(a), newPlanCmd(a), newLadderCmd(a),
		newVersionCmd(a), newCompletionCmd(a), newManCmd(a),
	)
	root.SetHelpCommand(newHelpCmd(a))
	return root
}
