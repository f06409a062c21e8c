package plan

import (
	"charm.land/bubbles/v2/key"

	"github.com/rung-dev/rung/internal/tui/keys"
)

type keyMap struct {
	up, down, top, bottom                    key.Binding
	add, tick, move, drop, edit, reopen      key.Binding
	take, own, close                         key.Binding
	done, still, later, gone, marked, before key.Binding
}

func newKeys() keyMap {
	return keyMap{
		up: keys.Up(), down: keys.Down(), top: keys.Top(), bottom: keys.Bottom(),
		add:    keys.New("a", "add", "a"),
		tick:   keys.New("x", "done", "x", "space"),
		move:   keys.New("m", "other date", "m"),
		drop:   keys.New("d", "drop", "d"),
		edit:   keys.New("e", "edit", "e", "enter"),
		reopen: keys.New("o", "open again", "o"),
		take:   keys.Enter("take it"),
		own:    keys.New("w", "own words", "w"),
		close:  keys.New("esc", "back", "esc", "q"),
		done:   keys.New("x", "done", "x"),
		still:  keys.New("o", "still open", "o"),
		later:  keys.New("m", "other date", "m"),
		gone:   keys.New("d", "dropped", "d"),
		marked: keys.Enter("take what is marked"),
		before: keys.New("←", "item before", "left", "h", "backspace"),
	}
}

// list are the keys of the list; without an item there is little to do.
func (k keyMap) list(items bool) keys.Map {
	if !items {
		return keys.Map{Footer: []key.Binding{k.add, keys.Help(), k.close}, All: []key.Binding{k.add, keys.Help(), k.close, keys.Leave()}}
	}
	tick, edit := keys.New("x space", "done", "x"), keys.New("e enter", "edit the words and the owner", "e")
	return keys.Map{
		Footer: []key.Binding{k.add, k.tick, k.move, k.drop, k.edit, keys.Help(), k.close},
		All:    []key.Binding{k.up, k.down, k.top, k.bottom, k.add, tick, k.move, k.drop, edit, k.reopen, keys.Help(), k.close, keys.Leave()},
	}
}

func (k keyMap) offers() keys.Map {
	return keys.Map{
		Footer: []key.Binding{k.take, k.own, keys.Help(), k.close},
		All:    []key.Binding{k.up, k.down, k.top, k.bottom, k.take, k.own, keys.Help(), k.close, keys.Leave()},
	}
}

func (k keyMap) review() keys.Map {
	later := keys.New("esc", "not now, go on", "esc", "q")
	return keys.Map{
		Footer: []key.Binding{k.done, k.still, k.later, k.gone, k.before, keys.Help(), later},
		All:    []key.Binding{k.done, k.still, k.later, k.gone, k.up, k.down, k.marked, k.before, keys.PageUp(), keys.PageDown(), keys.Help(), later, keys.Leave()},
	}
}
