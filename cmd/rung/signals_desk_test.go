//go:build unix

package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"github.com/rung-dev/rung/internal/cli"
)

// The tests of signals run rung with a fault in it, or on a slow disk, when these files are there.
const (
	faultFile = "RUNG_TEST_FAULT" // names a file; as soon as that is there and not empty, its text is where rung has a fault
	slowFile  = "RUNG_TEST_SLOW"  // names a file; as long as that is there, to draw a random number takes longer than any test waits, as does saving
)

// failing is what rung takes from outside, with faults and slowness to order.
func failing() cli.World {
	w := realWorld()
	if path := os.Getenv(faultFile); path != "" {
		places := map[string]cli.Where{"update": cli.InUpdate, "view": cli.InView, "command": cli.InCommand, "goroutine": cli.InGoroutine, "saving": cli.InSaving}
		w.Fault = func(where cli.Where) {
			if text, err := os.ReadFile(path); err == nil && len(text) > 0 && places[string(text)] == where {
				var none []int
				none[where] = 0 // a real mistake, of the kind that is made
			}
		}
	}
	if path := os.Getenv(slowFile); path != "" {
		w.Rand = slowRand{w.Rand, path}
	}
	return w
}

// slowRand draws slowly.
type slowRand struct {
	io.Reader
	path string
}

func (s slowRand) Read(b []byte) (int, error) {
	for end := time.Now().Add(2 * patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if _, err := os.Stat(s.path); err != nil {
			break
		}
	}
	return s.Reader.Read(b)
}

// watched is rung on a terminal whose state is known before and after.
type watched struct {
	*terminal
	desk   *desk
	before term.State
	other  *os.File // the end of the terminal that rung has, too
	out    *tape
}

// watch runs rung on a terminal, with everything it writes on a tape of its own.
func (d *desk) watch(cmd *exec.Cmd) *watched {
	d.t.Helper()
	ours, theirs, err := pty.Open()
	if err != nil {
		d.t.Skipf("skipped: no pseudo-terminal here: %v", err)
	}
	const width, height = 80, 24
	if err := pty.Setsize(ours, &pty.Winsize{Rows: height, Cols: width}); err != nil {
		d.t.Fatal(err)
	}
	w := &watched{desk: d, other: theirs, out: &tape{}, terminal: &terminal{t: d.t, cmd: cmd, tty: ours, screen: newEyes(width, height), finished: make(chan struct{})}}
	w.before = w.modes()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = theirs, theirs, theirs
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true} // as in a window of its own
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	// theirs stays open, so that the terminal can still be looked at when rung has ended. All that it wrote has come when a mark after it has.
	go io.Copy(io.MultiWriter(w.out, w.screen), ours)
	go io.Copy(ours, w.screen)
	go func() {
		w.err = cmd.Wait()
		_, err := io.WriteString(theirs, endMark)
		for end := time.Now().Add(patience); err == nil && !strings.Contains(w.out.String(), endMark) && time.Now().Before(end); {
			time.Sleep(2 * time.Millisecond)
		}
		close(w.finished)
	}()
	d.t.Cleanup(func() {
		w.close()
		theirs.Close()
	})
	return w
}

// modes are those of the terminal as the system keeps them.
func (w *watched) modes() term.State {
	w.t.Helper()
	state, err := term.GetState(w.other.Fd()) // of tty, it would have reading block, and closing wait for that
	if err != nil {
		w.t.Fatal(err)
	}
	return *state
}

// settled wants the terminal to be as it was before rung had it.
func (w *watched) settled() {
	w.t.Helper()
	if w.modes() != w.before {
		w.t.Error("the terminal is not in the modes it was in before")
	}
	for _, left := range leftOn(w.out.String()) {
		w.t.Errorf("left behind: %s", left)
	}
	if w.screen.IsAltScreen() {
		w.t.Error("the alternate screen is left on")
	}
}

var (
	privateMode = regexp.MustCompile(`\x1b\[\?([0-9;]+)([hl])`)
	otherKeys   = regexp.MustCompile(`\x1b\[>4(?:;(\d))?m`)
	rendition   = regexp.MustCompile(`\x1b\[([0-9;:]*)m`)
	titleStack  = regexp.MustCompile(`\x1b\[(22|23);2t`)
	windowTitle = regexp.MustCompile(`\x1b\]2;([^\x07]*)\x07`)
	progressBar = regexp.MustCompile(`\x1b\]9;4;(\d)[^\x07]*\x07`)
)

// leftOn says what of a terminal is not as it was before something was written to it.
func leftOn(written string) (left []string) {
	on := map[string]bool{"25": true}
	for _, m := range privateMode.FindAllStringSubmatch(written, -1) {
		for mode := range strings.SplitSeq(m[1], ";") {
			on[mode] = m[2] == "h"
		}
	}
	for mode, isOn := range on {
		if isOn != (mode == "25") {
			left = append(left, "mode "+mode)
		}
	}
	if pushed, popped := strings.Count(written, "\x1b[>1u")+strings.Count(written, "\x1b[>3u")+strings.Count(written, "\x1b[>0u"), strings.Count(written, "\x1b[<u")+strings.Count(written, "\x1b[<1u"); pushed != popped {
		left = append(left, fmt.Sprintf("keyboard modes: %d pushed, %d popped", pushed, popped))
	}
	if all := otherKeys.FindAllStringSubmatch(written, -1); len(all) > 0 && all[len(all)-1][1] != "" && all[len(all)-1][1] != "0" {
		left = append(left, "other keys")
	}
	if all := rendition.FindAllStringSubmatch(written, -1); len(all) > 0 {
		if last := all[len(all)-1][1]; last != "" && last != "0" {
			left = append(left, "colours: "+last)
		}
	}
	return append(append(left, titleLeft(written)...), barLeft(written)...)
}

// titleLeft follows the title of the window through its stack.
func titleLeft(written string) []string {
	const before = "the shell's"
	title, stack := before, []string(nil)
	for _, m := range regexp.MustCompile(titleStack.String()+`|`+windowTitle.String()).FindAllStringSubmatch(written, -1) {
		switch {
		case m[1] == "22":
			stack = append(stack, title)
		case m[1] == "23" && len(stack) > 0:
			title, stack = stack[len(stack)-1], stack[:len(stack)-1]
		case m[1] == "":
			title = m[2]
		}
	}
	if title != before || len(stack) > 0 {
		return []string{fmt.Sprintf("the title %q, %d on the stack", title, len(stack))}
	}
	return nil
}

func barLeft(written string) []string {
	if all := progressBar.FindAllStringSubmatch(written, -1); len(all) > 0 && all[len(all)-1][1] != "0" {
		return []string{"a progress bar"}
	}
	return nil
}

// failing is rung on this desk, with faults and slowness to order.
func (d *desk) failing(args ...string) *exec.Cmd {
	cmd := d.command("rung", args...)
	for i, e := range cmd.Env {
		if e == "RUNG_TEST_MAIN=1" {
			cmd.Env[i] = "RUNG_TEST_MAIN=failing"
		}
	}
	cmd.Env = append(cmd.Env, faultFile+"="+d.at("fault"), slowFile+"="+d.at("slow"))
	return cmd
}

// answering runs rung up to the first saved answer.
func (d *desk) answering(more ...string) *watched {
	d.t.Helper()
	cmd := d.failing("assess", "--name", "Ada", "--at", "po")
	cmd.Env = append(cmd.Env, more...)
	w := d.watch(cmd)
	w.see("continue").press(enter).see("Not yet").press("3").see("1 answered").see("saved ✓")
	return w
}

// said is what rung wrote after the screen was gone.
func (w *watched) said() string {
	written := w.out.String()
	for _, end := range []string{"\x1b[?1049l", popTitle} {
		if i := strings.LastIndex(written, end); i >= 0 {
			written = written[i+len(end):]
		}
	}
	written, _, _ = strings.Cut(written, endMark)
	return strings.ReplaceAll(written, "\r\n", "\n")
}

// endMark is shown by no terminal.
const endMark = "\x00\x00end of rung\x00\x00"

const popTitle = "\x1b[23;2t"

func TestLeftOn(t *testing.T) {
	for written, want := range map[string]int{
		"": 0, "\x1b[?1049h\x1b[?25l\x1b[?25h\x1b[?1049l": 0, "\x1b[?1049h": 1, "\x1b[?25l": 1, "\x1b[?2004h": 1, "\x1b[1;31mx\x1b[m": 0, "\x1b[1mx": 1,
		"\x1b[22;2t\x1b]2;rung\x07\x1b]2;\x07\x1b[23;2t": 0, "\x1b]2;rung\x07": 1, "\x1b[22;2t\x1b]2;\x07": 1, "\x1b[>1u": 1, "\x1b[>4;2m": 1, "\x1b[>4;2m\x1b[>4m": 0,
		"\x1b]9;4;1;3\x07": 1, "\x1b]9;4;1;3\x07\x1b]9;4;0\x07": 0,
	} {
		if got := leftOn(written); len(got) != want {
			t.Errorf("%q: %v", written, got)
		}
	}
}
