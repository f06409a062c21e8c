package tui_test

import (
	"errors"
	"io"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/tui"
	"github.com/rung-dev/rung/internal/tui/screentest"
)

// noting types half a note, with a disk that does nothing until it is released.
func noting(t *testing.T) *world {
	w := newWorld(t).start(80, 24).begin().answerOne().keys("e").text("half a note")
	w.hold = true
	return w
}

func (w *world) noted() string {
	for _, a := range w.drafts {
		for _, p := range a.Pending {
			return p.Evidence
		}
	}
	return ""
}

// TestTerminalGoneIsHeardTwice: that the terminal cannot be had again, and the signal that says so, are one wish to leave, and no second one
// that would not wait for the disk.
func TestTerminalGoneIsHeardTwice(t *testing.T) {
	lost := tui.Lost(errors.New("input/output error"))
	for name, msgs := range map[string][]tea.Msg{
		"the signal first": {tui.Stop{}, lost}, "the terminal first": {lost, tui.Stop{}}, "many times": {lost, lost, tui.Stop{}, lost},
	} {
		t.Run(name, func(t *testing.T) {
			w := noting(t).send(msgs...)
			w.hold = false
			for len(w.held) > 0 && !w.quit {
				w.release()
			}
			if e := w.root.Exit(); !w.quit || e.Hurried || w.noted() != "half a note" {
				t.Errorf("quit %v, hurried %v, saved %q", w.quit, e.Hurried, w.noted())
			}
		})
	}
}

// TestEscapeThenLeave types ctrl+c so soon after escape that both arrive as one key.
func TestEscapeThenLeave(t *testing.T) {
	w := noting(t)
	w.hold = false
	w.send(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl | tea.ModAlt})
	if !w.quit || w.noted() != "half a note" {
		t.Errorf("quit %v, saved %q", w.quit, w.noted())
	}
}

// TestAskedTwice does not wait for the disk.
func TestAskedTwice(t *testing.T) {
	w := noting(t).send(screentest.Press("ctrl+c"), screentest.Press("ctrl+c"))
	if e := w.root.Exit(); !e.Hurried {
		t.Error("it goes on waiting")
	}
}

// TestRescueDoesWhatWasNeverBegun: the program was cut off between the key and the save that it asked for.
func TestRescueDoesWhatWasNeverBegun(t *testing.T) {
	w := noting(t).keys("esc")
	saves := w.saves
	w.root.Rescue()
	if w.noted() != "half a note" || w.saves != saves+1 {
		t.Errorf("saved %q in %d saves", w.noted(), w.saves-saves)
	}
	w.hold = false
	for len(w.held) > 0 {
		w.release()
	}
	if w.saves != saves+1 {
		t.Errorf("%d saves: what comes too late does it again", w.saves-saves)
	}
}

// seen is a program that ends with its first message, and notes whether the library was drawing then.
type seen struct{ drawn bool }

func (s *seen) Init() tea.Cmd { return func() tea.Msg { return nil } }

func (s *seen) Update(tea.Msg) (tea.Model, tea.Cmd) {
	s.drawn = tui.Draws()
	return s, tea.Quit
}

func (s *seen) View() tea.View { return tea.NewView("") }

// TestDrawing knows the library's drawing by its name, which another version of it may change.
func TestDrawing(t *testing.T) {
	s := &seen{}
	p := tea.NewProgram(s, tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithWindowSize(80, 24), tea.WithoutSignalHandler())
	if _, err := p.Run(); err != nil {
		t.Fatal(err)
	}
	if !s.drawn {
		t.Error("what draws has another name")
	}
	for end := time.Now().Add(10 * time.Second); tui.Draws(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it draws on")
		}
	}
}
