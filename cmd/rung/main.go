// Command rung shows a person where they stand on a career ladder and what the next role asks for.
package main

import (
	"crypto/rand"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"github.com/rung-dev/rung/internal/cli"
)

func main() {
	os.Exit(cli.Main(cli.World{
		Args:    os.Args[1:],
		Environ: os.Environ(),
		GOOS:    runtime.GOOS,
		Stdin:   os.Stdin,
		Stdout:  os.Stdout,
		Stderr:  os.Stderr,
		Now:     time.Now,
		Rand:    rand.Reader,
		Signals: signals,
	}))
}

// signals sends to c what asks rung to end, until stop is called. Without it they end the process as usual.
func signals(c chan<- os.Signal) (stop func()) {
	signal.Notify(c, syscall.SIGHUP, os.Interrupt, syscall.SIGTERM)
	return func() { signal.Stop(c) }
}
