// Package keys has the bindings that are the same on every screen, and the lists that help is made from.
package keys

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// New makes a binding: keys as bubbletea names them, how they are shown, and what they do.
func New(shown, does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, does))
}

// Common bindings.
func Up() key.Binding       { return New("↑ k", "up", "up", "k") }
func Down() key.Binding     { return New("↓ j", "down", "down", "j") }
func PageUp() key.Binding   { return New("pgup", "a page up", "pgup", "ctrl+b") }
func PageDown() key.Binding { return New("pgdn", "a page down", "pgdown", "ctrl+f", "space") }
func Top() key.Binding      { return New("home", "to the top", "home") }
func Bottom() key.Binding   { return New("end", "to the end", "end") }
func Help() key.Binding     { return New("?", "help", "?") }
func Quit() key.Binding     { return New("q", "quit", "q") }
func Leave() key.Binding    { return New("ctrl+c", "leave at once; what is saved stays", "ctrl+c") }
func Pause() key.Binding    { return New("ctrl+z", "pause, back to the shell; fg goes on", "ctrl+z") }

// Move and Scroll are up and down in one, for a footer: it names both or none.
func Move() key.Binding   { return New("↑ ↓", "move", "up", "down", "k", "j") }
func Scroll() key.Binding { return New("↑ ↓", "scroll", "up", "down", "k", "j") }

// Digits are the keys for the values 0..top.
func Digits(top int, does string) key.Binding {
	var names []string
	for v := range top + 1 {
		names = append(names, strconv.Itoa(v))
	}
	return New("0-"+strconv.Itoa(top), does, names...)
}

// Enter confirms; does says what.
func Enter(does string) key.Binding { return New("enter", does, "enter") }

// Back leaves a screen; does says where to.
func Back(does string) key.Binding { return New("esc", does, "esc") }

// Is says whether a message is a press of one of the bindings. Releases never match.
func Is(msg tea.Msg, bindings ...key.Binding) bool {
	press, ok := msg.(tea.KeyPressMsg)
	return ok && key.Matches(press, bindings...)
}

// Map lists what the keys of a screen do: the few for the footer, and all of them for the help overlay.
type Map struct {
	Footer []key.Binding
	All    []key.Binding
}
