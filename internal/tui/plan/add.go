package plan

import (
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/tui/keys"
)

// add goes to the offers, or straight to the form where there is nothing to choose.
func (s *Screen) add() Action {
	if len(s.offers) == 1 {
		s.fill(addForm(s.offers[0], s.content.Today))
		return nil
	}
	s.mode = choosing
	return nil
}

func (s *Screen) updateOffers(msg tea.Msg) Action {
	switch {
	case keys.Is(msg, s.keys.up):
		s.offer--
	case keys.Is(msg, s.keys.down):
		s.offer++
	case keys.Is(msg, s.keys.top):
		s.offer = 0
	case keys.Is(msg, s.keys.bottom):
		s.offer = len(s.offers) - 1
	case keys.Is(msg, s.keys.take):
		s.fill(addForm(s.offers[s.offer], s.content.Today))
	case keys.Is(msg, s.keys.own):
		o := s.offers[s.offer]
		s.fill(addForm(o.Own(), s.content.Today))
	case keys.Is(msg, s.keys.close):
		s.mode = listing
	}
	s.offer = max(0, min(s.offer, len(s.offers)-1))
	return nil
}

// fill shows a form, and remembers what it goes back to.
func (s *Screen) fill(f *form) {
	s.back, s.mode, s.form = s.mode, filling, f
	f.setTheme(s.theme)
}

// updateForm gives a message to the form. What it makes is carried out; a form that was refused stays.
func (s *Screen) updateForm(msg tea.Msg) Action {
	done, refused := s.form.update(msg)
	switch {
	case refused != "":
		return Refuse{refused}
	case done == cancelled:
		s.mode, s.form = s.back, nil
	case done == filled:
		return s.submit()
	}
	return nil
}

// Keep is what becomes of a form on the way out: words that were begun are put on the plan as they are, while a decision that was not taken
// counts for nothing. Nil: nothing.
func (s *Screen) Keep() Action {
	if s.mode != filling || !s.form.salvage() {
		return nil
	}
	return s.submit()
}

// Kept is what Keep is about to put on the plan of what was typed, "" for nothing.
func (s *Screen) Kept() string { return s.typed(true) }

// Unkept is what Keep does not put there: what was typed for a decision that was not taken, and what cannot be taken as it stands.
func (s *Screen) Unkept() string { return s.typed(false) }

func (s *Screen) typed(kept bool) string {
	if s.mode != filling {
		return ""
	}
	return s.form.text(kept)
}

func (s *Screen) submit() Action {
	before := len(s.content.Items)
	change := s.form.change(s.form.values())
	action := s.carryOut(change)
	if refused, ok := action.(Refuse); ok {
		return refused
	}
	s.form = nil
	if s.back == reviewing {
		s.mode = reviewing
		return s.decided(change)
	}
	if len(s.content.Items) > before {
		s.item = before // the new one
	}
	s.mode = listing
	return action
}
