// Package meet is where a one-on-one begins from home: with a file of the other person's, a view that is here already, or a view of one's
// own that comes first.
package meet

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
	"github.com/rung-dev/rung/internal/tui/pane"
	"github.com/rung-dev/rung/internal/tui/theme"
)

// Action is what the person decided. Nil: nothing.
type Action interface{ isAction() }

// The actions of this screen.
type (
	// Read opens the file of a view.
	Read struct{ Path string }
	// Choose takes a view that is here.
	Choose struct{ View *assess.Assessment }
	// First begins a manager's view before there is any other.
	First struct{}
	// Leave goes back.
	Leave struct{}
)

func (Read) isAction()   {}
func (Choose) isAction() {}
func (First) isAction()  {}
func (Leave) isAction()  {}

// View is a finished view to choose, and whether the other one is here, too.
type View struct {
	Assessment *assess.Assessment
	Ladder     string // title
	Both       bool
}

// The lines before the views.
const (
	fileLine = iota
	firstLine
	ownLines
)

// Screen lists what a one-on-one can begin with.
type Screen struct {
	views  []View
	cursor int
	path   textinput.Model
	theme  *theme.Theme
	typing bool // the path of a file
	pane   pane.Pane
	keys   keyMap
}

type keyMap struct{ up, down, top, bottom, choose, open, back, cancel key.Binding }

// New returns the screen for these views, the newest first.
func New(t *theme.Theme, views []View) *Screen {
	path := textinput.New()
	path.Prompt = "▸ "
	path.Placeholder = "path of the file; drag it here or paste"
	path.SetVirtualCursor(false)
	s := &Screen{views: views, path: path, keys: keyMap{
		up: keys.Up(), down: keys.Down(), top: keys.Top(), bottom: keys.Bottom(),
		choose: keys.Enter("choose"), open: keys.Enter("open the file"),
		back: keys.New("esc", "home", "esc", "q"), cancel: keys.Back("back"),
	}}
	s.SetTheme(t)
	return s
}

// SetTheme restyles the field.
func (s *Screen) SetTheme(t *theme.Theme) {
	s.theme = t
	state := textinput.StyleState{Text: t.Style(chart.Text), Prompt: t.Style(chart.Accent), Placeholder: t.Style(chart.Faint)}
	s.path.SetStyles(textinput.Styles{Focused: state, Blurred: state})
}

// Typing says whether letters are text.
func (s *Screen) Typing() bool { return s.typing }

// Update answers a key with an action.
func (s *Screen) Update(msg tea.Msg) Action {
	if s.typing {
		return s.updatePath(msg)
	}
	switch {
	case keys.Is(msg, s.keys.up):
		s.cursor--
	case keys.Is(msg, s.keys.down):
		s.cursor++
	case keys.Is(msg, s.keys.top):
		s.cursor = 0
	case keys.Is(msg, s.keys.bottom):
		s.cursor = s.rows() - 1
	case keys.Is(msg, s.keys.choose):
		return s.choose()
	case keys.Is(msg, s.keys.back):
		return Leave{}
	}
	s.cursor = max(0, min(s.cursor, s.rows()-1))
	return nil
}

func (s *Screen) updatePath(msg tea.Msg) Action {
	switch {
	case keys.Is(msg, s.keys.cancel):
		s.typing = false
		s.path.Blur()
		return nil
	case keys.Is(msg, s.keys.open):
		if path := safe.Dragged(strings.TrimSpace(s.path.Value())); path != "" {
			return Read{path}
		}
		return nil
	}
	s.path = cluster.Input(s.path, msg)
	return nil
}

func (s *Screen) rows() int { return ownLines + len(s.views) }

func (s *Screen) choose() Action {
	switch s.cursor {
	case fileLine:
		s.typing = true
		s.path.Focus()
		return nil
	case firstLine:
		return First{}
	}
	return Choose{s.views[s.cursor-ownLines].Assessment}
}

// Keys of the screen.
func (s *Screen) Keys() keys.Map {
	k := s.keys
	if s.typing {
		footer := []key.Binding{k.open, k.cancel}
		return keys.Map{Footer: footer, All: append(footer, keys.Leave())}
	}
	return keys.Map{
		Footer: []key.Binding{k.choose, keys.Move(), keys.Help(), k.back},
		All:    []key.Binding{k.choose, k.up, k.down, k.top, k.bottom, keys.Help(), k.back, keys.Leave()},
	}
}

// Draw draws the screen in a body of width by height cells, and says where the terminal's cursor belongs.
func (s *Screen) Draw(width, height int) ([]string, *tea.Cursor) {
	text := min(width, chart.TextWidth)
	head := s.head(text, height > 14)
	if s.typing {
		lines := s.theme.Lines(append(head, chart.L(chart.Muted, "A file from the other person")))
		s.path.SetWidth(text - 4)
		cursor := s.path.Cursor()
		if cursor != nil {
			cursor.Y += len(lines)
		}
		return append(lines, s.path.View()), cursor
	}
	var lines []chart.Line
	first, last := 0, 0
	for i := range s.rows() {
		if i == ownLines {
			lines = append(lines, chart.Blank, chart.L(chart.Muted, "Views that are here"))
		}
		if i == s.cursor {
			first = len(lines)
		}
		lines = append(lines, s.row(i, text)...)
		if i == s.cursor {
			last = len(lines) - 1
		}
	}
	return s.theme.Lines(append(head, s.pane.Follow(lines, height-len(head), first, last)...)), nil
}

func (s *Screen) head(width int, airy bool) []chart.Line {
	lines := []chart.Line{chart.L(chart.Strong, "One-on-one")}
	if airy {
		lines = append([]chart.Line{chart.Blank}, lines...)
		lines = append(lines, chart.Set(chart.Text, chart.OneOnOne, width)...)
		lines = append(lines, chart.Blank)
	}
	return lines
}

func (s *Screen) row(i, width int) []chart.Line {
	mark, role := chart.Marker(i == s.cursor), chart.Text
	if i == s.cursor {
		role = chart.Strong
	}
	switch i {
	case fileLine:
		return s.own(mark, role, chart.OpenView, chart.OpenViewHint, width)
	case firstLine:
		return s.own(mark, role, chart.AnswerFirst, chart.AnswerFirstHint, width)
	}
	v := s.views[i-ownLines]
	state := chart.ViewState(v.Assessment, v.Both)
	if day := v.Assessment.FinishedAt; !day.IsZero() && width >= 60 {
		state = day.Format("2 Jan 2006") + " · " + state
	}
	return []chart.Line{chart.Ends(mark.Add(role, chart.ViewName(v.Assessment)).Add(chart.Muted, "  "+v.Ladder), chart.L(chart.Muted, state), width)}
}

// own is a line of the screen's own with what it is for, below it where there is no room.
func (s *Screen) own(mark chart.Line, role chart.Role, title, says string, width int) []chart.Line {
	line := mark.Add(role, chart.Pad(title, 14))
	if line.Width()+chart.Width(says) <= width {
		return []chart.Line{line.Add(chart.Muted, says)}
	}
	return append([]chart.Line{mark.Add(role, title)}, chart.Indent(2, chart.Wrap(chart.Muted, says, width-2))...)
}
