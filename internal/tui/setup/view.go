package setup

import (
	"fmt"
	"strings"

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
	lines := append(t.Lines(head), strings.Split(strings.TrimRight(s.form.View(), "\n "), "\n")...)
	if s.problem != "" {
		lines = append(lines, "")
		lines = append(lines, t.Lines(chart.Wrap(chart.Missing, safe.Text(s.problem), width))...)
	}
	return lines[:min(len(lines), height)]
}

// progress counts the pages that have something to ask. Before a ladder is chosen nobody knows whether it has contexts.
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
	s.offerContexts()
	s.offerRungs()
	s.form.WithWidth(width).WithHeight(height)
	s.form.Update(struct{}{})
}
