// Package blind is the page before a second view: what is going to happen, and who answers.
package blind

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

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
	// Begin starts the second view of this rater.
	Begin struct{ Name string }
	// Refuse says why it cannot begin.
	Refuse struct{ Why string }
	// Leave goes back without beginning.
	Leave struct{}
)

func (Begin) isAction()  {}
func (Refuse) isAction() {}
func (Leave) isAction()  {}

// About is what is known of the first view without a look at its answers.
type About = chart.SecondView

// Screen is the page.
type Screen struct {
	about       About
	name        textinput.Model
	theme       *theme.Theme
	begin, back key.Binding
}

// New returns the page for a second view to the one that is told about; name is the rater's, as far as it is known.
func New(t *theme.Theme, about About, name string) *Screen {
	input := textinput.New()
	input.Prompt = "▸ "
	input.CharLimit = assess.MaxName
	input.SetVirtualCursor(false)
	input.SetValue(name)
	input.Focus()
	s := &Screen{about: about, name: input, begin: keys.Enter("begin"), back: keys.Back("not now")}
	s.SetTheme(t)
	return s
}

// SetTheme restyles the field.
func (s *Screen) SetTheme(t *theme.Theme) {
	s.theme = t
	state := textinput.StyleState{Text: t.Style(chart.Text), Prompt: t.Style(chart.Accent), Placeholder: t.Style(chart.Faint)}
	s.name.SetStyles(textinput.Styles{Focused: state, Blurred: state})
}

// Update edits the name, and answers a key with an action.
func (s *Screen) Update(msg tea.Msg) Action {
	switch {
	case keys.Is(msg, s.begin):
		return s.confirm()
	case keys.Is(msg, s.back):
		return Leave{}
	}
	s.name = cluster.Input(s.name, msg)
	return nil
}

// Name is what is typed so far.
func (s *Screen) Name() string { return strings.TrimSpace(safe.Text(s.name.Value())) }

func (s *Screen) confirm() Action {
	name := s.Name()
	if why := s.about.Refuses(name); why != "" {
		return Refuse{why}
	}
	return Begin{name}
}

// Keys of the screen. There is no key for help here, since every letter may belong to a name.
func (s *Screen) Keys() keys.Map {
	footer := []key.Binding{s.begin, s.back}
	return keys.Map{Footer: footer, All: append(footer, keys.Leave())}
}

// View draws the page in a body of width by height cells, and says where the terminal's cursor belongs.
func (s *Screen) View(width, height int) ([]string, *tea.Cursor) {
	text := min(width, chart.TextWidth)
	lines := s.words(text, height > 13)
	s.name.SetWidth(text - 4)
	cursor := s.name.Cursor()
	if cursor != nil {
		cursor.Y += len(lines)
	}
	return append(s.theme.Lines(lines), s.name.View()), cursor
}

func (s *Screen) words(width int, airy bool) []chart.Line {
	var lines []chart.Line
	gap := func() {
		if airy {
			lines = append(lines, chart.Blank)
		}
	}
	gap()
	lines = append(lines, chart.Set(chart.Strong, s.about.Title(), width)...)
	if airy {
		lines = append(lines, chart.L(chart.Muted, s.about.Size()).Cut(width))
	}
	gap()
	lines = append(lines, chart.Set(chart.Text, s.about.Deal(), width)...)
	if !airy {
		lines = append(lines, chart.Set(chart.Text, chart.BlindPromise, width)...)
	} else {
		lines = append(lines, chart.Blank)
		lines = append(lines, chart.Set(chart.Text, chart.BlindPromise+" "+chart.BlindThen, width)...)
		if s.about.Chosen {
			lines = append(lines, chart.Set(chart.Faint, chart.BlindHint, width)...)
		}
	}
	gap()
	return append(lines, chart.L(chart.Muted, "Your name"))
}
