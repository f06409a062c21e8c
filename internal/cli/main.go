// Package cli is rung on the command line: commands, flags, hints, exit codes, and the wiring of everything else.
package cli

import (
	"io"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
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
	// Signals sends to c what asks rung to end (HUP, INT, QUIT, TERM) until stop is called; nil: nothing does.
	Signals func(c chan<- os.Signal) (stop func())
	Job     *Job // nil where no shell pauses programs
	// Fault is called where a fault in rung is caught, so that a test can have one there; nil outside of tests.
	Fault func(Where)
	// Window is the size of the screen where the terminal does not say it; the zero value: ask the terminal.
	Window Window
}

// Job is rung as a shell sees it, which can pause it and go on with it.
type Job struct {
	// Signals sends to pause when rung is asked to pause, and to resume when it goes on, until stop is called.
	Signals func(pause, resume chan<- os.Signal) (stop func())
	// Pause pauses rung, with the whole job that it runs in or alone, and returns when it goes on.
	Pause func(job bool)
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
	a := &app{world: w, out: newOutput(w.Stdout), faults: make(chan *fault, 1), abandon: make(chan func() error, 1)}
	defer a.relaySignals()()
	ended := make(chan error, 1)
	a.apart(func() { ended <- a.run() })
	return int(a.report(a.end(ended)))
}

func (a *app) run() error {
	err := newRootCmd(a).Execute()
	if flushed := a.out.Flush(); err == nil {
		err = flushed
	}
	return err
}

// end waits for the end of the command, a fault, or a signal that nobody else takes.
func (a *app) end(ended <-chan error) error {
	select {
	case err := <-ended:
		return err
	case f := <-a.faults:
		return a.brokenApart(f)
	case s := <-a.relay.ending:
		a.finishWriting(ended)
		return &failure{code: signalCode(s)}
	case last := <-a.abandon:
		select {
		case err := <-ended:
			return err
		case <-time.After(patience):
			return last()
		}
	}
}

// patience is how long somebody waits who has said twice that they want to leave.
const patience = 300 * time.Millisecond

// finishWriting waits until what is being written is written, so that nothing is left half done: not for long, and not after another
// signal.
func (a *app) finishWriting(ended <-chan error) {
	for enough := time.After(3 * time.Second); !a.writing.TryLock(); {
		select {
		case <-ended:
			return
		case <-a.relay.ending:
			return
		case <-enough:
			return
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// unbroken does what a signal should not break off: writing a file.
func (a *app) unbroken(write func() error) error {
	a.writing.Lock()
	defer a.writing.Unlock()
	return write()
}

// app is one run of rung: its world, and the flags that every command has.
type app struct {
	world World
	out   *output // standard output

	home       string
	theme      themeName
	color      when
	noInput    bool
	accessible choice  // go without screens
	keys       keyring // that open sealed documents

	stdinTaken bool // a document comes from standard input

	relay   *relay
	faults  chan *fault                 // outside of a screen
	program atomic.Pointer[tea.Program] // the screen that is shown, nil for none
	running *running                    // the same, once one was shown
	hiding  atomic.Pointer[secret]      // what is asked for without showing what is typed, nil for nothing
	keeper  atomic.Pointer[keeper]      // the newest, nil for none
	abandon chan func() error           // ends a screen that does not close
	writing sync.Mutex                  // held while a file is written
	noTitle bool                        // leave the title of the window alone
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
		newDoctorCmd(a), newVersionCmd(a), newCompletionCmd(a), newManCmd(a),
	)
	root.SetHelpCommand(newHelpCmd(a))
	return root
}
