//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/ladders"
)

const (
	esc    = "\x1b"
	left   = "\x1b[D"
	down   = "\x1b[B"
	top    = "\x1b[H"      // the key Home
	bottom = "\x1b[F"      // the key End
	stop   = "\x03"        // ctrl+c
	open   = enter + enter // at the reveal: goes to the differences, and opens the first one
)

// desk is a machine with rung on it: all that programs may write to lies below one directory, and what they say is kept on a tape.
type desk struct {
	t    *testing.T
	root string
	tape tape
}

func newDesk(t *testing.T) *desk { return deskAt(t, t.TempDir()) }

func deskAt(t *testing.T, root string) *desk {
	t.Helper()
	d := &desk{t: t, root: root}
	for _, dir := range []string{"work", "user", "tmp", "bin"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	program, err := os.Executable()
	if err == nil {
		err = os.Symlink(program, filepath.Join(root, "bin", "rung"))
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// home is a place in rung's home.
func (d *desk) home(names ...string) string {
	return filepath.Join(append([]string{d.root, "home"}, names...)...)
}

// at is a file in the directory that commands are given in.
func (d *desk) at(name string) string { return filepath.Join(d.root, "work", name) }

func (d *desk) write(name string, data []byte) {
	d.t.Helper()
	if err := os.WriteFile(d.at(name), data, 0o600); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) read(path string) []byte {
	d.t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		d.t.Fatal(err)
	}
	return data
}

// document is the only one whose path in the home matches a pattern.
func (d *desk) document(pattern string) *assess.Assessment {
	d.t.Helper()
	path := theOnly(d.t, d.home(pattern))
	a, err := assess.Decode(d.read(path))
	if err != nil {
		d.t.Fatalf("%s does not read: %v", path, err)
	}
	return a
}

// command is a program on this desk.
func (d *desk) command(name string, args ...string) *exec.Cmd {
	if name == "rung" {
		name = filepath.Join(d.root, "bin", name)
	}
	cmd := exec.Command(name, args...)
	cmd.Dir = filepath.Join(d.root, "work")
	cmd.Env = []string{
		"RUNG_TEST_MAIN=1", "RUNG_HOME=" + d.home(), "HOME=" + filepath.Join(d.root, "user"), "TMPDIR=" + filepath.Join(d.root, "tmp"),
		"PATH=" + filepath.Join(d.root, "bin") + ":" + os.Getenv("PATH"), "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8",
	}
	cmd.Env = append(cmd.Env, raceReports()...)
	return cmd
}

// try runs rung without a terminal.
func (d *desk) try(args ...string) (code int, out, said string) {
	cmd := d.command("rung", args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = io.MultiWriter(&stdout, &d.tape), io.MultiWriter(&stderr, &d.tape)
	_ = cmd.Run() // its exit code says it
	return cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()
}

// run is try where the exit code has to be 0.
func (d *desk) run(args ...string) (out string) {
	d.t.Helper()
	code, out, said := d.try(args...)
	if code != 0 {
		d.t.Fatalf("rung %s: exit code %d:\n%s%s", strings.Join(args, " "), code, out, said)
	}
	return out
}

// open runs rung on a terminal.
func (d *desk) open(args ...string) *terminal {
	d.t.Helper()
	return d.show(d.command("rung", args...))
}

// show runs a program on a terminal. Where some of its output goes already, that is not shown.
func (d *desk) show(cmd *exec.Cmd) *terminal {
	d.t.Helper()
	const width, height = 100, 30
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: height, Cols: width})
	if err != nil {
		d.t.Skipf("skipped: no pseudo-terminal here: %v", err)
	}
	x := &terminal{t: d.t, cmd: cmd, tty: tty, screen: newEyes(width, height), finished: make(chan struct{})}
	read := make(chan struct{})
	go func() { io.Copy(io.MultiWriter(&d.tape, x.screen), tty); close(read) }()
	go io.Copy(tty, x.screen)
	go func() {
		<-read
		x.err = cmd.Wait()
		close(x.finished)
	}()
	d.t.Cleanup(x.close)
	return x
}

// files are all files of a desk by path. What comes or goes at the moment may be missing.
func (d *desk) files() map[string]string {
	found := map[string]string{}
	filepath.Walk(d.root, func(path string, info os.FileInfo, err error) error {
		if err == nil && info.Mode().IsRegular() {
			if data, err := os.ReadFile(path); err == nil {
				found[strings.TrimPrefix(path, d.root+"/")] = string(data)
			}
		}
		return nil
	})
	return found
}

// tape keeps what was written, by several programs at once.
type tape struct {
	mu      sync.Mutex
	written []byte
	last    time.Time
}

func (p *tape) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.written, p.last = append(p.written, b...), time.Now()
	return len(b), nil
}

func (p *tape) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return string(p.written)
}

func (p *tape) size() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.written)
}

// still says whether nothing was written for a while, and no frame is on its way.
func (p *tape) still(d time.Duration) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if openFrame(p.written) >= 0 {
		d = frameAfter
	}
	return time.Since(p.last) > d
}

var product = sync.OnceValues(func() (*ladder.Ladder, error) {
	text, _ := ladders.Read(ladders.Default)
	return ladderfile.Read("product.yaml", text)
})

// adasID is the id of Ada's view of herself.
const adasID = "0198f0c2-0000-7000-8000-0000000000aa"

// adasView is Ada's finished view of herself: the questions of the first two rungs to some competencies, answered by value and noted by
// note.
func adasView(t *testing.T, competencies int, value func(i int) assess.Response, note func(i int) string) *assess.Assessment {
	t.Helper()
	l, err := product()
	if err != nil {
		t.Fatal(err)
	}
	a := &assess.Assessment{
		ID: adasID, Ladder: assess.BindTo(l), Person: assess.Person{Name: "Ada Example"},
		Rater: assess.Rater{Role: assess.Self, Name: "Ada Example"}, Declared: "pm", Mode: assess.Full,
		StartedAt: time.Date(2026, 1, 20, 9, 0, 0, 0, time.UTC), FinishedAt: time.Date(2026, 1, 20, 9, 30, 0, 0, time.UTC),
	}
	for _, c := range l.Competencies[:competencies] {
		for _, rung := range []string{"po", "pm"} {
			i := len(a.Answers)
			a.Answers = append(a.Answers, assess.Answer{Rung: rung, Competency: c.ID, Response: value(i), Evidence: note(i)})
		}
	}
	return scored(t, a)
}

// scored is a view with its result.
func scored(t *testing.T, a *assess.Assessment) *assess.Assessment {
	t.Helper()
	l, err := product()
	if err == nil {
		a.Result, err = score.Derive(l, a)
	}
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func fours(int) assess.Response { return 4 }

func noNote(int) string { return "" }

// rate answers what is left of a second view, up to its end card.
func rate(x *terminal, value string) *terminal {
	x.t.Helper()
	atEnd := func() bool { return strings.Contains(x.shows(), "lock your view") }
	for !atEnd() {
		before, _ := counted(x)
		x.press(enter + value) // enter passes an introduction, and does nothing on an open question
		x.until(fmt.Sprintf("more than %d answers", before), func() bool {
			now, _ := counted(x)
			return now > before || atEnd()
		})
	}
	return x.see("saved ✓")
}

// lock gives what is left of a second view and locks it.
func lock(x *terminal) *terminal {
	x.t.Helper()
	return rate(x, "3").press("l").see("Both views are locked").see("saved ✓")
}
