package ladderfile

import (
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// flagged is the finding for words of a list that should not be there, nil where there are none.
func flagged(words []string, reason, hint string) *finding {
	if len(words) == 0 {
		return nil
	}
	return &finding{excerpt: strings.Join(words, ", "), text: reason + ": " + quoteAll(words), hint: hint}
}

// flaggedVerb is flagged for the one verb that "I" has.
func flaggedVerb(verb, reason, hint string) *finding {
	if verb == "" {
		return nil
	}
	return flagged([]string{verb}, reason, hint)
}

func checkQ04(q sentence) *finding {
	return flagged(q.hits(q.lang.frequency), "says how often, which the scale asks", "leave the word out")
}

func checkQ05(q sentence) *finding {
	words := q.hits(q.lang.negation)
	for i, w := range q.lower {
		if strings.HasSuffix(w, "n't") {
			words = append(words, q.words[i])
		}
	}
	return flagged(words, "says what is left undone", "say what is done instead, as in: I decline ..., I keep ... free of ...")
}

func checkQ06(q sentence) *finding {
	return flagged(q.hits(q.lang.vague), "each reader takes this differently", "name what one would see")
}

func checkQ07(q sentence) *finding {
	if f := flagged(q.hits(q.lang.praise), "praise pulls the answer", "leave the word out"); f != nil {
		return f
	}
	return flagged(q.titleHits(), "names a rung of this ladder", "describe the behaviour, not who shows it")
}

// titles are the names that the rungs of a ladder go by, for finding them in a sentence. A name of one word
// (Lead) counts only as the ladder writes it, since it may be an ordinary word as well.
type titles struct{ long, short phrases }

func titlesOf(rungs []ladder.Rung) titles {
	t := titles{long: phrases{}, short: phrases{}}
	for _, r := range rungs {
		for _, name := range append([]string{r.Title, r.Short}, r.Aliases...) {
			switch words := splitWords(name); len(words) {
			case 0:
			case 1:
				t.short.add(words)
			default:
				t.long.add(splitWords(strings.ToLower(name)))
			}
		}
	}
	return t
}

// titleHits are the names of rungs in the sentence; its first word is "I" and none.
func (q sentence) titleHits() []string {
	if found := q.hits(q.titles.long); len(found) > 0 {
		return found
	}
	var found []string
	for i := 1; i < len(q.words); i++ {
		if q.titles.short.match(q.words[i:i+1]) > 0 {
			found = append(found, q.words[i])
		}
	}
	return found
}

func checkQ08(q sentence) *finding {
	return flagged(q.hits(q.lang.absolute), "nobody does this without exception", "say a or the, or name the group that is meant")
}

func checkQ09(q sentence) *finding {
	return flaggedVerb(q.verb(q.lang.unobservable), "nobody else can see this", "name what one does with it, as in: I explain ..., I check ...")
}

func checkQ10(q sentence) *finding {
	return flaggedVerb(q.verb(q.lang.hedges), "leaves open what was done", "name the act, as in: I write ..., I decide ...")
}
