package ladderfile

import (
	"slices"
	"strings"
)

// positive turns two negations into none: "I do not ship without a test" is "I ship with a test". One is for the author to turn.
func (q sentence) positive(negations []run) string {
	const open = "I decline ..., I keep ... free of ..., or: I wait with ... until ..."
	verb, ok := q.negatedVerb()
	if !ok || len(negations) != 2 {
		return open
	}
	second := negations[1]
	does := edit{run{1, verb}, ""}
	switch next := q.next(second.end); q.lower[second.first] {
	case "fail":
		if second.first == verb && q.isVerbAt(second.end) {
			return q.edited(edit{run{1, second.end}, ""})
		}
	case "unless":
		return q.edited(does, edit{second, "once"})
	case "without":
		if strings.HasSuffix(next, "ing") && !strings.HasSuffix(next, "thing") {
			return q.edited(does, edit{second, "after"})
		}
		if next != "" && next != "any" && !strings.HasSuffix(next, "thing") {
			return q.edited(does, edit{second, "with"})
		}
	}
	return open
}

// negatedVerb is the verb that "I" does not do: behind do not, don't or never.
func (q sentence) negatedVerb() (int, bool) {
	verb := 1 + q.lang.doesNot.match(q.lower[min(1, len(q.lower)):])
	return verb, verb > 1 && q.isVerbAt(verb)
}

// isVerbAt says whether a word may stand as the verb behind "I" just so; "be" may not.
func (q sentence) isVerbAt(i int) bool {
	return i < len(q.lower) && q.lower[i] == q.words[i] && !q.lang.be.has(q.lower[i]) && !q.lang.notVerbs.has(q.lower[i]) && !q.isAdverb(i)
}

// observable is a verb that others can see in the place of one that they cannot.
func (q sentence) observable(verb run) string {
	const open = "I say ... when ..., or: I act on ... by ..."
	words := q.lower[verb.first:]
	if !q.leads(verb) {
		return open
	}
	if n := q.lang.knowing.match(words); n > 0 && q.isThing(verb.first+n) {
		return tidy("I explain to " + gap + " " + q.tail(verb.first+n) + ".")
	}
	does := verb.end
	for does < len(q.words) && q.isAdverb(does) {
		does++
	}
	if q.lang.modals.match(words) > 0 && q.isVerbAt(does) && q.lang.unobservable.match(q.lower[does:]) == 0 {
		return tidy("I " + q.tail(does) + ".")
	}
	return open
}

// isThing says whether a thing, or a question, may start with a word.
func (q sentence) isThing(i int) bool {
	w := q.next(i)
	return w != "" && (!q.lang.stop.has(w) || q.lang.owns.has(w) || q.lang.questions.has(w))
}

// leads says whether a verb is the first of the sentence, with nothing but adverbs before it.
func (q sentence) leads(verb run) bool {
	for i := 1; i < verb.first; i++ {
		if !q.isAdverb(i) {
			return false
		}
	}
	return true
}

// act is what was done, in the place of a hedge: "I help to order" is "I order", "I help the team to order" is "I show the team how".
func (q sentence) act(verb run) string {
	const open = "I write ..., I decide ..., or: I check ..."
	words := q.lower[verb.first:]
	if !q.leads(verb) {
		return open
	}
	if end := verb.first + q.lang.hedgesTo.match(words); end > verb.first && q.isVerbAt(end) && q.lang.hedges.match(q.lower[end:]) == 0 {
		return tidy("I " + q.tail(end) + ".")
	}
	thing := verb.first + q.lang.hedgesOf.match(words)
	if thing == verb.first || !q.lang.owns.has(q.next(thing)) || q.lang.vague.match(q.lower[thing:]) > 0 {
		return open
	}
	if to := q.wordTo(thing); to > 0 && q.lower[verb.first] == "help" {
		return tidy("I show " + q.textOf(run{thing, to}) + " how to " + gap)
	}
	return tidy("I write " + gap + " for " + q.tail(thing) + ".")
}

// wordTo finds "to" behind a short noun, -1 if there is none.
func (q sentence) wordTo(first int) int {
	for i := first + 2; i <= first+3 && i < len(q.lower); i++ {
		switch {
		case q.lower[i] == "to":
			return i
		case q.lang.stop.has(q.lower[i]):
			return -1
		}
	}
	return -1
}

// active names who acts: "that was agreed by the team" is "that the team ...". Where the sentence does not say who, there is no pattern:
// it would only say less than the sentence.
func (q sentence) active(passive run) string {
	relative := slices.Contains([]string{"that", "which"}, q.prev(passive.first))
	if !relative || q.next(passive.end) != "by" || !q.lang.owns.has(q.next(passive.end+1)) {
		return ""
	}
	agent := run{passive.end + 1, passive.end + 2}
	for next := q.next(agent.end); next != "" && !q.lang.stop.has(next); next = q.next(agent.end) {
		agent.end++
	}
	if words := agent.end - agent.first; words < 2 || words > 4 {
		return ""
	}
	return q.edited(edit{run{passive.first, agent.end}, q.textOf(agent) + " " + gap})
}
