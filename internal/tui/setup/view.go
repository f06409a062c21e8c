package setup

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/tui/theme"
)

// View draws the page shown in a body of width by height cells.
func (s *Screen) View(t *theme.Theme, width, height int) []string {
	width = min(width, chart.TextWidth)
	var head []chart.Line
	if height > 12 {
		head = append(head, chart.Blank, chart.L(chart.Muted, s.progress()), chart.Blank)
	}
	s.fit(width, max(3, height-len(head)))
	lines := append(t.Lines(head), s.field(t, height-len(head))...)
	if s.problem != "" {
		lines = append(lines, "")
		lines = append(lines, t.Lines(chart.Wrap(chart.Missing, safe.Text(s.problem), width))...)
	}
	return lines[:min(len(lines), height)]
}

// field draws the page. Huh would scroll a long list and not say so.
func (s *Screen) field(t *theme.Theme, height int) []string {
	if s.page < pageLadder {
		return strings.Split(strings.TrimRight(s.form.View(), "\n "), "\n")
	}
	lines := strings.Split(s.form.GetFocusedField().View(), "\n")
	head := 1 + slices.IndexFunc(lines, func(l string) bool { return strings.TrimSpace(ansi.Strip(l)) == "" })
	return append(lines[:head:head], s.window(t, lines[head:], height-head)...)
}

// window shows as many options as fit, the one under the marker among them, and how many lines there are above and below.
func (s *Screen) window(t *theme.Theme, options []string, height int) []string {
	first := max(0, slices.IndexFunc(options, func(o string) bool { return strings.HasPrefix(ansi.Strip(o), "▸") }))
	last := first
	for last+1 < len(options) && strings.HasPrefix(ansi.Strip(options[last+1]), "    ") {
		last++
	}
	from, to, more := s.list.Window(len(options), height, first, last)
	return append(options[from:to:to], t.Lines(more)...)
}

// progress counts the pages that have something to ask.
func (s *Screen) progress() string {
	at, of := s.page+1, lastPage+1
	for page := range lastPage {
		if !s.needless(page) {
			continue
		}
		of--
		if s.page > page {
			at--
		}
	}
	return fmt.Sprintf("New assessment · %d of %d", at, of)
}

// fit gives the form its size. Huh draws when it gets a message and keeps the drawing, so it needs one after a change.
func (s *Screen) fit(width, height int) {
	if width == s.width && height == s.height {
		return
	}
	s.width, s.height = width, height
	s.rater.Description(raterSays(width))
	s.offerContexts()
	s.offerRungs()
	s.form.WithWidth(width).WithHeight(height)
	for _, f := range s.lists {
		f.WithHeight(0) // as many lines as it has options
	}
	s.form.Update(struct{}{})
}
