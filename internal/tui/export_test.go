package tui

import tea "charm.land/bubbletea/v2"

// Lost is the message that the terminal cannot be had again.
func Lost(err error) tea.Msg { return backAgain{err: err} }

// Draws says whether the library is drawing.
func Draws() bool { return draws() }
