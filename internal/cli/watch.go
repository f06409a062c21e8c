package cli

import (
	"os"
	"sync"
	"syscall"

	"github.com/rung-dev/rung/internal/tui"
)

// watch notes the signals that end a program.
type watch struct {
	mu      sync.Mutex
	signal  os.Signal // the first one
	hurried bool      // there was another one
}

// what a signal asks for.
type asked int

const (
	nothing asked = iota
	toLeave
	toLeaveAtOnce
)

// note takes a signal. That the terminal is gone is heard from several sides, and is one thing.
func (w *watch) note(s os.Signal) asked {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.signal == nil:
		w.signal = s
		return toLeave
	case w.hurried || s == syscall.SIGHUP && w.signal == s:
		return nothing
	}
	w.hurried = true
	return toLeaveAtOnce
}

func (w *watch) inHurry() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.hurried
}

func (w *watch) leaving() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.signal != nil
}

// missTerminal notes that what was a terminal is none any more: what ends for that, such as reading or writing, may be faster than who says so.
func (w *watch) missTerminal(in any) {
	if !isTerminal(in) && !w.leaving() {
		w.note(syscall.SIGHUP)
	}
}

// code is what a program exits with if nothing else went wrong.
func (w *watch) code(e tui.Exit) exitCode {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.signal != nil:
		return signalCode(w.signal)
	case e.Interrupted:
		return signalCode(os.Interrupt)
	}
	return done
}
