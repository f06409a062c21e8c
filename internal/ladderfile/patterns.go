package ladderfile

import (
	"slices"
	"strings"
)

// The better wordings of the single rules. Each is a whole sentence where it can be made from the words at hand, and else one with
// "..." for what only the author knows.

// startingWithI takes out what stands between "I" and the verb, or opens a sentence about somebody else: "Orders the backlog" becomes
// "I ... the backlog".
func (q sentence) startingWithI() string {
	switch {
	case len(q.words) < 3:
	case strings.HasPrefix(q.text, "I ") && (q.isAdverb(1) || q.lang.fillers.has(q.lower[1])) && q.isVerbAt(2):
		return q.edited(edit{run{1, 2}, ""})
	case strings.HasSuffix(q.lower[0], "s") && q.lang.owns.has(q.next(1)):
		return q.edited(edit{run{0, 1}, "I " + gap})
	}
	return ""
}

func (q sentence) outsideBrackets() string {
	open, shut := strings.IndexAny(q.text, "([{"), strings.LastIndexAny(q.text, ")]}")
	if open < 0 || shut < open || strings.ContainsAny(q.text[open+1:shut], "()[]{}") {
		return ""
	}
	return tidy(q.text[:open] + q.text[shut+1:])
}

// longer and shorter are patterns for sentences that say too little or too much.
func (q sentence) longer() string {
	if !q.startsWithVerb() {
		return ""
	}
	return tidy(strings.TrimRight(q.text, ".!? ") + " so that " + gap)
}

func (q sentence) shorter() string {
	if !q.startsWithVerb() || !q.isVerbAt(1) {
		return ""
	}
	return "I " + q.words[1] + " ... so that ..."
}

// withoutFrequency leaves the words for how often out; "each time a date slips" becomes "when a date slips".
func (q sentence) withoutFrequency(words []run) string {
	edits := make([]edit, len(words))
	for i, w := range words {
		edits[i] = q.drop(w)
		if q.lang.eachTime.match(q.lower[w.first:]) > 0 && q.next(w.end) != "" {
			edits[i] = edit{w, "when"}
		}
	}
	return q.edited(edits...)
}

// concrete leaves a gap for what one would see, and vague adverbs out.
func (q sentence) concrete(words []run) string {
	edits := make([]edit, len(words))
	for i, w := range words {
		edits[i] = edit{w, gap}
		if after := q.next(w.end); q.isAdverb(w.first) && after != "" && !q.lang.stop.has(after) {
			edits[i] = q.drop(w)
		}
	}
	return q.edited(edits...)
}

// withoutPraise leaves praise out, unless it is a noun, which cannot go.
func (q sentence) withoutPraise(words []run) string {
	edits := make([]edit, len(words))
	for i, w := range words {
		edits[i] = q.drop(w)
		if q.lang.people.has(q.lower[w.first]) {
			edits[i] = edit{w, gap}
		}
	}
	return q.edited(edits...)
}

// untitled puts "the person who ..." in the place of titles.
func (q sentence) untitled(titles []run) string {
	edits := make([]edit, len(titles))
	for i, t := range titles {
		edits[i] = edit{t, "people who " + gap}
		if slices.Contains([]string{"a", "an", "the", "my", "our", "their", "its"}, q.prev(t.first)) && !strings.HasSuffix(q.textOf(t), "s") {
			edits[i] = edit{run{t.first - 1, t.end}, "the person who " + gap}
		}
	}
	return q.edited(edits...)
}

// withoutAbsolute names the thing and not how many of it. There is no pattern for "every week", which is a rhythm.
func (q sentence) withoutAbsolute(words []run) string {
	edits := make([]edit, len(words))
	for i, w := range words {
		if q.lang.stretches.has(q.next(w.end)) {
			return ""
		}
		edits[i] = q.someOf(w)
	}
	return q.edited(edits...)
}

func (q sentence) someOf(w run) edit {
	before, after := q.prev(w.first), q.next(w.end)
	plain := after != "" && !q.lang.stop.has(after)
	switch word := q.lower[w.first]; {
	case q.lang.grades.has(before): // almost all
	case word == "all" && after == "of":
		return edit{run{w.first, w.end + 1}, ""}
	case word == "all" && (plain || q.lang.determiners.has(after)):
		return edit{w, ""}
	case (word == "every" || word == "any") && plain && !q.lang.owns.has(before):
		return edit{w, "the"}
	case word == "only" || strings.HasSuffix(word, "ly"):
		return q.drop(w)
	}
	return edit{w, gap}
}

// glossary is the entry that would explain some acronyms.
func (q sentence) glossary(acronyms []run) string {
	const most = 8
	var terms []string
	for _, a := range acronyms[:min(len(acronyms), most)] {
		terms = append(terms, singular(q.textOf(a))+": ...")
	}
	return "glossary: {" + strings.Join(terms, ", ") + "}"
}
