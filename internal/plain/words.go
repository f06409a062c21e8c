package plain

import (
	"strings"

	"github.com/rung-dev/rung/internal/pattern"
)

// sentences joins those that are there.
func sentences(parts ...string) string {
	var said []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p == "" {
			continue
		}
		if !strings.ContainsAny(p[len(p)-1:], ".!?:") {
			p += "."
		}
		said = append(said, strings.ReplaceAll(p, "..", "."))
	}
	return strings.Join(said, " ")
}

// fromTo is a range of numbers, whose dash nobody hears.
var fromTo = pattern.Of(`(\d)[-–](\d)`)

// ranges says ranges of numbers in words.
func ranges(text string) string { return fromTo().ReplaceAllString(text, "$1 to $2") }

// labelled is an answer with what it stands for.
func labelled(label, hint string) string {
	if hint == "" {
		return label
	}
	return label + ": " + ranges(hint)
}
