package interchange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// foreignLadder makes a ladder of a package that rung has not written:
//
//	CFItem with a criterion     a competency; the item above it is the area, else the category of the criterion
//	CFItem without, a leaf      a competency that asks for nothing yet
//	quality of a level          a rung; each stands on the one before
//	description of a level      what the competency asks for there
func (r *caseReader) foreignLadder(title string, doc *jsonNode, o Options) *ladder.Ladder {
	o.ID = cmp.Or(o.ID, slug(r.text(extension(doc), "id")))
	out := &outline{title: title}
	if out.levels = r.foreignLevels(doc, o); len(r.problems) > 0 {
		return nil
	}
	for _, c := range r.criteria {
		r.foreignSkill(out, c)
	}
	for _, i := range r.items {
		r.foreignItem(out, i)
	}
	if len(r.problems) > 0 {
		return nil
	}
	l := r.build(out, o)
	if l == nil {
		return nil
	}
	l.Summary = r.text(doc, "description")
	l.Version = cmp.Or(r.text(doc, "version"), l.Version)
	l.Locale = cmp.Or(r.text(doc, "language"), l.Locale)
	// The first note of build is what it assumed of the ladder; the package knows better.
	r.notes[0].Text = fmt.Sprintf("the ladder is %s with the id %s, version %s, in the language %s, with the default scale and quorum",
		quote(l.Title), l.ID, l.Version, l.Locale)
	return l
}

// foreignLevels are the names of all levels in one order, or those that the options name.
func (r *caseReader) foreignLevels(doc *jsonNode, o Options) []*level {
	levels := r.order()
	if len(levels) == 0 {
		r.wrongAt(doc, "no CFRubric has levels: there are no rungs, and nothing that a rung asks for",
			"add a CFRubric with a level for each rung, and a criterion for each competency"+r.leaves())
		return nil
	}
	if len(o.Levels) == 0 {
		return levels
	}
	var chosen []*level
	for _, name := range o.Levels {
		i := slices.IndexFunc(levels, func(l *level) bool { return l.called(name) })
		if i < 0 {
			r.wrongAt(doc, "no level is called "+quote(name), wroteWrong(name, titlesOf(levels)))
			continue
		}
		chosen = append(chosen, levels[i])
	}
	return chosen
}

// leaves names the first few items that would be competencies, for a hint.
func (r *caseReader) leaves() string {
	const most = 8
	var names []string
	for _, i := range r.items {
		if i.hasChildren {
			continue
		}
		if len(names) == most {
			names = append(names, "…")
			break
		}
		title, _ := i.names()
		names = append(names, quote(title))
	}
	if len(names) == 0 {
		return ""
	}
	return ": " + strings.Join(names, ", ")
}

// order puts the levels of all criteria into one order that each of them keeps: what is new in a criterion stands behind what it
// follows there.
func (r *caseReader) order() []*level {
	var order []*level
	for _, c := range r.criteria {
		at := -1
		seen := map[*level]bool{}
		for _, l := range c.levels {
			named := newLevel(l.quality, r.at(l.node))
			i := slices.IndexFunc(order, named.same)
			if i < 0 {
				i = at + 1
				order = slices.Insert(order, i, named)
			}
			switch {
			case seen[order[i]]:
				r.wrongAt(l.node, "two levels of this criterion are called "+quote(l.quality), "give each level of a criterion a quality of its own")
			case i < at:
				r.wrongAt(l.node, fmt.Sprintf("%s stands above %s here, and below it in a criterion before", quote(l.quality), quote(order[at].title)),
					"give the levels of all criteria one order, by score or by position")
			}
			if seen[order[i]], at = true, i; len(order) > ladder.MaxRungs {
				return order // build says that these are too many
			}
		}
	}
	return order
}

// same is true for levels that a ladder cannot tell apart.
func (l *level) same(other *level) bool {
	return l.id == other.id && (l.id != "" || strings.EqualFold(l.title, other.title))
}

// foreignSkill makes a competency of a criterion. An item that several criteria are about makes as many, by what they are called.
func (r *caseReader) foreignSkill(out *outline, c *criterion) {
	s := &skill{at: r.at(c.node), title: c.description, area: c.category, weight: r.foreignWeight(c)}
	switch i := c.item; {
	case i == nil:
		s.title = cmp.Or(s.title, c.category)
	case i.criteria > 1:
		s.title = cmp.Or(s.title, i.short, i.full)
	default:
		s.id, s.idAt = i.code, r.at(i.node)
		s.title, s.meaning = i.names()
		if d := c.description; i.short == "" && d != "" && len(d) < len(i.full) {
			s.title, s.meaning = d, i.full
		}
	}
	if c.item != nil && c.item.areaAbove() != nil {
		s.area, _ = c.item.areaAbove().names()
	}
	if s.title == "" {
		r.wrongAt(c.node, `the CFRubricCriterion has neither a "description" nor a "CFItemURI"`, "name the competency that it is about")
		return
	}
	shorten(s)
	out.add(s)
	s.ask(r.asked(out, c))
}

// asked is what a criterion asks for at each of the levels that are rungs.
func (r *caseReader) asked(out *outline, c *criterion) map[*level][]behaviour {
	row := map[*level][]behaviour{}
	for _, l := range c.levels {
		i := slices.IndexFunc(out.levels, newLevel(l.quality, place{}).same)
		if i < 0 {
			r.sayAt(l.node, "left out: the level %s, which is not named as a rung", quote(l.quality))
			continue
		}
		row[out.levels[i]] = r.behaviours(r.text(l.node, "description"), r.at(l.node))
	}
	return row
}

// foreignItem makes a competency of an item that no criterion is about, unless it is there to group others.
func (r *caseReader) foreignItem(out *outline, i *caseThing) {
	title, meaning := i.names()
	switch {
	case i.criteria > 0:
	case i.hasChildren || i.isArea():
	default:
		s := &skill{at: r.at(i.node), id: i.code, idAt: r.at(i.node), title: title, meaning: meaning}
		if above := i.areaAbove(); above != nil {
			s.area, _ = above.names()
		}
		shorten(s)
		out.add(s)
		r.sayAt(i.node, "no criterion is about %s: it asks for nothing yet", quote(s.title))
	}
}

// maxWeight is the largest weight of a ladder file; the smallest is 1.
const maxWeight = 5

// foreignWeight takes a weight from 1 to 5. Other weights are of other scales, which no rule turns into ours.
func (r *caseReader) foreignWeight(c *criterion) int {
	v := c.node.get("weight")
	if v == nil {
		return 0
	}
	if w, ok := v.wholeNumber(); ok && w >= 1 && w <= maxWeight {
		return w
	}
	r.sayAt(v, "the weight %s is no whole number from 1 to %d; left out", v.text, maxWeight)
	return 0
}

// maxTitle is how many characters of a statement make a title.
const maxTitle = 80

// shorten cuts a statement that stands for a title, at the end of a word; the whole of it becomes the meaning.
func shorten(s *skill) {
	runes := []rune(s.title)
	if len(runes) <= maxTitle {
		return
	}
	s.meaning = s.title
	head := string(runes[:maxTitle-1])
	if i := strings.LastIndexByte(head, ' '); i > maxTitle/2 {
		head = head[:i]
	}
	s.title = strings.TrimRight(head, " ,;:.") + "…"
}
