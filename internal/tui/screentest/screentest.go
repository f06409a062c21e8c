// Package screentest has what the tests of every screen need: keys, sizes, and the body of a screen as text.
package screentest

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/chart"
)

// Sizes are the bodies of terminals of 40x12, 80x24 and 120x40: columns, lines.
var Sizes = [][2]int{{38, 10}, {76, 20}, {116, 36}}

var named = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab},
	"shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
	"left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
	"pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown}, "space": {Code: tea.KeySpace, Text: " "},
	"backspace": {Code: tea.KeyBackspace}, "ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+s": {Code: 's', Mod: tea.ModCtrl},
	"ctrl+u": {Code: 'u', Mod: tea.ModCtrl}, "alt+d": {Code: 'd', Mod: tea.ModAlt},
}

// Press is a key by its name: a letter, or a word such as "enter".
func Press(name string) tea.KeyPressMsg {
	if k, ok := named[name]; ok {
		return k
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// Body is the body of a screen as text; a line or a column too many fails the test.
func Body(t testing.TB, lines []chart.Line, width, height int) string {
	t.Helper()
	if len(lines) > height {
		t.Errorf("%d lines in a body of %d", len(lines), height)
	}
	for i, l := range lines {
		if l.Width() > width {
			t.Errorf("line %d is %d cells wide in a body of %d: %q", i+1, l.Width(), width, l)
		}
	}
	return chart.Plain(lines)
}
