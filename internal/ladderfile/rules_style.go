package ladderfile

import (
	"fmt"
	"strings"
	"unicode"
)

func checkQ11(q sentence) *finding {
	var found []string
	for i, w := range q.lower {
		if w != "year" && w != "years" {
			continue
		}
		if startsWith(q.lower[i+1:], []string{"of", "experience"}) {
			found = append(found, q.words[i]+" of experience")
		} else if i > 0 && q.isNumber(i-1) && !q.isPlan(i) {
			found = append(found, q.words[i-1]+" "+q.words[i])
		}
	}
	return flagged(found, "asks for time served", "name what somebody does who has it")
}

func (q sentence) isNumber(i int) bool {
	return unicode.IsDigit(rune(q.lower[i][0])) || q.lang.numbers.match(q.lower[i:i+1]) > 0
}

// isPlan is true for the next three years, or three years ahead: a horizon and not time served.
func (q sentence) isPlan(year int) bool {
	for i := max(0, year-3); i < year; i++ {
		if q.lang.before.match(q.lower[i:i+1]) > 0 {
			return true
		}
	}
	return year+1 < len(q.lower) && q.lang.ahead.match(q.lower[year+1:year+2]) > 0
}

func checkQ12(q sentence) *finding {
	var found []string
	for _, w := range q.words {
		for _, part := range strings.Split(w, "-") {
			if isAcronym(part) && !q.explained(part) {
				found = append(found, part)
			}
		}
	}
	return flagged(found, "an acronym that the glossary does not explain", "add it to the glossary or write it out")
}

// isAcronym is true for two capitals or more and nothing but capitals and digits, as in KPI, B2B, OKRs.
func isAcronym(w string) bool {
	capitals := 0
	for _, r := range singular(w) {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case !unicode.IsDigit(r):
			return false
		}
	}
	return capitals >= 2
}

func singular(w string) string {
	return strings.TrimSuffix(strings.TrimSuffix(w, "s"), "'")
}

func (q sentence) explained(acronym string) bool {
	return q.ladder.Glossary[acronym] != "" || q.ladder.Glossary[singular(acronym)] != ""
}

func checkQ13(q sentence) *finding {
	grade, ok := readingGrade(q.words)
	if ok {
		return nil
	}
	return &finding{excerpt: q.text, text: fmt.Sprintf("hard to read: school grade %d, at most %d", grade, maxGrade), hint: "use shorter words, or fewer"}
}

func checkQ14(q sentence) *finding {
	var found []string
	for i := range q.lower {
		if q.lang.be.match(q.lower[i:i+1]) == 0 {
			continue
		}
		j := i + 1
		for j < len(q.lower) && q.isAdverb(j) {
			j++
		}
		if j < len(q.lower) && q.isParticiple(j) {
			found = append(found, strings.Join(q.words[i:j+1], " "))
		}
	}
	return flagged(found, "hides who acts", "say who does it, as in: I agree ..., the team agrees ...")
}

func (q sentence) isParticiple(i int) bool {
	w := q.lower[i : i+1]
	return q.lang.participles.match(w) > 0 || strings.HasSuffix(w[0], "ed") && q.lang.notPassive.match(w) == 0
}
