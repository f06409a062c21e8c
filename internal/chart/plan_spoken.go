package chart

import (
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
)

// ServesSpoken is Serves for who hears it, without its full stop.
func ServesSpoken(l *ladder.Ladder, competency, rung string) string {
	return spoken([]Line{Serves(l, competency, rung)})
}

// ItemSpoken says an item of a plan: what is to be done, and how it stands.
func ItemSpoken(item assess.PlanItem, today string) string {
	return sentences(oneParagraph(item.Action), strings.ReplaceAll(spoken(planState(item, today, spokenWidth)), " · ", ", "))
}

// OfferSpoken says what a ladder suggests, and whether it is on the plan already. An offer without an action is the place for words of
// one's own.
func OfferSpoken(o plan.Offer, items []assess.PlanItem) string {
	action := oneParagraph(o.Action)
	if action == "" {
		action = "In your own words"
	}
	facts := ""
	if o.Occasion {
		facts = "creates the occasion"
	}
	if plan.Find(items, o.Item()) >= 0 {
		facts = strings.TrimPrefix(facts+", on the plan", ", ")
	}
	return sentences(action, facts)
}

// sentences sets full stops behind two texts that may have some.
func sentences(one, other string) string {
	stop := func(s string) string {
		if s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") {
			return s
		}
		return s + "."
	}
	return strings.TrimSpace(stop(one) + " " + Upper(stop(other)))
}
