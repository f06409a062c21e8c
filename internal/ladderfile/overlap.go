package ladderfile

import (
	"fmt"
	"math/bits"
	"slices"
)

// content is a sentence reduced to its words with content, as sorted numbers.
type content struct {
	sentence
	ids  []int
	mark uint64 // one bit per word, words may share bits: sets whose marks differ much differ at least as much
}

// checkQ15 reports each indicator that says nearly the same as one before it in the file.
func checkQ15(s *subject) []finding {
	sets := contents(s)
	var found []finding
	for i, b := range sets {
		for _, a := range sets[:i] {
			if alike(a, b) {
				found = append(found, finding{
					at:      b.at,
					excerpt: b.text,
					text:    fmt.Sprintf("says nearly the same as the indicator in line %d: %s", a.at.line, quote(a.text)),
					hint:    "say what differs, or write none in one of the two",
				})
				break
			}
		}
	}
	return found
}

// contents are in the order of the file, so that of two alike sentences the later one is reported.
func contents(s *subject) []content {
	numbers := map[string]int{}
	sets := make([]content, 0, len(s.sentences))
	for _, q := range s.sentences {
		c := content{sentence: q}
		for i, w := range q.lower {
			if s.lang != nil && s.lang.stop.match(q.lower[i:i+1]) > 0 {
				continue
			}
			id, known := numbers[w]
			if !known {
				id = len(numbers)
				numbers[w] = id
			}
			c.ids = append(c.ids, id)
			c.mark |= 1 << (id % 64)
		}
		slices.Sort(c.ids)
		c.ids = slices.Compact(c.ids)
		sets = append(sets, c)
	}
	slices.SortStableFunc(sets, func(a, b content) int { return a.at.line - b.at.line })
	return sets
}

// alike compares two sentences: those of one competency must differ in two words with content, and no two
// may share four fifths of theirs.
func alike(a, b content) bool {
	differ := bits.OnesCount64(a.mark ^ b.mark)
	total := len(a.ids) + len(b.ids)
	if total == 0 || differ > 2 && 5*differ > total {
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
