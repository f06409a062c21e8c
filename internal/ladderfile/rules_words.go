package ladderfile

import (
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// flagged is the finding for words that should not be there, nil where there are none.
func (q sentence) flagged(words []run, reason, hint string) *finding {
	if len(words) == 0 {
		return nil
	}
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = q.textOf(w)
	}
	return &finding{offset: q.spanOf(words[0]).from, excerpt: strings.Join(texts, ", "), text: reason + ": " + quoteAll(texts), hint: hint}
}

// suggest adds a better wording to a finding, if there is one of each.
func (f *finding) suggest(pattern func() string) *finding {
	if f != nil {
		f.pattern = pattern()
	}
	return f
}

func checkQ04(q sentence) *finding {
	words := q.hits(q.lang.frequency)
	return q.flagged(words, "says how often, which the scale asks", "leave it out").
		suggest(func() string { return q.withoutFrequency(words) })
}

func checkQ05(q sentence) *finding {
	words := q.hits(q.lang.negation)
	for i := range q.lower {
		if strings.HasSuffix(q.lower[i], "n't") || i == 2 && q.lang.nothing.has(q.lower[i]) && !slices.Contains([]string{"say", "answer"}, q.lower[1]) {
			words = append(words, run{i, i + 1})
		}
	}
	slices.SortFunc(words, func(a, b run) int { return a.first - b.first })
	return q.flagged(words, "says what is left undone", "say what is done instead").
		suggest(func() string { return q.positive(words) })
}

func checkQ06(q sentence) *finding {
	words := slices.DeleteFunc(q.hits(q.lang.vague), func(w run) bool { return w.first == 1 && !q.isAdverb(1) }) // I better a plan
	return q.flagged(words, "each reader takes this differently", "name what one would see").
		suggest(func() string { return q.concrete(words) })
}

func checkQ07(q sentence) *finding {
	if words := q.hits(q.lang.praise); len(words) > 0 {
		return q.flagged(words, "praise pulls the answer", "leave the word out, or say what one would see").
			suggest(func() string { return q.withoutPraise(words) })
	}
	words := q.titleHits()
	return q.flagged(words, "names a rung of this ladder", "describe the behaviour, not who shows it").
		suggest(func() string { return q.untitled(words) })
}

func checkQ08(q sentence) *finding {
	words := q.hits(q.lang.absolute)
	return q.flagged(words, "nobody does this without exception", "say a or the, or name the group that is meant").
		suggest(func() string { return q.withoutAbsolute(words) })
}

func checkQ09(q sentence) *finding {
	verb, ok := q.verb(q.lang.unobservable)
	if !ok {
		return nil
	}
	return q.flagged([]run{verb}, "nobody else can see this", "name what one does with it").
		suggest(func() string { return q.observable(verb) })
}

func checkQ10(q sentence) *finding {
	verb, ok := q.verb(q.lang.hedges)
	if !ok {
		return nil
	}
	return q.flagged([]run{verb}, "leaves open what was done", "name the act").
		suggest(func() string { return q.act(verb) })
}

// titles are the names that the rungs of a ladder go by, for finding them in a sentence. A name of one word
// (Lead) counts only as the ladder writes it, since it may be an ordinary word as well. Plurals are taken for singulars.
type titles struct{ long, short phrases }

func titlesOf(rungs []ladder.Rung) titles {
	t := titles{long: phrases{}, short: phrases{}}
	for _, r := range rungs {
		for _, name := range append([]string{r.Title, r.Short}, r.Aliases...) {
			if words := singulars(splitWords(name)); len(words) == 1 {
				t.short.add(words, false)
			} else {
				t.long.add(singulars(splitWords(strings.ToLower(name))), false)
			}
		}
	}
	return t
}

// termsOf are the terms of a glossary that have several words: each names one thing, whatever joins its words.
func termsOf(glossary map[string]string) phrases {
	terms := phrases{}
	for term := range glossary {
		if words := splitWords(strings.ToLower(strings.ReplaceAll(term, " & ", " and "))); len(words) > 1 {
			terms.add(words, false)
		}
	}
	return terms
}

// titleHits are the names of rungs in the sentence; its first word is "I" and none.
func (q sentence) titleHits() []run {
	long, short := singulars(q.lower), singulars(q.words)
	var found []run
	for i := 1; i < len(long); i++ {
		if n := q.titles.long.match(long[i:]); n > 0 {
			found = append(found, run{i, i + n})
			i += n - 1
		} else if q.titles.short.has(short[i]) {
			found = append(found, run{i, i + 1})
		}
	}
	return found
}

func singulars(words []string) []string {
	cut := make([]string, len(words))
	for i, w := range words {
		cut[i] = singular(w)
	}
	return cut
}
