//go:build !unix

package cost

import "time"

var started = time.Now()

// used is the time that has passed, where that of the process alone cannot be told.
func used() time.Duration { return time.Since(started) }
