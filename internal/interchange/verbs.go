package interchange

import "strings"

// othersToFirst changes the verbs beside the first one: "plans and delivers", "plans; delivers".
func (g *grammar) othersToFirst(w []string, verb int) bool {
	clause := false
	for _, c := range g.beside(w, verb) {
		base, known := g.base(bare(w[c.at]))
		clause = clause || c.clause
		switch {
		case !known:
		case clause && g.nouns[base]:
		case clause:
			return false // the verb of the clause, or of the sentence
		case c.chained, !g.nouns[base] && !g.starts[base], g.objects[c.next]:
			w[c.at] = swap(w[c.at], base)
		case g.starts[base]:
			return false
		}
	}
	return true
}

// othersToThird does the reverse. A base form says less than one in -s: behind "to" and the like it is an infinitive.
func (g *grammar) othersToThird(w []string, verb int) {
	for _, c := range g.beside(w, verb) {
		word := bare(w[c.at])
		sure := !g.nouns[word] && !g.starts[word]
		if c.clause || c.infinitive {
			return
		}
		if g.verbs[word] && (c.chained || sure || g.objects[c.next]) {
			w[c.at] = swap(w[c.at], g.third(word))
		}
	}
}

// candidate is a place in a sentence where a second verb may stand.
type candidate struct {
	at         int
	next       string // the word behind it
	chained    bool   // nothing but verbs stands between the first one and this: "plans, builds and ships"
	clause     bool   // a clause has begun before it
	infinitive bool   // an infinitive has, or what a bare verb follows
}

// beside returns the candidates behind a verb: what follows a comma, a semicolon or and, adverbs skipped.
func (g *grammar) beside(w []string, verb int) []candidate {
	var found []candidate
	c := candidate{chained: true, infinitive: takesBare(bare(w[verb]))}
	for i := verb + 1; i < len(w); i++ {
		word := bare(w[i])
		if isJoint(word) {
			continue
		}
		c.clause = c.clause || g.clauses[word]
		c.infinitive = c.infinitive || word == "to" || isModal(word) || takesBare(word)
		if !endsPart(w[i-1]) && !isJoint(bare(w[i-1])) {
			c.chained = c.chained && g.isAdverb(word)
			continue
		}
		i += g.adverbs(w[i:])
		if i == len(w) {
			break
		}
		c.at, c.next = i, ""
		if i+1 < len(w) {
			c.next = bare(w[i+1])
		}
		found = append(found, c)
	}
	return found
}

// takesBare is true for verbs that another one follows without "to": "helps teams plan and ship".
func takesBare(word string) bool {
	switch word {
	case "help", "helps", "let", "lets", "make", "makes", "have", "has":
		return true
	}
	return false
}

func isJoint(word string) bool {
	return word == "and" || word == "or" || word == "but" || word == "&"
}

func endsPart(word string) bool { return strings.HasSuffix(word, ",") || strings.HasSuffix(word, ";") }

// third is the third person of a verb that stands behind I.
func (g *grammar) third(base string) string {
	switch base {
	case "am":
		return "is"
	case "have":
		return "has"
	case "don't", "don’t":
		return strings.Replace(base, "do", "does", 1)
	}
	n := len(base)
	switch {
	case isModal(base), g.pasts[base] && !g.verbs[base], strings.HasSuffix(base, "ed") && !g.verbs[base] && base != "need":
		return base
	case n > 1 && base[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(base[n-2])):
		return base[:n-1] + "ies"
	case hasSuffix(base, "s", "x", "z", "ch", "sh", "o"):
		return base + "es"
	}
	return base + "s"
}

// base is the verb of which a word is the third person, and whether it is known to be one.
func (g *grammar) base(third string) (string, bool) {
	switch third {
	case "is":
		return "am", true
	case "has":
		return "have", true
	case "does":
		return "do", true
	}
	for _, end := range []struct{ cut, add string }{{"s", ""}, {"es", ""}, {"ies", "y"}} {
		base, ok := strings.CutSuffix(third, end.cut)
		if base += end.add; ok && g.verbs[base] && g.third(base) == third {
			return base, true
		}
	}
	return "", false
}

func isModal(word string) bool {
	switch word {
	case "can", "cannot", "can't", "could", "may", "might", "must", "should", "shall", "will", "would":
		return true
	}
	return false
}
