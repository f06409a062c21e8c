package interchange

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// outline is a ladder as others write it down, whatever form it was read from: rungs and competencies by their titles,
// and of each competency what it asks for at each rung, which may be several things.
type outline struct {
	title   string // of the ladder, "" where the input has none
	levels  []*level
	skills  []*skill
	needs   []ladder.Need
	parents bool // the input says which rung is below which; else each is below the next
}

// level is a rung of an outline.
type level struct {
	at         place
	id         string
	short      string
	title      string
	mandate    string
	parent     string // as the input names it
	parentAt   place
	startsOver bool // nothing is below it: the first of a track
}

// skill is a competency of an outline, or several: one for each line that its cells have.
type skill struct {
	at      place
	id      string // as the input has it, "" to be made
	idAt    place
	area    string
	title   string
	meaning string
	weight  int // 0 for the default
	// asks has, for each level, what is asked there; nil stands for a row that asks for nothing at that level.
	asks map[*level][]*behaviour
}

// newLevel reads what names a rung: "L1: Junior" has a short title before the title, "Junior" has not.
func newLevel(text string, at place) *level {
	if strings.HasPrefix(text, ":") {
		text = cmp.Or(strings.Trim(text, ": "), text)
	}
	short, title, both := strings.Cut(text, ": ")
	if short, title = strings.TrimSpace(short), strings.TrimSpace(title); !both || short == "" || title == "" {
		short, title = text, text
	}
	return &level{at: at, id: idOf(short), short: short, title: title}
}

// level returns the rung of that name, adding it if it is new.
func (o *outline) level(text string, at place) *level {
	l := newLevel(text, at)
	for _, known := range o.levels {
		if known.id == l.id && (l.id != "" || known.title == l.title) {
			return known
		}
	}
	o.levels = append(o.levels, l)
	return l
}

// below is the rung that the input names as the one below, nil for none.
func (o *outline) below(l *level) *level {
	if l.parent == "" {
		return nil
	}
	for _, is := range []func(*level) bool{
		func(other *level) bool { return other.id == l.parent }, // the id of one may be the title of another
		func(other *level) bool { return other.called(l.parent) },
	} {
		if i := slices.IndexFunc(o.levels, is); i >= 0 {
			return o.levels[i]
		}
	}
	return nil
}

// called is true if a person may mean the rung by that name.
func (l *level) called(name string) bool {
	whole := l.short
	if l.title != l.short {
		whole += ": " + l.title
	}
	for _, n := range []string{l.title, l.short, whole, l.id} {
		if strings.EqualFold(n, strings.TrimSpace(name)) {
			return true
		}
	}
	return false
}

// overflows is true where no ladder can be made of it any more, so that a reader may stop. The block that is asked of
// everybody may look like a rung too many.
func (o *outline) overflows() bool {
	return len(o.levels) > ladder.MaxRungs+1 || len(o.skills) > ladder.MaxCompetencies
}

// need declares a need; the first text that describes it counts.
func (o *outline) need(id, text string) {
	i := slices.IndexFunc(o.needs, func(n ladder.Need) bool { return n.ID == id })
	if i < 0 {
		o.needs = append(o.needs, ladder.Need{ID: id, Text: text})
		return
	}
	o.needs[i].Text = cmp.Or(o.needs[i].Text, text)
}

// skill returns the competency of that area and title, adding it if it is new.
func (o *outline) skill(area, title string, at place) *skill {
	for _, s := range o.skills {
		if s.area == area && s.title == title {
			return s
		}
	}
	return o.add(&skill{at: at, area: area, title: title})
}

func (o *outline) add(s *skill) *skill {
	s.asks = map[*level][]*behaviour{}
	o.skills = append(o.skills, s)
	return s
}

// ask adds what one more row asks for: behaviours side by side, some at each level. What other rows ask at the same
// levels stays in rows of its own.
func (s *skill) ask(row map[*level][]behaviour) {
	start := 0
	for l := range row {
		start = max(start, len(s.asks[l]))
	}
	for l, asked := range row {
		for len(s.asks[l]) < start {
			s.asks[l] = append(s.asks[l], nil)
		}
		for i := range asked {
			s.asks[l] = append(s.asks[l], &asked[i])
		}
	}
}

// rows is how many competencies the skill makes: the most that it asks at any rung.
func (s *skill) rows() int {
	n := 1
	for _, asked := range s.asks {
		n = max(n, len(asked))
	}
	return n
}
