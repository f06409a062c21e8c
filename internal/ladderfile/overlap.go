package ladderfile

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

// content is a sentence reduced to its words with content, as sorted numbers.
type content struct {
	sentence
	ids  []int
	mark uint64 // one bit per word, words may share bits: sets whose marks differ much differ at least as much
}

// contents are those of a ladder, in the order of the file, so that of two alike sentences the later one is reported.
type contents struct {
	sets  []content
	words []string // what a number stands for
}

// checkQ15 reports each indicator that says nearly the same as one before it in the file.
func checkQ15(s *subject) []finding {
	all := contentsOf(s)
	var found []finding
	for i, b := range all.sets {
		for _, a := range all.sets[:i] {
			if alike(a, b) {
				found = append(found, all.twin(a, b))
				break
			}
		}
	}
	return found
}

// twin is the finding for b, which says nearly the same as a. Across branches a question may be shared, and then it should be said so.
func (all contents) twin(a, b content) finding {
	f := finding{
		at: b.at, last: b.lastLine(), excerpt: b.text,
		text: fmt.Sprintf("says nearly the same as the indicator in line %d: %s", a.at.line, quote(a.text)),
		hint: "say what differs, or write none in one of the two",
	}
	if a.at == b.at {
		f.text = "the same indicator stands in two cells"
	}
	if differ := all.named(difference(a.ids, b.ids)); len(differ) > 0 {
		f.hint = "only " + quoteAll(differ) + " tell them apart; " + f.hint
	}
	if a.cell.Competency == b.cell.Competency && b.apart(a.cell.Rung, b.cell.Rung) {
		f.hint += "; a question that two branches share is written once"
		f.pattern = fmt.Sprintf("%s: {same: %s}", b.ladder.Rungs[b.cell.Rung].ID, b.ladder.Rungs[a.cell.Rung].ID)
	}
	return f
}

// apart says whether two rungs lie on no common way up.
func (s *subject) apart(a, b int) bool {
	return s.sound && !slices.Contains(s.ladder.PathTo(a), b) && !slices.Contains(s.ladder.PathTo(b), a)
}

func (all contents) named(ids []int) []string {
	var words []string
	for _, id := range ids {
		words = append(words, all.words[id])
	}
	return words
}

func contentsOf(s *subject) contents {
	var all contents
	numbers := map[string]int{}
	for _, q := range s.sentences {
		if q.tooLong() {
			continue
		}
		c := content{sentence: q}
		for i, w := range q.lower {
			if s.lang != nil {
				if w = stem(w); s.lang.stop.has(q.lower[i]) {
					continue
				}
			}
			id, known := numbers[w]
			if !known {
				id = len(numbers)
				numbers[w] = id
				all.words = append(all.words, q.words[i])
			}
			c.ids = append(c.ids, id)
			c.mark |= 1 << (id % 64)
		}
		slices.Sort(c.ids)
		c.ids = slices.Compact(c.ids)
		all.sets = append(all.sets, c)
	}
	slices.SortStableFunc(all.sets, func(a, b content) int { return a.at.compare(b.at) })
	return all
}

// stem takes the mark of a plural or of an owner off: goals, goal's.
func stem(w string) string {
	w = strings.TrimSuffix(w, "'s")
	if len(w) > 3 && !strings.HasSuffix(w, "ss") {
		w = singular(w)
	}
	return w
}

// alike compares two sentences: those of one competency must differ in two words with content, and no two
// may share four fifths of theirs.
func alike(a, b content) bool {
	differ := bits.OnesCount64(a.mark ^ b.mark)
	total := len(a.ids) + len(b.ids)
	if total == 0 {
		return a.text == b.text
	}
	if differ > 2 && 5*differ > total {
		return false
	}
	shared := intersection(a.ids, b.ids)
	if a.cell.Competency == b.cell.Competency && max(len(a.ids), len(b.ids))-shared < 2 {
		return true
	}
	return 5*shared >= 4*(total-shared)
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
