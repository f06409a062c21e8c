package interchange

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when it is first wanted: a start of the program that imports nothing
// pays nothing.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
