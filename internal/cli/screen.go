package cli

import (
	"io"
	"os"
	"sync"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/tui"
)

// frameRate is as high as the library goes: a key is on the screen the sooner.
const frameRate = 120

// needScreen fails where no screen can be shown; instead names the command that does without one.
func (a *app) needScreen(instead string) error {
	var why string
	switch t := a.world.Getenv("TERM"); {
	case a.noInput:
		why = "--no-input forbids it"
	case !isTerminal(a.world.Stdin):
		why = "standard input is not a terminal"
	case !isTerminal(a.world.Stdout):
		why = "standard output is not a terminal"
	case a.world.GOOS != "windows" && (t == "" || t == "dumb"):
		why = "the terminal cannot move its cursor (TERM is dumb or not set)"
	default:
		return nil
	}
	return usage("no screen can be shown here: %s", why).try("%s", instead)
}

// show runs the screens until they are left, and says what became of the assessment.
func (a *app) show(root *tui.Root, k *keeper) error {
	defer k.close()
	a.keys.onScreen = true
	w := &watch{}
	p := tea.NewProgram(root, a.options()...)
	stop := w.signals(a.world, p)
	_, err := p.Run()
	stop()
	return a.farewell(root.Exit(), k, w, err)
}

func (a *app) options() []tea.ProgramOption {
	options := []tea.ProgramOption{
		tea.WithoutSignalHandler(),
		tea.WithFPS(frameRate),
		tea.WithEnvironment(a.world.Environ),
		tea.WithColorProfile(a.profile()),
		tea.WithInput(a.world.Stdin),
		tea.WithOutput(a.world.Stdout),
	}
	if w := a.world.Window; w != (Window{}) {
		// A size counts only where the output is not seen to be a terminal.
		options = append(options, tea.WithOutput(struct{ io.Writer }{a.world.Stdout}), tea.WithWindowSize(w.Width, w.Height))
	}
	return options
}

// watch notes the signal that ended a program.
type watch struct {
	mu     sync.Mutex
	signal os.Signal
}

// signals makes a program save and leave on the first signal, and leave at once on the second.
func (w *watch) signals(world World, p *tea.Program) (stop func()) {
	caught := make(chan os.Signal, 2)
	unlisten := world.Signals(caught)
	ended := make(chan struct{})
	go func() {
		for {
			select {
			case s := <-caught:
				w.onSignal(s, p)
			case <-ended:
				return
			}
		}
	}()
	return func() {
		unlisten()
		close(ended)
	}
}

func (w *watch) onSignal(s os.Signal, p *tea.Program) {
	w.mu.Lock()
	first := w.signal == nil
	if first {
		w.signal = s
	}
	w.mu.Unlock()
	if !first {
		p.Kill()
		return
	}
	p.Send(tui.Stop{})
}

// code is what a program exits with if nothing else went wrong.
func (w *watch) code(e tui.Exit) exitCode {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.signal != nil:
		return signalCode(w.signal)
	case e.Interrupted:
		return signalCode(os.Interrupt)
	}
	return done
}
