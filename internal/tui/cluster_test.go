package tui_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/tui/blind"
	"github.com/rung-dev/rung/internal/tui/evidence"
	"github.com/rung-dev/rung/internal/tui/meet"
	"github.com/rung-dev/rung/internal/tui/plan"
	"github.com/rung-dev/rung/internal/tui/screentest"
	"github.com/rung-dev/rung/internal/tui/setup"
	"github.com/rung-dev/rung/internal/tui/theme"
)

// typist gives messages to a field and says what the field holds then.
type typist func(msgs ...tea.Msg) string

// fields are all places where text is typed, each with its field open and empty.
func fields(t *testing.T) map[string]typist {
	th := theme.New(theme.Dark, colorprofile.TrueColor)
	choices := newWorld(t).config().Choices
	return map[string]typist{
		"name": func(msgs ...tea.Msg) string {
			s := setup.New(th, choices, setup.Values{Declared: -1, Aspired: -1})
			give(msgs, func(m tea.Msg) { s.Update(m) })
			return s.Values().Name
		},
		"rater": func(msgs ...tea.Msg) string {
			s := setup.New(th, choices, setup.Values{Name: "Ada 🇩🇪", ByOther: true, Declared: -1, Aspired: -1})
			s.Update(screentest.Press("enter"))
			give(msgs, func(m tea.Msg) { s.Update(m) })
			return s.Values().Rater
		},
		"second rater": func(msgs ...tea.Msg) string {
			s := blind.New(th, blind.About{}, "")
			give(msgs, func(m tea.Msg) { s.Update(m) })
			return s.Name()
		},
		"path": func(msgs ...tea.Msg) string {
			s := meet.New(th, nil)
			s.Update(screentest.Press("enter"))
			give(msgs, func(m tea.Msg) { s.Update(m) })
			read, _ := s.Update(screentest.Press("enter")).(meet.Read)
			return read.Path
		},
		"evidence": func(msgs ...tea.Msg) string {
			s := evidence.New(th, evidence.Page{}, "")
			s.View(4, 10) // so narrow that what is typed is wrapped
			give(msgs, func(m tea.Msg) { s.Update(m) })
			return s.Text()
		},
		"plan": func(msgs ...tea.Msg) string {
			s := plan.New(th, plan.Content{Items: []assess.PlanItem{{Action: "x", Status: assess.Planned}}})
			give([]tea.Msg{screentest.Press("e"), screentest.Press("backspace")}, func(m tea.Msg) { s.Update(m) })
			give(msgs, func(m tea.Msg) { s.Update(m) })
			changed, _ := s.Update(screentest.Press("ctrl+s")).(plan.Changed)
			return changed.Items[0].Action
		},
	}
}

func give(msgs []tea.Msg, update func(tea.Msg)) {
	for _, m := range msgs {
		update(m)
	}
}

// TestKeysGoOverWholeCharacters moves and deletes over what is one character to a reader and several code points to a field.
func TestKeysGoOverWholeCharacters(t *testing.T) {
	left, right, back := screentest.Press("left"), screentest.Press("right"), screentest.Press("backspace")
	del, home := tea.KeyPressMsg{Code: tea.KeyDelete}, screentest.Press("home")
	ctrl := func(r rune) tea.Msg { return tea.KeyPressMsg{Code: r, Mod: tea.ModCtrl} }
	z := screentest.Press("z")
	clusters := map[string]string{
		"a letter": "q", "a flag": "🇩🇪", "a family": "👨‍👩‍👧", "a skin tone": "👍🏽", "a combining mark": "x̣̂", "é in two": "e\u0301", "a syllable": "한",
	}
	for place, typed := range fields(t) {
		for name, c := range clusters {
			text := tea.PasteMsg{Content: "ok" + c + c}
			for keys, check := range map[string]struct {
				msgs []tea.Msg
				want string
			}{
				"backspace":      {[]tea.Msg{back}, "ok" + c},
				"backspace back": {[]tea.Msg{left, back}, "ok" + c},
				"ctrl+h":         {[]tea.Msg{ctrl('h'), ctrl('h')}, "ok"},
				"delete":         {[]tea.Msg{left, del}, "ok" + c},
				"ctrl+d":         {[]tea.Msg{left, left, ctrl('d')}, "ok" + c},
				"left":           {[]tea.Msg{left, z}, "ok" + c + "z" + c},
				"ctrl+b":         {[]tea.Msg{ctrl('b'), ctrl('b'), z}, "okz" + c + c},
				"right":          {[]tea.Msg{home, right, right, right, z}, "ok" + c + "z" + c},
				"ctrl+f":         {[]tea.Msg{left, left, ctrl('f'), z}, "ok" + c + "z" + c},
			} {
				if got := typed(append([]tea.Msg{text}, check.msgs...)...); got != check.want {
					t.Errorf("%s, %s, %s: %q, want %q", place, name, keys, got, check.want)
				}
			}
		}
	}
}

// TestNoteKeysAcrossLines has what only a note has: several lines, and a selection.
func TestNoteKeysAcrossLines(t *testing.T) {
	typed := fields(t)["evidence"]
	back, selects := screentest.Press("backspace"), tea.KeyPressMsg{Code: tea.KeyLeft, Mod: tea.ModShift}
	for name, c := range map[string]struct {
		msgs []tea.Msg
		want string
	}{
		"a line is joined":         {[]tea.Msg{tea.PasteMsg{Content: "a🇩🇪\nb🇫🇷"}, screentest.Press("home"), back, back}, "ab🇫🇷"},
		"a selection goes at once": {[]tea.Msg{tea.PasteMsg{Content: "a🇩🇪👍🏽"}, selects, back}, "a🇩🇪"},
		"a line further down": {[]tea.Msg{
			tea.PasteMsg{Content: "123\n👍🏽👍🏽"}, tea.KeyPressMsg{Code: tea.KeyHome, Mod: tea.ModCtrl}, screentest.Press("right"), screentest.Press("right"), screentest.Press("down"), screentest.Press("z"),
		}, "123\nz👍🏽👍🏽"},
	} {
		if got := typed(c.msgs...); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
