package cli

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/report"
	"github.com/rung-dev/rung/internal/revise"
)

// diffText writes what changed, in sections, on lines of at most width cells.
type diffText struct {
	*revise.Changes
	width int
	lines []chart.Line
}

func (d ladderDiff) text(width int) string {
	t := &diffText{Changes: d.changes, width: max(width, report.MinWidth)}
	t.line("%s → %s", describe(assess.BindTo(t.Old)), describe(assess.BindTo(t.New)))
	t.whole()
	t.rungs()
	t.competencies()
	t.indicators()
	t.lines = append(t.lines, chart.Blank)
	t.hang("", t.verdict())
	if d.effect != nil {
		t.effect(d.effect)
	}
	return chart.Plain(t.lines)
}

func (t *diffText) verdict() string {
	if t.None() {
		return "no differences"
	}
	return tally(t.Changes)
}

func (t *diffText) line(format string, args ...any) { t.hang("", fmt.Sprintf(format, args...)) }

// hang writes text behind a label, with what does not fit on the first line below it.
func (t *diffText) hang(label, text string) {
	t.lines = append(t.lines, chart.Hang(chart.L(chart.Text, label), chart.Text, text, t.width)...)
}

func (t *diffText) section(title string) {
	t.lines = append(t.lines, chart.Blank, chart.L(chart.Strong, title))
}

// whole writes what changed about the ladder as a whole.
func (t *diffText) whole() {
	var lines []string
	if t.Scale {
		lines = append(lines, "the scale is "+scaleText(t.New.Scale), "it was "+scaleText(t.Old.Scale))
	}
	if t.Quorum {
		lines = append(lines, fmt.Sprintf("quorum %d → %d", t.Old.Quorum, t.New.Quorum))
	}
	if t.RungOrder {
		lines = append(lines, "rungs in another order")
	}
	if t.CompetencyOrder {
		lines = append(lines, "competencies in another order, which breaks ties")
	}
	if len(t.Parts) > 0 {
		var names []string
		for _, p := range t.Parts {
			names = append(names, string(p))
		}
		lines = append(lines, "also changed: "+strings.Join(names, ", "))
	}
	t.list("Ladder", lines)
}

func (t *diffText) list(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	t.section(title)
	for _, line := range lines {
		t.hang("  ", line)
	}
}

func scaleText(s ladder.Scale) string {
	var points []string
	for v, p := range s.Points {
		text := fmt.Sprintf("%d %s", v, p.Label)
		if p.Hint != "" {
			text += " (" + p.Hint + ")"
		}
		points = append(points, text)
	}
	return fmt.Sprintf("%s; met from %d", strings.Join(points, ", "), s.Cut)
}

func (t *diffText) rungs() {
	var lines []string
	for _, c := range t.Rungs {
		lines = append(lines, t.rung(c))
	}
	t.list("Rungs", lines)
}

func (t *diffText) rung(c revise.Change[int]) string {
	switch c.What {
	case revise.Added:
		r := t.New.Rungs[c.New]
		return fmt.Sprintf("+ %s (%s), %s", r.ID, r.Title, above(r.Parent))
	case revise.Removed:
		r := t.Old.Rungs[c.Old]
		return fmt.Sprintf("- %s (%s)", r.ID, r.Title)
	}
	a, b := t.Old.Rungs[c.Old], t.New.Rungs[c.New]
	return change(b.ID, c.What, map[revise.What]string{
		revise.Renamed:  "was " + a.ID,
		revise.Retitled: fmt.Sprintf("title %s, was %s", titleOf(b), titleOf(a)),
		revise.Moved:    above(b.Parent) + ", was " + above(a.Parent),
		revise.Lateral:  "beside " + listOr(b.Also, "none") + ", was beside " + listOr(a.Also, "none"),
		revise.Details:  "other details",
	})
}

func titleOf(r ladder.Rung) string { return fmt.Sprintf("%q (%s)", r.Title, r.Short) }

func above(parent string) string {
	if parent == "" {
		return "at the foot"
	}
	return "above " + parent
}

func listOr(ids []string, none string) string {
	if len(ids) == 0 {
		return none
	}
	return strings.Join(ids, ", ")
}

// change words the ways in which something changed, in the order of their declaration.
func change(name string, what revise.What, words map[revise.What]string) string {
	var parts []string
	for way := revise.Added; way <= revise.Details; way <<= 1 {
		if what.Has(way) && words[way] != "" {
			parts = append(parts, words[way])
		}
	}
	return name + ": " + strings.Join(parts, "; ")
}

func (t *diffText) competencies() {
	var lines []string
	for _, c := range t.Competencies {
		switch c.What {
		case revise.Added:
			lines = append(lines, fmt.Sprintf("+ %s (%s)", t.New.Competencies[c.New].ID, t.New.Competencies[c.New].Title))
		case revise.Removed:
			lines = append(lines, fmt.Sprintf("- %s (%s)", t.Old.Competencies[c.Old].ID, t.Old.Competencies[c.Old].Title))
		default:
			a, b := t.Old.Competencies[c.Old], t.New.Competencies[c.New]
			lines = append(lines, change(b.ID, c.What, map[revise.What]string{
				revise.Renamed:  "was " + a.ID,
				revise.Retitled: fmt.Sprintf("title %q, was %q", b.Title, a.Title),
				revise.Moved:    "area " + b.Area + ", was " + a.Area,
				revise.Details:  "other details",
			}))
		}
	}
	t.list("Competencies", lines)
}

func (t *diffText) indicators() {
	t.each("Added", revise.Added, func(c revise.Change[ladder.Cell]) { t.sentence("+ ", t.New, c.New) })
	t.each("Removed", revise.Removed, func(c revise.Change[ladder.Cell]) { t.sentence("- ", t.Old, c.Old) })
	t.each("Moved", revise.Moved, func(c revise.Change[ladder.Cell]) {
		t.hang("  ", fmt.Sprintf("%s → %s", placeOn(t.Old, c.Old), placeOn(t.New, c.New)))
		t.hang("      ", t.New.At(c.New).I)
	})
	t.each("Reworded", revise.Reworded, t.reworded)
	figure := func(format string, of func(*ladder.Indicator) any) func(revise.Change[ladder.Cell]) {
		return func(c revise.Change[ladder.Cell]) {
			t.hang("  ", fmt.Sprintf(format, placeOn(t.New, c.New), of(t.Old.At(c.Old)), of(t.New.At(c.New))))
		}
	}
	t.each("Reweighted", revise.Reweighted, figure("%s  %d → %d", func(i *ladder.Indicator) any { return i.Weight }))
	t.each("Must-haves", revise.MustHave, func(c revise.Change[ladder.Cell]) {
		verb := "is no must-have any more"
		if t.New.At(c.New).MustHave {
			verb = "is a must-have now"
		}
		t.hang("  ", placeOn(t.New, c.New)+"  "+verb)
	})
	t.each("Needs", revise.Needs, figure("%s  %s → %s", func(i *ladder.Indicator) any { return listOr(i.Needs, "none") }))
	t.each("Asked together with", revise.Shared, figure("%s  %s → %s", func(i *ladder.Indicator) any { return listOr(nonEmpty(i.Same), "none") }))
	t.details()
}

func nonEmpty(id string) []string {
	if id == "" {
		return nil
	}
	return []string{id}
}

// each writes a section about the indicators that changed in a way.
func (t *diffText) each(title string, way revise.What, write func(revise.Change[ladder.Cell])) {
	changes := t.IndicatorsThat(way)
	if len(changes) == 0 {
		return
	}
	t.section(title)
	for _, c := range changes {
		write(c)
	}
}

func (t *diffText) sentence(sign string, l *ladder.Ladder, c ladder.Cell) {
	t.hang("  "+sign, placeOn(l, c))
	t.hang("      ", l.At(c).I)
}

func (t *diffText) reworded(c revise.Change[ladder.Cell]) {
	place := placeOn(t.New, c.New)
	if c.What.Has(revise.Same) {
		place += "  the same question, as the ladder says"
	}
	t.hang("  ", place)
	t.hang("    - ", t.Old.At(c.Old).I)
	t.hang("    + ", t.New.At(c.New).I)
}

// details lists the indicators of which only what is neither asked nor scored has changed.
func (t *diffText) details() {
	var places []string
	for _, c := range t.Changes.Indicators {
		if c.What == revise.Details {
			places = append(places, placeOn(t.New, c.New))
		}
	}
	if len(places) > 0 {
		t.list("Third person, evidence or sources only", []string{strings.Join(places, ", ")})
	}
}

// placeOn names the place of an indicator as "rung.competency".
func placeOn(l *ladder.Ladder, c ladder.Cell) string {
	at := l.OriginOf(c)
	return at.Rung + "." + at.Competency
}

// effect writes what becomes of an assessment.
func (t *diffText) effect(e *effect) {
	c := e.carried
	title := "This assessment"
	if name := c.From.Person.Name; name != "" {
		title = name + " (" + string(c.From.Rater.Role) + ")"
	}
	t.section(title)
	t.hang("  ", fates(c))
	for _, line := range losses(c) {
		t.hang("  - ", line.text)
	}
	for _, cell := range c.Fresh {
		t.hang("  + ", "new: "+placeOn(c.New, cell)+", "+c.New.At(cell).I)
	}
	t.hang("  before  ", resultText(e.before))
	t.hang("  after   ", resultText(e.after))
	if e.left > 0 {
		t.hang("  open    ", "about "+chart.Count(e.left, "question"))
	}
}

// resultText says a result in one line.
func resultText(r *assess.Result) string {
	if r == nil {
		return "not enough answers for a result"
	}
	placement := string(r.Placement)
	if placement == "" {
		placement = "before the first rung"
	}
	readiness := "no readiness"
	if r.Readiness.Percent != nil {
		readiness = fmt.Sprintf("%d %%", *r.Readiness.Percent)
	}
	return fmt.Sprintf("%s, next %s, %s, %s", placement, r.Target, readiness, r.Readiness.Word)
}
