package plan

import (
	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// Choices are the offers for the gaps of a result, with a place for words of one's own, which is an offer without an action, where the
// ladder is silent, and at the end. Without a ladder or a result there is that place alone.
func Choices(l *ladder.Ladder, r *assess.Result) []Offer {
	if l == nil || r == nil {
		return []Offer{{}}
	}
	offered := Offers(l, r)
	var all []Offer
	for _, g := range r.Gaps {
		before := len(all)
		for _, o := range offered {
			if o.Competency == g.Competency {
				all = append(all, o)
			}
		}
		if len(all) == before {
			all = append(all, Offer{Competency: g.Competency, Rung: RungFor(l, r, g.Competency)})
		}
	}
	for _, o := range offered {
		if o.Competency == "" {
			all = append(all, o)
		}
	}
	return append(all, Offer{Rung: string(r.Target)})
}

// Own is the place for words of one's own that serve what an offer serves.
func (o Offer) Own() Offer { return Offer{Competency: o.Competency, Rung: o.Rung} }

// ToReview are the positions of the items that are still to be done, the most pressing first.
func ToReview(items []assess.PlanItem, today string) []int {
	var queue []int
	for _, i := range Sorted(items, today) {
		if Open(items[i]) {
			queue = append(queue, i)
		}
	}
	return queue
}

// Anew is a change of an open item, as On, that is carried out on a closed one, too: who goes back in a review decides anew.
func Anew(i int, item assess.PlanItem, to Operation) Change {
	anew := func(p []assess.PlanItem, i int) ([]assess.PlanItem, error) {
		if !Open(p[i]) {
			var err error
			if p, err = reopen(p, i); err != nil {
				return nil, err
			}
		}
		return to(p, i)
	}
	return On(i, item, func(p []assess.PlanItem, i int) ([]assess.PlanItem, error) { return once(p, i, anew) })
}
