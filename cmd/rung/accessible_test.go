//go:build unix

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unicode"

	"github.com/creack/pty"

	"github.com/rung-dev/rung/internal/assess"
)

// tinyLadder is the small ladder of the manual.
func tinyLadder(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs("../../docs/example/tiny.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// transcript is rung on a dumb terminal: everything that it wrote.
type transcript struct {
	t   *testing.T
	cmd *exec.Cmd
	tty *os.File

	mu   sync.Mutex
	said bytes.Buffer
	read chan struct{}
}

// converse runs rung on a terminal that can do nothing but go on to the next line.
func converse(t *testing.T, home string, env []string, args ...string) *transcript {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append([]string{"RUNG_TEST_MAIN=1", "RUNG_HOME=" + home, "PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8"}, env...)
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Skipf("skipped: no pseudo-terminal here: %v", err)
	}
	x := &transcript{t: t, cmd: cmd, tty: tty, read: make(chan struct{})}
	go func() { io.Copy(x, tty); close(x.read) }()
	t.Cleanup(func() { cmd.Process.Kill(); tty.Close() })
	return x
}

func (x *transcript) Write(p []byte) (int, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.said.Write(p)
}

func (x *transcript) text() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.said.String()
}

// hear waits until a text was said so many times.
func (x *transcript) hear(text string, times int) *transcript {
	x.t.Helper()
	for end := time.Now().Add(patience); strings.Count(x.text(), text) < times; time.Sleep(3 * time.Millisecond) {
		if time.Now().After(end) {
			x.t.Fatalf("waited in vain for %q, %d times; it said\n%s", text, times, x.text())
		}
	}
	return x
}

func (x *transcript) say(line string) *transcript {
	x.t.Helper()
	if _, err := io.WriteString(x.tty, line+"\n"); err != nil {
		x.t.Fatal(err)
	}
	return x
}

// code waits for the end and returns the exit code.
func (x *transcript) code() int {
	x.t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- x.cmd.Wait() }()
	select {
	case err := <-ended:
		<-x.read
		return codeOf(err)
	case <-time.After(patience):
		x.t.Fatalf("rung does not end; it said\n%s", x.text())
	}
	return -1
}

func codeOf(err error) int {
	var bad *exec.ExitError
	if errors.As(err, &bad) {
		if ws, ok := bad.Sys().(syscall.WaitStatus); ok && ws.Signaled() {
			return 128 + int(ws.Signal())
		}
		return bad.ExitCode()
	}
	return 0
}

// drafts are the drafts of a home.
func drafts(t *testing.T, home string) (all []*assess.Assessment) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(home, "drafts", "*.json"))
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a, err := assess.Decode(data)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all = append(all, a)
	}
	return all
}

// TestDumbTerminalIsTalkedTo takes an assessment on terminals that cannot move their cursor. All that arrives there is printable text and line ends.
func TestDumbTerminalIsTalkedTo(t *testing.T) {
	for name, env := range map[string][]string{"dumb": {"TERM=dumb"}, "not set": nil, "asked for": {"TERM=xterm-256color", "RUNG_ACCESSIBLE=1"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := converse(t, t.TempDir(), env, "assess", "--ladder", tinyLadder(t), "--name", "Ada", "--at", "one")
			for i := range 5 {
				x.hear("Your answer, or help:", i+1).say("4")
			}
			x.hear("Type yes to hear your result", 1).say("yes")
			x.hear("Your choice:", 1).say("2").hear("Your choice:", 2).say("q")
			if code := x.code(); code != 0 {
				t.Errorf("it exits with %d", code)
			}
			x.hear("You stand at Second rung", 1)
			onlyText(t, x.text())
		})
	}
}

func onlyText(t *testing.T, text string) {
	t.Helper()
	for i, r := range strings.ReplaceAll(text, "\r\n", "\n") {
		if r != '\n' && !unicode.IsPrint(r) || r >= 0x2500 && r <= 0x259f {
			t.Fatalf("%q at byte %d of\n%q", r, i, text)
		}
	}
}

// TestSignalsInAConversation ends rung while it waits for a line. The draft is kept, and the words are those of the screens.
func TestSignalsInAConversation(t *testing.T) {
	for s, code := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143, syscall.SIGHUP: 129} {
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			x := converse(t, home, []string{"TERM=dumb"}, "assess", "--ladder", tinyLadder(t), "--name", "Ada", "--at", "one")
			x.hear("Your answer", 1).say("4").hear("Your answer", 2)
			if err := x.cmd.Process.Signal(s); err != nil {
				t.Fatal(err)
			}
			if got := x.code(); got != code {
				t.Errorf("it exits with %d, want %d", got, code)
			}
			x.hear("draft kept; go on with: rung assess", 1)
			if left := drafts(t, home); len(left) != 1 || len(left[0].Answers) != 1 {
				t.Errorf("%d drafts are left: %+v", len(left), left)
			}
			onlyText(t, strings.ReplaceAll(x.text(), "^C", ""))
		})
	}
}

// TestLinesOfATerminal ends the input behind half a line, where the terminal has echoed it, and types a line of which the terminal drops the end.
func TestLinesOfATerminal(t *testing.T) {
	t.Parallel()
	x := converse(t, t.TempDir(), []string{"TERM=dumb"}, "assess", "--ladder", tinyLadder(t), "--name", "Ada", "--at", "one")
	x.hear("Your answer", 1).say("e").hear("A line with a single dot", 1)
	x.say(strings.Repeat("x", 5000)).hear("A terminal cuts a line at 4095 bytes", 1)
	x.say("rest").say(".").hear("Noted. Saved.", 1)
	if _, err := io.WriteString(x.tty, "3 or\x04\x04"); err != nil {
		t.Fatal(err)
	}
	if code := x.code(); code != 1 || !strings.Contains(x.text(), "3 or\r\ndraft kept; go on with: ") {
		t.Errorf("it ends with %d and said\n%s", code, x.text())
	}
}

// TestControlKeysInAConversation types ctrl+c and ctrl+d: the one is a signal, the other the end of the input.
func TestControlKeysInAConversation(t *testing.T) {
	t.Parallel()
	for key, code := range map[string]int{"\x03": 130, "\x04": 1} {
		home := t.TempDir()
		x := converse(t, home, []string{"TERM=dumb"}, "assess", "--ladder", tinyLadder(t), "--name", "Ada", "--at", "one")
		x.hear("Your answer", 1).say("4").hear("Your answer", 2)
		if _, err := io.WriteString(x.tty, key); err != nil {
			t.Fatal(err)
		}
		if got := x.code(); got != code {
			t.Errorf("after %q it exits with %d, want %d", key, got, code)
		}
		x.hear("draft kept; go on with: rung assess", 1)
		if left := drafts(t, home); len(left) != 1 || len(left[0].Answers) != 1 {
			t.Errorf("after %q %d drafts are left", key, len(left))
		}
	}
}

// TestPipeCutAfterEachLine ends a piped conversation after each of its lines: the exit code says that it was cut, and the draft holds the
// answers that were given and no other.
func TestPipeCutAfterEachLine(t *testing.T) {
	lines := strings.Split("Ada|1|1|1|4|x||3|e|a note|.|4|b|2|s|o|4|4|4|yes|q", "|")
	ladder := tinyLadder(t)
	cuts, step := 0, 3
	if os.Getenv("RUNG_LONG_TESTS") != "" {
		step = 1
	}
	for n := 0; n <= len(lines); n += step {
		home := t.TempDir()
		cmd := exec.Command(os.Args[0], "assess", "--accessible", "--ladder", ladder)
		cmd.Env = []string{"RUNG_TEST_MAIN=1", "RUNG_HOME=" + home}
		cmd.Stdin = strings.NewReader(strings.Join(append(append([]string{}, lines[:n]...), ""), "\n"))
		var stdout, stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		code := codeOf(cmd.Run())
		cuts++
		finished := strings.Contains(stdout.String(), "The assessment is finished.")
		if code == 0 != finished || code > 1 {
			t.Errorf("after %d lines it exits with %d, finished %v:\n%s", n, code, finished, stderr.String())
		}
		left, answers := drafts(t, home), strings.Count(stdout.String(), "Saved.")
		switch {
		case finished && len(left) == 0, !finished && answers == 0 && len(left) == 0:
		case len(left) != 1 || len(left[0].Answers) > answers || !strings.Contains(stderr.String(), "draft kept; go on with: "):
			t.Errorf("after %d lines %d drafts are left, and %d times something was saved:\n%s", n, len(left), answers, stderr.String())
		}
		onlyText(t, stdout.String()+stderr.String())
	}
	t.Logf("figure: %d cuts", cuts)
}

// piped runs rung line by line with these lines typed, in a home.
func piped(home, typed string, env []string, args ...string) (code int, stdout, stderr string) {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append([]string{"RUNG_TEST_MAIN=1", "RUNG_HOME=" + home, "LANG=C.UTF-8"}, env...)
	cmd.Stdin = strings.NewReader(typed)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	code = codeOf(cmd.Run())
	return code, out.String(), said.String()
}

// TestHostileLines types what nobody should: escapes, bytes that are no text, lines that do not end. None of it is an answer, and none of it
// comes back as it was, whatever is said about colour.
func TestHostileLines(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	hostile := []string{"\x1b]52;c;cm0gLXJm\x07", "\x1b[2J\x1b[8m3", "3\x00", "\xff\xfe\x9b31m", "\u009b3J", "\u202ex3", "3\r3", strings.Repeat("3", 1<<20), "\t", "３", "3 4", "+3", "03"}
	typed := strings.Join(hostile, "\n") + "\ne\n" + strings.Join(hostile, "\n") + "\n.\n3\nq\n"
	code, stdout, stderr := piped(home, typed, []string{"CLICOLOR_FORCE=1", "COLORTERM=truecolor", "TERM=xterm-256color"},
		"assess", "--accessible", "--color=always", "--ladder", tinyLadder(t), "--name", "Ada\x1b[31m", "--at", "one")
	onlyText(t, stdout+stderr)
	left := drafts(t, home)
	if code != 0 || len(left) != 1 || len(left[0].Answers) != 1 || left[0].Answers[0].Response != 3 {
		t.Errorf("it exits with %d, %d drafts are left: %+v\n%s", code, len(left), left, stderr)
	}
	if again := strings.Count(stdout, "That is no answer here."); again != len(hostile)-2 { // one is too long, one is empty
		t.Errorf("%d of %d lines are refused:\n%s", again, len(hostile), stdout)
	}
}

// TestNobodyHears fails to write what is said: rung ends with 74, and no answer is taken that was not asked for. The draft stays.
func TestNobodyHears(t *testing.T) {
	t.Parallel()
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("needs /dev/full")
	}
	defer full.Close()
	home := t.TempDir()
	piped(home, "3\n4\n", nil, "assess", "--accessible", "--ladder", tinyLadder(t), "--name", "Ada", "--at", "one")
	for _, args := range [][]string{{"assess", "--resume"}, {}, {"assess", "--name", "Eve", "--at", "one", "--ladder", tinyLadder(t)}} {
		cmd := exec.Command(os.Args[0], append(args, "--accessible")...)
		cmd.Env = []string{"RUNG_TEST_MAIN=1", "RUNG_HOME=" + home}
		cmd.Stdin, cmd.Stdout = strings.NewReader("3\n4\n"), full
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		if code := codeOf(cmd.Run()); code != 74 {
			t.Errorf("%q exits with %d:\n%s", args, code, stderr.String())
		}
		if left := drafts(t, home); len(left) != 1 || len(left[0].Answers) != 2 {
			t.Errorf("%q: %d drafts are left: %+v", args, len(left), left)
		}
	}
}

// TestInputThatIsNone talks to what cannot be read, and to a line that has no end: rung says what is wrong with it, and ends.
func TestInputThatIsNone(t *testing.T) {
	for path, want := range map[string]string{
		"/":         "rung: standard input cannot be read: is a directory\nhint: let the lines come from a terminal, a pipe or a file\n",
		"/dev/zero": "rung: standard input cannot be read: a line is longer than 16 MiB\nhint: let the lines come from a terminal, a pipe or a file\n",
	} {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			in, err := os.Open(path)
			if err != nil {
				t.Skipf("needs %s", path)
			}
			defer in.Close()
			cmd := exec.Command(os.Args[0], "--accessible")
			cmd.Env = []string{"RUNG_TEST_MAIN=1", "RUNG_HOME=" + t.TempDir()}
			var stderr bytes.Buffer
			cmd.Stdin, cmd.Stderr = in, &stderr
			stop := time.AfterFunc(patience, func() { cmd.Process.Kill() })
			defer stop.Stop()
			if code := codeOf(cmd.Run()); code != 1 || stderr.String() != want {
				t.Errorf("it exits with %d, and says\n%swant\n%s", code, stderr.String(), want)
			}
		})
	}
}
