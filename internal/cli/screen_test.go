package cli

import (
	"bytes"
	"crypto/rand"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/creack/pty"

	"github.com/rung-dev/rung/internal/assess"
)

// TestSignals ends an assessment from outside after three answers: each signal has its code, the draft is kept, and
// the command to go on with it is said.
func TestSignals(t *testing.T) {
	for signal, code := range map[os.Signal]int{syscall.SIGHUP: 129, os.Interrupt: 130, syscall.SIGTERM: 143} {
		t.Run(signal.String(), func(t *testing.T) {
			home := filepath.Join(t.TempDir(), "home")
			s := startScreen(t, "--home", home, "assess", "--name", "Ada", "--at", "po")
			s.press("l")
			s.waitFor("Not yet")
			s.press("444")
			s.waitFor("3 answered")
			s.signals <- signal
			if got := s.exit(); got != code {
				t.Errorf("code %d, not %d; it said %s", got, code, s.stderr.String())
			}
			said := regexp.MustCompile(`draft kept; go on with: rung --home \S+ assess --resume (\S+)\n`).FindStringSubmatch(s.stderr.String())
			if said == nil {
				t.Fatalf("it said %q", s.stderr.String())
			}
			data, err := os.ReadFile(filepath.Join(home, "drafts", said[1]+".json"))
			if err != nil {
				t.Fatal(err)
			}
			if draft, err := assess.Decode(data); err != nil || len(draft.Answers) != 3 {
				t.Errorf("the draft has %v, %v", draft, err)
			}
		})
	}
}

// TestNoColor runs the home screen with every way to say whether one wants colour.
func TestNoColor(t *testing.T) {
	for _, c := range []struct {
		env   []string
		flag  string
		color bool
	}{
		{nil, "auto", true},
		{[]string{"NO_COLOR=1"}, "auto", false},
		{[]string{"NO_COLOR=yes"}, "auto", false},
		{[]string{"NO_COLOR=0"}, "auto", false},
		{[]string{"NO_COLOR="}, "auto", true},
		{[]string{"NO_COLOR=1"}, "always", true},
		{[]string{"NO_COLOR=1", "CLICOLOR_FORCE=1"}, "auto", false},
		{[]string{"CLICOLOR=0"}, "auto", false},
		{[]string{"CLICOLOR=0", "CLICOLOR_FORCE=1"}, "auto", true},
		{nil, "never", false},
	} {
		a := &app{color: when(c.flag), world: World{Environ: append(c.env, "TERM=xterm-256color")}}
		if got := a.profile() > colorprofile.ASCII; got != c.color {
			t.Errorf("%v --color %s: colour %v", c.env, c.flag, got)
		}
	}
}

// screen is rung in this process, on a pseudo-terminal.
type screen struct {
	t       *testing.T
	tty     *os.File // the other end
	signals chan<- os.Signal
	stderr  bytes.Buffer
	code    chan int

	mu  sync.Mutex
	out strings.Builder
}

func startScreen(t *testing.T, args ...string) *screen {
	t.Helper()
	ours, theirs, err := pty.Open()
	if err != nil {
		t.Skipf("skipped: no pseudo-terminal here: %v", err)
	}
	if err := pty.Setsize(ours, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	s := &screen{t: t, tty: ours, code: make(chan int, 1)}
	signals := make(chan os.Signal)
	s.signals = signals
	go s.read()
	go func() {
		s.code <- Main(World{
			Args: args, Environ: []string{"TERM=xterm-256color"}, GOOS: runtime.GOOS,
			Stdin: theirs, Stdout: theirs, Stderr: &s.stderr, Now: time.Now, Rand: rand.Reader,
			Signals: func(c chan<- os.Signal) func() {
				go func() {
					for sig := range signals {
						c <- sig
					}
				}()
				return func() { close(signals) }
			},
		})
	}()
	t.Cleanup(func() { _, _ = ours.Close(), theirs.Close() })
	return s
}

func (s *screen) read() {
	buf := make([]byte, 4096)
	for {
		n, err := s.tty.Read(buf)
		s.mu.Lock()
		s.out.Write(buf[:n])
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (s *screen) press(keys string) {
	s.t.Helper()
	if _, err := io.WriteString(s.tty, keys); err != nil {
		s.t.Fatal(err)
	}
}

// waitFor waits until a text was written. Only what changes is written, so it has to be new as a whole.
func (s *screen) waitFor(text string) {
	s.t.Helper()
	for end := time.Now().Add(time.Minute); ; time.Sleep(2 * time.Millisecond) {
		s.mu.Lock()
		found := strings.Contains(s.out.String(), text)
		s.mu.Unlock()
		if found {
			return
		}
		if time.Now().After(end) {
			s.t.Fatalf("waited in vain for %q in %q", text, s.out.String())
		}
	}
}

func (s *screen) exit() int {
	s.t.Helper()
	select {
	case code := <-s.code:
		return code
	case <-time.After(time.Minute):
		s.t.Fatal("rung does not end")
		return 0
	}
}
