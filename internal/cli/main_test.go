package cli

import (
	"crypto/rand"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected parts of the scripts")

// TestMain makes the test binary be rung itself for the scripts: the real one, but for its clock and, where the terminal of
// a script has no size, its screen. On a terminal it stays for a moment after its end: testscript closes that when rung has ended, and what
// it has not read by then is lost.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rung": func() {
		code := judged(scriptWorld())
		if isTerminal(os.Stdin) {
			time.Sleep(100 * time.Millisecond)
		}
		os.Exit(code)
	}})
}

func scriptWorld() World {
	w := World{
		Args: os.Args[1:], Environ: os.Environ(), GOOS: runtime.GOOS,
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Now: scriptClock(os.Getenv("RUNG_TEST_NOW")), Rand: rand.Reader,
		Signals: func(c chan<- os.Signal) func() {
			signal.Notify(c, syscall.SIGHUP, os.Interrupt, syscall.SIGTERM)
			return func() { signal.Stop(c) }
		},
	}
	if size := os.Getenv("RUNG_TEST_SIZE"); size != "" && isTerminal(os.Stdin) {
		w.Stdout, w.Window = scriptScreen(size)
	}
	return w
}

// scriptScreen is the terminal of a script, which is on standard input only and says that it has no size.
func scriptScreen(size string) (tty io.Writer, win Window) {
	f, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err == nil {
		_, err = fmt.Sscanf(size, "%dx%d", &win.Width, &win.Height)
	}
	if err != nil {
		panic(err)
	}
	return f, win
}

// scriptClock stands still at the time that a script sets.
func scriptClock(at string) func() time.Time {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return time.Now
	}
	return func() time.Time { return t }
}
