package question

import (
	"slices"

	"charm.land/bubbles/v2/key"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/tui/keys"
)

type keyMap struct {
	answer, offScale, up, down, confirm, back, forward, evidence, private, goTo, why, lock, leave key.Binding
}

func newKeyMap(s ladder.Scale, byOther bool) keyMap {
	off := "no occasion, does not exist here, skip"
	if byOther {
		off = "no occasion, does not exist there, not seen"
	}
	return keyMap{
		answer:   keys.Digits(s.Top(), "answer and move on"),
		offScale: keys.New("o n s", off, "o", "n", "s"),
		up:       keys.Up(),
		down:     keys.Down(),
		confirm:  keys.Enter("take the marked answer"),
		back:     keys.New("←", "back", "left", "h", "backspace"),
		forward:  keys.New("→", "forward, after going back", "right", "l"),
		evidence: keys.New("e", "evidence", "e"),
		private:  keys.New("p", "private notes, for you alone", "p"),
		goTo:     keys.New("g", "go to", "g"),
		why:      keys.New("w", "why this question", "w"),
		lock:     keys.New("l", "lock your view", "l"), // not enter, which is held down too easily: it cannot be undone
		leave:    keys.Back("save and leave"),
	}
}

// Keys of the screen.
func (s *Screen) Keys() keys.Map {
	k := s.keys
	if s.why {
		k.why, k.leave = short(k.why, "close the reason"), short(k.leave, "close")
	}
	if s.session.Current() == ladder.None {
		finish := keys.Enter("see your result")
		switch {
		case s.second():
			finish = k.lock
		case s.session.Prefers():
			finish = keys.Enter("go on")
		case s.byOther():
			finish = keys.Enter("see the result")
		}
		return keys.Map{
			Footer: []key.Binding{finish, k.back, k.goTo, keys.Help(), k.leave},
			All:    []key.Binding{finish, k.back, k.goTo, keys.Help(), k.leave, keys.Leave()},
		}
	}
	m := keys.Map{
		Footer: []key.Binding{short(k.answer, "answer"), k.back, k.evidence, k.goTo, keys.Help(), k.leave},
		All:    []key.Binding{k.answer, k.offScale, k.up, k.down, k.confirm, k.back, k.forward, k.evidence, k.goTo, k.why},
	}
	if s.byOther() {
		m.Footer = slices.Insert(m.Footer, 3, short(k.private, "private note"))
		m.All = append(m.All, k.private)
	}
	if s.why { // close to the beginning, so that a narrow footer keeps it
		m.Footer = slices.Insert(m.Footer, 1, short(k.why, "close"))
	} else {
		m.Footer = slices.Insert(m.Footer, len(m.Footer)-2, short(k.why, "why"))
	}
	m.All = append(m.All, keys.Help(), k.leave, keys.Leave())
	return m
}

// short is a binding with fewer words, for the footer.
func short(b key.Binding, does string) key.Binding {
	b.SetHelp(b.Help().Key, does)
	return b
}
