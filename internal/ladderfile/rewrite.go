package ladderfile

import (
	"cmp"
	"slices"
	"strings"
)

// A better wording is made by taking words out of a sentence or putting others in their place. What only the author knows is left
// open with a gap; and where a word cannot go without hurting the grammar, a gap stays in its place.
const gap = "…"

// edit puts other words in the place of some of a sentence.
type edit struct {
	run
	with string
}

// edited is the sentence after some edits. One that reaches into the words of an edit before it is left out: where the title of a rung is
// "A", an article is one too.
func (q sentence) edited(edits ...edit) string {
	slices.SortFunc(edits, func(a, b edit) int { return cmp.Compare(a.first, b.first) })
	var b strings.Builder
	from := 0
	for _, e := range edits {
		at := q.spanOf(e.run)
		if at.from < from {
			continue
		}
		b.WriteString(q.text[from:at.from])
		b.WriteString(e.with)
		from = at.to
	}
	b.WriteString(q.text[from:])
	return tidy(b.String())
}

// mends are made one after the other, each in the whole text.
var mends = []*strings.Replacer{
	strings.NewReplacer(" ,", ",", " .", ".", " ;", ";", " !", "!", " ?", "?"),
	strings.NewReplacer(",,", "", ", ,", "", ",.", "."), // what stood between two commas takes both along
	strings.NewReplacer(gap+" "+gap+" "+gap, gap, gap+" "+gap, gap, gap+", "+gap, gap),
	strings.NewReplacer(gap+".", gap, gap+",", gap),
}

// tidy mends the blanks and commas that an edit leaves behind, and writes gaps as "...".
func tidy(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	for range 2 { // what one mend leaves may be another's: gaps on both sides of a dot
		for _, mend := range mends {
			s = mend.Replace(s)
		}
	}
	if rest, ok := strings.CutPrefix(s, "I,"); ok {
		s = "I" + rest
	}
	return strings.ReplaceAll(s, gap, "...")
}

// drop takes words out. An adverb can go nearly anywhere; an adjective only in front of what it describes.
func (q sentence) drop(r run) edit {
	before, after := q.prev(r.first), q.next(r.end)
	adverb := (q.isAdverb(r.first) || r.end > r.first+1) && q.lang.adjectives.match(q.lower[r.first:]) == 0
	bare := after == "" || q.lang.stop.has(after)
	switch {
	case q.lang.grades.has(before), !adverb && bare:
		return edit{r, gap}
	case before == "a" || before == "an":
		return q.dropAfterArticle(r, after)
	}
	return edit{r, ""}
}

// dropAfterArticle also mends the article: "an often late team" is "a late team". How u and h are spoken no letter tells.
func (q sentence) dropAfterArticle(r run, after string) edit {
	wide := run{r.first - 1, r.end}
	switch {
	case after == "" || strings.ContainsRune("uh0123456789", rune(after[0])) || q.words[r.end] != after || strings.HasPrefix(after, "one") || strings.HasPrefix(after, "eu"):
		return edit{r, gap}
	case strings.ContainsRune("aeio", rune(after[0])):
		return edit{wide, "an"}
	}
	return edit{wide, "a"}
}

// upTo is the sentence up to a byte, with a gap for the rest.
func (q sentence) upTo(offset int) string {
	return tidy(strings.TrimRight(q.text[:offset], " ,;") + " " + gap)
}

// tail is the rest of the sentence from the nth word, less its full stop.
func (q sentence) tail(n int) string {
	if n >= len(q.spans) {
		return ""
	}
	return strings.TrimRight(q.text[q.spans[n].from:], ".!? ")
}
