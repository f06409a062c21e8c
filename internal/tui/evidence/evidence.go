// Package evidence is the editor for notes: where one could look, what was said, what a manager keeps for themselves.
package evidence

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/tui/cluster"
	"github.com/rung-dev/rung/internal/tui/keys"
	"github.com/rung-dev/rung/internal/tui/theme"
)

// Action is what the person decided. Nil: nothing.
type Action interface{ isAction() }

// The actions of this screen.
type (
	// Keep closes the editor with the note as it stands. There is no way to throw a note away but to empty it.
	Keep struct{ Text string }
	// TooLong says that what was typed or pasted is not in the note: it would be longer than a document takes.
	TooLong struct{}
	// Edit asks for a text editor of the person's own.
	Edit struct{}
)

func (Keep) isAction()    {}
func (TooLong) isAction() {}
func (Edit) isAction()    {}

// Screen edits one note.
type Screen struct {
	page  Page
	area  textarea.Model
	theme *theme.Theme
	keep  key.Binding
	edit  key.Binding // disabled where there is no other editor
}

// Page is what stands round the editor.
type Page struct {
	Title       string
	Hint        string // below the title where there is room; "" for none
	Placeholder string // as long as the note is empty
	Editor      bool   // whether there is a text editor of the person's own
}

// New opens the editor on a note.
func New(t *theme.Theme, page Page, note string) *Screen {
	area := textarea.New()
	area.Prompt = ""
	area.ShowLineNumbers = false
	area.MaxHeight = 0 // a note may have any number of lines; how long it may get is checked when it is kept
	area.SetVirtualCursor(false)
	area.SetValue(note)
	area.Focus()
	s := &Screen{page: page, area: area, keep: keys.New("esc", "keep and go back", "esc", "ctrl+s"), edit: keys.New("ctrl+e", "editor", "ctrl+e")}
	s.edit.SetEnabled(page.Editor)
	s.SetTheme(t)
	return s
}

// SetTheme restyles the editor.
func (s *Screen) SetTheme(t *theme.Theme) {
	s.theme = t
	plain := textarea.StyleState{Placeholder: t.Style(chart.Faint), Text: t.Style(chart.Text)}
	s.area.SetStyles(textarea.Styles{Focused: plain, Blurred: plain})
}

// Update edits the note, and answers the key that closes the editor with an action. The editor needs no commands: its
// cursor is the terminal's own.
func (s *Screen) Update(msg tea.Msg) Action {
	switch {
	case keys.Is(msg, s.keep):
		return Keep{s.Text()}
	case keys.Is(msg, s.edit):
		return Edit{}
	}
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: safe.Note(paste.Content)}
	}
	if len(s.area.Value())+inserted(msg) > assess.MaxNote {
		return TooLong{}
	}
	s.area = cluster.Area(s.area, msg)
	return nil
}

// inserted is how many bytes a message adds to a note.
func inserted(msg tea.Msg) int {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return len(msg.Content)
	case tea.KeyPressMsg:
		if msg.Code == tea.KeyEnter {
			return 1
		}
		return len(msg.Text)
	}
	return 0
}

// Text is the note as it stands.
func (s *Screen) Text() string { return strings.TrimSpace(cut(safe.Note(s.area.Value()))) }

// SetText puts another text in place of the note; whole says whether all of it could be taken.
func (s *Screen) SetText(text string) (whole bool) {
	text = strings.TrimSpace(safe.Note(text))
	s.area.SetValue(cut(text))
	return len(text) <= assess.MaxNote
}

// cut is as much of a text as a note takes.
func cut(text string) string {
	if len(text) <= assess.MaxNote {
		return text
	}
	return strings.ToValidUTF8(text[:assess.MaxNote], "")
}

// Keys of the screen.
func (s *Screen) Keys() keys.Map {
	newline := keys.New("enter", "new line", "enter")
	return keys.Map{
		Footer: s.withEditor(s.keep, newline),
		All:    append(s.withEditor(s.keep, newline), keys.Leave()),
	}
}

func (s *Screen) withEditor(bindings ...key.Binding) []key.Binding {
	if s.edit.Enabled() {
		return append(bindings, s.edit)
	}
	return bindings
}

// airyFrom is the height from which blank lines and a rule stand round the editor.
const airyFrom = 13

// View draws the editor in a body of width by height cells, and says where the terminal's cursor belongs, from the
// body's upper left corner.
func (s *Screen) View(width, height int) ([]string, *tea.Cursor) {
	width = min(width, chart.TextWidth)
	airy := height >= airyFrom
	head := s.head(width, airy)
	s.area.Placeholder = chart.Cut(s.page.Placeholder, width) // on a second line the area shows it like text
	s.area.SetWidth(width)
	s.area.SetHeight(max(1, height-len(head)))
	if above := s.area.ScrollYOffset(); above > 0 {
		sign := chart.L(chart.Faint, " ↑ "+chart.Count(above, "line")+" above")
		last := head[len(head)-1].Cut(width - sign.Width())
		if airy {
			last = rule(width - sign.Width())
		}
		head[len(head)-1] = append(last.Pad(width-sign.Width()), sign...)
	}
	cursor := s.area.Cursor()
	if cursor != nil {
		cursor.Y += len(head)
	}
	return append(s.theme.Lines(head), strings.Split(lipgloss.NewStyle().Width(width).Render(s.area.View()), "\n")...), cursor
}

// head is what stands above the editor.
func (s *Screen) head(width int, airy bool) []chart.Line {
	lines := chart.Wrap(chart.Strong, s.page.Title, width)
	if !airy {
		return lines
	}
	lines = append([]chart.Line{chart.Blank}, lines...)
	lines = append(lines, chart.Blank)
	if s.page.Hint != "" {
		lines = append(lines, chart.Set(chart.Muted, s.page.Hint, width)...)
		lines = append(lines, chart.Blank)
	}
	return append(lines, rule(width))
}

func rule(width int) chart.Line { return chart.L(chart.Rail, strings.Repeat("─", width)) }
