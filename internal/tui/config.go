package tui

import (
	"github.com/charmbracelet/colorprofile"

	"github.com/rung-dev/rung/internal/desk"
	"github.com/rung-dev/rung/internal/tui/setup"
	"github.com/rung-dev/rung/internal/tui/theme"
)

// Config is what the root gets from outside.
type Config struct {
	desk.Desk
	Choices []setup.Choice // ladders to choose from, at least one; to Load one is no I/O

	Edit  func(text string) (string, error) // has the person change a text in an editor of theirs; nil where none may run
	Pause func()                            // returns when a shell goes on with rung; nil where none can

	Untitled bool // leave the title of the window alone
	Progress bool // tell the terminal how far an assessment has got

	Ground  theme.Ground // to begin with
	Ask     bool         // whether to ask the terminal for its ground
	Profile colorprofile.Profile
	ASCII   bool // the terminal has no other signs
}
