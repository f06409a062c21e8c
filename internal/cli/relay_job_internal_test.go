package cli

import (
	"os"
	"syscall"
	"testing"
)

// TestPausedWhereNobodyListens asks rung to pause before, while and after somebody listens.
func TestPausedWhereNobodyListens(t *testing.T) {
	var pause, resume chan<- os.Signal
	paused, listening := make(chan bool), 0
	a := &app{faults: make(chan *fault, 1), world: World{Job: &Job{
		Signals: func(p, r chan<- os.Signal) func() {
			pause, resume = p, r
			listening++
			return func() { listening-- }
		},
		Pause: func(job bool) { paused <- job },
	}}}
	stop := a.relayJob()
	if listening != 0 {
		t.Error("it listens before anybody wants it: the system would pause rung just as well")
	}
	mine, going := make(chan os.Signal, 1), make(chan os.Signal, 1)
	unlisten := a.world.Job.Signals(mine, going)
	pause <- syscall.SIGTERM // any will do: there is none to pause on Windows
	resume <- syscall.SIGTERM
	<-mine
	<-going
	second := make(chan os.Signal, 1)
	a.world.Job.Signals(second, going)()
	pause <- syscall.SIGTERM
	<-mine
	unlisten()
	pause <- syscall.SIGTERM
	if job := <-paused; job {
		t.Error("it pauses others, who were asked themselves")
	}
	stop()
	if listening != 0 {
		t.Errorf("%d listen to the end", listening)
	}
}
