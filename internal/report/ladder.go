package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
)

// Ladder writes a ladder: how it stands, what each rung is for, and what each competency asks for at each rung.
func Ladder(w io.Writer, l *ladder.Ladder, width int) error {
	width = min(max(width, MinWidth), chart.TextWidth)
	lines := chart.Wrap(chart.Strong, l.Title+" "+l.Version, width)
	lines = append(lines, chart.Wrap(chart.Muted, fmt.Sprintf("%s · %s · %s · %s", l.ID, chart.Count(len(l.Rungs), "rung"),
		chart.Count(len(l.Competencies), "competency"), chart.Count(l.Indicators(), "indicator")), width)...)
	lines = append(lines, chart.Blank)
	if l.Summary != "" {
		lines = append(append(lines, chart.Wrap(chart.Text, l.Summary, width)...), chart.Blank)
	}
	lines = append(lines, standing(l, width)...)
	lines = append(lines, section("Rungs", rungs(l, width))...)
	for _, a := range areas(l) {
		lines = append(lines, section(a.title, a.lines(l, width))...)
	}
	lines = append(lines, contexts(l, width)...)
	lines = append(lines, preferences(l, width)...)
	if hasMustHaves(l) {
		lines = append(lines, chart.Blank)
		lines = append(lines, chart.Hang(chart.L(chart.Faint, "! "), chart.Faint,
			"must-have: without it the rung is not reached, whatever else is.", width)...)
	}
	_, err := io.WriteString(w, chart.Plain(lines))
	return err
}

// standing draws the ladder, with room for a rail between any two rungs; sideways edges stand in words.
func standing(l *ladder.Ladder, width int) []chart.Line {
	lines := chart.Stand(l, chart.NoMarks, 2*len(l.Rungs)+1, func(r int) chart.Line {
		line := chart.L(chart.Text, "  "+l.Rungs[r].Title)
		if short := l.Rungs[r].Short; short == l.Rungs[r].Title && chart.Width(short) <= chart.NameWidth {
			line = nil // it stands there already
		}
		if also := titlesOf(l, l.Rungs[r].Also); len(also) > 0 {
			line = line.Add(chart.Muted, "  ⇢ "+strings.Join(also, ", "))
		}
		return line
	})
	for i := range lines {
		lines[i] = lines[i].Cut(width)
	}
	return lines
}

// rungs says what each rung is for, the first at the top, as one climbs.
func rungs(l *ladder.Ladder, width int) []chart.Line {
	var lines []chart.Line
	for i, r := range l.Rungs {
		if i > 0 {
			lines = append(lines, chart.Blank)
		}
		title := r.Title
		if r.Short != r.Title {
			title += " (" + r.Short + ")"
		}
		lines = append(lines, chart.Wrap(chart.Strong, title, width)...)
		for _, f := range []struct{ label, text string }{
			{"also called", strings.Join(r.Aliases, ", ")},
			{"mandate", r.Mandate},
			{"scope", r.Scope},
			{"horizon", r.Horizon},
			{"shift", r.Shift},
			{"note", r.Note},
			{"sideways", strings.Join(titlesOf(l, r.Also), ", ")},
		} {
			if f.text != "" {
				lines = append(lines, chart.Hang(chart.L(chart.Muted, "  "+chart.Pad(f.label, 13)), chart.Text, f.text, width)...)
			}
		}
	}
	return lines
}

// contexts says how kinds of workplace merge rungs into seats.
func contexts(l *ladder.Ladder, width int) []chart.Line {
	var lines []chart.Line
	for _, c := range l.Contexts {
		block := chart.Wrap(chart.Text, c.Summary, width)
		var lacks []string
		for _, id := range c.Lacks {
			lacks = append(lacks, l.NeedText(id))
		}
		if len(lacks) > 0 {
			block = append(block, chart.Hang(chart.L(chart.Muted, "  lacks        "), chart.Text, strings.Join(lacks, ", "), width)...)
		}
		for _, s := range c.Seats {
			block = append(block, chart.Hang(chart.L(chart.Muted, "  seat         "), chart.Text,
				s.Title+", in place of "+strings.Join(titlesOf(l, s.Merges), ", "), width)...)
			block = append(block, chart.Indent(15, chart.Wrap(chart.Muted, s.Note, width-15))...)
		}
		lines = append(lines, section("In a context: "+c.Title, block)...)
	}
	return lines
}

// preferences lists the choices that are never scored.
func preferences(l *ladder.Ladder, width int) []chart.Line {
	var lines []chart.Line
	for _, p := range l.Preferences {
		block := chart.Wrap(chart.Muted, p.Note, width)
		for _, item := range p.Items {
			block = append(block, chart.Blank)
			block = append(block, chart.Wrap(chart.Strong, item.Topic, width)...)
			for _, pole := range [][2]string{{p.Low, item.Low}, {p.High, item.High}, {"Together", item.Resolve}} {
				if pole[1] != "" {
					block = append(block, chart.Hang(chart.L(chart.Muted, "  "+chart.Pad(pole[0], 13)), chart.Text, pole[1], width)...)
				}
			}
		}
		lines = append(lines, section("Preference, never scored: "+p.Title, block)...)
	}
	return lines
}

func titlesOf(l *ladder.Ladder, ids []string) []string {
	var titles []string
	for _, id := range ids {
		titles = append(titles, l.Rungs[l.RungIndex(id)].Title)
	}
	return titles
}

// area is a group of competencies under one title.
type area struct {
	title        string
	competencies []int
}

// areas groups the competencies; those of no area come last.
func areas(l *ladder.Ladder) []area {
	var all []area
	for _, a := range append(append([]ladder.Area(nil), l.Areas...), ladder.Area{Title: "Competencies"}) {
		in := area{title: a.Title}
		for c, comp := range l.Competencies {
			if comp.Area == a.ID {
				in.competencies = append(in.competencies, c)
			}
		}
		if len(in.competencies) > 0 {
			all = append(all, in)
		}
	}
	return all
}

func (a area) lines(l *ladder.Ladder, width int) []chart.Line {
	var lines []chart.Line
	for i, c := range a.competencies {
		if i > 0 {
			lines = append(lines, chart.Blank)
		}
		lines = append(lines, competency(l, c, width)...)
	}
	return lines
}

// shortRoom is the most that the short titles of rungs take beside what they ask for.
const shortRoom = 12

// competency lists what a competency asks for, rung by rung.
func competency(l *ladder.Ladder, c, width int) []chart.Line {
	comp := l.Competencies[c]
	lines := chart.Wrap(chart.Strong, comp.Title, width)
	if comp.Meaning != "" {
		lines = append(lines, chart.Indent(2, chart.Wrap(chart.Muted, comp.Meaning, width-2))...)
	}
	room := 0
	for _, r := range l.Rungs {
		room = max(room, min(chart.Width(r.Short), shortRoom))
	}
	for r, ind := range comp.Indicators {
		if ind == nil {
			continue
		}
		text := ind.I
		if same := l.RungIndex(ind.Same); same >= 0 {
			text = "as at " + l.Rungs[same].Short
		}
		mark := "   "
		if ind.MustHave {
			mark = " ! "
		}
		label := chart.L(chart.Muted, "  "+chart.Pad(chart.Cut(l.Rungs[r].Short, room), room)+mark)
		lines = append(lines, chart.Hang(label, chart.Text, text, width)...)
	}
	return lines
}

func hasMustHaves(l *ladder.Ladder) bool {
	for _, c := range l.Competencies {
		for _, ind := range c.Indicators {
			if ind != nil && ind.MustHave {
				return true
			}
		}
	}
	return false
}
