package ladderfile

import (
	"strings"
	"unicode"

	"github.com/rung-dev/rung/internal/ladder"
)

// sentence is the first-person sentence of an indicator, with the views of it that the rules share.
type sentence struct {
	*subject
	cell  ladder.Cell
	at    place
	text  string
	words []string // as written, without punctuation; "trade-offs" is one word
	lower []string
}

func newSentence(s *subject, cell ladder.Cell, text string) sentence {
	q := sentence{subject: s, cell: cell, at: s.layout.sentences[cell], text: text, words: splitWords(text)}
	for _, w := range q.words {
		q.lower = append(q.lower, strings.ToLower(w))
	}
	return q
}

func splitWords(text string) []string {
	text = strings.ReplaceAll(text, "’", "'")
	words := strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.N) && r != '\'' && r != '-'
	})
	kept := words[:0]
	for _, w := range words {
		if w = strings.Trim(w, "'-"); w != "" {
			kept = append(kept, w)
		}
	}
	return kept
}

// hits returns the phrases of a list that the sentence contains, as written, in its order.
func (q sentence) hits(list phrases) []string {
	var found []string
	for i := 0; i < len(q.lower); i++ {
		if n := list.match(q.lower[i:]); n > 0 {
			found = append(found, strings.Join(q.words[i:i+n], " "))
			i += n - 1
		}
	}
	return found
}

// verb returns the phrase of a list that the sentence says "I" does, "" if none. Adverbs before the verb are skipped.
func (q sentence) verb(list phrases) string {
	for i := 1; i < len(q.lower); i++ {
		if n := list.match(q.lower[i:]); n > 0 {
			return strings.Join(q.words[i:i+n], " ")
		}
		if !q.isAdverb(i) {
			break
		}
	}
	return ""
}

func (q sentence) isAdverb(i int) bool {
	w := q.lower[i]
	return strings.HasSuffix(w, "ly") && q.lang.verbsInLy.match(q.lower[i:i+1]) == 0 ||
		q.lang.frequency.match(q.lower[i:i+1]) > 0
}

// phrases is a list of words and phrases, by their first word.
type phrases map[string][][]string

func phrasesOf(list ...string) phrases {
	p := phrases{}
	for _, entry := range list {
		p.add(strings.Fields(entry))
	}
	return p
}

func (p phrases) add(words []string) { p[words[0]] = append(p[words[0]], words) }

// match returns how many words the longest phrase has that the words begin with, 0 if there is none.
func (p phrases) match(words []string) int {
	longest := 0
	for _, phrase := range p[words[0]] {
		if len(phrase) > longest && startsWith(words, phrase) {
			longest = len(phrase)
		}
	}
	return longest
}

func startsWith(words, phrase []string) bool {
	if len(words) < len(phrase) {
		return false
	}
	for i := range phrase {
		if words[i] != phrase[i] {
			return false
		}
	}
	return true
}
