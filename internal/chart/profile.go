package chart

import (
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// Profile draws each competency as a bar over the rungs of its path, with the target marked. What is reached is a solid
// line, what is missing up to the target a broken one, what lies above is dotted: it reads the same without colour.
func Profile(o Outcome, width int) []Line {
	if o.Reading == nil {
		return o.noReading(width)
	}
	p := newProfile(o, width)
	lines := []Line{p.header(), p.ruler()}
	for c := range o.Ladder.Competencies {
		lines = append(lines, p.row(c)...)
	}
	lines = append(lines, Blank)
	legend := L(Met, "━━").Add(Muted, " reached   ").Add(Missing, "╌╌").Add(Muted, " to go   ").Add(Faint, "··").Add(Muted, " above the target   blank: nothing asked")
	return append(lines, legend.Cut(width))
}

// profile knows the room that names and bars get.
type profile struct {
	outcome Outcome
	path    *score.Path
	target  int // height
	name    int // cells for a competency's title, 0: the title stands on a line of its own
	seg     int // cells for one rung
	gap     int // cells between rungs
	width   int
}

func newProfile(o Outcome, width int) profile {
	path := o.Reading.Main()
	p := profile{outcome: o, path: path, target: path.Height(o.Reading.Target), width: width}
	for _, c := range o.Ladder.Competencies {
		p.name = max(p.name, Width(c.Title)+2)
	}
	if width-p.name < path.Heights()*4+24 {
		p.name = 0
	}
	room := width - p.name - p.statusRoom()
	p.seg, p.gap = max(6, min(shortWidth(o.Ladder), NameWidth)), 1
	for p.bar() > room && p.seg > 1 {
		if p.seg == leastSegment && p.gap > 0 {
			p.gap = 0
		} else {
			p.seg--
		}
	}
	return p
}

// leastSegment is how short the part of a rung gets before it loses the gap to the next one.
const leastSegment = 3

// bar is the width of a whole bar.
func (p profile) bar() int { return p.path.Heights()*(p.seg+p.gap) - p.gap }

// statusRoom is what the words behind a bar need; on a narrow screen they stand above it.
func (p profile) statusRoom() int {
	if p.name == 0 {
		return 0
	}
	room := 0
	for c := range p.outcome.Ladder.Competencies {
		room = max(room, p.status(c).Width())
	}
	return room + 2
}

// header names the rungs above their part of the bars.
func (p profile) header() Line {
	line := L(Text, strings.Repeat(" ", p.name))
	for h := 1; h <= p.path.Heights(); h++ {
		role := Muted
		if h == p.target {
			role = Accent
		}
		line = line.Add(role, Pad(Cut(p.short(h), max(1, p.seg+p.gap-1)), p.seg+p.gap))
	}
	return line.Cut(p.width)
}

// ruler marks the target below its name.
func (p profile) ruler() Line {
	line := L(Text, strings.Repeat(" ", p.name))
	line = line.Add(Text, strings.Repeat(" ", (p.target-1)*(p.seg+p.gap)))
	return line.Add(Accent, "▾ target").Cut(p.width)
}

func (p profile) short(h int) string { return p.outcome.Ladder.Rungs[p.path.Rung(h)].Short }

func (p profile) row(c int) []Line {
	title := p.outcome.Ladder.Competencies[c].Title
	status := p.status(c)
	var bar Line
	for h := 1; h <= p.path.Heights(); h++ {
		if h > 1 {
			bar = bar.Add(Text, strings.Repeat(" ", p.gap))
		}
		bar = append(bar, p.segment(c, h)...)
	}
	if p.name == 0 {
		return []Line{Blank, Ends(L(Text, title), status, p.width), bar.Cut(p.width)}
	}
	return []Line{append(L(Text, Pad(title, p.name)), append(bar.Add(Text, "  "), status...)...).Cut(p.width)}
}

// segment draws one rung of a bar.
func (p profile) segment(c, h int) Line {
	switch {
	case h <= p.path.Level(c):
		return L(Met, strings.Repeat("━", p.seg))
	case !p.asks(c, h):
		return L(Text, strings.Repeat(" ", p.seg))
	case h > p.target:
		return L(Faint, strings.Repeat("·", p.seg))
	}
	part := 0
	if h == p.firstOpen(c) {
		part = p.seg * p.part(c) / 3
	}
	return L(Met, strings.Repeat("━", part)).Add(Missing, strings.Repeat("╌", p.seg-part))
}

// asks says whether competency c asks for something at height h that exists where the person works.
func (p profile) asks(c, h int) bool {
	cell := ladder.Cell{Competency: c, Rung: p.path.Rung(h)}
	return p.outcome.Ladder.At(cell) != nil && p.outcome.Reading.Sheet.Get(cell) != assess.NotApplicable
}

// firstOpen is the height of the lowest indicator above the level of c.
func (p profile) firstOpen(c int) int {
	h := p.path.Level(c) + 1
	for h <= p.path.Heights() && !p.asks(c, h) {
		h++
	}
	return h
}

// part is what the first open indicator is already worth, in thirds.
func (p profile) part(c int) int {
	for _, g := range p.path.GapsTo(p.target) {
		if g.Competency == c {
			return (3 - g.Thirds%3) % 3
		}
	}
	return 0
}

// status says in words how a competency stands to the target.
func (p profile) status(c int) Line {
	for _, g := range p.outcome.Result.Gaps {
		if g.Competency != p.outcome.Ladder.Competencies[c].ID {
			continue
		}
		return p.outcome.gapSize(g, 0)
	}
	level := p.path.Level(c)
	if level == 0 {
		return L(Muted, "·")
	}
	word := p.short(level)
	if p.path.AtLeast(c, p.target) && level < p.path.Heights() {
		word += " or above"
	}
	return L(Met, "✓ ").Add(Muted, word)
}

// noReading stands for views that need the ladder the result was made on.
func (o Outcome) noReading(width int) []Line {
	return Wrap(Muted, o.noReadingText(), min(width, TextWidth))
}

func (o Outcome) noReadingText() string {
	ref := o.Assessment.Ladder
	if ref.Fits(o.Ladder) {
		return "This result is not what its answers give. It is shown as it was saved; its figures cannot be opened. " +
			"The command rung score makes it anew."
	}
	return "This result was made on " + ref.ID + " " + ref.Version + ", which differs from the ladder at hand. It is shown as it was " +
		"saved; its figures cannot be opened here."
}

// levelWord names a level on the main path.
func (o Outcome) levelWord(r assess.RungRef) string {
	if r == "" {
		return "–"
	}
	return o.rungShort(string(r))
}
