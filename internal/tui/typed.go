package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/safe"
)

// typedText is a message with its text safe to show. A field shows what is typed and pasted before anybody keeps it; without this, what
// is kept would be more than what was seen, and text could turn its direction in the field.
func typedText(msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		msg.Content = safe.Lines(msg.Content)
		return msg
	case tea.KeyPressMsg:
		msg.Text = strings.Map(withoutHidden, msg.Text)
		return msg
	}
	return msg
}

// withoutHidden drops what shows nothing. A joiner stays: the letters that it stands between come one by one.
func withoutHidden(r rune) rune {
	if joins := r == '\u200c' || r == '\u200d'; safe.IsHidden(r) && !joins {
		return -1
	}
	return r
}
