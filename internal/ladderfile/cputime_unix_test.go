//go:build unix

package ladderfile

import (
	"syscall"
	"time"
)

// cpuTime is the time that this process has worked so far; other programs of a busy machine do not count.
func cpuTime() time.Duration {
	var used syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &used) != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
