package interchange

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ownToThird turns every word for oneself into the third person.
func ownToThird(w []string) []string {
	out := make([]string, 0, len(w))
	for i := 0; i < len(w); i++ {
		word := bare(w[i])
		to, one := map[string]string{
			"I": "they", "my": "their", "mine": "theirs", "me": "them", "myself": "themselves",
			"I'm": "they're", "I’m": "they’re", "I've": "they've", "I’ve": "they’ve", "I'll": "they'll", "I’ll": "they’ll", "I'd": "they'd", "I’d": "they’d",
		}[word]
		if !one {
			to = word
		}
		out = append(out, swap(w[i], to))
		if word == "I" && i+1 < len(w) && (bare(w[i+1]) == "am" || bare(w[i+1]) == "was") {
			i++
			out = append(out, swap(w[i], map[string]string{"am": "are", "was": "were"}[bare(w[i])]))
		}
	}
	return out
}

func yourToMy(w []string) []string {
	out := slices.Clone(w)
	for i, word := range out {
		if to, ok := map[string]string{"your": "my", "yours": "mine", "yourself": "myself"}[bare(word)]; ok {
			out[i] = swap(word, to)
		}
	}
	return out
}

// expand writes a contraction with I out, nil for none.
func expand(word string) []string {
	_, end, _ := strings.Cut(strings.ReplaceAll(word, "’", "'"), "'")
	verb, ok := map[string]string{"m": "am", "ve": "have", "ll": "will", "d": "would"}[end]
	if !ok {
		return nil
	}
	return []string{"I", verb}
}

const marks = `.,;:!?()"“”`

// bare is a word without the marks around it; swap puts another in its place and keeps the marks.
func bare(word string) string {
	if n := len(word); n > 0 && isLetter(word[0]) && isLetter(word[n-1]) {
		return word // nearly all words
	}
	return strings.Trim(word, marks)
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

func swap(word, to string) string {
	from := bare(word)
	if from == "" {
		return word
	}
	i := strings.Index(word, from)
	return word[:i] + to + word[i+len(from):]
}

// isWord is true for letters, with dashes and apostrophes between them.
func isWord(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && !strings.ContainsRune("-'’", r) {
			return false
		}
	}
	return s != ""
}

func lowerFirst(s string) string { return changeFirst(s, unicode.ToLower) }
func upperFirst(s string) string { return changeFirst(s, unicode.ToUpper) }

func changeFirst(s string, change func(rune) rune) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(change(r)) + s[n:]
}

func hasSuffix(s string, ends ...string) bool {
	return slices.ContainsFunc(ends, func(e string) bool { return strings.HasSuffix(s, e) })
}
