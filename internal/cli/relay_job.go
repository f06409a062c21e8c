package cli

import (
	"os"
	"slices"
	"sync"
)

// jobRelay hands what a shell asks for to whoever began to listen last. The system leaves it to rung for good once somebody has listened,
// so where nobody listens any more, rung pauses here.
type jobRelay struct {
	app *app
	job *Job

	mu        sync.Mutex
	listeners []jobListener
	stop      func() // nil as long as nobody has listened
}

type jobListener struct{ pause, resume chan<- os.Signal }

// relayJob has what a shell asks for handed on, until stop is called.
func (a *app) relayJob() (stop func()) {
	if a.world.Job == nil {
		return func() {}
	}
	r := &jobRelay{app: a, job: a.world.Job}
	a.world.Job = &Job{Signals: r.listen, Pause: r.job.Pause}
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.stop != nil {
			r.stop()
		}
	}
}

func (r *jobRelay) listen(pause, resume chan<- os.Signal) (stop func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.listeners = append(r.listeners, jobListener{pause, resume})
	if r.stop == nil {
		r.stop = r.start()
	}
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.listeners = slices.DeleteFunc(r.listeners, func(l jobListener) bool { return l.pause == pause })
	}
}

func (r *jobRelay) start() (stop func()) {
	pause, resume, ended := make(chan os.Signal, 1), make(chan os.Signal, 1), make(chan struct{})
	ignore := r.job.Signals(pause, resume)
	r.app.apart(func() {
		for {
			select {
			case s := <-pause:
				if l, ok := r.last(); ok {
					offer(l.pause, s)
				} else {
					r.job.Pause(false)
				}
			case s := <-resume:
				if l, ok := r.last(); ok {
					offer(l.resume, s)
				}
			case <-ended:
				return
			}
		}
	})
	return func() {
		ignore()
		close(ended)
	}
}

func (r *jobRelay) last() (l jobListener, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if n := len(r.listeners); n > 0 {
		return r.listeners[n-1], true
	}
	return l, false
}

// offer does not wait: who has not taken one signal yet needs no other.
func offer(c chan<- os.Signal, s os.Signal) {
	select {
	case c <- s:
	default:
	}
}
