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

// nameLimit is how long a name may get, in characters.
const nameLimit = 80

// About is what is known of the first view without a look at its answers.
type About struct {
	Person, Rater string // names, "" where they were left out
	Role          assess.Role
	Ladder        string // title
	Questions     int
	Chosen        bool // which questions are asked follows from the answers of the first view
}

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
	input.CharLimit = nameLimit
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
	s.name, _ = s.name.Update(msg)
	return nil
}

func (s *Screen) confirm() Action {
	name := strings.TrimSpace(safe.Text(s.name.Value()))
	switch {
	case name == "":
		return Refuse{"Type your name; any will do."}
	case s.about.Role == assess.Self && strings.EqualFold(name, s.about.Person):
		return Refuse{"This is " + s.about.Person + "'s own view. The second one is somebody else's: type your own name."}
	case s.about.Role == assess.Manager && strings.EqualFold(name, s.about.Rater):
		return Refuse{s.about.Rater + " gave this view. The second one is " + s.person() + "'s own."}
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
	lines = append(lines, chart.Set(chart.Strong, "One-on-one with "+s.with(), width)...)
	if airy {
		lines = append(lines, chart.L(chart.Muted, s.about.Ladder+" · "+chart.Count(s.about.Questions, "question")).Cut(width))
	}
	gap()
	lines = append(lines, chart.Set(chart.Text, s.deal(), width)...)
	promise := "Neither of you sees the other's answers before both views are locked."
	if !airy {
		lines = append(lines, chart.Set(chart.Text, promise, width)...)
	} else {
		lines = append(lines, chart.Blank)
		lines = append(lines, chart.Set(chart.Text, promise+" Then you look at them together.", width)...)
		if s.about.Chosen {
			lines = append(lines, chart.Set(chart.Faint, "The questions are those that the first view came to. Which ones they are can hint at its answers; a full assessment asks them all.", width)...)
		}
	}
	gap()
	return append(lines, chart.L(chart.Muted, "Your name"))
}

// with is who the other one is.
func (s *Screen) with() string {
	if s.about.Role == assess.Manager && s.about.Rater != "" {
		return s.about.Rater
	}
	return s.person()
}

func (s *Screen) person() string {
	if s.about.Person == "" {
		return "somebody who left their name out"
	}
	return s.about.Person
}

func (s *Screen) deal() string {
	if s.about.Role == assess.Manager {
		return s.with() + " has answered about " + s.person() + ". Answer the same questions about yourself, for what you did in the last twelve months."
	}
	return s.person() + " has answered. Answer the same questions about what you saw of them in the last twelve months."
}
