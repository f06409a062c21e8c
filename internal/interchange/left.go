package interchange

import (
	"fmt"
	"slices"

	"github.com/rung-dev/rung/internal/ladder"
)

// Left names what of a ladder a format has no room for, in the words of the ladder file; nil for nothing. The texts of a
// ladder in another language are kept, but each stands in one person only.
func Left(l *ladder.Ladder, format Format) []string {
	var left []string
	add := func(has bool, what string) {
		if has {
			left = append(left, what)
		}
	}
	switch format {
	case CASE:
		return LeftByCASE(l)
	case Matrix, Long:
	default:
		return nil
	}
	add(true, "id and title (give them again on import, with --id and --title)")
	add(l.Version != "" || l.Summary != "" || len(l.Sources) > 0 || len(l.Glossary) > 0, "version, summary, sources and glossary")
	add(!l.Scale.Default() || l.Quorum != ladder.DefaultQuorum, "scale and quorum")
	add(len(l.Contexts) > 0, "contexts")
	add(len(l.Preferences) > 0, "preferences")
	add(hasEarlier(l), "earlier ids")
	add(slices.ContainsFunc(l.Rungs, hasMore), "what rungs say of themselves: aliases, mandate, scope, horizon, shift, lateral rungs, actions")
	add(slices.ContainsFunc(l.Competencies, func(c ladder.Competency) bool { return len(c.Actions) > 0 }), "actions")
	add(anyIndicator(l, func(_ ladder.Competency, i *ladder.Indicator) bool { return len(i.Facts) > 0 }), "facts")
	add(anyIndicator(l, func(_ ladder.Competency, i *ladder.Indicator) bool { return i.Same != "" }), "that a question is the same on two branches")
	if format == Matrix {
		add(!isStraight(l), "which rung is below which")
		add(anyIndicator(l, func(c ladder.Competency, i *ladder.Indicator) bool {
			return i.MustHave || i.Evidence != "" || len(i.Needs) > 0 || i.Weight != c.Weight
		}), "must-haves, evidence, needs and weights of single indicators")
		n := rephrased(l)
		add(n > 0, fmt.Sprintf("one person of %s, which does not follow from the other", counted(n, "sentence")))
	}
	return left
}

func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

func hasMore(r ladder.Rung) bool {
	return len(r.Aliases)+len(r.Also)+len(r.Actions)+len(r.ActionsFrom)+len(r.Mandate)+len(r.Scope)+len(r.Horizon)+len(r.Shift)+len(r.Facts) > 0
}

func anyIndicator(l *ladder.Ladder, is func(ladder.Competency, *ladder.Indicator) bool) bool {
	for _, c := range l.Competencies {
		for _, ind := range c.Indicators {
			if ind != nil && is(c, ind) {
				return true
			}
		}
	}
	return false
}

// rephrased counts the sentences of which a matrix loses a person.
func rephrased(l *ladder.Ladder) int {
	g, n := english(), 0
	pairs := pairsOf(g, l)
	for i, c := range l.Competencies {
		for r, ind := range c.Indicators {
			if ind != nil && *pairs[i][r] != (voices{ind.I, ind.They}) {
				n++
			}
		}
	}
	return n
}
