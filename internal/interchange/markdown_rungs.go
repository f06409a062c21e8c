package interchange

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/pattern"
)

// headings makes an outline of a text with headings and bullets. What the headings of one depth are, rungs or
// competencies, no mark says; the rules:
//
//   - Rungs are the groups at the outermost depth where most titles look like those of rungs ("Senior Engineer", "IC3",
//     "Beginner"); else those at the outermost depth that has more than one. Options name them where that is wrong.
//   - A group below a rung is a competency, and an area if it has groups itself. So a competency may stand at some rungs only.
//   - A group above the rungs that they share is the title of the ladder. Several of them, with the same rungs in each, are
//     competencies; several with rungs of their own are tracks, each a way up of its own.
//   - A bullet is a behaviour; so is a paragraph where a competency has no bullets. A paragraph right below a rung is its mandate.
type headings struct {
	*findings
	outline *outline
	options Options
	axes    bool // groups above the rungs are competencies
	outside bool // text outside of the rungs was noted
}

// unnamedSkill is the title of what a rung asks for without a title.
const unnamedSkill = "Expectations"

func (f *findings) readHeadings(blocks []block, o Options) *outline {
	root := f.treeOf(blocks)
	h := headings{findings: f, outline: &outline{}, options: o}
	rungs := h.rungs(root)
	if len(rungs) == 0 {
		h.order(root)
		return h.outline
	}
	h.arrange(root, rungs)
	h.noteOutside(root, rungs)
	for i, g := range rungs {
		l := h.outline.level(g.title, g.at)
		if i > 0 && !h.axes && g.parent != rungs[i-1].parent && l.at == g.at {
			l.startsOver = true
			h.say(g.at, "%s starts a way up of its own; if a rung stands below it, name that as its \"parent\" in the ladder file", quote(g.title))
		}
		h.rung(g, l)
		if f.full() || h.outline.overflows() {
			break
		}
	}
	h.order(root)
	return h.outline
}

// order puts the rungs into the order of the options, and reports those that no heading has.
func (h *headings) order(root *group) {
	var titles []string
	root.walk(func(g *group) {
		if g.title != "" && !slices.Contains(titles, g.title) {
			titles = append(titles, g.title)
		}
	})
	m := matrix{findings: h.findings, outline: h.outline}
	m.orderNamed(place{line: 1, col: 1}, h.options.Levels, titles)
}

// rungs are the groups that are rungs, in the order of the text.
func (h *headings) rungs(root *group) []*group {
	if len(h.options.Levels) > 0 {
		return h.named(root)
	}
	byDepth := groupsByDepth(root)
	for _, groups := range byDepth {
		if like := slices.DeleteFunc(slices.Clone(groups), notLikeRung); len(like) > 1 && 2*len(like) >= len(groups) {
			for _, g := range groups {
				if notLikeRung(g) && g.holds() {
					h.say(g.at, "%s does not look like a rung and is left out; name the rungs with --levels if it is one", quote(g.title))
				}
			}
			return like
		}
	}
	for _, groups := range byDepth {
		if len(groups) > 1 {
			return groups
		}
	}
	if len(byDepth) > 0 {
		return byDepth[0]
	}
	return nil
}

// named are the groups that the options name, none of them within another.
func (h *headings) named(root *group) []*group {
	var found []*group
	root.walk(func(g *group) {
		l := newLevel(g.title, g.at)
		within := slices.ContainsFunc(found, func(outer *group) bool { return slices.Contains(g.path(), outer) })
		if g.parent != nil && !within && slices.ContainsFunc(h.options.Levels, l.called) {
			found = append(found, g)
		}
	})
	return found
}

// groupsByDepth are the groups by how many they stand in. A title that stands alone at the start is none.
func groupsByDepth(root *group) [][]*group {
	var byDepth [][]*group
	root.walk(func(g *group) {
		if g.title == "" || g == root.groups[0] && !g.holds() {
			return
		}
		d := len(g.path()) - 1
		for len(byDepth) <= d {
			byDepth = append(byDepth, nil)
		}
		byDepth[d] = append(byDepth[d], g)
	})
	return slices.DeleteFunc(byDepth, func(groups []*group) bool { return len(groups) == 0 })
}

// arrange finds out what the groups above the rungs are, and the title of the ladder.
func (h *headings) arrange(root *group, rungs []*group) {
	shared := rungs[0].path()
	seen := map[string]*group{}
	for _, g := range rungs {
		for i, above := range g.path() {
			if i < len(shared) && above != shared[i] {
				shared = shared[:i]
			}
		}
		if first := seen[g.title]; first == nil {
			seen[g.title] = g
		} else if first.parent == g.parent {
			h.wrong(g.at, fmt.Sprintf("the rung %s appears twice; first in line %d", quote(g.title), first.at.line), "join them, or give one another name")
		} else {
			h.axes = true
		}
	}
	switch {
	case len(rungs) > 1 && len(shared) > 0:
		h.outline.title = shared[0].title
	case len(rungs) == 1 && len(shared) > 1:
		h.outline.title = shared[0].title
	case len(root.groups) > 0 && !root.groups[0].holds():
		h.outline.title = root.groups[0].title
	}
}

// noteOutside notes, once, that there is text outside of the rungs.
func (h *headings) noteOutside(root *group, rungs []*group) {
	root.walk(func(g *group) {
		inside := slices.ContainsFunc(g.path(), func(above *group) bool { return slices.Contains(rungs, above) })
		axis := h.axes && slices.ContainsFunc(rungs, func(r *group) bool { return r.parent == g })
		if !inside && !axis && len(g.says) > 0 && !h.outside {
			h.outside = true
			h.say(g.says[0].at, "this and other text outside of the rungs is left out")
		}
	})
}

// rung reads what a rung says of itself and asks for.
func (h *headings) rung(g *group, l *level) {
	area, title := "", unnamedSkill
	if h.axes {
		title = g.parent.title
	}
	for _, s := range g.says {
		name, text, own := labelled(s.text)
		switch {
		case s.prose:
			h.mandate(l, s)
		case own && !h.axes:
			h.ask(l, area, h.words(name, s.at), s.at, said{text: text, at: s.at})
		default:
			h.ask(l, area, title, s.at, s)
		}
	}
	if h.axes {
		area = g.parent.title
		h.meaning(g.parent)
	}
	for _, sub := range g.groups {
		h.skill(sub, l, area)
	}
}

// meaning takes the first paragraph below a competency that has rungs below it.
func (h *headings) meaning(axis *group) {
	for _, s := range h.outline.skills {
		if s.area == "" && s.title == axis.title && s.meaning == "" && len(axis.says) > 0 && axis.says[0].prose {
			s.meaning = h.words(inline(axis.says[0].text), axis.says[0].at)
		}
	}
}

// mandate takes the first paragraph below a rung.
func (h *headings) mandate(l *level, s said) {
	text := inline(s.text)
	for _, line := range h.lines(text, s.at) {
		if h.isTodo(line, s.at) {
			return
		}
	}
	if _, _, own := labelled(s.text); own || l.mandate != "" {
		h.leftOut(s)
		return
	}
	l.mandate = h.words(text, s.at)
	h.say(s.at, "the text below %s became its mandate, which says what the rung is there for", quote(l.title))
}

func (h *headings) leftOut(s said) {
	h.say(s.at, "left out, as it is no bullet: %s", quote(inline(s.text)))
}

// skill reads a group below a rung: what it asks for, and the groups in it.
func (h *headings) skill(g *group, l *level, area string) {
	for _, s := range g.says {
		if s.prose && (g.lists() || len(g.groups) > 0) {
			h.leftOut(s)
			continue
		}
		h.ask(l, area, g.title, g.at, s)
	}
	for _, sub := range g.groups {
		h.skill(sub, l, g.title)
	}
}

// ask adds a behaviour to the competency of that area and title.
func (h *headings) ask(l *level, area, title string, at place, s said) {
	if title == "" {
		title = unnamedSkill
	}
	if asked := h.behaviours(strings.Join(strings.Fields(inline(s.text)), " "), s.at); len(asked) > 0 {
		h.outline.skill(area, title, at).ask(map[*level][]behaviour{l: asked})
	}
}

var rungCode = pattern.Of(`^[A-Z]{1,3}-?\d{1,2}(\.\d)?:?$`)

// notLikeRung is true for a group whose title has none of the words that titles of rungs have.
func notLikeRung(g *group) bool {
	if isEverybody(g.title) {
		return false
	}
	for _, w := range strings.FieldsFunc(g.title, func(r rune) bool { return strings.ContainsRune(" ()/,–—-", r) }) {
		if rungCode().MatchString(w) {
			return false
		}
		switch strings.ToLower(strings.Trim(w, ".:*")) {
		case "junior", "intern", "apprentice", "trainee", "graduate", "associate", "mid", "intermediate", "senior", "sr", "staff",
			"principal", "distinguished", "fellow", "lead", "head", "chief", "director", "manager", "president", "vp", "svp", "evp", "officer",
			"cpo", "cto", "cio", "ceo", "coo", "pm", "po", "apm", "gpm", "em", "engineer", "developer", "programmer", "designer", "analyst",
			"scientist", "architect", "consultant", "specialist", "owner", "researcher", "representative", "rep", "administrator", "coordinator",
			"beginner", "novice", "practitioner", "advanced", "proficient", "competent", "expert", "master", "level", "grade", "entry":
			return false
		}
	}
	return true
}
