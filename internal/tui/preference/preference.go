// Package preference is the screen that asks which of two ways of working a person would rather go. The answers are never scored; they
// are shown as a lean beside the result.
package preference

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/tui/keys"
	"github.com/rung-dev/rung/internal/tui/pane"
)

// Action is what the person decided. Nil: nothing.
type Action interface{ isAction() }

// The actions of this screen.
type (
	// Prefer answers an item, from -ladder.MaxLean to ladder.MaxLean. The screen has moved on to the next one.
	Prefer struct {
		Item  string
		Value int
	}
	// Unchosen says that enter was pressed without a marker.
	Unchosen struct{}
	// Done ends the items: the last one is answered or skipped.
	Done struct{}
	// Back returns to the questions.
	Back struct{}
	// Leave saves the draft and leaves.
	Leave struct{}
)

func (Prefer) isAction()   {}
func (Unchosen) isAction() {}
func (Done) isAction()     {}
func (Back) isAction()     {}
func (Leave) isAction()    {}

// steps is how many answers an item has.
const steps = 2*ladder.MaxLean + 1

// entry is one item with the preference it belongs to.
type entry struct {
	preference *ladder.Preference
	item       *ladder.PreferenceItem
	first      bool // of its preference
}

// Screen asks the items of a ladder one by one.
type Screen struct {
	assessment *assess.Assessment
	entries    []entry
	at         int // position in entries; len(entries) is the end
	cursor     int // 0..steps-1, -1: no marker yet
	pane       pane.Pane
	keys       keyMap
}

type keyMap struct{ up, down, take, digit, back, skip, leave key.Binding }

// New asks for the preferences of l, from the first item that a has no answer to.
func New(l *ladder.Ladder, a *assess.Assessment) *Screen {
	s := &Screen{assessment: a, keys: keyMap{
		up:    keys.Up(),
		down:  keys.Down(),
		take:  keys.Enter("take the answer marked"),
		digit: keys.New("1-5", "answer", "1", "2", "3", "4", "5"),
		back:  keys.New("←", "back", "left", "h", "backspace"),
		skip:  keys.New("s", "skip", "s"),
		leave: keys.Back("save and leave"),
	}}
	for p := range l.Preferences {
		for i := range l.Preferences[p].Items {
			s.entries = append(s.entries, entry{&l.Preferences[p], &l.Preferences[p].Items[i], i == 0})
		}
	}
	for s.at < len(s.entries)-1 && s.answered(s.at) {
		s.at++
	}
	s.mark()
	return s
}

func (s *Screen) answered(i int) bool {
	_, ok := s.assessment.Preferred(s.entries[i].item.ID)
	return ok
}

// mark puts the marker on the answer that was given.
func (s *Screen) mark() {
	s.cursor = -1
	if v, ok := s.assessment.Preferred(s.entries[s.at].item.ID); ok {
		s.cursor = v + ladder.MaxLean
	}
	s.pane.Reset()
}

// Update answers a key with an action.
func (s *Screen) Update(msg tea.Msg) Action {
	switch {
	case keys.Is(msg, s.keys.up):
		s.cursor = max(0, s.cursor-1)
	case keys.Is(msg, s.keys.down):
		s.cursor = min(steps-1, s.cursor+1)
	case keys.Is(msg, s.keys.digit):
		n, _ := strconv.Atoi(msg.(tea.KeyPressMsg).String())
		return s.prefer(n - 1)
	case keys.Is(msg, s.keys.take):
		if s.cursor < 0 {
			return Unchosen{}
		}
		return s.prefer(s.cursor)
	case keys.Is(msg, s.keys.skip):
		return s.next()
	case keys.Is(msg, s.keys.back):
		return s.before()
	case keys.Is(msg, s.keys.leave):
		return Leave{}
	}
	return nil
}

// prefer answers the item shown. On the last one it stays: whoever carries the answer out asks AtEnd whether to go on.
func (s *Screen) prefer(step int) Action {
	answer := Prefer{s.entries[s.at].item.ID, step - ladder.MaxLean}
	if s.at < len(s.entries)-1 {
		s.at++
		s.mark()
		return answer
	}
	s.at = len(s.entries)
	return answer
}

// AtEnd says whether the last item was answered.
func (s *Screen) AtEnd() bool { return s.at == len(s.entries) }

func (s *Screen) next() Action {
	if s.at == len(s.entries)-1 {
		return Done{}
	}
	s.at++
	s.mark()
	return nil
}

func (s *Screen) before() Action {
	if s.at == 0 {
		return Back{}
	}
	s.at--
	s.mark()
	return nil
}

// Keys of the screen.
func (s *Screen) Keys() keys.Map {
	k := s.keys
	return keys.Map{
		Footer: []key.Binding{k.digit, k.back, k.skip, keys.Help(), k.leave},
		All:    []key.Binding{k.digit, k.up, k.down, k.take, k.back, k.skip, keys.Help(), k.leave, keys.Leave()},
	}
}
