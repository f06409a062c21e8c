package ladderfile

import (
	"fmt"
	"slices"
)

// checkQ15 reports each indicator that says nearly the same as one before it in the file.
func checkQ15(s *subject) []finding {
	all := contentsOf(s)
	t := newTwins(all)
	var found []finding
	for i, b := range all.sets {
		if a := t.of(i); a >= 0 {
			found = append(found, all.twin(all.sets[a], b))
		}
		t.add(i)
	}
	if t.tired >= 0 {
		found = append(found, finding{
			at: all.sets[t.tired].at, mild: true,
			text: "so many indicators share their words that from here on only those of one competency were compared",
			hint: "give each indicator a thing and a verb of its own",
		})
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
	if differ := all.named(difference(a.words, b.words)); len(differ) > 0 && !a.unspaced && !b.unspaced {
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
	return s.sound && !slices.Contains(s.paths[a], b) && !slices.Contains(s.paths[b], a)
}

// alike compares two sentences: those of one competency must differ in two words with content, and no two
// may share four fifths of theirs.
func alike(a, b content) bool {
	total := len(a.words) + len(b.words)
	if total == 0 {
		return a.text == b.text
	}
	shared := intersection(a.words, b.words)
	if a.cell.Competency == b.cell.Competency && max(len(a.words), len(b.words))-shared < 2 && !a.unspaced {
		return true
	}
	return 5*shared >= 4*(total-shared)
}

// maySuffice says whether two sets are of sizes that let them share four fifths.
func maySuffice(a, b int) bool { return 5*min(a, b) >= 4*max(a, b) }

// marking are the rarest words of a sentence. Two sentences that share four fifths of their words share one of these.
func (c content) marking() []int {
	return c.words[:min(len(c.words), len(c.words)/5+1)]
}

// twins finds, for one sentence after the other, one before it that says nearly the same.
type twins struct {
	contents
	same         map[string]int // by all words, the first sentence that has just these
	byCompetency map[int][]int
	byWord       map[int][]int // by each of their marking words
	left         int           // words that may still be compared beyond a competency
	tired        int           // the first sentence that was not compared with all, -1 if there is none
}

// maxCompared keeps a file in which all sentences are made of the same few words from taking minutes.
const maxCompared = 5_000_000

func newTwins(all contents) *twins {
	return &twins{contents: all, same: map[string]int{}, byCompetency: map[int][]int{}, byWord: map[int][]int{}, left: maxCompared, tired: -1}
}

// of returns the twin of the ith sentence, -1 if it has none.
func (t *twins) of(i int) int {
	b := t.sets[i]
	if a, ok := t.same[b.key()]; ok {
		return a
	}
	for _, a := range t.byCompetency[b.cell.Competency] {
		if alike(t.sets[a], b) {
			return a
		}
	}
	best := -1
	for _, word := range b.marking() {
		if a := t.among(t.byWord[word], b); a >= 0 && (best < 0 || a < best) {
			best = a
		}
	}
	if t.left <= 0 && t.tired < 0 {
		t.tired = i
	}
	return best
}

// among returns the first of some sentences that says nearly the same as b, -1 if none does or there is no time left.
func (t *twins) among(some []int, b content) int {
	for _, i := range some {
		if t.left <= 0 {
			break
		}
		a := t.sets[i]
		t.left--
		if !maySuffice(len(a.words), len(b.words)) {
			continue
		}
		if t.left -= len(a.words) + len(b.words); alike(a, b) {
			return i
		}
	}
	return -1
}

func (t *twins) add(i int) {
	b := t.sets[i]
	t.byCompetency[b.cell.Competency] = append(t.byCompetency[b.cell.Competency], i)
	if _, known := t.same[b.key()]; known {
		return // whoever is like this one is like that one
	}
	t.same[b.key()] = i
	for _, word := range b.marking() {
		t.byWord[word] = append(t.byWord[word], i)
	}
}
