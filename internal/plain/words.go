package plain

import (
	"errors"
	"strings"

	"github.com/rung-dev/rung/internal/chart"
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

// sentence is an error with its hint, if it carries one, fit to stand after a colon.
func sentence(err error) string {
	var hinted interface{ Hint() string }
	if !errors.As(err, &hinted) || hinted.Hint() == "" {
		return err.Error()
	}
	hint := hinted.Hint()
	if !strings.HasPrefix(hint, "rung ") { // a command stays as it is typed
		hint = chart.Upper(hint)
	}
	return err.Error() + ". " + hint
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
