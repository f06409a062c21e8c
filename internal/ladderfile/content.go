package ladderfile

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"unicode"
)

// content is a sentence reduced to its words with content.
type content struct {
	sentence
	words    []int // their numbers, sorted: the rarer a word is in the ladder, the lower is its number
	unspaced bool  // of a script without blanks: its words are pairs of letters
}

// contents are those of a ladder, in the order of the file, so that of two alike sentences the later one is reported.
type contents struct {
	sets  []content
	names []string // what a number stands for
	first []int    // how many words the file has before it
}

// key is the same for sentences with the same words; without any, for the same texts.
func (c content) key() string {
	if len(c.words) == 0 {
		return "=" + c.text
	}
	var key []byte
	for _, w := range c.words {
		key = binary.AppendUvarint(key, uint64(w))
	}
	return string(key)
}

// named are some words in the order in which the file first has them.
func (all contents) named(words []int) []string {
	slices.SortFunc(words, func(a, b int) int { return cmp.Compare(all.first[a], all.first[b]) })
	names := make([]string, len(words))
	for i, w := range words {
		names[i] = all.names[w]
	}
	return names
}

func contentsOf(s *subject) contents {
	all := contents{}
	v := vocabulary{numbers: map[string]int{}}
	for _, q := range s.sentences {
		if !q.tooLong() {
			all.sets = append(all.sets, v.content(q))
		}
	}
	rank := v.byRarity()
	all.names, all.first = make([]string, len(rank)), make([]int, len(rank))
	for number, r := range rank {
		all.names[r], all.first[r] = v.names[number], number
	}
	for _, c := range all.sets {
		for i, number := range c.words {
			c.words[i] = rank[number]
		}
		slices.Sort(c.words)
	}
	slices.SortStableFunc(all.sets, func(a, b content) int { return a.at.compare(b.at) })
	return all
}

// vocabulary numbers the words of a ladder as they come.
type vocabulary struct {
	numbers map[string]int
	names   []string // as first written
	counts  []int    // sentences that have it
}

func (v *vocabulary) content(q sentence) content {
	c := content{sentence: q}
	for i, w := range q.lower {
		switch {
		case q.lang != nil && q.lang.stop.has(w):
		case isUnspaced(w):
			c.unspaced = true
			for _, pair := range pairsIn(w) {
				c.words = append(c.words, v.number(pair, pair))
			}
		case q.lang != nil:
			c.words = append(c.words, v.number(stem(w), q.words[i]))
		default:
			c.words = append(c.words, v.number(w, q.words[i]))
		}
	}
	slices.Sort(c.words)
	c.words = slices.Compact(c.words)
	for _, number := range c.words {
		v.counts[number]++
	}
	return c
}

func (v *vocabulary) number(word, name string) int {
	n, known := v.numbers[word]
	if !known {
		n = len(v.names)
		v.numbers[word] = n
		v.names, v.counts = append(v.names, name), append(v.counts, 0)
	}
	return n
}

// byRarity is the rank of each word, the rarest first, and else in the order in which they came.
func (v *vocabulary) byRarity() []int {
	order := make([]int, len(v.names))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(v.counts[a], v.counts[b]) })
	rank := make([]int, len(order))
	for r, number := range order {
		rank[number] = r
	}
	return rank
}

// stem takes the mark of a plural or of an owner off: goals, goal's.
func stem(w string) string {
	w = strings.TrimSuffix(w, "'s")
	if len(w) > 3 && !strings.HasSuffix(w, "ss") {
		w = singular(w)
	}
	return w
}

// isUnspaced says whether a word is written in a script that has no blanks between words, so that it may be a whole sentence.
func isUnspaced(w string) bool {
	return strings.ContainsFunc(w, func(r rune) bool {
		return r >= 0xe00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
	})
}

// pairsIn are the neighbouring letters of a word.
func pairsIn(w string) []string {
	letters := []rune(w)
	if len(letters) == 1 {
		return []string{w}
	}
	var pairs []string
	for i := range len(letters) - 1 {
		pairs = append(pairs, string(letters[i:i+2]))
	}
	return pairs
}

// intersection counts the numbers that two sorted lists share.
func intersection(a, b []int) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			n++
			a, b = a[1:], b[1:]
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return n
}

// difference are the numbers that only one of two sorted lists has.
func difference(a, b []int) []int {
	var only []int
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			a, b = a[1:], b[1:]
		case a[0] < b[0]:
			only, a = append(only, a[0]), a[1:]
		default:
			only, b = append(only, b[0]), b[1:]
		}
	}
	return append(append(only, a...), b...)
}
