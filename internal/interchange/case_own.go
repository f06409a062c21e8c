package interchange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/safe"
)

// ownReader reads a package that rung has written. It may have been changed since, so nothing in it is believed.
type ownReader struct {
	*caseReader
	ladder *ladder.Ladder
	areas  map[*caseThing]string // ids
	sames  []sameCell
}

// ownLadder is what WriteCASE has written: the same ladder, but for what LeftByCASE names.
func (r *caseReader) ownLadder(title string, doc, own *jsonNode, rungs []*jsonNode, o Options) *ladder.Ladder {
	l := &ladder.Ladder{
		ID: o.ID, Title: cmp.Or(strings.TrimSpace(safe.Text(o.Title)), title), Summary: r.text(doc, "description"),
		Version: cmp.Or(r.text(doc, "version"), firstVersion), Locale: cmp.Or(r.text(doc, "language"), "en"),
		Scale: ladder.DefaultScale(), Glossary: map[string]string{},
	}
	w := &ownReader{caseReader: r, ladder: l, areas: map[*caseThing]string{}}
	switch {
	case l.ID == "":
		l.ID = w.id(own, "the ladder")
	case !isID(l.ID):
		r.report(Problem{Text: quote(l.ID) + " is no id of a ladder", Hint: "use a-z, 0-9 and -, starting with a letter or digit"})
	}
	w.common(own)
	w.rungs(rungs)
	w.competencies()
	w.copySame()
	if n := len(l.Competencies); n > ladder.MaxCompetencies {
		r.wrongAt(doc, fmt.Sprintf("%d competencies; at most %d are allowed", n, ladder.MaxCompetencies), "take some out")
	}
	if len(l.Rungs) > 0 && len(l.Competencies) == 0 {
		r.wrongAt(doc, "the package has no competencies", "export it again, with all its items")
	}
	return l
}

// common reads what belongs to the ladder as a whole.
func (r *ownReader) common(own *jsonNode) {
	l := r.ladder
	l.Quorum = r.number(own, "quorum", 1, 100, ladder.DefaultQuorum)
	if scale := own.get("scale"); scale != nil {
		l.Scale = r.scale(scale)
	}
	for _, n := range r.objects(own, "needs") {
		need := ladder.Need{ID: r.id(n, "a need"), Text: r.needText(n, "a need", "text")}
		if l.NeedText(need.ID) != "" {
			r.wrongAt(n, "the need "+quote(need.ID)+" appears twice", "delete one")
		}
		l.Needs = append(l.Needs, need)
	}
	if glossary := own.get("glossary"); glossary != nil {
		for term := range glossary.fields {
			l.Glossary[strings.TrimSpace(safe.Text(term))] = r.needText(glossary, "the glossary", term)
		}
	}
}

func (r *ownReader) scale(n *jsonNode) ladder.Scale {
	var s ladder.Scale
	for _, p := range r.objects(n, "points") {
		s.Points = append(s.Points, ladder.Point{Label: r.needText(p, "a point of the scale", "label"), Hint: r.text(p, "hint")})
	}
	if k := len(s.Points); k < ladder.MinPoints || k > ladder.MaxPoints {
		r.wrongAt(n, fmt.Sprintf("a scale must have from %d to %d points, has %d", ladder.MinPoints, ladder.MaxPoints, k), "leave some out, or add some")
		return ladder.DefaultScale()
	}
	s.Cut = r.number(n, "cut", 1, s.Top(), 1)
	return s
}

// competencies makes one of each criterion, and of each item that is neither an area nor what a criterion is about.
func (r *ownReader) competencies() {
	taken := ids{}
	for _, i := range r.items {
		if i.isArea() {
			a := ladder.Area{ID: r.code(i, taken), Title: i.full}
			r.areas[i] = a.ID
			r.ladder.Areas = append(r.ladder.Areas, a)
		}
	}
	taken = ids{}
	for _, c := range r.criteria {
		switch {
		case c.item == nil && c.node.get("CFItemURI") != nil:
			// it leads nowhere, which was reported
		case c.item == nil:
			r.wrongAt(c.node, `the CFRubricCriterion has no "CFItemURI"`, "name the competency that it is about")
		case c.item.criteria > 1:
			r.wrongAt(c.node, "two criteria are about the same item", "delete one")
		default:
			r.competency(c, taken)
		}
	}
	for _, i := range r.items {
		if i.criteria == 0 && !i.isArea() {
			r.competency(&criterion{node: i.node, item: i}, taken)
		}
	}
}

func (r *ownReader) competency(c *criterion, taken ids) {
	if len(r.ladder.Competencies) > ladder.MaxCompetencies {
		return
	}
	comp := ladder.Competency{
		ID: r.code(c.item, taken), Weight: r.number(c.node, "weight", 1, maxWeight, 1),
		Actions: map[string][]string{}, Indicators: make([]*ladder.Indicator, len(r.ladder.Rungs)),
	}
	comp.Title, comp.Meaning = c.item.names()
	if own := extension(c.item.node); own.get("actions") != nil {
		comp.Actions = r.actions(own, "actions")
	}
	if above := c.item.parent; above != nil {
		comp.Area = r.areas[above]
	}
	if comp.Area == "" && len(r.ladder.Areas) > 0 {
		r.wrongAt(c.item.node, quote(comp.Title)+" stands below no area", "let it be isChildOf an item of the type "+areaType)
	}
	for _, l := range c.levels {
		r.cell(comp, l)
	}
	r.ladder.Competencies = append(r.ladder.Competencies, comp)
}

func (r *ownReader) cell(comp ladder.Competency, l criterionLevel) {
	id := r.text(l.own, "id")
	at := r.ladder.RungIndex(id)
	switch {
	case l.own == nil, id == "":
		r.wrongAt(l.node, "the level "+quote(l.quality)+" does not say which rung it is for", `give it the extension {"rung": {"id": "the id of a rung"}}`)
	case at < 0:
		r.wrongAt(l.own.get("id"), "unknown rung "+quote(id), unknownHint)
	case comp.Indicators[at] != nil:
		r.wrongAt(l.node, "this criterion has two levels for the rung "+quote(id), "delete one")
	default:
		comp.Indicators[at] = r.indicator(l, comp.Weight)
	}
}

func (r *ownReader) indicator(l criterionLevel, weight int) *ladder.Indicator {
	ind := &ladder.Indicator{
		I: r.needText(l.node, "the level", "description"), They: r.needText(l.node, "the level", "feedback"),
		Evidence: r.text(l.own, "evidence"), Weight: r.number(l.own, "weight", 1, maxWeight, weight),
		MustHave: r.flag(l.own, "must_have"), Needs: r.texts(l.own, "needs"), Same: r.text(l.own, "same"),
	}
	for _, id := range ind.Needs {
		if r.ladder.NeedText(id) == "" {
			r.wrongAt(l.own.get("needs"), "unknown need "+quote(id), unknownHint)
		}
	}
	if ind.Same != "" {
		r.sames = append(r.sames, sameCell{ind, l.own.get("same")})
	}
	return ind
}

// sameCell is a cell that puts the question of another rung.
type sameCell struct {
	indicator *ladder.Indicator
	node      *jsonNode
}

// copySame holds such cells to what a ladder file wants of them, and lets them say what they share.
func (r *ownReader) copySame() {
	for _, s := range r.sames {
		for _, c := range r.ladder.Competencies {
			if here := slices.Index(c.Indicators, s.indicator); here >= 0 && len(r.problems) == 0 {
				r.copyFrom(s, c, here)
			}
		}
	}
}

func (r *ownReader) copyFrom(s sameCell, c ladder.Competency, here int) {
	there := r.ladder.RungIndex(s.indicator.Same)
	if there < 0 {
		r.wrongAt(s.node, "unknown rung "+quote(s.indicator.Same), unknownHint)
		return
	}
	from := c.Indicators[there]
	if from == nil || from.Same != "" || slices.Contains(r.ladder.PathTo(here), there) || slices.Contains(r.ladder.PathTo(there), here) {
		r.wrongAt(s.node, "the question of "+quote(s.indicator.Same)+" cannot be put here again",
			"name a rung of another branch that has a question of its own")
		return
	}
	s.indicator.I, s.indicator.They, s.indicator.Evidence, s.indicator.Needs = from.I, from.They, from.Evidence, from.Needs
}

// id reads an id as rung writes it.
func (r *caseReader) id(n *jsonNode, what string) string {
	id := r.needText(n, what, "id")
	if id != "" && !isID(id) {
		r.wrongAt(n.get("id"), quote(id)+" is no id", "use a-z, 0-9 and -, starting with a letter or digit")
	}
	return id
}

// code is the id of an item.
func (r *caseReader) code(i *caseThing, taken ids) string {
	first, twice := taken[i.code]
	switch at := i.node.get("humanCodingScheme"); {
	case at == nil:
		r.wrongAt(i.node, "the CFItem has no \"humanCodingScheme\"", "it is the id of a competency or an area")
	case !isID(i.code):
		r.wrongAt(at, quote(i.code)+" is no id", "use a-z, 0-9 and -, starting with a letter or digit")
	case twice:
		r.wrongAt(at, fmt.Sprintf("the id %s appears twice; first in %s", quote(i.code), first), "give one of them another")
	}
	taken[i.code] = r.at(i.node)
	return i.code
}

// number reads a whole number from low to high, which is otherwise where there is none.
func (r *caseReader) number(n *jsonNode, name string, low, high, otherwise int) int {
	v := n.get(name)
	if v == nil {
		return otherwise
	}
	i, ok := v.wholeNumber()
	if !ok || i < low || i > high {
		r.wrongAt(v, fmt.Sprintf("%s must be a whole number from %d to %d, is %s", quote(name), low, high, v.describe()), "write it in digits alone, without quotes")
		return otherwise
	}
	return i
}

// flag reads true or false, which is false where there is none.
func (r *caseReader) flag(n *jsonNode, name string) bool {
	v := n.get(name)
	if v == nil {
		return false
	}
	if v.kind != 't' {
		r.wrongAt(v, quote(name)+" must be true or false, is "+v.describe(), "write true or false, without quotes")
	}
	return v.text == "true"
}
