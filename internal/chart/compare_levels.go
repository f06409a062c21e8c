package chart

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// Levels draws each competency as a ladder lying down with both levels marked on it, and says what each view finds still to go to the
// target. What both views see is a solid line, what one of them sees a broken one: it reads the same without colour.
func (v TwoViews) Levels(width int) []Line {
	r := newRails(v, min(width, sidesWidth))
	lines := r.header()
	for i := range v.Comparison.Competencies {
		lines = append(lines, r.row(i)...)
	}
	lines = append(append(lines, Blank), r.legend()...)
	if unseen := v.Unseen(); unseen != "" {
		lines = append(lines, Set(Faint, unseen, min(width, TextWidth))...)
	}
	return lines
}

// Unseen says how much a manager has not seen, as that keeps their levels low; "" for nothing.
func (v TwoViews) Unseen() string {
	n, qs := 0, v.Comparison.Pair.Questions
	for _, q := range qs {
		if v.Comparison.Pair.Views(q).Manager == assess.Skipped {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%s has not seen %d of %s; what is not seen counts as not met.", Upper(v.Manager.Who), n, Count(len(qs), "question"))
}

// rails knows the room that names, rails and words get.
type rails struct {
	views   TwoViews
	path    *score.Path
	heights int // of the highest rung on the path or at which a view stands
	target  int // height
	asked   []bool
	width   int
	name    int // cells for a title, 0: the title stands on a line of its own
	rail    int // cells
	says    int // cells for what a view finds still to go
}

// Rungs lie at least this far apart where there is room, and no further than that; beside a title and words a rail takes railFrom, and a
// name above the words no more than railName.
const (
	leastStep = 3
	mostStep  = 8
	railFrom  = 24
	railName  = 8
)

func newRails(v TwoViews, width int) rails {
	c := v.Comparison
	path := c.Self.Reading.Path(c.Target)
	r := rails{views: v, path: path, heights: path.Heights(), target: path.Height(c.Target), width: width, asked: make([]bool, len(c.Competencies))}
	for _, q := range c.Pair.Questions {
		cell, _ := c.Ladder.Find(q.Rung, q.Competency)
		r.asked[cell.Competency] = true
	}
	for i, s := range c.Competencies {
		r.heights = max(r.heights, r.height(s.Self), r.height(s.Manager))
		r.name = max(r.name, Width(c.Ladder.Competencies[i].Title)+2)
		self, manager := r.toGo(i)
		r.says = max(r.says, Width(self)+2, Width(manager)+2)
	}
	r.says = max(r.says, min(railName, max(Width(v.Self.Short), Width(v.Manager.Short)))+2)
	room := width - r.name - 2*r.says
	if room < railFrom {
		r.name, room = 0, width
	}
	r.rail = min(room, 1+r.heights*min(mostStep, max(1, (room-1)/r.heights)))
	return r
}

// height of a level above the ground, whichever branch it is on.
func (r rails) height(level assess.RungRef) int {
	at := level.Index(r.views.ladder())
	if at < 0 {
		return 0
	}
	return len(r.views.ladder().PathTo(at))
}

// at is the cell of a height on a rail.
func (r rails) at(height int) int { return height * (r.rail - 1) / r.heights }

func (r rails) step() int { return (r.rail - 1) / r.heights }

// header names the rungs at their place, and marks the target.
func (r rails) header() []Line {
	mark := Pad("", r.at(r.target)) + "▾"
	if word := "target "; r.at(r.target) >= len(word) {
		mark = Pad("", r.at(r.target)-len(word)) + word + "▾"
	}
	top, names := L(Accent, Pad(mark, r.rail)), r.names().Pad(r.rail)
	if r.name == 0 {
		return []Line{top.Cut(r.width), names.Cut(r.width)}
	}
	blank := L(Text, Pad("", r.name))
	v := r.views
	goal := L(Muted, "  "+Cut("to "+v.target(), 2*r.says-2))
	who := L(Muted, "  "+Pad(Cut(v.Self.Short, r.says-2), r.says)+Cut(v.Manager.Short, r.says-2))
	return []Line{append(append(blank, top...), goal...), append(append(blank, names...), who...)}
}

// names sets the rungs of the path so that each ends at its place; where there is no room for all, the target alone.
func (r rails) names() Line {
	var line Line
	for h := 1; h <= r.path.Heights(); h++ {
		role, room := Muted, r.step()-1
		if h == r.target {
			role = Accent
		}
		if r.step() < leastStep {
			room = 0
			if h == r.target {
				room = r.at(h)
			}
		}
		name := Cut(r.views.rung(r.path.Rung(h)).Short, room)
		line = line.Pad(r.at(h)+1-Width(name)).Add(role, name)
	}
	return line
}

// row is one competency.
func (r rails) row(i int) []Line {
	title := r.views.ladder().Competencies[i].Title
	self, manager := r.toGo(i)
	if r.name == 0 {
		says := L(Muted, "S "+bare(self)+"  M "+bare(manager))
		if !r.asked[i] {
			says = L(Muted, self)
		}
		return []Line{Blank, Ends(L(Text, title), says, r.width), r.draw(i).Cut(r.width)}
	}
	line := append(L(Text, Pad(title, r.name)), r.draw(i)...)
	return []Line{line.Add(Muted, "  "+Pad(self, r.says)+manager).Cut(r.width)}
}

// bare is a distance without its noun, which the legend has.
func bare(thirds string) string { return strings.TrimSuffix(strings.TrimSuffix(thirds, "s"), " rung") }

// toGo says what each view finds still to go to the target.
func (r rails) toGo(i int) (self, manager string) {
	c := r.views.Comparison
	s := c.Competencies[i]
	if !r.asked[i] {
		return "not asked", ""
	}
	return r.distance(c.Self, i, s.SelfThirds), r.distance(c.Manager, i, s.ManagerThirds)
}

func (r rails) distance(v score.View, i, thirds int) string {
	cell := ladder.Cell{Competency: i, Rung: r.views.Comparison.Target}
	switch {
	case r.views.ladder().At(cell) == nil:
		return "not needed"
	case v.Reading.Sheet.Get(cell) == assess.NotApplicable:
		return "not here"
	case thirds == 0:
		return reached
	}
	return Thirds(thirds)
}

const reached = "reached" // nothing is to go

// legend explains the signs, in as many lines as it takes.
func (r rails) legend() []Line {
	v := r.views
	pieces := []Line{
		L(Accent, "S").Add(Muted, " "+v.Self.Short),
		L(Accent, "M").Add(Muted, " "+v.Manager.Short),
		L(Accent, "●").Add(Muted, " both"),
		L(Met, "━━").Add(Muted, " both see it"),
		L(Missing, "╌╌").Add(Muted, " one does"),
	}
	if r.name == 0 {
		pieces = append(pieces, L(Text, "⅔").Add(Muted, " rungs to go to "+v.target()))
	}
	return flow(pieces, "   ", r.width)
}

// flow sets pieces in a row with a gap, in as many lines as the width takes.
func flow(pieces []Line, gap string, width int) []Line {
	var lines []Line
	for _, p := range pieces {
		last := len(lines) - 1
		if last >= 0 && lines[last].Width()+Width(gap)+p.Width() <= width {
			lines[last] = append(lines[last].Add(Text, gap), p...)
			continue
		}
		lines = append(lines, p.Cut(width))
	}
	return lines
}
