package chart

import (
	"reflect"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/score"
)

// Outcome is a scored assessment with the ladder at hand: what the views of a result are drawn from.
type Outcome struct {
	Ladder     *ladder.Ladder
	Assessment *assess.Assessment
	Result     *assess.Result
	// Reading opens the figures of Result to the answers behind them. It is nil when the ladder at hand is not the
	// one the result is bound to, or when the result is not what the answers give: then the saved result is shown as it
	// was, and nothing is recomputed. A reading always agrees with Result.
	Reading *score.Reading
	lateral bool // seen toward a role to the side, which is no step: see Toward
}

// NewOutcome makes the views of an assessment that has a result. What an agreed record leaves open counts in them as the person answered it
// (see score.Counted).
func NewOutcome(l *ladder.Ladder, a *assess.Assessment) Outcome {
	o := Outcome{Ladder: l, Assessment: a, Result: a.Result}
	if !a.Ladder.Fits(l) {
		return o
	}
	if derived, err := score.Derive(l, a); err != nil || !reflect.DeepEqual(derived, a.Result) {
		return o
	}
	counted := score.AsThePerson(a)
	sheet, err := assess.SheetOf(l, counted.Answers)
	if err != nil {
		return o // it leaves open what the ladder does not ask
	}
	o.Result = score.Counted(l, a)
	o.Reading = score.Read(l, sheet, a.Declared.Index(l))
	return o
}

// Marks for drawing the ladder: the placement, and the next roles that are a step up.
func (o Outcome) Marks() Marks {
	m := Marks{At: o.Result.Placement.Index(o.Ladder)}
	for _, n := range o.Result.Next {
		if n.Kind == assess.Step {
			m.Next = append(m.Next, o.Ladder.RungIndex(n.Rung))
		}
	}
	return m
}

// rungTitle and competencyTitle fall back to the id: a saved result may name what the ladder at hand no longer has.
func (o Outcome) rungTitle(id string) string { return RungTitle(o.Ladder, id) }

func (o Outcome) rungShort(id string) string {
	if i := o.Ladder.RungIndex(id); i >= 0 {
		return o.Ladder.Rungs[i].Short
	}
	return id
}

func (o Outcome) competencyTitle(id string) string { return CompetencyTitle(o.Ladder, id) }

func (o Outcome) competencyTitles(ids []string) []string {
	var titles []string
	for _, id := range ids {
		titles = append(titles, o.competencyTitle(id))
	}
	return titles
}

// Action is the development action to begin a gap with, "" where the ladder has none.
func (o Outcome) Action(g assess.Gap) string {
	if actions := o.Actions(g); len(actions) > 0 {
		return actions[0]
	}
	return ""
}

// Actions are the development actions for a gap: those of its competency for reaching its first open indicator, or the first
// rung above that has some, up to the target. See StepActions for ladders that have none per competency.
func (o Outcome) Actions(g assess.Gap) []string {
	_, actions := plan.ActionsFor(o.Ladder, o.Result.Target, g)
	return actions
}

// StepActions are the development actions for the whole step to the target, from where the person stands.
func (o Outcome) StepActions() []string { return plan.StepActions(o.Ladder, o.Result) }

// Open is the indicator a gap begins with, nil where the ladder at hand has none.
func (o Outcome) Open(g assess.Gap) *ladder.Indicator {
	cell := ladder.Cell{Competency: o.Ladder.CompetencyIndex(g.Competency), Rung: o.Ladder.RungIndex(g.Start)}
	if cell.Competency < 0 || cell.Rung < 0 {
		return nil
	}
	return o.Ladder.At(cell)
}

// OpenCells are all open indicators of a gap, the lowest first; nil when the reading is not at hand.
func (o Outcome) OpenCells(g assess.Gap) []ladder.Cell {
	c := o.Ladder.CompetencyIndex(g.Competency)
	if o.Reading == nil || c < 0 {
		return nil
	}
	return o.Reading.OpenTo(c, o.Reading.Target)
}
