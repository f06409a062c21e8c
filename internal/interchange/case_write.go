package interchange

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/rung-dev/rung/internal/ladder"
)

// CASEOptions are what a CASE package says and a ladder does not.
type CASEOptions struct {
	Creator string    // who stands behind the ladder; "not stated" where empty
	Changed time.Time // when it was last changed
}

// WriteCASE writes a ladder as a CASE 1.1 package: competencies as items below their areas, and one rubric with a criterion for each
// competency and a level for each of its indicators. Identifiers are made from ids, so that they stay the same from one time to the
// next. Read makes the same ladder of it, but for what LeftByCASE names and for the digest. The ladder as a context sees it is no
// ladder of its own, which is an error.
func WriteCASE(out io.Writer, l *ladder.Ladder, o CASEOptions) error {
	if l.Context != "" {
		return fmt.Errorf("the ladder %s as the context %s sees it cannot be written as a CASE package", l.ID, l.Context)
	}
	w := caseWriter{
		Ladder: l, creator: cmp.Or(o.Creator, "not stated"),
		changed: o.Changed.Format("2006-01-02T15:04:05-07:00"), // OpenSALT wants the zone
		space:   urlSpace.named("urn:rung:ladder:" + l.ID),
	}
	if err := json.MarshalWrite(out, w.pack(), jsontext.WithIndent("  "), json.Deterministic(true)); err != nil {
		return fmt.Errorf("writing the ladder %s as a CASE package: %w", l.ID, err)
	}
	_, err := io.WriteString(out, "\n")
	return err
}

// LeftByCASE names what of a ladder a CASE package cannot carry, nil for nothing.
func LeftByCASE(l *ladder.Ladder) []string {
	var names []string
	for _, part := range []struct {
		name    string
		present bool
	}{
		{"sources and facts", len(l.Sources) > 0},
		{"contexts", len(l.Contexts) > 0},
		{"preferences", len(l.Preferences) > 0},
		{"earlier ids", hasEarlier(l)},
	} {
		if part.present {
			names = append(names, part.name)
		}
	}
	return names
}

func hasEarlier(l *ladder.Ladder) bool {
	for _, r := range l.Rungs {
		if len(r.Was) > 0 {
			return true
		}
	}
	for _, c := range l.Competencies {
		if len(c.Was) > 0 {
			return true
		}
		for _, ind := range c.Indicators {
			if ind != nil && ind.Was != "" {
				return true
			}
		}
	}
	return false
}

// caseWriter writes one ladder.
type caseWriter struct {
	*ladder.Ladder
	creator, changed string
	space            uuid // that of the ladder, which is its document too
}

// id is the identifier of a part of the ladder, named from the outside in: "level", competency, rung.
func (w caseWriter) id(kind string, of ...string) string {
	name := kind
	for _, id := range of {
		name += "/" + id
	}
	return w.space.named(name).String()
}

func urnOf(identifier string) string { return "urn:uuid:" + identifier }

func linkOf(title, identifier string) caseLink { return caseLink{title, identifier, urnOf(identifier)} }

func (w caseWriter) pack() casePackage {
	p := casePackage{Document: w.document(), Rubrics: []caseRubric{w.rubric()}}
	for i, a := range w.Areas {
		p.Items = append(p.Items, w.area(a))
		p.Associations = append(p.Associations, w.child(i, linkOf(a.Title, w.id("area", a.ID)), w.root()))
	}
	for i, c := range w.Competencies {
		p.Items = append(p.Items, w.competency(c))
		p.Associations = append(p.Associations, w.child(len(w.Areas)+i, w.linkTo(c), w.above(c)))
	}
	return p
}

func (w caseWriter) root() caseLink { return linkOf(w.Title, w.space.String()) }

func (w caseWriter) linkTo(c ladder.Competency) caseLink {
	return linkOf(c.Title, w.id("competency", c.ID))
}

// above is what a competency stands below: its area, else the document.
func (w caseWriter) above(c ladder.Competency) caseLink {
	if c.Area == "" {
		return w.root()
	}
	return linkOf(w.AreaTitle(c.Area), w.id("area", c.Area))
}

func (w caseWriter) document() caseDocument {
	d := documentExtension{ID: w.ID, Quorum: w.Quorum, Scale: scaleExtension{Cut: w.Scale.Cut}, Glossary: w.Glossary}
	for _, p := range w.Scale.Points {
		d.Scale.Points = append(d.Scale.Points, pointExtension(p))
	}
	for _, n := range w.Needs {
		d.Needs = append(d.Needs, needExtension(n))
	}
	id := w.space.String()
	return caseDocument{
		Identifier: id, URI: urnOf(id), CASE: "1.1", Creator: w.creator, Title: w.Title, Changed: w.changed, Summary: w.Summary,
		Language: w.Locale, Version: w.Version, Status: "Implemented", Extensions: ext[documentExtension]{d},
	}
}

const (
	areaType       = "Area"
	competencyType = "Competency"
)

func (w caseWriter) area(a ladder.Area) caseItem {
	id := w.id("area", a.ID)
	return caseItem{Identifier: id, URI: urnOf(id), Statement: a.Title, Short: a.Title, Code: a.ID, Type: areaType, Changed: w.changed}
}

// dash separates the title of a competency from its meaning.
const dash = " — "

func (w caseWriter) competency(c ladder.Competency) caseItem {
	id := w.id("competency", c.ID)
	item := caseItem{
		Identifier: id, URI: urnOf(id), Statement: c.Title, Short: c.Title, Code: c.ID, Type: competencyType, Changed: w.changed,
	}
	if c.Meaning != "" {
		item.Statement += dash + c.Meaning
	}
	if len(c.Actions) > 0 {
		item.Extensions = &ext[itemExtension]{itemExtension{c.Actions}}
	}
	return item
}

// child says that one node stands below another; the number orders those below one.
func (w caseWriter) child(sequence int, origin, destination caseLink) caseAssociation {
	id := w.id("child", origin.Identifier)
	return caseAssociation{
		Identifier: id, URI: urnOf(id), Type: "isChildOf", Sequence: sequence + 1, Origin: origin, Destination: destination, Changed: w.changed,
	}
}

func (w caseWriter) rubric() caseRubric {
	id := w.id("rubric")
	r := caseRubric{Identifier: id, URI: urnOf(id), Title: "Levels", Changed: w.changed}
	for i := range w.Competencies {
		r.Criteria = append(r.Criteria, w.criterion(i, id))
	}
	for _, rung := range w.Rungs {
		r.Extensions.Rung.Rungs = append(r.Extensions.Rung.Rungs, rungExtension{
			ID: rung.ID, Parent: rung.Parent, Also: rung.Also, Title: rung.Title, Short: rung.Short, Aliases: rung.Aliases,
			Mandate: rung.Mandate, Scope: rung.Scope, Horizon: rung.Horizon, Shift: rung.Shift,
			Actions: rung.Actions, ActionsFrom: rung.ActionsFrom,
		})
	}
	return r
}

func (w caseWriter) criterion(index int, rubric string) caseCriterion {
	comp := w.Competencies[index]
	id := w.id("criterion", comp.ID)
	c := caseCriterion{
		Identifier: id, URI: urnOf(id), Category: w.AreaTitle(comp.Area), Description: comp.Title, Item: w.linkTo(comp),
		Weight: comp.Weight, Position: index + 1, Rubric: rubric, Changed: w.changed,
	}
	for r, ind := range comp.Indicators {
		if ind != nil {
			c.Levels = append(c.Levels, w.level(comp.ID, r, ind, id))
		}
	}
	return c
}

func (w caseWriter) level(competency string, r int, ind *ladder.Indicator, criterion string) caseLevel {
	rung := w.Rungs[r]
	id := w.id("level", competency, rung.ID)
	return caseLevel{
		Identifier: id, URI: urnOf(id), Quality: qualityOf(rung), Description: ind.I, Feedback: ind.They,
		Score: r + 1, Position: r + 1, Criterion: criterion, Changed: w.changed,
		Extensions: []ext[levelExtension]{{levelExtension{
			Rung: rung.ID, Evidence: ind.Evidence, Weight: ind.Weight, MustHave: ind.MustHave, Needs: ind.Needs, Same: ind.Same,
		}}},
	}
}

// qualityOf names a rung as spreadsheets do, "PM: Product Manager", and so that its id follows from the name.
func qualityOf(r ladder.Rung) string {
	if slug(r.Short) != r.ID || strings.Contains(r.Short, ":") {
		return r.ID + ": " + r.Title
	}
	if r.Short == r.Title {
		return r.Title
	}
	return r.Short + ": " + r.Title
}
