//go:build unix

package cost

import (
	"syscall"
	"time"
)

// used is the time that this process has worked so far; other programs of a busy machine do not count.
func used() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
