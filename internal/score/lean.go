package score

import (
	"fmt"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// openWithin is how far from the middle somebody is still open to both poles, as a part of the whole way: one fifth.
const openWithin = 5

// Leans sums up what somebody prefers: one lean for each preference of the ladder that has an answer, nil without any. An item without an answer
// counts as the middle. It fails on an item that the ladder does not have and on one answered twice. No other figure depends on it.
func Leans(l *ladder.Ladder, answers []assess.Preferred) ([]assess.Lean, error) {
	values := map[string]int{}
	for i, a := range answers {
		if _, item := l.Item(a.Item); item == nil {
			return nil, &assess.PreferenceError{Index: i, Text: fmt.Sprintf("ladder %s has no item %s", l.ID, a.Item)}
		}
		if _, twice := values[a.Item]; twice {
			return nil, &assess.PreferenceError{Index: i, Text: a.Item + " is answered twice"}
		}
		values[a.Item] = a.Value
	}
	var leans []assess.Lean
	for _, p := range l.Preferences {
		if lean := leanOf(p, values); lean.Answered > 0 {
			leans = append(leans, lean)
		}
	}
	return leans, nil
}

func leanOf(p ladder.Preference, values map[string]int) assess.Lean {
	lean := assess.Lean{Preference: p.ID, Of: ladder.MaxLean * len(p.Items), Word: assess.LeanOpen}
	for _, item := range p.Items {
		if v, ok := values[item.ID]; ok {
			lean.Sum += v
			lean.Answered++
		}
	}
	switch {
	case openWithin*lean.Sum > lean.Of:
		lean.Word = assess.LeanHigh
	case openWithin*lean.Sum < -lean.Of:
		lean.Word = assess.LeanLow
	}
	return lean
}
