// Package pane shows a stretch of lines that may be longer than the screen.
package pane

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/tui/keys"
)

// Pane remembers how far a stretch of lines is scrolled. The zero Pane shows its beginning.
type Pane struct {
	top    int
	height int // of the last View, for paging
	length int
}

// Bindings that move a pane.
func Bindings() []key.Binding {
	return []key.Binding{keys.Up(), keys.Down(), keys.PageUp(), keys.PageDown(), keys.Top(), keys.Bottom()}
}

// Update scrolls; it says whether the message was one of the pane's.
func (p *Pane) Update(msg tea.Msg) bool {
	switch {
	case keys.Is(msg, keys.Up()):
		p.top--
	case keys.Is(msg, keys.Down()):
		p.top++
	case keys.Is(msg, keys.PageUp()):
		p.top -= max(1, p.height-1)
	case keys.Is(msg, keys.PageDown()):
		p.top += max(1, p.height-1)
	case keys.Is(msg, keys.Top()):
		p.top = 0
	case keys.Is(msg, keys.Bottom()):
		p.top = p.length
	default:
		return false
	}
	p.clamp()
	return true
}

func (p *Pane) clamp() { p.top = max(0, min(p.top, p.length-p.height)) }

// Scrolls says whether there was more than the last View could show.
func (p *Pane) Scrolls() bool { return p.length > p.height }

// Reset shows the beginning again.
func (p *Pane) Reset() { p.top = 0 }

// View returns the lines that fit into height. When there are more, the last row says so.
func (p *Pane) View(lines []chart.Line, height int) []chart.Line {
	from, to, more := p.window(len(lines), height)
	return append(lines[from:to:to], more...)
}

// Follow scrolls as little as shows lines first to last, then is View.
func (p *Pane) Follow(lines []chart.Line, height, first, last int) []chart.Line {
	from, to, more := p.Window(len(lines), height, first, last)
	return append(lines[from:to:to], more...)
}

// Window is Follow for lines of another kind: it says which of them to show, and the row below them that says how many there are besides.
func (p *Pane) Window(length, height, first, last int) (from, to int, more []chart.Line) {
	room := height
	if length > height {
		room = max(1, height-1)
	}
	p.top = max(min(p.top, first), last-room+1, 0)
	if last-first+1 > room {
		p.top = first
	}
	return p.window(length, height)
}

func (p *Pane) window(length, height int) (from, to int, more []chart.Line) {
	p.length, p.height = length, max(1, height)
	if length <= height {
		p.top = 0
		return 0, length, nil
	}
	p.height = max(1, height-1)
	p.clamp()
	return p.top, p.top + p.height, []chart.Line{p.more()}
}

// more is the row that says how much is out of sight.
func (p *Pane) more() chart.Line {
	above, below := p.top, p.length-p.top-p.height
	var line chart.Line
	if above > 0 {
		line = line.Add(chart.Faint, "↑ "+chart.Count(above, "line")+" above  ")
	}
	if below > 0 {
		line = line.Add(chart.Faint, "↓ "+chart.Count(below, "line")+" below")
	}
	return line
}
