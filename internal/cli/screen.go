package cli

import (
	"io"

	tea "charm.land/bubbletea/v2"
)

// frameRate is as high as the library goes: a key is on the screen the sooner.
const frameRate = 120

// needScreen fails where no screen can be shown; instead names the command that does without one.
func (a *app) needScreen(instead string) error {
	var why string
	switch {
	case a.noInput:
		why = "--no-input forbids it"
	case !isTerminal(a.world.Stdin):
		why = "standard input is not a terminal"
	case !isTerminal(a.world.Stdout):
		why = "standard output is not a terminal"
	case a.cannotMove():
		why = "the terminal cannot move its cursor (TERM is dumb or not set)"
	default:
		return nil
	}
	return usage("no screen can be shown here: %s", why).try("%s", instead)
}

func (a *app) options() []tea.ProgramOption {
	options := []tea.ProgramOption{
		tea.WithoutSignalHandler(),
		tea.WithoutCatchPanics(), // it would show them; see guarded
		tea.WithFPS(frameRate),
		tea.WithFilter(a.filter),
		tea.WithEnvironment(a.world.Environ),
		tea.WithColorProfile(a.profile()),
		tea.WithOutput(a.world.Stdout),
	}
	if w := a.window(); w != (Window{}) {
		// A size counts only where the output is not seen to be a terminal.
		options = append(options, tea.WithOutput(struct{ io.Writer }{a.world.Stdout}), tea.WithWindowSize(w.Width, w.Height))
	}
	return options
}
