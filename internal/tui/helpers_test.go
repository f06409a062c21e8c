package tui_test

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

func sizeMsg(width, height int) tea.Msg { return tea.WindowSizeMsg{Width: width, Height: height} }

func splitLines(s string) []string { return strings.Split(s, "\n") }

// trimRight takes the blanks off line ends, which no eye sees and editors strip from golden files.
func trimRight(s string) string {
	lines := splitLines(s)
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n") + "\n"
}
