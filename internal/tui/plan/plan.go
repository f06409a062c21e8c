// Package plan is the screen for a person's plan: what is on it, what the ladder suggests, and what becomes of each item. In a review
// it asks about every open item in turn.
//
// The screen carries every change out on its own list, and hands the change to whoever saves it: on disk the plan may have grown since.
package plan

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/tui/keys"
	"github.com/rung-dev/rung/internal/tui/pane"
	"github.com/rung-dev/rung/internal/tui/theme"
)

// Action is what the person decided. Nil: nothing.
type Action interface{ isAction() }

// The actions of this screen.
type (
	// Changed says that the plan is another one now: Items. Change makes it of the one on disk.
	Changed struct {
		Items  []assess.PlanItem
		Change plan.Change
	}
	// Reviewed ends a review: every open item was asked about. Change is the last decision, nil where it changed nothing.
	Reviewed struct {
		Items  []assess.PlanItem
		Change plan.Change
	}
	// Refuse says why something cannot be done.
	Refuse struct{ Why string }
	// Close leaves the screen; a review may not be at its end.
	Close struct{}
)

func (Changed) isAction()  {}
func (Reviewed) isAction() {}
func (Refuse) isAction()   {}
func (Close) isAction()    {}

// Content is what there is to show.
type Content struct {
	Title  string            // such as: Last time's plan
	Note   string            // what one should know, below the rest; "" for none
	Items  []assess.PlanItem // the plan as it is
	Today  string            // YYYY-MM-DD
	Ladder *ladder.Ladder    // gives titles and suggests actions; nil: not at hand
	Result *assess.Result    // whose gaps the actions are for; nil: there are none to suggest
	Review bool              // ask about every open item in turn, in place of the list
}

// mode is what the screen is at.
type mode int

const (
	listing mode = iota
	choosing
	filling
	reviewing
)

// Screen shows one plan.
type Screen struct {
	content Content
	theme   *theme.Theme
	mode    mode
	back    mode // what the form goes back to

	item   int          // position of the item under the marker
	offers []plan.Offer // to choose from; the last is for words of one's own
	offer  int          // position of the offer under the marker
	form   *form
	review review

	panes [reviewing + 1]pane.Pane
	keys  keyMap
}

// New shows a plan, or begins a review of it.
func New(t *theme.Theme, c Content) *Screen {
	s := &Screen{content: c, theme: t, keys: newKeys()}
	s.content.Items = slices.Clone(c.Items)
	s.offers = plan.Choices(c.Ladder, c.Result)
	if order := s.order(); len(order) > 0 {
		s.item = order[0]
	}
	if c.Review {
		s.mode, s.review = reviewing, newReview(c)
	}
	return s
}

// SetTheme restyles the screen.
func (s *Screen) SetTheme(t *theme.Theme) {
	s.theme = t
	if s.form != nil {
		s.form.setTheme(t)
	}
}

// Typing says whether letters are text now.
func (s *Screen) Typing() bool { return s.mode == filling }

// Items is the plan as it stands.
func (s *Screen) Items() []assess.PlanItem { return s.content.Items }

// SetItems shows the plan as it is on disk, where somebody else may have changed it. The marker and a review stay at their items; a form
// stays as it is.
func (s *Screen) SetItems(items []assess.PlanItem) {
	before := s.content.Items
	s.content.Items = slices.Clone(items)
	s.item = max(0, plan.Follow(before, items, s.item))
	r := &s.review
	for n, i := range r.queue {
		r.queue[n] = plan.Follow(before, items, i)
	}
	if len(items) == 0 {
		r.queue, r.at = nil, 0
	}
}

// Update answers a key with an action.
func (s *Screen) Update(msg tea.Msg) Action {
	switch s.mode {
	case choosing:
		return s.updateOffers(msg)
	case filling:
		return s.updateForm(msg)
	case reviewing:
		return s.updateReview(msg)
	}
	return s.updateList(msg)
}

// Keys of the screen.
func (s *Screen) Keys() keys.Map {
	switch s.mode {
	case choosing:
		return s.keys.offers()
	case filling:
		return s.form.bindings()
	case reviewing:
		return s.keys.review()
	}
	return s.keys.list(len(s.content.Items) > 0)
}
