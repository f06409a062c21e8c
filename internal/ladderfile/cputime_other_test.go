//go:build !unix

package ladderfile

import "time"

var started = time.Now()

// cpuTime is the time that has passed, where that of the process alone cannot be told.
func cpuTime() time.Duration { return time.Since(started) }
