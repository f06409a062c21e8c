package ladderfile

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

func checkQ11(q sentence) *finding {
	var found []run
	for i, w := range q.lower {
		if slices.Contains([]string{"year", "years", "month", "months", "decade", "decades"}, w) {
			if served, ok := q.timeServed(i); ok {
				found = append(found, served)
			}
		}
	}
	return q.flagged(found, "asks for time served", "name what somebody does who has served it").
		suggest(func() string { return "I review ... of others, or: I settle ... when ..." })
}

// timeServed tells a record (5 years, ten months in the role) from a stretch of time; the ith word is the unit.
func (q sentence) timeServed(i int) (run, bool) {
	served := run{i, i + 1}
	for n := i - 1; n > 0 && n >= i-3 && (q.isNumber(n) || slices.Contains([]string{"or", "more"}, q.lower[n])); n-- {
		served.first = n
	}
	if n := q.lang.experience.match(q.lower[i+1:]); n > 0 {
		return run{served.first, i + 1 + n}, true
	}
	counted := served.first < i && q.isNumber(served.first)
	long := !strings.HasPrefix(q.lower[i], "month") || q.lang.role.match(q.lower[i+1:]) > 0 || q.lang.served.has(q.lower[1])
	return served, counted && long && !q.isStretch(served)
}

func (q sentence) isNumber(i int) bool {
	number, _, _ := strings.Cut(q.lower[i], "-")
	return q.lang.isNumber(number)
}

// isStretch is true for the next three years, or three years ahead: a horizon, a period, and not time served.
func (q sentence) isStretch(years run) bool {
	before := q.lower[max(1, years.first-2):years.first]
	among := func(list phrases) bool { return slices.ContainsFunc(before, list.has) }
	switch {
	case among(q.lang.future), q.lang.ahead.match(q.lower[years.end:]) > 0:
		return true
	case q.lang.served.has(q.lower[1]):
		return false
	case slices.Contains(before, "for"):
		return q.lang.lasting.has(q.lower[1])
	}
	return among(q.lang.stretch)
}

func checkQ12(q sentence) *finding {
	var found []run
	for i := range q.words {
		if q.isUnexplained(i) {
			found = append(found, run{i, i + 1})
		}
	}
	if len(found) == 0 {
		return nil
	}
	titles := q.titleHits() // which Q07 takes out
	found = slices.DeleteFunc(found, func(a run) bool {
		for len(titles) > 0 && titles[0].end <= a.first {
			titles = titles[1:]
		}
		return len(titles) > 0 && titles[0].first <= a.first
	})
	return q.flagged(found, "an acronym that the glossary does not explain", "add it to the glossary or write it out").
		suggest(func() string { return q.glossary(found) })
}

// isUnexplained says whether a word is an acronym, or has one in it, that the glossary does not have.
func (q sentence) isUnexplained(i int) bool {
	w := q.words[i]
	if w == q.lower[i] || q.explained[singular(w)] {
		return false
	}
	return slices.ContainsFunc(strings.Split(w, "-"), func(part string) bool { return isAcronym(part) && !q.explained[singular(part)] })
}

// isAcronym is true for two capitals or more and hardly anything but capitals and digits, as in KPI, B2B, OKRs, SaaS.
func isAcronym(w string) bool {
	capitals, small := 0, 0
	for i, r := range singular(w) {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case unicode.IsDigit(r):
		case i == 0:
			return false
		default:
			small++
		}
	}
	return capitals >= 2 && small <= capitals
}

func singular(w string) string {
	return strings.TrimSuffix(strings.TrimSuffix(w, "s"), "'")
}

// explainedIn are the terms of a glossary and their words, in the singular.
func explainedIn(glossary map[string]string) map[string]bool {
	explained := map[string]bool{}
	for term := range glossary {
		for _, word := range append(splitWords(term), term) {
			explained[singular(word)] = true
		}
	}
	return explained
}

func checkQ13(q sentence) *finding {
	grade, ok := readingGrade(q.words)
	if ok {
		return nil
	}
	f := &finding{excerpt: q.text, text: fmt.Sprintf("hard to read: school grade %d, at most %d", grade, maxGrade), hint: "use fewer words"}
	if hard := q.hardest(); len(hard) > 0 {
		f.hint = "use shorter words than " + quoteAll(hard)
	}
	return f
}

// hardest are the longest words of a sentence, a few of them.
func (q sentence) hardest() []string {
	const long, most = 4, 3
	words := strings.Fields(strings.ReplaceAll(strings.Join(q.words, " "), "-", " "))
	hard := slices.DeleteFunc(words, func(w string) bool { return syllablesIn(w) < long || isAcronym(w) })
	slices.SortStableFunc(hard, func(a, b string) int { return syllablesIn(b) - syllablesIn(a) })
	return hard[:min(len(hard), most)]
}

func checkQ14(q sentence) *finding {
	var found []run
	for i := 0; i < len(q.lower); i++ {
		if !q.lang.be.has(q.lower[i]) {
			continue
		}
		j := i + 1
		for j < len(q.lower) && q.lang.be.has(q.lower[j]) { // is being asked
			j++
		}
		for j < len(q.lower) && (q.isAdverb(j) || q.lang.betweenBe.has(q.lower[j])) {
			j++
		}
		if j < len(q.lower) && q.isParticiple(q.lower[j]) {
			found = append(found, run{i, j + 1})
			j++
		}
		i = j - 1
	}
	return q.flagged(found, "hides who acts", "say who does it").suggest(func() string { return q.active(found[0]) })
}

func (q sentence) isParticiple(word string) bool {
	return q.lang.participles.has(word) || strings.HasSuffix(word, "ed") && !q.lang.notPassive.has(word)
}
