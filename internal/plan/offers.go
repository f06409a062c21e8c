package plan

import (
	"slices"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// Offer is an action that the ladder suggests.
type Offer struct {
	Competency string // id of what it serves, "" for the whole step
	Rung       string // id of the rung it leads to
	Action     string
	Occasion   bool // there was no occasion to show it so far: the action creates one
}

// Item is the plan item for an offer, without an owner and a date.
func (o Offer) Item() assess.PlanItem {
	return assess.PlanItem{Competency: o.Competency, Rung: o.Rung, Action: o.Action}
}

// Offers are the actions that a ladder suggests for the gaps of a result, in the order of the gaps, then those for the whole step.
// Where the ladder says nothing about a gap, nothing is made up.
func Offers(l *ladder.Ladder, r *assess.Result) []Offer {
	var offers []Offer
	for _, g := range r.Gaps {
		rung, actions := ActionsFor(l, r.Target, g)
		for _, action := range actions {
			offers = append(offers, Offer{g.Competency, rung, action, g.Kind == assess.OpportunityGap})
		}
	}
	for _, action := range StepActions(l, r) {
		offers = append(offers, Offer{Rung: string(r.Target), Action: action})
	}
	return offers
}

// ActionsFor are the development actions for a gap on the way to a target: those of its competency for reaching the gap's first open
// indicator, or the first rung above that has some. rung is the one they lead to. See StepActions for ladders that have none per
// competency.
func ActionsFor(l *ladder.Ladder, target assess.RungRef, g assess.Gap) (rung string, actions []string) {
	c := l.CompetencyIndex(g.Competency)
	if c < 0 {
		return "", nil
	}
	for _, r := range way(l, target, g) {
		id := l.Rungs[r].ID
		if actions := l.Competencies[c].Actions[id]; len(actions) > 0 {
			return id, actions
		}
	}
	return "", nil
}

// way lists the rungs from the one a gap starts at up to the target.
func way(l *ladder.Ladder, target assess.RungRef, g assess.Gap) []int {
	start, end := l.RungIndex(g.Start), target.Index(l)
	if start < 0 || end < 0 {
		return nil
	}
	path := l.PathTo(end)
	if i := slices.Index(path, start); i >= 0 {
		return path[i:]
	}
	return []int{start}
}

// StepActions are the development actions for the whole step to the target of a result, from where the person stands.
func StepActions(l *ladder.Ladder, r *assess.Result) []string {
	t := r.Target.Index(l)
	if t < 0 || r.Target == r.Placement {
		return nil
	}
	if actions := l.Rungs[t].ActionsFrom[string(r.Placement)]; len(actions) > 0 {
		return actions
	}
	return l.Rungs[t].Actions
}

// RungFor is the id of the rung that an action of one's own for a competency leads to: that of the ladder's actions for it, else the one
// its gap starts at, else the target.
func RungFor(l *ladder.Ladder, r *assess.Result, competency string) string {
	for _, g := range r.Gaps {
		if g.Competency != competency {
			continue
		}
		if rung, _ := ActionsFor(l, r.Target, g); rung != "" {
			return rung
		}
		return g.Start
	}
	return string(r.Target)
}
