package tui

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/chart"
)

// The smallest terminal rung works in.
const (
	minWidth  = 40
	minHeight = 12
)

// tooSmall says whether the terminal is known to be too small. Before it has said its size, keys count.
func (r *Root) tooSmall() bool {
	return r.width > 0 && r.height > 0 && (r.width < minWidth || r.height < minHeight)
}

// sayTooSmall is one line in the middle, as much of it as there is room for.
func (r *Root) sayTooSmall() string {
	needs := fmt.Sprintf("needs %dx%d", minWidth, minHeight)
	now := fmt.Sprintf("%s, now %dx%d", needs, r.width, r.height)
	for _, text := range []string{"rung " + now, now, needs} {
		if gap := r.width - chart.Width(text); gap >= 0 {
			return strings.Repeat("\n", (r.height-1)/2) + strings.Repeat(" ", gap/2) + text
		}
	}
	return strings.Repeat("\n", (r.height-1)/2) + needs[:min(len(needs), r.width)]
}
