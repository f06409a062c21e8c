package chart

import (
	"fmt"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
)

// Offers lists what a ladder suggests, numbered, by what it serves. What is on the plan already says so. An offer without an action is
// the place for words of one's own.
func Offers(l *ladder.Ladder, offers []plan.Offer, items []assess.PlanItem, width int) []Line {
	if len(offers) == 0 {
		return Wrap(Muted, "The ladder suggests nothing here.", min(width, TextWidth))
	}
	digits := len(fmt.Sprint(len(offers)))
	lines, _, _ := offerGroups(l, offers, items, width, func(i int) Line {
		return L(Muted, fmt.Sprintf("  %*d  ", digits, i+1))
	}, -1)
	return lines
}

// OffersMarked is Offers with a marker on the offer at position selected, and without numbers; first and last are the lines it takes.
func OffersMarked(l *ladder.Ladder, offers []plan.Offer, items []assess.PlanItem, selected, width int) (lines []Line, first, last int) {
	return offerGroups(l, offers, items, width, func(i int) Line { return Marker(i == selected) }, selected)
}

func offerGroups(l *ladder.Ladder, offers []plan.Offer, items []assess.PlanItem, width int, label func(i int) Line, selected int) (lines []Line, first, last int) {
	width = min(width, TextWidth)
	for i, o := range offers {
		at := len(lines)
		if i == 0 || o.Competency != offers[i-1].Competency || o.Rung != offers[i-1].Rung {
			if i > 0 {
				lines = append(lines, Blank)
			}
			at = len(lines) // what an offer serves stands in sight with it
			lines = append(lines, Serves(l, o.Competency, o.Rung).Cut(width))
		}
		lines = append(lines, offerRow(label(i), o, items, i == selected, width)...)
		if i == selected {
			first, last = at, len(lines)-1
		}
	}
	return lines, first, last
}

func offerRow(label Line, o plan.Offer, items []assess.PlanItem, marked bool, width int) []Line {
	role := Text
	if marked {
		role = Strong
	}
	action := oneParagraph(o.Action)
	if action == "" {
		action = "In your own words …"
	}
	lines := Hang(label, role, action, width)
	var facts Line
	if o.Occasion {
		facts = facts.Add(Muted, "creates the occasion")
	}
	if i := plan.Find(items, o.Item()); i >= 0 {
		facts = facts.Add(Met, "on the plan")
	}
	if len(facts) > 0 {
		at := label.Width()
		lines = append(lines, Indent(at, joined(facts, width-at))...)
	}
	return CutAll(lines, width)
}
