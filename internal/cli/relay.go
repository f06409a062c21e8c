package cli

import (
	"os"
	"slices"
	"sync"
)

// relay hands what asks rung to end to whoever began to listen last: a screen, a question, a text editor. Where nobody listens, the command
// as a whole ends.
type relay struct {
	ending chan os.Signal

	mu        sync.Mutex
	listeners []chan<- os.Signal
}

func newRelay() *relay { return &relay{ending: make(chan os.Signal, 2)} }

// listen sends to c from now on, until stop is called.
func (r *relay) listen(c chan<- os.Signal) (stop func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.listeners = append(r.listeners, c)
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.listeners = slices.DeleteFunc(r.listeners, func(l chan<- os.Signal) bool { return l == c })
	}
}

// deliver never waits: a listener who has not taken the signals before this one is busy with ending.
func (r *relay) deliver(s os.Signal) {
	r.mu.Lock()
	defer r.mu.Unlock()
	to := chan<- os.Signal(r.ending)
	if n := len(r.listeners); n > 0 {
		to = r.listeners[n-1]
	}
	select {
	case to <- s:
	default:
	}
}

// relaySignals has all signals handed on, until stop is called.
func (a *app) relaySignals() (stop func()) {
	stopJob := a.relayJob()
	a.relay = newRelay()
	signals := a.world.Signals
	a.world.Signals = a.relay.listen
	if signals == nil {
		return stopJob
	}
	caught, ended := make(chan os.Signal, 4), make(chan struct{})
	unlisten := signals(caught)
	a.apart(func() {
		for {
			select {
			case s := <-caught:
				a.relay.deliver(s)
			case <-ended:
				return
			}
		}
	})
	return func() {
		stopJob()
		unlisten()
		close(ended)
	}
}
