// Package gate is the page between two locked views and their reveal: nothing is shown before somebody asks for it.
package gate

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/tui/keys"
	"github.com/rung-dev/rung/internal/tui/pane"
)

// Action is what the person decided. Nil: nothing.
type Action interface{ isAction() }

// The actions of this screen.
type (
	// Reveal shows both views.
	Reveal struct{}
	// Leave keeps them for later.
	Leave struct{}
)

func (Reveal) isAction() {}
func (Leave) isAction()  {}

// State is how far two views have come.
type State = chart.Locked

// Screen is the page.
type Screen struct {
	state        State
	pane         pane.Pane
	reveal, back key.Binding
}

// New returns the page for two views in a state.
func New(s State) *Screen {
	does := "reveal both views"
	if s.Talked > 0 {
		does = "go on"
	}
	return &Screen{state: s, reveal: keys.Enter(does), back: keys.New("esc", "later", "esc", "q")}
}

// Update answers a key with an action.
func (s *Screen) Update(msg tea.Msg) Action {
	switch {
	case keys.Is(msg, s.reveal) && s.state.Lacks == "":
		return Reveal{}
	case keys.Is(msg, s.back):
		return Leave{}
	}
	s.pane.Update(msg)
	return nil
}

// Keys of the screen.
func (s *Screen) Keys() keys.Map {
	var own []key.Binding
	if s.state.Lacks == "" {
		own = []key.Binding{s.reveal}
	}
	return keys.Map{
		Footer: append(own, keys.Help(), s.back),
		All:    append(append(own, keys.Help(), s.back, keys.Leave()), pane.Bindings()...),
	}
}

// View draws the page in a body of width by height cells.
func (s *Screen) View(width, height int) []chart.Line {
	text := min(width, chart.TextWidth)
	var lines []chart.Line
	gap := func() {
		if height > 12 {
			lines = append(lines, chart.Blank)
		}
	}
	gap()
	lines = append(lines, chart.Set(chart.Strong, s.state.Title(), text)...)
	gap()
	for _, v := range s.state.Views {
		lines = append(lines, chart.Hang(chart.L(chart.Met, "✓ "), chart.Text, v, text)...)
	}
	gap()
	lines = append(lines, chart.Set(chart.Text, s.state.Next("enter"), text)...)
	if s.state.Changed {
		gap()
		lines = append(lines, chart.Set(chart.Missing, chart.ChangedHint, text)...)
	}
	if s.state.Copies {
		gap()
		lines = append(lines, chart.Set(chart.Muted, chart.CopiesHint, text)...)
	}
	if s.state.Lacks != "" {
		lines = append(lines, chart.Blank)
		lines = append(lines, chart.Wrap(chart.Accent, s.state.Lacks, text)...)
	}
	return s.pane.View(lines, height)
}
