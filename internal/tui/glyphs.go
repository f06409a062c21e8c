package tui

import (
	"strings"

	"github.com/rung-dev/rung/internal/chart"
)

// inGlyphs is text in signs that the terminal has.
func (r *Root) inGlyphs(text string) string {
	if r.cfg.ASCII {
		return chart.ASCII(text)
	}
	return text
}

// frameInGlyphs does that to a whole frame at once, so that no screen has to think of it.
func (r *Root) frameInGlyphs(frame string) string {
	if !r.cfg.ASCII {
		return frame
	}
	return strings.Join(cutStyled(strings.Split(chart.ASCII(frame), "\n"), r.width), "\n") // a fraction can take more room than there is
}
