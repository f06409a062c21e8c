package cli

import (
	"strconv"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
)

// The largest screen that is drawn. More is no window but a mistake, and takes memory for every cell.
const (
	mostColumns = 1000
	mostRows    = 400
)

// usual is the screen where the terminal does not know its size, as on a serial line, and nobody else does.
var usual = Window{80, 24}

// sized makes a size that the terminal says one that can be drawn.
func (a *app) sized(w Window) Window {
	if w.Width <= 0 || w.Height <= 0 {
		w = usual
		if columns, err := strconv.Atoi(a.world.Getenv("COLUMNS")); err == nil && columns > 0 {
			w.Width = columns
		}
		if rows, err := strconv.Atoi(a.world.Getenv("LINES")); err == nil && rows > 0 {
			w.Height = rows
		}
	}
	return Window{min(w.Width, mostColumns), min(w.Height, mostRows)}
}

// filter changes what the screens are told: sizes that can be drawn, and no marks.
func (a *app) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		w := a.sized(Window{msg.Width, msg.Height})
		return tea.WindowSizeMsg{Width: w.Width, Height: w.Height}
	case tea.KeyPressMsg:
		if msg.Code == tea.KeyF35 && a.running != nil && a.running.heard != nil {
			a.running.heard.caughtUp()
			return nil
		}
	}
	return msg
}

// window is the size to begin with where it is not to be that of the terminal; the zero value otherwise.
func (a *app) window() Window {
	if a.world.Window != (Window{}) {
		return a.world.Window
	}
	if f, ok := a.world.Stdout.(term.File); ok {
		w, h, err := term.GetSize(f.Fd())
		if err == nil && (w > mostColumns || h > mostRows) {
			return a.sized(Window{w, h})
		}
	}
	return Window{}
}
