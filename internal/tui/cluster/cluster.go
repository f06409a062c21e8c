// Package cluster has text fields move and delete by what a reader takes for one character. Those of bubbles do it by code point, and
// leave half a flag behind, or the joiner of a family.
package cluster

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/rung-dev/rung/internal/tui/keys"
)

// Input gives a message to a text field of one line.
func Input(m textinput.Model, msg tea.Msg) textinput.Model {
	for range Presses(m, msg) {
		m, _ = m.Update(msg)
	}
	return m
}

// Presses is how often a text field of one line needs a message, so that it goes over a whole character.
func Presses(m textinput.Model, msg tea.Msg) int {
	k := m.KeyMap
	back := []key.Binding{k.CharacterBackward, k.DeleteCharacterBackward}
	forth := []key.Binding{k.CharacterForward, k.DeleteCharacterForward}
	return presses(msg, m.Value(), m.Position(), back, forth)
}

// Area gives a message to a text field of several lines.
func Area(m textarea.Model, msg tea.Msg) textarea.Model {
	k := m.KeyMap
	back := []key.Binding{k.CharacterBackward, k.SelectCharacterBackward}
	forth := []key.Binding{k.CharacterForward, k.SelectCharacterForward}
	if !m.HasSelection() { // one key deletes all of that
		back, forth = append(back, k.DeleteCharacterBackward), append(forth, k.DeleteCharacterForward)
	}
	for range presses(msg, line(m), m.Column(), back, forth) {
		m, _ = m.Update(msg)
	}
	if keys.Is(msg, k.LineNext, k.LinePrevious, k.PageUp, k.PageDown) { // they count cells, and may end within a character
		if from, _ := character(line(m), m.Column()); from < m.Column() {
			m.SetCursorColumn(from)
		}
	}
	return m
}

// line is the one that the cursor is on.
func line(m textarea.Model) string {
	lines := strings.Split(m.Value(), "\n")
	return lines[min(m.Line(), len(lines)-1)]
}

// presses is how often a key goes back or forth, to the next end of a character; once for any other message.
func presses(msg tea.Msg, text string, at int, back, forth []key.Binding) int {
	switch {
	case keys.Is(msg, back...):
		from, _ := character(text, at-1)
		return max(1, at-from)
	case keys.Is(msg, forth...):
		_, to := character(text, at)
		return max(1, to-at)
	}
	return 1
}

// character is where the one begins and ends that the code point at a position is of, counted in code points.
func character(text string, at int) (from, to int) {
	for text != "" && to <= at {
		c, _ := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
		text = text[len(c):]
		from, to = to, to+utf8.RuneCountInString(c)
	}
	if to <= at { // behind the last one
		from = to
	}
	return from, to
}
