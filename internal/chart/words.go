package chart

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// Thirds says a distance in thirds of a rung: "1⅓ rungs".
func Thirds(n int) string { return inThirds(n) + " " + plural((n+2)/3, "rung", "rungs") }

// inThirds says how much some thirds are: "27⅓".
func inThirds(n int) string {
	part := [...]string{"", "⅓", "⅔"}[n%3]
	if n < 3 && part != "" {
		return part
	}
	return fmt.Sprint(n/3) + part
}

// Count says a number with a noun: "1 question", "2 questions".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if root, ok := strings.CutSuffix(noun, "y"); ok && !strings.HasSuffix(root, "a") { // a day is a day
		return fmt.Sprintf("%d %sies", n, root)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// InWords says a small number in words, as running text has it.
func InWords(n int) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

// Answer says a response in the words of the ladder's scale: "3 Usually".
func Answer(s ladder.Scale, r assess.Response) string {
	switch {
	case r == assess.NoOccasion:
		return "No occasion"
	case r == assess.NotApplicable:
		return "Does not exist here"
	case r == assess.Skipped:
		return "Skipped"
	case r.Scaled() && int(r) <= s.Top():
		return fmt.Sprintf("%d %s", r, s.Points[r].Label)
	}
	return "Not asked"
}

// ManagerAnswer is Answer for a manager: that they skipped something means that they have not seen it.
func ManagerAnswer(s ladder.Scale, r assess.Response) string {
	if r == assess.Skipped {
		return notSeen
	}
	return Answer(s, r)
}

const notSeen = "Not seen"

// RungTitle and CompetencyTitle fall back to the id: a document may name what the ladder at hand does not have.
func RungTitle(l *ladder.Ladder, id string) string {
	if i := l.RungIndex(id); i >= 0 {
		return l.Rungs[i].Title
	}
	return id
}

// CompetencyTitle is the title of a competency.
func CompetencyTitle(l *ladder.Ladder, id string) string {
	if i := l.CompetencyIndex(id); i >= 0 {
		return l.Competencies[i].Title
	}
	return id
}

// Mark is the one-cell sign of a response: its value, o, n or s as on the keys, and a dot when it was not asked.
func Mark(r assess.Response) string {
	switch r {
	case assess.NoOccasion:
		return "o"
	case assess.NotApplicable:
		return "n"
	case assess.Skipped:
		return "s"
	case assess.Unasked:
		return "·"
	}
	return fmt.Sprint(int(r))
}

// Upper makes the first letter of a sentence a capital.
func Upper(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[n:]
}

// Lower makes the first letter of a sentence a small one, to set it behind other words. An acronym stays as it is.
func Lower(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[n:])
	if n == 0 || unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}
