// Package pattern has regular expressions that are compiled when they are first wanted, so that a start of the program pays for none.
package pattern

import (
	"regexp"
	"sync"
)

// Of is a regular expression for a package to keep: `var plain = pattern.Of("...")`, and then plain().MatchString(s). A wrong one panics
// when it is first used.
func Of(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
