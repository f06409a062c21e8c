//go:build unix

package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"github.com/rung-dev/rung/internal/cli"
)

// TestMain makes the test binary be rung when asked to, so that the tests drive the real program.
func TestMain(m *testing.M) {
	switch os.Getenv("RUNG_TEST_MAIN") {
	case "1":
		main()
		return
	case "failing":
		os.Exit(cli.Main(failing()))
	case "bare":
		if err := playBare(); err != nil {
			os.Exit(1)
		}
		return
	}
	heedSignals()
	testsAtOnce()
	os.Exit(m.Run())
}

// heedSignals takes back that signals are ignored, as nohup and shells have it for what they start in the background: rung would inherit
// it.
func heedSignals() {
	for _, s := range []os.Signal{syscall.SIGHUP, os.Interrupt, syscall.SIGQUIT, syscall.SIGTERM} {
		if signal.Ignored(s) {
			signal.Notify(make(chan os.Signal, 1), s)
		}
	}
}

// notInShort leaves a test out where -short is given, as for the race detector: it is about what rung writes and keeps, which the emulator and
// many processes make slow to look at, and not about what happens at once.
func notInShort(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("skipped: a long test, left out by -short")
	}
}

// testsAtOnce runs more tests at once than there are processors, but where -parallel says how many: they mostly wait for terminals.
func testsAtOnce() {
	flag.Parse()
	said := false
	flag.Visit(func(f *flag.Flag) { said = said || f.Name == "test.parallel" })
	each := 6
	if testing.Short() || long() { // the race detector, and what the long forms draw, need the processors themselves
		each = 4
	}
	if !said {
		_ = flag.Set("test.parallel", strconv.Itoa(each*runtime.GOMAXPROCS(0)))
	}
}

// patience is how long a test waits for something to appear. It is far beyond what rung takes, for busy machines.
const patience = time.Minute

// terminal is rung running on a pseudo-terminal, with an emulator for eyes.
type terminal struct {
	t        *testing.T
	cmd      *exec.Cmd
	tty      *os.File
	screen   *eyes
	finished chan struct{}
	once     sync.Once
	err      error
}

// raceReports goes into the environment of a rung whose race detector, if it has one, is to report elsewhere than on the terminal.
func raceReports() []string {
	if where := os.Getenv("GORACE"); where != "" {
		return []string{"GORACE=" + where}
	}
	return nil
}

// start runs rung with a home of its own. A mute terminal answers no query.
func start(t *testing.T, home string, width, height int, mute bool, args ...string) *terminal {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = []string{"RUNG_TEST_MAIN=1", "RUNG_HOME=" + home, "TERM=xterm-256color", "COLORTERM=truecolor", "PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8"}
	cmd.Env = append(cmd.Env, raceReports()...)
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: uint16(height), Cols: uint16(width)})
	if err != nil {
		t.Skipf("skipped: no pseudo-terminal here: %v", err)
	}
	term := &terminal{t: t, cmd: cmd, tty: tty, screen: newEyes(width, height), finished: make(chan struct{})}
	read := make(chan struct{})
	go func() { io.Copy(term.screen, tty); close(read) }()
	go func() {
		if mute {
			io.Copy(io.Discard, term.screen)
			return
		}
		io.Copy(tty, term.screen)
	}()
	go func() {
		<-read
		term.err = cmd.Wait()
		close(term.finished)
	}()
	t.Cleanup(term.close)
	return term
}

func (x *terminal) close() {
	x.once.Do(func() {
		x.cmd.Process.Kill()
		<-x.finished
		x.tty.Close() // the emulator is left open: its Close races with the copier that waits for it to answer
	})
}

// see waits until a text is on the screen.
func (x *terminal) see(text string) *terminal {
	x.t.Helper()
	x.until(text, func() bool { return strings.Contains(x.shows(), text) })
	return x
}

func (x *terminal) until(what string, ok func() bool) {
	x.t.Helper()
	for end := time.Now().Add(patience); !ok(); time.Sleep(3 * time.Millisecond) {
		if time.Now().After(end) {
			x.t.Fatalf("waited in vain for %s; the screen shows\n%s", what, x.shows())
		}
	}
}

// sleeps says whether no thread of rung has anything to do, or waits for a disk. Where that cannot be seen, it says so, too.
func (x *terminal) sleeps() bool {
	threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", x.cmd.Process.Pid))
	for _, path := range threads {
		stat, _ := os.ReadFile(path)
		if _, state, ok := bytes.Cut(stat, []byte(") ")); ok && (state[0] == 'R' || state[0] == 'D') {
			return false
		}
	}
	return true
}

// rests waits until rung has done what it does with a signal: one that comes before would be the same one to it.
func (x *terminal) rests() {
	x.t.Helper()
	looks := 0
	x.until("rung at rest", func() bool {
		if looks++; !x.sleeps() {
			looks = 0
		}
		return looks > 5
	})
}

// shows is the screen as text.
func (x *terminal) shows() string { return x.screen.shows() }

// press types raw keys.
func (x *terminal) press(keys string) *terminal {
	x.t.Helper()
	if _, err := io.WriteString(x.tty, keys); err != nil {
		x.t.Fatalf("typing %q: %v; the screen shows\n%s", keys, err, x.shows())
	}
	return x
}

func (x *terminal) resize(width, height int) *terminal {
	x.t.Helper()
	x.screen.Resize(width, height)
	if err := pty.Setsize(x.tty, &pty.Winsize{Rows: uint16(height), Cols: uint16(width)}); err != nil {
		x.t.Fatal(err)
	}
	return x
}

// exit waits for the end of rung and returns its exit code, 128+n when signal n killed it.
func (x *terminal) exit() int {
	x.t.Helper()
	select {
	case <-x.finished:
	case <-time.After(patience):
		x.t.Fatalf("rung does not end; the screen shows\n%s", x.shows())
	}
	var bad *exec.ExitError
	if errors.As(x.err, &bad) {
		if ws, ok := bad.Sys().(syscall.WaitStatus); ok && ws.Signaled() {
			return 128 + int(ws.Signal())
		}
		return bad.ExitCode()
	}
	return 0
}
