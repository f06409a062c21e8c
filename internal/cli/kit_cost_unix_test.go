//go:build unix

package cli

import (
	"os"
	"runtime"
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

// processCost is what a process took that has ended.
func processCost(p *os.ProcessState) cost {
	c := cost{time: p.UserTime() + p.SystemTime()}
	if used, ok := p.SysUsage().(*syscall.Rusage); ok {
		c.memory = uint64(used.Maxrss)
		if runtime.GOOS != "darwin" {
			c.memory <<= 10 // it is counted in KiB
		}
	}
	return c
}
