// Command rung shows a person where they stand on a career ladder and what the next role asks for.
package main

import (
	"crypto/rand"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"syscall"
	"time"

	"github.com/rung-dev/rung/internal/cli"
)

func main() { os.Exit(cli.Main(realWorld())) }

// realWorld is what rung takes from outside.
func realWorld() cli.World {
	return cli.World{
		Args:    os.Args[1:],
		Environ: os.Environ(),
		GOOS:    runtime.GOOS,
		Stdin:   os.Stdin,
		Stdout:  os.Stdout,
		Stderr:  os.Stderr,
		Now:     time.Now,
		Rand:    rand.Reader,
		Signals: signals,
		Job:     job(),
	}
}

// signals sends to c what asks rung to end, until stop is called. What rung was started to ignore, as by nohup, stays ignored.
func signals(c chan<- os.Signal) (stop func()) {
	asked := slices.DeleteFunc([]os.Signal{syscall.SIGHUP, os.Interrupt, syscall.SIGQUIT, syscall.SIGTERM}, signal.Ignored)
	if len(asked) > 0 { // none would mean all
		signal.Notify(c, asked...)
	}
	return func() { signal.Stop(c) }
}
