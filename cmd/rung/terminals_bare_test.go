//go:build unix

package main

import tea "charm.land/bubbletea/v2"

// bareProgram is one of the library that shows a line and does nothing: what that costs, the library costs.
type bareProgram struct{}

// playBare shows it until a key is typed.
func playBare() error {
	_, err := tea.NewProgram(bareProgram{}, tea.WithFPS(120)).Run() // as often as rung looks for something to draw
	return err
}

func (bareProgram) Init() tea.Cmd { return nil }

func (p bareProgram) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		return p, tea.Quit
	}
	return p, nil
}

func (bareProgram) View() tea.View {
	v := tea.NewView("nothing to do")
	v.AltScreen = true
	return v
}
