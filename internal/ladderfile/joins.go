package ladderfile

import (
	"slices"
	"strings"
)

func checkQ02(q sentence) *finding {
	joins := q.joins()
	if len(joins) == 0 {
		return nil
	}
	words := make([]string, len(joins))
	for i, j := range joins {
		words[i] = q.text[j.from:j.to]
	}
	f := &finding{
		offset: joins[0].from, excerpt: strings.Join(words, ", "), pattern: q.halves(joins),
		text: "asks several things at once: " + quoteAll(words),
		hint: "keep one behaviour; the other is an indicator of its own or not needed",
	}
	if len(joins) == 1 {
		f.text, f.mild = "may ask two things at once: "+quoteAll(words), true
	}
	return f
}

// token is a word that may join two behaviours, or one beside it. A lone "&" is the word "and".
type token struct {
	word string
	span
}

// joins are the words and symbols that join two behaviours; those inside a fixed pair do not.
func (q sentence) joins() []span {
	if !q.mayJoin() {
		return nil
	}
	tokens, found := q.tokens()
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.word
	}
	choice := "" // the connector that a word such as "between" calls for
	for i := 0; i < len(words); i++ {
		n := q.lang.connectors.match(words[i:])
		switch pair := max(q.lang.pairs.match(words[i:]), q.terms.match(words[i:])); {
		case pair > 0:
			i += pair - 1
		case q.lang.choices[words[i]] != "":
			choice = q.lang.choices[words[i]]
		case n == 0:
		case n == 1 && words[i] == choice:
			choice = ""
		default:
			if !q.isRange(words, i) {
				found = append(found, span{tokens[i].from, tokens[i+n-1].to})
			}
			i += n - 1
		}
	}
	slices.SortFunc(found, func(a, b span) int { return a.from - b.from })
	return found
}

// mayJoin says whether anything in the sentence could join: most have nothing.
func (q sentence) mayJoin() bool {
	return strings.ContainsAny(q.text, joining) || slices.ContainsFunc(q.lower, func(w string) bool { _, ok := q.lang.connectors[w]; return ok })
}

// joining are the symbols that join two behaviours.
const joining = "/;&"

// isRange is true for the "or" of "two or three", which is one number that nobody counted.
func (q sentence) isRange(words []string, i int) bool {
	return words[i] == "or" && i > 0 && i+1 < len(words) && q.lang.isNumber(words[i-1]) && q.lang.isNumber(words[i+1])
}

// tokens are the words of the sentence, and the symbols between them that join two.
func (q sentence) tokens() (tokens []token, symbols []span) {
	tokens = make([]token, 0, len(q.spans))
	for i, at := range q.spans {
		if i > 0 {
			between := span{q.spans[i-1].to, at.from}
			switch text := q.text[between.from:between.to]; {
			case text == " & ":
				tokens = append(tokens, token{"and", span{between.from + 1, between.to - 1}})
			case text == "/" && q.lower[i-1] == "and" && q.lower[i] == "or": // one join, not three
				tokens[len(tokens)-1].to = at.to
				continue
			case !q.isSymbolPair(i, text):
				symbols = append(symbols, symbolsIn(text, between.from)...)
			}
		}
		tokens = append(tokens, token{q.lower[i], at})
	}
	return tokens, symbols
}

func symbolsIn(text string, offset int) []span {
	var found []span
	for i, r := range text {
		if strings.ContainsRune(joining, r) {
			found = append(found, span{offset + i, offset + i + 1})
		}
	}
	return found
}

// isSymbolPair says whether a word and the one before it, with a symbol between them, name one thing: A/B-test, 24/7.
func (q sentence) isSymbolPair(i int, symbol string) bool {
	before := q.lower[i-1][strings.LastIndex(q.lower[i-1], "-")+1:]
	after, _, _ := strings.Cut(q.lower[i], "-")
	return symbol == "/" && isDigit(before[0]) && isDigit(after[0]) ||
		q.lang.symbolPairs.has(before+symbol+after) || q.lang.symbolPairs.has(before+symbol+q.lower[i])
}

// halves shows the questions that a sentence holds, split at its joins.
func (q sentence) halves(joins []span) string {
	const most = 3
	if !q.startsWithVerb() || len(joins) >= most {
		return ""
	}
	pieces := []string{q.upTo(joins[0].from)}
	for i, j := range joins {
		end := len(q.text)
		if i+1 < len(joins) {
			end = joins[i+1].from
		}
		piece := strings.Trim(q.text[j.to:end], " ,;")
		switch {
		case q.lang.clauseJoins.has(strings.ToLower(q.text[j.from:j.to])), piece == "" || piece == ".":
			continue // what another does meanwhile is no question
		case !strings.HasPrefix(piece, "I "):
			piece = "I " + gap + " " + piece
		}
		if i+1 < len(joins) {
			piece += " " + gap
		}
		pieces = append(pieces, tidy(piece))
	}
	if len(pieces) == 1 {
		return pieces[0]
	}
	return "one question each: " + quoteWhole(pieces)
}

// quoteWhole is a list of sentences in quotes.
func quoteWhole(sentences []string) string { return `"` + strings.Join(sentences, `", "`) + `"` }
