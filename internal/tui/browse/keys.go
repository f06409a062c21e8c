package browse

import (
	"charm.land/bubbles/v2/key"

	"github.com/rung-dev/rung/internal/tui/keys"
)

type keyMap struct {
	open, close, leave, view, news, weights, context                   key.Binding
	up, down, pageUp, pageDown, top, bottom, left, right, below, above key.Binding
}

func newKeyMap() keyMap {
	return keyMap{
		open:     keys.Enter("open"),
		close:    keys.New("esc", "back", "esc", "enter", "q", "backspace"),
		leave:    keys.New("esc", "leave", "esc", "q"),
		view:     keys.New("tab", "other view", "tab", "shift+tab"),
		news:     keys.New("d", "only what is new at the rung, or everything", "d"),
		weights:  keys.New("w", "show or hide the weights", "w"),
		context:  keys.New("c", "as the next kind of workplace sees it", "c"),
		up:       keys.Up(),
		down:     keys.Down(),
		pageUp:   keys.PageUp(),
		pageDown: keys.PageDown(),
		top:      keys.Top(),
		bottom:   keys.Bottom(),
		left:     keys.New("← h", "the rung below", "left", "h"),
		right:    keys.New("→ l", "the rung above", "right", "l"),
		below:    keys.New("[", "the rung below, in every view", "["),
		above:    keys.New("]", "the rung above, in every view", "]"),
	}
}

// Keys of the screen.
func (s *Screen) Keys() keys.Map {
	k := s.keys
	if s.open {
		rung := keys.New("← →", "rung", "left", "right")
		scroll := keys.New("↑ ↓", "scroll", "up", "down")
		return keys.Map{
			Footer: []key.Binding{scroll, rung, keys.Help(), k.close},
			All:    []key.Binding{k.close, k.view, k.left, k.right, k.up, k.down, k.pageUp, k.pageDown, k.top, k.bottom, keys.Help(), keys.Leave()},
		}
	}
	across := keys.New("← →", "rung", "left", "right")
	if s.view == byCompetency {
		across = keys.New("← →", "competency", "left", "right")
		k.left.SetHelp("← h", "the competency before")
		k.right.SetHelp("→ l", "the next competency")
	}
	news := keys.New("d", "only new", "d")
	if s.news {
		news = keys.New("d", "all", "d")
	}
	view := keys.New("tab", "view", "tab")
	footer := []key.Binding{k.open, across, view, news, keys.Help(), keys.Back("back")}
	if s.view == byCompetency {
		footer[0], footer[1] = across, k.open // the first ones are left on a narrow screen
	}
	all := []key.Binding{k.open, k.up, k.down, k.left, k.right, k.below, k.above, k.view, k.news, k.weights}
	if len(s.content.Ladder.Contexts) > 0 {
		all = append(all, k.context)
	}
	return keys.Map{
		Footer: footer,
		All:    append(all, k.pageUp, k.pageDown, k.top, k.bottom, keys.Help(), k.leave, keys.Leave()),
	}
}
