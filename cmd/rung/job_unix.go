//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/rung-dev/rung/internal/cli"
)

// job lets a shell pause rung and go on with it.
func job() *cli.Job { return &cli.Job{Signals: jobSignals, Pause: pause} }

// jobSignals sends to pause when rung is asked to pause, and to resume when it goes on, until stop is called.
func jobSignals(pause, resume chan<- os.Signal) (stop func()) {
	signal.Notify(pause, syscall.SIGTSTP)
	signal.Notify(resume, syscall.SIGCONT)
	return func() {
		signal.Stop(pause)
		signal.Stop(resume)
	}
}

// unpaused is how long it takes at most to be paused. Where no shell could go on with rung, the system does not pause it at all.
const unpaused = 300 * time.Millisecond

// pause pauses rung, with whatever runs in the same job or alone, and returns when it goes on. SIGTSTP would do nothing: what was caught
// once is never again what it was before, whatever package os/signal says. SIGTTIN pauses in just the same way.
func pause(job bool) {
	resumed := make(chan os.Signal, 1)
	signal.Notify(resumed, syscall.SIGCONT)
	defer signal.Stop(resumed)
	target := syscall.Getpid()
	if job {
		target = 0
	}
	_ = syscall.Kill(target, syscall.SIGTTIN) // to oneself it cannot fail
	select {
	case <-resumed:
	case <-time.After(unpaused):
	}
}
