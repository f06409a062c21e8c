package ladderfile

import (
	"strings"
	"unicode"
)

const maxGrade = 12

// readingGrade is the Flesch-Kincaid grade of one sentence, 0.39*words + 11.8*syllables/words - 15.59,
// rounded up and never below 0, and whether it is at most maxGrade. It is kept in hundredths and whole numbers, so that it is
// the same everywhere. Hyphenated words count as the words they are made of: that is how they are read.
func readingGrade(compounds []string) (grade int, ok bool) {
	words, syllables := 0, 0
	for _, c := range compounds {
		for w := range strings.SplitSeq(c, "-") {
			words++
			syllables += syllablesIn(w)
		}
	}
	if words == 0 {
		return 0, true
	}
	hundredths := 39*words*words + 1180*syllables - 1559*words // times words
	return max(0, hundredths+100*words-1) / (100 * words), hundredths <= 100*maxGrade*words
}

// syllablesIn counts by a fixed rule: one per group of vowels (y is one), less a silent e at the end of the
// word, also before -s and -d where these are not spoken as a syllable; a letter of an acronym is one each.
func syllablesIn(word string) int {
	if isAcronym(word) {
		return len([]rune(singular(word)))
	}
	w := strings.TrimSuffix(strings.ToLower(word), "'s")
	n, inGroup := 0, false
	for _, r := range w {
		vowel := isVowel(r)
		if vowel && !inGroup {
			n++
		}
		inGroup = vowel
	}
	if silentEnd(w) {
		n--
	}
	return max(n, 1)
}

func isVowel(r rune) bool {
	return strings.ContainsRune("aeiouyäöüéèêáàâíóúôû", unicode.ToLower(r))
}

// silentEnd is true for plan-e, scop-es, ask-ed, but not for tab-le, box-es, need-ed.
func silentEnd(w string) bool {
	stem, spoken := strings.TrimSuffix(w, "e"), ""
	switch {
	case strings.HasSuffix(w, "es"):
		stem, spoken = w[:len(w)-2], "cghsxz"
	case strings.HasSuffix(w, "ed"):
		stem, spoken = w[:len(w)-2], "dt"
	case stem == w:
		return false
	}
	if stem == "" {
		return false
	}
	last := rune(stem[len(stem)-1])
	if last == 'l' && len(stem) > 1 && !isVowel(rune(stem[len(stem)-2])) {
		return false
	}
	return !isVowel(last) && !strings.ContainsRune(spoken, last)
}
