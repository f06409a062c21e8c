// Package home is the first screen: go on with a draft, start an assessment, or open a result.
package home

import (
	"slices"

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
	// Start begins a new assessment.
	Start struct{}
	// Resume goes on with a draft.
	Resume struct{ Draft *assess.Assessment }
	// Discard deletes a draft; the person has confirmed it.
	Discard struct{ Draft *assess.Assessment }
	// Open shows a result.
	Open struct{ Result *assess.Assessment }
	// Meet begins a one-on-one.
	Meet struct{}
	// Ladders shows the ladders at hand.
	Ladders struct{}
	// Quit leaves rung.
	Quit struct{}
)

func (Start) isAction()   {}
func (Resume) isAction()  {}
func (Discard) isAction() {}
func (Open) isAction()    {}
func (Meet) isAction()    {}
func (Ladders) isAction() {}
func (Quit) isAction()    {}

// Content is what there is to show.
type Content struct {
	Ladder     *ladder.Ladder       // drawn at the side; nil: none
	Drafts     []*assess.Assessment // newest first
	Results    []*assess.Assessment // newest first
	Unreadable []string             // files that could not be read, with the reason
	// LadderOf returns the ladder of a result, nil when it is not at hand.
	LadderOf func(assess.LadderRef) *ladder.Ladder
}

// Screen is the home screen.
type Screen struct {
	content Content
	items   []item
	cursor  int
	asking  bool // whether to discard the draft under the marker
	pane    pane.Pane
	keys    keyMap
}

// item is one line to choose. At most one of its parts is set; none stands for a new assessment.
type item struct {
	draft, result *assess.Assessment
	meet, ladders bool
}

type keyMap struct{ up, down, top, bottom, choose, start, meet, ladders, discard, yes, no, quit key.Binding }

// New returns the home screen.
func New(c Content) *Screen {
	s := &Screen{keys: keyMap{
		up: keys.Up(), down: keys.Down(), top: keys.Top(), bottom: keys.Bottom(),
		choose:  keys.Enter("choose"),
		start:   keys.New("n", "new assessment", "n"),
		meet:    keys.New("m", "one-on-one", "m"),
		ladders: keys.New("l", "ladders", "l"),
		discard: keys.New("x", "discard the draft", "x"),
		yes:     keys.New("y", "discard it", "y"),
		no:      keys.New("esc", "keep it", "esc", "n"),
		quit:    keys.Quit(),
	}}
	s.Set(c)
	return s
}

// Set replaces what is shown; the marker stays where it can.
func (s *Screen) Set(c Content) {
	s.content, s.asking = c, false
	s.items = nil
	for _, d := range c.Drafts {
		s.items = append(s.items, item{draft: d})
	}
	s.items = append(s.items, item{}, item{meet: true}, item{ladders: true})
	for _, r := range c.Results {
		s.items = append(s.items, item{result: r})
	}
	s.cursor = min(s.cursor, len(s.items)-1)
}

// Top moves the marker to the first line.
func (s *Screen) Top() { s.cursor = 0 }

// Mark moves the marker to a result, if it is in the list.
func (s *Screen) Mark(result *assess.Assessment) {
	for i, it := range s.items {
		if it.result != nil && it.result == result {
			s.cursor = i
		}
	}
}

// Update answers a key with an action.
func (s *Screen) Update(msg tea.Msg) Action {
	if s.asking {
		return s.updateAsking(msg)
	}
	switch {
	case keys.Is(msg, s.keys.up):
		s.cursor = max(0, s.cursor-1)
	case keys.Is(msg, s.keys.down):
		s.cursor = min(len(s.items)-1, s.cursor+1)
	case keys.Is(msg, s.keys.top):
		s.cursor = 0
	case keys.Is(msg, s.keys.bottom):
		s.cursor = len(s.items) - 1
	case keys.Is(msg, s.keys.choose):
		return s.items[s.cursor].action()
	case keys.Is(msg, s.keys.start):
		return Start{}
	case keys.Is(msg, s.keys.meet):
		return Meet{}
	case keys.Is(msg, s.keys.ladders):
		return Ladders{}
	case keys.Is(msg, s.keys.discard):
		s.asking = s.items[s.cursor].draft != nil
	case keys.Is(msg, s.keys.quit):
		return Quit{}
	}
	return nil
}

func (s *Screen) updateAsking(msg tea.Msg) Action {
	switch {
	case keys.Is(msg, s.keys.yes):
		s.asking = false
		return Discard{s.items[s.cursor].draft}
	case keys.Is(msg, s.keys.no):
		s.asking = false
	}
	return nil
}

func (i item) action() Action {
	switch {
	case i.draft != nil:
		return Resume{i.draft}
	case i.result != nil:
		return Open{i.result}
	case i.meet:
		return Meet{}
	case i.ladders:
		return Ladders{}
	}
	return Start{}
}

// Keys of the screen.
func (s *Screen) Keys() keys.Map {
	k := s.keys
	if s.asking {
		return keys.Map{Footer: []key.Binding{k.yes, k.no}, All: []key.Binding{k.yes, k.no}}
	}
	footer := []key.Binding{k.choose, keys.New("n", "new", "n"), k.meet, k.ladders, keys.Help(), k.quit}
	all := []key.Binding{k.choose, k.start, k.meet, k.ladders, k.up, k.down, k.top, k.bottom, keys.Help(), k.quit, keys.Leave()}
	if s.items[s.cursor].draft != nil {
		footer = slices.Insert(footer, 1, keys.New("x", "discard", "x"))
		all = slices.Insert(all, 1, k.discard)
	}
	return keys.Map{Footer: footer, All: all}
}
