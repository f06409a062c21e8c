package ladderfile

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// rules are the rules for indicators (Q) and for texts (T). What only a person can judge is not among them: each rung harder than
// the one below, seen by somebody else within twelve months, no example that needs a culture to be understood.
var rules = []rule{
	{id: "Q01", level: Error, sentence: checkQ01},    // "I" and a verb, one sentence, no brackets, at most one comma
	{id: "Q02", level: Error, sentence: checkQ02},    // one behaviour
	{id: longRule, level: Error, sentence: checkQ03}, // length
	{id: "Q04", level: Error, sentence: checkQ04},    // no frequency: the scale asks that
	{id: "Q05", level: Error, sentence: checkQ05},    // no negation
	{id: "Q06", level: Warning, sentence: checkQ06},  // no vague word
	{id: "Q07", level: Error, sentence: checkQ07},    // no praise, no title of a rung
	{id: "Q08", level: Warning, sentence: checkQ08},  // no absolute
	{id: "Q09", level: Error, sentence: checkQ09},    // an observable verb
	{id: "Q10", level: Warning, sentence: checkQ10},  // no hedge
	{id: "Q11", level: Error, sentence: checkQ11},    // no tenure
	{id: "Q12", level: Warning, sentence: checkQ12},  // acronyms from the glossary
	{id: "Q13", level: Warning, sentence: checkQ13},  // readable
	{id: "Q14", level: Warning, sentence: checkQ14},  // active voice
	{id: "Q15", level: Error, ladder: checkQ15},      // no two alike
	{id: "Q16", level: Error, ladder: checkQ16},      // an indicator or an explicit none per cell, some on every rung
	{id: "Q17", level: Warning, ladder: checkQ17},    // few must-haves
	{id: "T01", level: Error, ladder: checkT01},      // no placeholder
	{id: "T02", level: Warning, ladder: checkT02},    // no HTML
	{id: "T03", level: Error, ladder: checkT03},      // no two titles alike
}

// ruleIDs names them all.
const ruleIDs = "Q01 to Q17 and T01 to T03"

// longRule is the one rule that looks at texts too long to be sentences.
const longRule = "Q03"

func checkQ01(q sentence) *finding {
	f := &finding{excerpt: q.text, hint: "write one plain sentence, as in: I order the backlog by value."}
	second, bracket, comma := q.secondSentence(), strings.IndexAny(q.text, "()[]{}"), q.secondComma()
	switch {
	case !q.startsWithVerb():
		f.text, f.pattern = `does not start with "I" and a verb`, q.startingWithI()
	case second > 0:
		f.text, f.offset, f.pattern = "is more than one sentence", second, strings.TrimSpace(q.text[:second])
	case bracket >= 0:
		f.text, f.offset, f.pattern = "has brackets", bracket, q.outsideBrackets()
	case comma > 0:
		f.text, f.offset = "has more than one comma", comma
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
	return unicode.IsLower(first) && !q.lang.notVerbs.has(q.lower[1]) && (!q.isAdverb(1) || q.flaggedElsewhere(1)) || q.isNegation(1)
}

// flaggedElsewhere: of an adverb that another rule takes out, this one need not speak.
func (q sentence) flaggedElsewhere(i int) bool {
	lists := []phrases{q.lang.frequency, q.lang.vague, q.lang.praise, q.lang.absolute}
	return slices.ContainsFunc(lists, func(list phrases) bool { return list.has(q.lower[i]) })
}

// secondSentence is where a second sentence starts, -1 if there is none.
func (q sentence) secondSentence() int {
	const ends, closes = ".!?", `.!?"')`
	for i := strings.IndexAny(q.text, ends); i >= 0; {
		rest := strings.TrimLeft(q.text[i:], closes)
		marks := q.text[i : len(q.text)-len(rest)]
		after := strings.TrimLeft(rest, " ")
		stop := strings.ContainsAny(marks, "!?") || !q.lang.isAbbreviation(lastField(q.text[:i]))
		if len(after) < len(rest) && after != "" && stop {
			return len(q.text) - len(after)
		}
		next := strings.IndexAny(rest, ends)
		if next < 0 {
			break
		}
		i += len(marks) + next
	}
	return -1
}

func lastField(s string) string {
	return strings.TrimLeft(s[strings.LastIndex(s, " ")+1:], `("'`)
}

// isAbbreviation says whether a full stop behind a word ends no sentence: behind a letter of a name, e.g or U.S, or what is listed.
func (l *language) isAbbreviation(word string) bool {
	return len(word) == 1 && word != "I" || strings.Contains(word, ".") || l.abbreviations.has(strings.ToLower(word))
}

// secondComma is where the second comma stands, -1 if there is none; 10,000 has none.
func (q sentence) secondComma() int {
	count := 0
	for i := range len(q.text) {
		inNumber := i > 0 && i+1 < len(q.text) && isDigit(q.text[i-1]) && isDigit(q.text[i+1])
		if q.text[i] != ',' || inNumber {
			continue
		}
		if count++; count == 2 {
			return i
		}
	}
	return -1
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func checkQ03(q sentence) *finding {
	if q.tooLong() {
		start := strings.ToValidUTF8(q.text[:4*maxQuote], "")
		return &finding{excerpt: start + "...", text: fmt.Sprintf("is longer than %d bytes; nothing else was looked at", maxSentence), hint: "write one sentence of 5 to 22 words"}
	}
	n, chars := len(q.words), utf8.RuneCountInString(q.text)
	f := &finding{excerpt: q.text, text: fmt.Sprintf("has %d words", n), mild: n <= 28}
	switch {
	case n < 5:
		f.hint, f.pattern = "say for whom, when or to what end; 5 to 22 words read well", q.longer()
	case n > 22:
		f.hint, f.pattern = "keep what one does and to what end; 5 to 22 words read well", q.shorter()
	case chars > 140:
		f.text, f.hint, f.pattern = fmt.Sprintf("has %d characters", chars), "use shorter words; at most 140 characters read well", q.shorter()
	default:
		return nil
	}
	return f
}
