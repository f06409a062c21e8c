package chart

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/score"
)

// The same views as sentences, for who hears them: no columns, no signs, one thing a sentence.

// spokenWidth is wider than any sentence.
const spokenWidth = 1 << 16

// spoken is what lines say, as one sentence without its full stop.
func spoken(lines []Line) string {
	var parts []string
	for _, l := range lines {
		if text := strings.TrimSpace(l.String()); text != "" {
			parts = append(parts, strings.ReplaceAll(text, "  ", ", "))
		}
	}
	return strings.Join(parts, ", ")
}

// SidesSpoken says where each view stands, what its next role is and how ready it finds the person, and what was agreed so far: a few
// sentences for each.
func (v TwoViews) SidesSpoken() []string {
	var all []string
	for _, s := range v.sides() {
		text := s.title + "."
		if s.note != "" {
			text = s.title + ", " + s.note + "."
		}
		for _, row := range sideRows {
			if says := percentSpoken(spoken(row.draw(s, spokenWidth))); says != "" {
				text += " " + row.label + ": " + says + "."
			}
		}
		all = append(all, text)
	}
	return all
}

// HeadingSpoken says how many differences there are to talk about, or that there are none.
func (v TwoViews) HeadingSpoken() string {
	if nothing := v.Nothing(); nothing != "" {
		return nothing
	}
	n, all := len(v.Comparison.ToTalk()), len(v.Comparison.All())
	text := Upper(InWords(n)) + " " + plural(n, "difference", "differences") + " to talk about"
	if n < all {
		text += fmt.Sprintf(", of %d", all)
	}
	return text + "."
}

// RowSpoken says one question in brief: where it belongs, both answers, and what became of it.
func (v TwoViews) RowSpoken(d score.Difference, rung bool) string {
	where := v.ladder().Competencies[d.Cell.Competency].Title
	if rung {
		where += ", " + v.rung(d.Cell.Rung).Title
	}
	text := where + ": " + v.Self.Short + " " + v.selfSays(d.Views.Self) + ", " + v.Manager.Short + " " + v.managerSays(d.Views.Manager)
	if state := v.State(d).String(); state != "" {
		text += "; " + state
	}
	return text + "."
}

// WhereSpoken says which area, competency and rung a difference belongs to.
func (v TwoViews) WhereSpoken(d score.Difference) string {
	comp := v.ladder().Competencies[d.Cell.Competency]
	text := comp.Title + ", at " + v.rung(d.Cell.Rung).Title + "."
	if area := v.ladder().AreaTitle(comp.Area); area != "" {
		text = area + ": " + text
	}
	return text
}

// answerSpoken is one of the two answers to a question, with its note.
type answerSpoken struct {
	Says string // whose, and what
	Note string // in full, maybe of several lines; "" for none
	None string // why there is no note
}

// AnswersSpoken are both answers to a question, the person's first.
func (v TwoViews) AnswersSpoken(d score.Difference) [2]answerSpoken {
	c := v.Comparison
	selfNote, managerNote := c.Pair.Notes(d.Question)
	of := func(s said) answerSpoken {
		says := s.who.Name + ": " + s.words
		if s.hint != "" {
			says += ", " + s.hint
		}
		return answerSpoken{says + ".", s.note, Upper(s.none) + "."}
	}
	return [2]answerSpoken{
		of(v.said(v.Self, d.Views.Self, v.selfSays(d.Views.Self), c.Pair.Self, selfNote)),
		of(v.said(v.Manager, d.Views.Manager, v.managerSays(d.Views.Manager), c.Pair.Manager, managerNote)),
	}
}

// EffectSpoken is Effect for who hears it.
func (v TwoViews) EffectSpoken(d score.Difference) string { return percentSpoken(v.Effect(d)) }

// percentSpoken says the sign as a word.
func percentSpoken(s string) string { return strings.ReplaceAll(s, " %", " percent") }

// DecisionSpoken says what was agreed on a question, or what becomes of it as long as nothing is.
func (v TwoViews) DecisionSpoken(d score.Difference) string {
	r, ok := v.decided(d.Question)
	switch {
	case ok:
		return "agreed on " + Answer(v.ladder().Scale, r)
	case d.Views.Same():
		return v.Decision(d).String() + ", and it stands"
	}
	return v.Decision(d).String()
}

// LevelsSpoken says of each competency where both views see it, and what each of them finds still to go to the target. The first sentence
// names the target.
func (v TwoViews) LevelsSpoken() []string {
	r := newRails(v, sidesWidth)
	c := v.Comparison
	all := []string{"Both views are measured to " + v.rung(c.Target).Title + "."}
	for i, s := range c.Competencies {
		title := v.ladder().Competencies[i].Title
		if !r.asked[i] {
			all = append(all, title+": not asked.")
			continue
		}
		all = append(all, title+": "+v.Self.Short+" "+r.levelSpoken(c.Self, i, s.Self, s.SelfThirds)+"; "+
			v.Manager.Short+" "+r.levelSpoken(c.Manager, i, s.Manager, s.ManagerThirds)+".")
	}
	return all
}

// levelSpoken is where one view sees a competency, and what it finds still to go.
func (r rails) levelSpoken(v score.View, i int, level assess.RungRef, thirds int) string {
	at := "below " + r.views.rung(r.path.Rung(1)).Short
	if rung := level.Index(r.views.ladder()); rung >= 0 {
		at = "at " + r.views.rung(rung).Short
	}
	switch distance := r.distance(v, i, thirds); {
	case distance == reached && thirds == 0:
		return at + ", target reached"
	case thirds == 0:
		return at + ", " + distance
	}
	return at + ", " + thirdsSpoken(thirds) + " to go"
}

// thirdsSpoken says a distance in thirds of a rung in words: "one and a third rungs".
func thirdsSpoken(n int) string {
	part := [...]string{"", "a third", "two thirds"}[n%3]
	switch {
	case n < 3:
		return part + " of a rung"
	case n == 3:
		return "one rung"
	case part == "":
		return InWords(n/3) + " rungs"
	}
	return InWords(n/3) + " and " + part + " rungs"
}

// FiguresSpoken are the counts over the questions with a value from both, and what can be said of the two as a whole under its conditions.
func (v TwoViews) FiguresSpoken() []string {
	s := &v.Comparison.Agreement
	if s.N == 0 {
		return []string{spoken(v.Figures(spokenWidth))}
	}
	all := []string{
		fmt.Sprintf("In figures, over %s with a value from both: the same value %d of %d, at most one point apart %d of %d.",
			Count(s.N, "question"), s.Exact, s.N, s.Adjacent, s.N),
	}
	for _, text := range []string{v.Leniency(), v.Kappa(), v.NoKappa()} {
		if text != "" {
			all = append(all, text)
		}
	}
	return all
}
