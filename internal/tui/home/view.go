package home

import (
	"fmt"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
)

// motifFrom is the width from which the ladder is drawn at the side.
const (
	motifFrom  = 70
	motifWidth = 18
)

// unreadableShown is how many files that could not be read are named.
const unreadableShown = 3

// View draws the screen in a body of width by height cells.
func (s *Screen) View(width, height int) []chart.Line {
	if width < motifFrom || s.content.Ladder == nil {
		return s.list(width, height)
	}
	motif := s.motif(height)
	right := s.list(min(width-motifWidth, chart.TextWidth), height)
	out := make([]chart.Line, max(len(motif), len(right)))
	for i := range out {
		var l, r chart.Line
		if i < len(motif) {
			l = motif[i]
		}
		if i < len(right) {
			r = right[i]
		}
		out[i] = append(l.Pad(motifWidth), r...)
	}
	return out
}

func (s *Screen) motif(height int) []chart.Line {
	l, shown := s.standing()
	return append([]chart.Line{chart.Blank}, chart.Motif(l, shown, motifWidth-1, height-1)...)
}

// standing is the ladder to draw and where somebody stands on it: that of the result under the marker, else of the newest self-view,
// else the first ladder, on which nobody stands yet.
func (s *Screen) standing() (*ladder.Ladder, chart.Marks) {
	results := s.content.Results
	if r := s.items[s.cursor].result; r != nil {
		results = append([]*assess.Assessment{r}, results...)
	}
	for i, r := range results {
		own := r.Rater.Role == assess.Self || i == 0 && s.items[s.cursor].result != nil
		if l := s.content.LadderOf(r.Ladder); l != nil && own && r.Result != nil {
			return l, chart.Outcome{Ladder: l, Result: r.Result}.Marks()
		}
	}
	return s.content.Ladder, chart.NoMarks
}

func (s *Screen) list(width, height int) []chart.Line {
	var lines []chart.Line
	airy := height > 14
	if airy {
		lines = append(lines, chart.Blank)
	}
	lines = append(lines, s.welcome(width, height)...)
	first, last := 0, 0
	for i, it := range s.items {
		if title := s.sectionBefore(i); title != "" {
			lines = append(lines, chart.Blank, chart.L(chart.Muted, title))
		} else if i == 0 && len(lines) > 0 {
			lines = append(lines, chart.Blank)
		}
		if i == s.cursor {
			first = len(lines)
		}
		lines = append(lines, s.row(it, i == s.cursor, width)...)
		if i == s.cursor {
			last = len(lines) - 1
		}
	}
	lines = append(lines, s.unreadable(width)...)
	if s.cursor == 0 {
		first = 0 // show what stands above the first line, too
		last = min(last, height-1)
	}
	return s.pane.Follow(lines, height, first, last)
}

// welcome tells who comes for the first time what this is; who comes back needs one line.
func (s *Screen) welcome(width, height int) []chart.Line {
	if len(s.content.Drafts)+len(s.content.Results) > 0 {
		if height < 12 {
			return nil
		}
		return []chart.Line{chart.L(chart.Strong, "Where do you stand, and what comes next?").Cut(width)}
	}
	lines := chart.Wrap(chart.Strong, "Where do you stand, which role comes next, and what is missing for it?", width)
	if height < 10 {
		return lines
	}
	if height > 14 {
		lines = append(lines, chart.Blank)
	}
	lines = append(lines, chart.Set(chart.Text, "Short questions on what you did in the last twelve months.", width)...)
	lines = append(lines, chart.Set(chart.Text, "About ten minutes. Stop anywhere, go on later.", width)...)
	return append(lines, chart.Set(chart.Text, "Your answers stay on this machine.", width)...)
}

func (s *Screen) sectionBefore(i int) string {
	if s.items[i].result != nil && (i == 0 || s.items[i-1].result == nil) {
		return "Results"
	}
	return ""
}

func (s *Screen) unreadable(width int) []chart.Line {
	if len(s.content.Unreadable) == 0 {
		return nil
	}
	lines := []chart.Line{chart.Blank, chart.L(chart.Missing, chart.Count(len(s.content.Unreadable), "file")+" could not be read; nothing was changed:")}
	for _, u := range s.content.Unreadable[:min(unreadableShown, len(s.content.Unreadable))] {
		lines = append(lines, chart.Indent(2, chart.Wrap(chart.Muted, u, width-2))...)
	}
	if rest := len(s.content.Unreadable) - unreadableShown; rest > 0 {
		lines = append(lines, chart.L(chart.Muted, fmt.Sprintf("  and %d more", rest)))
	}
	return lines
}
