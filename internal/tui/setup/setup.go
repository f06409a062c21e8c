// Package setup is the short form that starts an assessment: name, ladder, context, current rung, aspiration and mode.
//
// The form is huh's, one field a page. Huh turns pages by commands, which come back after keys that were typed ahead; so
// this screen turns the pages itself, inside Update, and drops huh's commands.
package setup

import (
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
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
	// Begin starts the assessment with these values.
	Begin struct{ Values Values }
	// Refuse says why the page cannot be left.
	Refuse struct{ Why string }
	// Cancel goes back without starting one.
	Cancel struct{}
)

func (Begin) isAction()  {}
func (Refuse) isAction() {}
func (Cancel) isAction() {}

// Values are what the form asks for.
type Values = assess.Start

// Claim is a title that several rungs of the ladder go by: the form asks which one is meant.
type Claim = assess.Claim

// Choice is a ladder to choose. Load reads it; it is called when the ladder is chosen and must do no I/O.
type Choice struct {
	ID, Title string
	Load      func() (*ladder.Ladder, error)
}

// Screen is the form.
type Screen struct {
	choices []Choice
	values  Values
	ladder  int // position in choices
	context string
	base    *ladder.Ladder // the chosen ladder as written; values.Ladder is as the context sees it
	loaded  int            // the choice the rung options belong to
	problem string

	form     *huh.Form
	twins    [2]textinput.Model // of the text fields in the form, by page; see edit
	styles   *huh.Styles
	page     int
	width    int // of the form as it was drawn last
	height   int
	list     pane.Pane   // the options of the page shown
	lists    []huh.Field // the fields with options
	rater    *huh.Input
	contexts *huh.Select[string]
	declared *huh.Select[int]
	aspired  *huh.Select[int]
	keys     keyMap
}

type keyMap struct{ next, back, cancel, unsafe key.Binding }

// New returns the form with values to begin with. choices must not be empty; the first one with the id of
// start.Ladder is preset, else the first.
func New(t *theme.Theme, choices []Choice, start Values) *Screen {
	s := &Screen{choices: choices, values: start, loaded: -1, keys: keyMap{
		next:   keys.New("enter", "next", "enter", "tab"),
		back:   keys.New("shift+tab", "back", "shift+tab"),
		cancel: keys.New("esc", "cancel", "esc"),
		// The text field of bubbles v2.2.1 panics on these at the end of a line; what they do is not missed in a name.
		unsafe: keys.New("", "", "alt+d", "alt+delete", "ctrl+delete"),
	}}
	if s.values.Mode == "" {
		s.values.Mode = assess.Check
	}
	for i, c := range choices {
		if start.Ladder != nil && c.ID == start.Ladder.ID {
			s.ladder, s.loaded = i, i
			s.context, s.base = start.Ladder.Context, start.Ladder
			break
		}
	}
	if s.context != asWritten { // a preset ladder of a context: the ladder as written is behind its choice
		if l, err := choices[s.ladder].Load(); err == nil {
			s.base = l
		}
	}
	s.SetTheme(t) // before the form is built: huh asks for its styles while it is
	s.build()
	if start.Ladder == nil { // so that the pages can be counted; what is wrong with it is said where it is chosen
		s.load()
		s.problem = ""
	}
	if len(start.Claim.Rungs) > 0 && start.Name != "" {
		for s.page < pageDeclared {
			s.turn(1)
		}
	}
	return s
}

// SetTheme restyles the form. The styles are made once: huh asks for them with every option it draws.
func (s *Screen) SetTheme(t *theme.Theme) { s.styles = t.Form() }

// Update answers a key with an action.
func (s *Screen) Update(msg tea.Msg) Action {
	switch {
	case keys.Is(msg, s.keys.cancel):
		if s.page == 0 {
			return Cancel{}
		}
		s.turn(-1)
	case keys.Is(msg, s.keys.back):
		s.turn(-1)
	case keys.Is(msg, s.keys.next):
		return s.next()
	case keys.Is(msg, s.keys.unsafe):
	default:
		s.edit(msg)
	}
	return nil
}

// edit gives a message to the field shown. Huh does not say where the cursor of a text field stands, so a twin of the field gets the same
// messages and tells.
func (s *Screen) edit(msg tea.Msg) {
	if s.page >= len(s.twins) {
		s.form.Update(msg)
		return
	}
	twin := &s.twins[s.page]
	for range cluster.Presses(*twin, msg) {
		*twin, _ = twin.Update(msg)
		s.form.Update(msg)
	}
}

// next takes the value of the field shown and turns the page, or begins after the last one.
func (s *Screen) next() Action {
	s.form.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	if err := s.form.GetFocusedField().Error(); err != nil {
		return Refuse{chart.Upper(err.Error()) + "."}
	}
	if s.page == pageLadder && !s.load() {
		return nil
	}
	if s.page == pageContext {
		s.see()
	}
	if s.page < lastPage {
		s.turn(1)
		return nil
	}
	return Begin{s.Values()}
}

// Values are what the form holds so far.
func (s *Screen) Values() Values {
	v := s.values
	v.Name, v.Rater = safe.Text(v.Name), safe.Text(v.Rater)
	return v
}

// turn goes to the page after or before, past those that have nothing to ask.
func (s *Screen) turn(by int) {
	to := s.page + by
	if to < 0 {
		return
	}
	s.page, s.list = to, pane.Pane{}
	if by > 0 {
		s.form.NextGroup()
	} else {
		s.form.PrevGroup()
	}
	if s.needless(s.page) {
		s.turn(by)
	}
}

// needless says whether a page has nothing to ask here.
func (s *Screen) needless(page int) bool {
	return page == pageRater && !s.values.ByOther || page == pageContext && !s.hasContexts()
}

func (s *Screen) hasContexts() bool { return s.base != nil && len(s.base.Contexts) > 0 }

// load reads the chosen ladder and offers its rungs; false and a problem on the screen when it cannot be read.
func (s *Screen) load() bool {
	if s.loaded == s.ladder {
		return true
	}
	l, err := s.choices[s.ladder].Load()
	if err != nil {
		s.problem = err.Error()
		return false
	}
	s.problem, s.loaded = "", s.ladder
	s.base, s.context = l, asWritten
	s.values.Ladder, s.values.Declared, s.values.Aspired, s.values.Claim = l, -1, -1, Claim{}
	s.offerContexts()
	s.offerRungs()
	return true
}

// see takes the ladder as the chosen context sees it.
func (s *Screen) see() {
	if l, ok := s.base.In(s.context); ok && l.Context != s.values.Ladder.Context {
		s.values.Ladder, s.values.Declared, s.values.Aspired, s.values.Claim = l, -1, -1, Claim{}
		s.offerRungs()
	}
}

// Keys of the screen. There is no key for help here, since every letter may belong to a name.
func (s *Screen) Keys() keys.Map {
	cancel, next := s.keys.cancel, s.keys.next
	if s.page > 0 {
		cancel = keys.Back("back")
	}
	if s.page == lastPage {
		next = keys.Enter("begin")
	}
	choose := keys.New("↑ ↓", "choose", "up", "down")
	footer := []key.Binding{next, cancel}
	if s.page != pageName && s.page != pageRater {
		footer = []key.Binding{choose, next, cancel}
	}
	return keys.Map{Footer: footer, All: append(footer, keys.Leave())}
}
