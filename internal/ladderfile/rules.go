package ladderfile

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// rules are the rules for indicators. What only a person can judge is not among them: each rung harder than
// the one below, seen by somebody else within twelve months, no example that needs a culture to be understood.
var rules = []rule{
	{"Q01", Error, each(checkQ01)},   // "I" and a verb, one sentence, no brackets, at most one comma
	{"Q02", Error, each(checkQ02)},   // one behaviour
	{"Q03", Error, each(checkQ03)},   // length
	{"Q04", Error, each(checkQ04)},   // no frequency: the scale asks that
	{"Q05", Error, each(checkQ05)},   // no negation
	{"Q06", Warning, each(checkQ06)}, // no vague word
	{"Q07", Error, each(checkQ07)},   // no praise, no title of a rung
	{"Q08", Warning, each(checkQ08)}, // no absolute
	{"Q09", Error, each(checkQ09)},   // an observable verb
	{"Q10", Warning, each(checkQ10)}, // no hedge
	{"Q11", Error, each(checkQ11)},   // no tenure
	{"Q12", Warning, each(checkQ12)}, // acronyms from the glossary
	{"Q13", Warning, each(checkQ13)}, // readable
	{"Q14", Warning, each(checkQ14)}, // active voice
	{"Q15", Error, checkQ15},         // no two alike
	{"Q16", Error, checkQ16},         // an indicator or an explicit none per cell, some on every rung
	{"Q17", Warning, checkQ17},       // few must-haves
}

func checkQ01(q sentence) *finding {
	const hint = "write one plain sentence, as in: I order the backlog by value."
	f := &finding{excerpt: q.text, hint: hint}
	switch {
	case !q.startsWithVerb():
		f.text = `does not start with "I" and a verb`
	case q.lang.sentenceEnd.MatchString(q.text):
		f.text = "is more than one sentence"
	case strings.ContainsAny(q.text, "()[]{}"):
		f.text = "has brackets"
	case strings.Count(q.text, ",") > 1:
		f.text = "has more than one comma"
	default:
		return nil
	}
	return f
}

func (q sentence) startsWithVerb() bool {
	if len(q.words) < 2 || q.words[0] != "I" || !strings.HasPrefix(q.text, "I ") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(q.words[1])
	return unicode.IsLower(first) && q.lang.notVerbs.match(q.lower[1:]) == 0 && (!q.isAdverb(1) || q.lang.frequency.match(q.lower[1:]) > 0)
}

func checkQ02(q sentence) *finding {
	joins := q.joins()
	const hint = "keep one behaviour; the other is an indicator of its own or not needed"
	switch len(joins) {
	case 0:
		return nil
	case 1:
		return &finding{excerpt: joins[0], text: "may ask two things at once: " + quote(joins[0]), hint: hint, mild: true}
	}
	return &finding{excerpt: strings.Join(joins, ", "), text: "asks several things at once: " + quoteAll(joins), hint: hint}
}

// joins are the words and symbols that join two behaviours; those inside a fixed pair do not.
func (q sentence) joins() []string {
	var found []string
	for i := 0; i < len(q.lower); i++ {
		if n := q.lang.pairs.match(q.lower[i:]); n > 0 {
			i += n - 1
		} else if n := q.lang.connectors.match(q.lower[i:]); n > 0 {
			found = append(found, strings.Join(q.words[i:i+n], " "))
			i += n - 1
		}
	}
	for _, field := range strings.Fields(strings.ToLower(q.text)) {
		if q.lang.symbolPairs.match([]string{strings.Trim(field, ".,")}) > 0 {
			continue
		}
		for _, r := range field {
			if strings.ContainsRune("/;&", r) {
				found = append(found, string(r))
			}
		}
	}
	return found
}

func checkQ03(q sentence) *finding {
	const hint = "5 to 22 words and at most 140 characters read well"
	n, chars := len(q.words), utf8.RuneCountInString(q.text)
	f := &finding{excerpt: q.text, text: fmt.Sprintf("has %d words", n), hint: hint, mild: n <= 28}
	switch {
	case n < 5 || n > 22:
		return f
	case chars > 140:
		f.text = fmt.Sprintf("has %d characters", chars)
		return f
	}
	return nil
}
