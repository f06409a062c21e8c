package question

import (
	"charm.land/bubbles/v2/key"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/tui/keys"
)

type keyMap struct {
	answer, offScale, up, down, confirm, back, forward, evidence, goTo, why, leave key.Binding
}

func newKeyMap(s ladder.Scale) keyMap {
	return keyMap{
		answer:   keys.Digits(s.Top(), "answer and move on"),
		offScale: keys.New("o n s", "no occasion, does not exist here, skip", "o", "n", "s"),
		up:       keys.Up(),
		down:     keys.Down(),
		confirm:  keys.Enter("take the marked answer"),
		back:     keys.New("←", "back", "left", "h", "backspace"),
		forward:  keys.New("→", "forward, after going back", "right", "l"),
		evidence: keys.New("e", "evidence", "e"),
		goTo:     keys.New("g", "go to", "g"),
		why:      keys.New("w", "why this question", "w"),
		leave:    keys.Back("save and leave"),
	}
}

// Keys of the screen.
func (s *Screen) Keys() keys.Map {
	k := s.keys
	if s.session.Current() == ladder.None {
		finish := keys.Enter("see your result")
		if len(s.session.Ladder().Preferences) > 0 {
			finish = keys.Enter("go on")
		}
		return keys.Map{
			Footer: []key.Binding{finish, k.back, k.goTo, keys.Help(), k.leave},
			All:    []key.Binding{finish, k.back, k.goTo, keys.Help(), k.leave, keys.Leave()},
		}
	}
	return keys.Map{
		Footer: []key.Binding{short(k.answer, "answer"), k.back, k.evidence, k.goTo, short(k.why, "why"), keys.Help(), k.leave},
		All: []key.Binding{k.answer, k.offScale, k.up, k.down, k.confirm, k.back, k.forward, k.evidence, k.goTo, k.why,
			keys.Help(), k.leave, keys.Leave()},
	}
}

// short is a binding with fewer words, for the footer.
func short(b key.Binding, does string) key.Binding {
	b.SetHelp(b.Help().Key, does)
	return b
}
