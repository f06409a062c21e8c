package chart

import (
	"errors"
	"strings"
)

// Sentence is an error with its hint, if it carries one, fit to stand after a colon.
func Sentence(err error) string {
	var hinted interface{ Hint() string }
	if !errors.As(err, &hinted) || hinted.Hint() == "" {
		return err.Error()
	}
	hint := hinted.Hint()
	if !strings.HasPrefix(hint, "rung ") { // a command stays as it is typed
		hint = Upper(hint)
	}
	return err.Error() + ". " + hint
}
