package interchange

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A sheet has one sentence where a ladder has two: in the first person for one's own answers, in the third for the
// second rater. The other is derived by rule, and only where a rule fits surely:
//
//	"I plan my work."           stays, and becomes "Plans their work."
//	"You plan your work."       becomes "I plan my work." and the above
//	"Plans the work."           stays, and becomes "I plan the work."
//	"Plan the work."            becomes both
//	"Able to plan the work."    becomes "I am able to ..." and "Is able to ..."
//
// "their" in the third person may be somebody else's, so that it stays; "their own" right behind the verb becomes "my own".
// Anything else is kept as it is, in both persons, for the writer to reword.

// maxSentence is how many bytes a text may have to be taken for a sentence or a few.
const maxSentence = 2000

// voices is a behaviour in both persons.
type voices struct{ i, they string }

// persons derives both persons of a text; ok is false where no rule fits, and both are the text then. Of the
// result, i or they always leads back to the same pair, so that one of them is enough to carry both.
func (g *grammar) persons(text string) (v voices, ok bool) {
	if len(text) > maxSentence {
		return voices{text, text}, false
	}
	v, ok = g.derive(text)
	if !ok {
		return voices{text, text}, false
	}
	for _, t := range []string{v.they, v.i} {
		if back, ok := g.derive(t); ok && back == v {
			return v, true
		}
	}
	return voices{text, text}, false
}

func (g *grammar) derive(text string) (voices, bool) {
	var i, they []string
	for _, s := range splitSentences(text) {
		v, ok := g.sentence(s)
		if !ok {
			return voices{}, false
		}
		i, they = append(i, v.i), append(they, v.they)
	}
	return voices{strings.Join(i, " "), strings.Join(they, " ")}, len(i) > 0
}

// pick is the one text that stands for a pair in a form that has room for no more: persons leads back from it. The
// wanted person is tried first.
func (g *grammar) pick(v voices, first bool) (text string, ok bool) {
	order := []string{v.they, v.i}
	if first {
		slices.Reverse(order)
	}
	for _, text := range order {
		if back, _ := g.persons(text); back == v {
			return text, true
		}
	}
	return v.they, false
}

// splitSentences splits behind a full stop and a blank before a capital. Joined by blanks, the parts are the text again.
func splitSentences(text string) []string {
	var parts []string
	start := 0
	for i := 1; i+1 < len(text); i++ {
		next, _ := utf8.DecodeRuneInString(text[i+1:])
		if text[i] == ' ' && strings.IndexByte(".!?", text[i-1]) >= 0 && unicode.IsUpper(next) && !isShort(text[start:i]) {
			parts = append(parts, text[start:i])
			start = i + 1
		}
	}
	if start < len(text) {
		parts = append(parts, text[start:])
	}
	return parts
}

// isShort is true behind e.g. and the like, whose full stop ends no sentence.
func isShort(s string) bool {
	for _, end := range []string{" e.g.", " i.e.", "(e.g.", "(i.e.", " etc.", " vs.", " incl.", " approx."} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// sentence applies the first rule that fits.
func (g *grammar) sentence(s string) (voices, bool) {
	w := strings.Split(s, " ")
	switch {
	case slices.Contains(w, ""):
		return voices{}, false // words two blanks apart; nothing here looks behind the second
	case w[0] == "I" || strings.HasPrefix(w[0], "I'") || strings.HasPrefix(w[0], "I’"):
		return g.fromFirst(w)
	case w[0] == "You" || strings.HasPrefix(w[0], "You'") || strings.HasPrefix(w[0], "You’"):
		return g.fromSecond(w)
	case g.isAbility(w):
		return g.fromFirst(append([]string{"I", "am", lowerFirst(w[0])}, w[1:]...))
	case g.isThird(w):
		i, ok := g.toFirst(w)
		return voices{i, s}, ok
	case g.isBase(w):
		return g.fromFirst(append([]string{"I", lowerFirst(w[0])}, yourToMy(w[1:])...))
	}
	return voices{}, false
}

func (g *grammar) isAbility(w []string) bool {
	return len(w) > 2 && g.able[strings.ToLower(w[0])+"-"+w[1]]
}

// isThird is true for a sentence that starts with a verb in the third person, adverbs before it allowed.
func (g *grammar) isThird(w []string) bool {
	n := g.adverbs(w)
	if n >= len(w)-1 {
		return false
	}
	base, known := g.base(verbAt(w, n))
	return known && !(g.nouns[base] && g.finite[bare(w[n+1])])
}

// isBase is true for an order: "Ask for help", "Actively seek feedback".
func (g *grammar) isBase(w []string) bool {
	n := g.adverbs(w)
	if n >= len(w)-1 {
		return false
	}
	verb, next := verbAt(w, n), bare(w[n+1])
	lead := g.objects[next] || g.links[next] || g.isAdverb(next)
	switch {
	case isModal(verb):
		return next == "be" || g.verbs[next] || g.isAdverb(next)
	case !g.verbs[verb] || g.finite[next]:
		return false
	}
	return !g.nouns[verb] || lead
}

// verbAt is the word in small letters where it may be a verb: only the first of a sentence has a capital.
func verbAt(w []string, n int) string {
	if n == 0 {
		return lowerFirst(bare(w[0]))
	}
	return bare(w[n])
}

// adverbs counts the adverbs that the words start with.
func (g *grammar) adverbs(w []string) int {
	n := 0
	for n < len(w) && g.isAdverb(strings.ToLower(strings.Trim(w[n], ","))) {
		n++
	}
	return n
}

func (g *grammar) isAdverb(w string) bool {
	switch w {
	case "always", "often", "also", "sometimes", "never", "seldom", "still", "already", "well":
		return true
	}
	return len(w) > 4 && strings.HasSuffix(w, "ly") && !g.verbs[w]
}

// fromFirst takes a sentence in the first person as it is, and derives the third.
func (g *grammar) fromFirst(w []string) (voices, bool) {
	first := voices{i: strings.Join(w, " ")}
	w = slices.Clone(w)
	if short := expand(w[0]); short != nil {
		w = append(short, w[1:]...)
	}
	verb := 1 + g.adverbs(w[1:])
	if w[0] != "I" || verb >= len(w) || !isWord(bare(w[verb])) {
		return voices{}, false
	}
	w[verb] = swap(w[verb], g.third(bare(w[verb])))
	g.othersToThird(w, verb)
	w = ownToThird(w[1:])
	w[0] = upperFirst(w[0])
	first.they = strings.Join(w, " ")
	return first, true
}

// fromSecond turns you into I. Another "you" may be subject or object; only some subjects are sure.
func (g *grammar) fromSecond(w []string) (voices, bool) {
	rest := yourToMy(w[1:])
	for i, word := range rest {
		switch b := strings.ToLower(strings.ReplaceAll(bare(word), "’", "'")); {
		case strings.HasPrefix(b, "you'"):
			rest[i] = swap(word, "I'"+strings.Replace(b[len("you'"):], "re", "m", 1))
		case b == "you" && i > 0 && i+1 < len(rest) && g.isSubject(rest[i-1], rest[i+1]):
			rest[i] = swap(word, "I")
			rest[i+1] = swap(rest[i+1], agree(bare(rest[i+1])))
		case b == "you":
			return voices{}, false
		}
	}
	head := []string{"I"}
	switch _, contracted, _ := strings.Cut(strings.ReplaceAll(w[0], "’", "'"), "'"); {
	case contracted == "re":
		head = []string{"I", "am"}
	case contracted != "":
		head = []string{"I'" + contracted}
	case len(rest) > 0:
		rest[0] = swap(rest[0], agree(bare(rest[0])))
	}
	return g.fromFirst(append(head, rest...))
}

// isSubject is true for the place of "you" in "before you start": behind a word that begins a clause, before a verb.
func (g *grammar) isSubject(before, after string) bool {
	switch bare(before) {
	case "before", "after", "when", "whenever", "if", "as", "while", "until", "once", "because", "since", "what", "how", "where", "that",
		"which", "whether", "why", "unless":
		return g.verbs[bare(after)] || isModal(bare(after)) || bare(after) == "are" || bare(after) == "were" || bare(after) == "have"
	}
	return false
}

// agree is a verb behind I that stood behind you.
func agree(verb string) string {
	switch verb {
	case "are":
		return "am"
	case "were":
		return "was"
	}
	return verb
}

// toFirst turns a sentence that isThird into the first person. It fails where a word may be a second verb and may not.
func (g *grammar) toFirst(w []string) (string, bool) {
	w = slices.Clone(w)
	verb := g.adverbs(w)
	base, _ := g.base(verbAt(w, verb))
	w[verb] = swap(w[verb], base)
	if !g.othersToFirst(w, verb) {
		return "", false
	}
	if verb > 0 {
		w[0] = lowerFirst(w[0])
	}
	for i := verb + 1; i <= verb+2 && i+1 < len(w); i++ {
		if w[i] == "their" && bare(w[i+1]) == "own" {
			w[i] = "my"
		}
	}
	return "I " + strings.Join(w, " "), true
}
