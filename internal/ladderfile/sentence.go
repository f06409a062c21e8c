package ladderfile

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rung-dev/rung/internal/ladder"
)

// sentence is the first-person sentence of an indicator, with the views of it that the rules share.
type sentence struct {
	*subject
	cell   ladder.Cell
	again  bool    // it stands behind an alias and is looked at where it is written
	at     place   // where the value starts
	places []place // where its characters stand, nil where that cannot be told
	text   string
	words  []string // as written, without punctuation; "trade-offs" is one word
	lower  []string
	spans  []span // of the words
}

// span is a piece of a text: from its first byte to the one after its last.
type span struct{ from, to int }

// run is some of the words of a sentence: from the first to the one before end.
type run struct{ first, end int }

// maxSentence is the length in bytes beyond which a text is no sentence any more: only that is said about it.
const maxSentence = 1000

func newSentence(s *subject, cell ladder.Cell, text string) sentence {
	q := sentence{subject: s, cell: cell, at: s.layout.sentences[cell], text: text}
	if q.tooLong() {
		return q
	}
	q.places = s.raw.places(q.at, text)
	q.spans = wordSpans(text)
	q.words, q.lower = wordsAt(text, q.spans), make([]string, len(q.spans))
	for i, w := range q.words {
		q.lower[i] = strings.ToLower(w)
	}
	return q
}

func (q sentence) tooLong() bool { return len(q.text) > maxSentence }

// placeAt is where a byte of the sentence stands in the file: its start, if it runs over several lines.
func (q sentence) placeAt(offset int) place {
	if offset == 0 || len(q.places) == 0 || q.lastLine() != q.at.line {
		return q.at
	}
	return q.places[utf8.RuneCountInString(q.text[:offset])]
}

func (q sentence) lastLine() int {
	if len(q.places) == 0 {
		return q.at.line
	}
	return q.places[len(q.places)-1].line
}

func splitWords(text string) []string { return wordsAt(text, wordSpans(text)) }

func wordsAt(text string, spans []span) []string {
	words := make([]string, len(spans))
	for i, at := range spans {
		words[i] = strings.ReplaceAll(text[at.from:at.to], "’", "'")
	}
	return words
}

// wordSpans finds words: letters, digits and, inside them, apostrophes and hyphens.
func wordSpans(text string) []span {
	const inner = "'’-"
	spans := make([]span, 0, strings.Count(text, " ")+1)
	for end := 0; end < len(text); {
		start := end + indexFunc(text[end:], isWordRune)
		end = start + indexFunc(text[start:], func(r rune) bool { return !isWordRune(r) })
		word := strings.TrimLeft(text[start:end], inner)
		start = end - len(word)
		if word = strings.TrimRight(word, inner); word != "" {
			spans = append(spans, span{start, start + len(word)})
		}
	}
	return spans
}

func isWordRune(r rune) bool { return isLetter(r) || r == '\'' || r == '’' || r == '-' }

// isLetter says whether a character makes a word: a letter, a mark on one, or a digit.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N)
}

// indexFunc is strings.IndexFunc, with the end for what is not found.
func indexFunc(s string, is func(rune) bool) int {
	if i := strings.IndexFunc(s, is); i >= 0 {
		return i
	}
	return len(s)
}

// spanOf is the piece of the text that holds some words.
func (q sentence) spanOf(r run) span { return span{q.spans[r.first].from, q.spans[r.end-1].to} }

func (q sentence) textOf(r run) string { at := q.spanOf(r); return q.text[at.from:at.to] }

// next is the word after the first n, in lower case; "" if a comma or the like comes first. prev is the word before the nth.
func (q sentence) next(n int) string {
	if n == 0 || n >= len(q.words) || strings.TrimSpace(q.text[q.spans[n-1].to:q.spans[n].from]) != "" {
		return ""
	}
	return q.lower[n]
}

func (q sentence) prev(n int) string {
	if n == 0 || q.next(n) == "" {
		return ""
	}
	return q.lower[n-1]
}

// hits returns the phrases of a list that the sentence contains, in its order.
func (q sentence) hits(list phrases) []run {
	var found []run
	for i := 0; i < len(q.lower); i++ {
		n, fine := list.longest(q.lower[i:])
		if n == 0 {
			continue
		}
		if !fine {
			found = append(found, run{i, i + n})
		}
		i += n - 1
	}
	return found
}

// verb returns the phrase of a list that the sentence says "I" does, false if none. Adverbs and negations do not count: who is
// "jointly responsible" is responsible.
func (q sentence) verb(list phrases) (run, bool) {
	for i, w := range q.words {
		if w != "I" || i > 0 && q.lang.clauses.match(q.lower[i-1:i]) == 0 {
			continue
		}
		at, words := q.predicate(i + 1)
		if n := list.match(words); n > 0 {
			return run{at[0], at[n-1] + 1}, true
		}
	}
	return run{}, false
}

// predicate returns the words from the first on, less adverbs and negations, and where they stand.
func (q sentence) predicate(first int) (at []int, words []string) {
	const most = 6 // no phrase is longer
	for i := first; i < len(q.lower) && len(words) < most; i++ {
		w := q.lower[i]
		does := (w == "do" || w == "did") && i+1 < len(q.lower) && q.lower[i+1] == "not"
		if !does && !q.isAdverb(i) && !q.isNegation(i) {
			at, words = append(at, i), append(words, w)
		}
	}
	return at, words
}

func (q sentence) isAdverb(i int) bool {
	w := q.lower[i]
	return strings.HasSuffix(w, "ly") && q.lang.verbsInLy.match(q.lower[i:i+1]) == 0 ||
		q.lang.frequency.match(q.lower[i:i+1]) > 0
}

func (q sentence) isNegation(i int) bool {
	return strings.HasSuffix(q.lower[i], "n't") || slices.Contains([]string{"not", "never"}, q.lower[i])
}
