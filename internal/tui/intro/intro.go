// Package intro is the screen that introduces a rung before its first question: what the role is for, and the answer scale.
package intro

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/tui/keys"
	"github.com/rung-dev/rung/internal/tui/pane"
)

// Action is what the person decided. Nil: nothing.
type Action interface{ isAction() }

// The actions of this screen.
type (
	// Continue goes to the question. A digit typed already marks that answer there, without giving it: nobody
	// answers a question unread.
	Continue struct{ Marked assess.Response }
	// Back shows the question answered before.
	Back struct{}
	// Leave saves the draft and leaves.
	Leave struct{}
)

func (Continue) isAction() {}
func (Back) isAction()     {}
func (Leave) isAction()    {}

// Screen introduces one rung.
type Screen struct {
	assessment *assess.Assessment
	ladder     *ladder.Ladder
	rung       int
	from       int // the rung of the question before, -1: none
	pane       pane.Pane
	keys       keyMap
}

type keyMap struct{ next, back, digit, leave key.Binding }

// New introduces the rung at a position of l to whoever answers in a, who comes from the questions of another one (-1: from none).
func New(a *assess.Assessment, l *ladder.Ladder, rung, from int) *Screen {
	return &Screen{assessment: a, ladder: l, rung: rung, from: from, keys: keyMap{
		next:  keys.New("enter", "continue", "enter", "space", "right", "l"),
		back:  keys.New("←", "back", "left", "h", "backspace"),
		digit: keys.Digits(l.Scale.Top(), "to the question, with that answer marked"),
		leave: keys.Back("save and leave"),
	}}
}

// Update answers a key with an action.
func (s *Screen) Update(msg tea.Msg) Action {
	switch {
	case keys.Is(msg, s.keys.next):
		return Continue{assess.Unasked}
	case keys.Is(msg, s.keys.digit):
		v, _ := strconv.Atoi(msg.(tea.KeyPressMsg).String())
		return Continue{assess.Response(v)}
	case keys.Is(msg, s.keys.back):
		return Back{}
	case keys.Is(msg, s.keys.leave):
		return Leave{}
	}
	s.pane.Update(msg)
	return nil
}

// Keys of the screen.
func (s *Screen) Keys() keys.Map {
	k := s.keys
	return keys.Map{
		Footer: []key.Binding{k.next, k.back, keys.Help(), k.leave},
		All:    append([]key.Binding{k.next, k.digit, k.back, keys.Help(), k.leave, keys.Leave()}, pane.Bindings()...),
	}
}

// View draws the introduction in a body of width by height cells.
func (s *Screen) View(width, height int) []chart.Line {
	r := s.ladder.Rungs[s.rung]
	text := min(width, chart.TextWidth)
	airy := height > 14
	var lines []chart.Line
	gap := func() {
		if airy && (len(lines) == 0 || lines[len(lines)-1].Width() > 0) {
			lines = append(lines, chart.Blank)
		}
	}
	gap()
	lines = append(lines, chart.RungName(r.Short, r.Title).Cut(text))
	if way := chart.Turn(s.ladder, s.from, s.rung); way != "" {
		lines = append(lines, chart.Wrap(chart.Faint, way, text)...)
	}
	gap()
	lines = append(lines, chart.Wrap(chart.Text, r.Mandate, text)...)
	if r.Note != "" {
		lines = append(lines, chart.Set(chart.Muted, r.Note, text)...)
	}
	if r.Shift != "" {
		lines = append(lines, chart.Set(chart.Muted, r.Shift, text)...)
	}
	gap()
	lines = append(lines, s.facts(text)...)
	gap()
	lines = append(lines, s.scale(text)...)
	gap()
	lines = append(lines, chart.Set(chart.Faint, chart.Advice(s.assessment), text)...)
	return s.pane.View(lines, height)
}

func (s *Screen) facts(width int) []chart.Line {
	r := s.ladder.Rungs[s.rung]
	var lines []chart.Line
	if r.Scope != "" {
		lines = append(lines, chart.Hang(chart.L(chart.Muted, "Scope    "), chart.Text, r.Scope, width)...)
	}
	if r.Horizon != "" {
		lines = append(lines, chart.Hang(chart.L(chart.Muted, "Horizon  "), chart.Text, r.Horizon, width)...)
	}
	return lines
}

func (s *Screen) scale(width int) []chart.Line {
	lines := chart.Wrap(chart.Strong, chart.Period(s.ladder.Scale), width)
	label := 0
	for _, p := range s.ladder.Scale.Points {
		label = max(label, chart.Width(p.Label))
	}
	for v, p := range s.ladder.Scale.Points {
		lines = append(lines, chart.L(chart.Key, "  "+strconv.Itoa(v)).
			Add(chart.Text, "  "+chart.Pad(p.Label, label+3)).Add(chart.Muted, p.Hint).Cut(width))
	}
	return lines
}
