package plain_test

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/tui"
	"github.com/rung-dev/rung/internal/tui/setup"
	"github.com/rung-dev/rung/internal/tui/theme"
)

// screens are the screens over an office, with somebody at the keys.
type screens struct {
	*office
	root *tui.Root
	quit bool
}

// config is this office for the screens.
func (w *office) config() tui.Config {
	l := w.ladder
	return tui.Config{
		Desk:    w.desk(),
		Choices: []setup.Choice{{ID: l.ID, Title: l.Title, Load: func() (*ladder.Ladder, error) { return l, nil }}},
		Ground:  theme.Dark, Profile: colorprofile.TrueColor,
	}
}

// onScreens begins a one-on-one on the screens, as with rung one-on-one FILE.
func (w *office) onScreens(t tester, first, other *assess.Assessment) *screens {
	t.Helper()
	s := &screens{office: w, root: tui.New(w.config())}
	if err := s.root.StartMeeting(first, other, ""); err != nil {
		t.Fatal(err)
	}
	s.run(s.root.Init())
	return s.send(tea.WindowSizeMsg{Width: 120, Height: 60})
}

// send gives a message to the root and does in place what it leads to.
func (s *screens) send(msg tea.Msg) *screens {
	_, cmd := s.root.Update(msg)
	s.run(cmd)
	return s
}

func (s *screens) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.QuitMsg:
		s.quit = true
	case tea.BatchMsg:
		for _, c := range msg {
			s.run(c)
		}
	default:
		s.send(msg)
	}
}

var namedKeys = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
	"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "tab": {Code: tea.KeyTab}, "backspace": {Code: tea.KeyBackspace},
	"ctrl+c": {Code: 'c', Mod: tea.ModCtrl},
}

// keys presses keys given by name, with blanks between them, and draws: what is in sight decides where some keys lead.
func (s *screens) keys(script string) *screens {
	for _, name := range strings.Fields(script) {
		k, ok := namedKeys[name]
		if !ok {
			k = tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
		}
		s.send(k)
	}
	s.root.Frame()
	return s
}

// text types a text; a line break is enter.
func (s *screens) text(text string) *screens {
	for _, r := range text {
		if r == '\n' {
			s.keys("enter")
			continue
		}
		s.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return s
}

// paste gives a text as a terminal does that tells what is pasted from what is typed.
func (s *screens) paste(text string) *screens {
	s.send(tea.PasteMsg{Content: text})
	return s
}

func (s *screens) frame() string { return ansi.Strip(s.root.Frame()) }

func (s *screens) sees(text string) bool { return strings.Contains(s.frame(), text) }
