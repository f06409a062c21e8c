//go:build unix

package main

import (
	"io"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// manner is how a terminal answers: it gets what an emulator says to rung, and passes it on to rung's keyboard or not.
type manner func(keyboard io.Writer, says io.Reader)

func atOnce(keyboard io.Writer, says io.Reader) { _, _ = io.Copy(keyboard, says) }

func never(_ io.Writer, says io.Reader) { _, _ = io.Copy(io.Discard, says) }

// late answers after a while.
func late(d time.Duration) manner {
	return func(keyboard io.Writer, says io.Reader) {
		each(says, func(b []byte) { time.AfterFunc(d, func() { _, _ = keyboard.Write(b) }) })
	}
}

// inBytes answers byte by byte, with a pause before each.
func inBytes(pause time.Duration) manner {
	return func(keyboard io.Writer, says io.Reader) {
		each(says, func(b []byte) {
			line := keyboard.(*wire)
			line.Lock() // no key comes in the middle of an answer
			defer line.Unlock()
			for i := range b {
				time.Sleep(pause)
				_, _ = line.Writer.Write(b[i : i+1])
			}
		})
	}
}

// nonsense answers something else.
func nonsense(answer string) manner {
	return func(keyboard io.Writer, says io.Reader) {
		each(says, func([]byte) { _, _ = io.WriteString(keyboard, answer) })
	}
}

func each(says io.Reader, do func([]byte)) {
	for b := make([]byte, 4096); ; {
		n, err := says.Read(b)
		if n > 0 {
			do(slices.Clone(b[:n]))
		}
		if err != nil {
			return
		}
	}
}

// wire takes what is typed and what is answered, one at a time.
type wire struct {
	sync.Mutex
	io.Writer
}

func (w *wire) Write(b []byte) (int, error) {
	w.Lock()
	defer w.Unlock()
	return w.Writer.Write(b)
}

// host is a terminal that keeps what it is sent.
type host struct {
	*terminal
	wire  *wire
	tape  tape
	began time.Time
}

// on runs a program on a terminal with a manner.
func on(t *testing.T, cmd *exec.Cmd, width, height int, answers manner) *host {
	t.Helper()
	h := &host{began: time.Now()}
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: uint16(height), Cols: uint16(width)})
	if err != nil {
		t.Skipf("skipped: no pseudo-terminal here: %v", err)
	}
	h.terminal = &terminal{t: t, cmd: cmd, tty: tty, screen: newEyes(min(max(1, width), mostColumns), min(max(1, height), mostRows)), finished: make(chan struct{})}
	read := make(chan struct{})
	go func() { io.Copy(io.MultiWriter(&h.tape, h.screen), tty); close(read) }()
	h.wire = &wire{Writer: tty}
	go answers(h.wire, h.screen)
	go func() {
		<-read
		h.err = cmd.Wait()
		close(h.finished)
	}()
	t.Cleanup(h.close)
	return h
}

// with sets variables of the environment of a command; one without a value is not set.
func with(cmd *exec.Cmd, vars ...string) *exec.Cmd {
	for _, v := range vars {
		name, value, _ := strings.Cut(v, "=")
		cmd.Env = slices.DeleteFunc(cmd.Env, func(e string) bool { return strings.HasPrefix(e, name+"=") })
		if value != "" {
			cmd.Env = append(cmd.Env, v)
		}
	}
	return cmd
}

// long says whether the whole of a test is wanted.
func long() bool { return os.Getenv("RUNG_LONG_TESTS") != "" }

// lookedAt is a desk with two finished views, a ladder and a plan: something to show for every command.
func lookedAt(t *testing.T) *desk {
	d := newDesk(t)
	for _, name := range []string{"ada.json", "max.json"} {
		d.write(name, read(t, "../../docs/example/"+name))
	}
	d.write("tiny.yaml", read(t, "../../docs/example/tiny.yaml"))
	d.write("views.csv", []byte("competency,Junior,Senior\nCraft,I write tests for my changes.,I decide which tests a team needs.\n"))
	return d
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// tries has arguments for every command: what makes it print or show something.
var tries = map[string]string{
	"":              "",
	"assess":        "assess",
	"completion":    "completion bash",
	"doctor":        "doctor",
	"help":          "help",
	"ladder":        "ladder",
	"ladder check":  "ladder check tiny.yaml",
	"ladder diff":   "ladder diff tiny.yaml tiny.yaml",
	"ladder import": "ladder import views.csv --dry-run",
	"ladder list":   "ladder list",
	"ladder new":    "ladder new",
	"ladder schema": "ladder schema",
	"ladder show":   "ladder show",
	"man":           "man",
	"one-on-one":    "one-on-one ada.json",
	"plan":          "plan",
	"plan add":      "plan add Read",
	"plan drop":     "plan drop 1",
	"plan move":     "plan move 1 --due +1m",
	"plan offers":   "plan offers --file ada.json",
	"plan reopen":   "plan reopen 1",
	"plan tick":     "plan tick 1",
	"score":         "score ada.json",
	"share":         "share ada.json --redact names",
	"show":          "show ada.json",
	"version":       "version",
}

// promise is how long the first output of a command may take on a terminal that answers nothing.
const promise = 300 * time.Millisecond

// TestMuteTerminals runs every command on a terminal that answers nothing. Its first output comes as fast as on one that answers at once:
// a busy machine may be slow to start both, but waiting for an answer would show in every run.
func TestMuteTerminals(t *testing.T) {
	notInShort(t)
	d := lookedAt(t)
	all := slices.Sorted(slices.Values(append(keysOf(commandsOfRung(t)), "help")))
	if known := slices.Sorted(maps.Keys(tries)); !slices.Equal(known, all) {
		t.Errorf("the lines of this test are for the commands %q, and rung has %q", known, all)
	}
	slowest, slow := time.Duration(0), ""
	for _, path := range all {
		took, ok := startsOnMute(t, d, strings.Fields(tries[path]))
		if !ok {
			t.Errorf("rung %s waits for the terminal: its first output took %v at best", path, took)
		}
		if took > slowest {
			slowest, slow = took, path
		}
		if long() {
			t.Logf("figure: first output of rung %s on a mute terminal, ms: %d", path, took.Milliseconds())
		}
	}
	t.Logf("figure: commands on a mute terminal: %d", len(all))
	t.Logf("figure: slowest first output on a mute terminal: %d ms, of rung %s", slowest.Milliseconds(), slow)
}

// startsOnMute is the best of some starts on a mute terminal, and whether it keeps the promise; where the machine is too slow for that in
// any case, whether it is as fast as on a terminal that answers.
func startsOnMute(t *testing.T, d *desk, args []string) (best time.Duration, ok bool) {
	best = time.Hour
	heard := time.Hour
	for range 6 {
		best = min(best, firstOutput(t, d, args, never))
		if best < promise || best < heard+promise && heard < time.Hour {
			return best, true
		}
		heard = min(heard, firstOutput(t, d, args, atOnce))
	}
	return best, false
}

// firstOutput is how long it takes until something can be read on the terminal.
func firstOutput(t *testing.T, d *desk, args []string, answers manner) time.Duration {
	t.Helper()
	h := on(t, d.command("rung", args...), 80, 24, answers)
	defer h.close()
	h.until("any output of rung "+strings.Join(args, " "), func() bool { return strings.TrimSpace(h.shows()) != "" })
	return time.Since(h.began)
}

// TestTerminalsThatAnswerStrangely types on terminals whose answers come late, in pieces, or are none. No answer is taken for a key,
// no key is lost, and nothing of an answer is left for the shell.
func TestTerminalsThatAnswerStrangely(t *testing.T) {
	notInShort(t)
	manners := map[string]manner{
		"late":              late(700 * time.Millisecond),
		"in bytes":          inBytes(80 * time.Millisecond),
		"another colour":    nonsense("\x1b]11;rgb:zz/1/22222222\x07"),
		"a report of modes": nonsense("\x1b[?2026;9999999999$y\x1b[?;$y"),
	}
	if long() {
		manners["2 s late"] = late(2 * time.Second)
		manners["in bytes, 200 ms apart"] = inBytes(200 * time.Millisecond)
		manners["broken off"] = nonsense("\x1b]11;rgb:00")
		manners["bare text in an answer"] = nonsense("\x1bP1$r3 q\x1b\\\x1b]4;1;rgb:1/1/1\x07")
		manners["control characters"] = nonsense("\x1b[?\x01\x1b]11;\x05") // not ctrl+z, which is a key whenever it comes
	}
	for name, answers := range manners {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			h := on(t, d.command("rung", "assess"), 80, 24, answers)
			h.see("Whose assessment")
			typed := ""
			for i := range 24 {
				letter := string(rune('A' + i))
				typed += letter
				_, _ = io.WriteString(h.wire, letter)
				time.Sleep(30 * time.Millisecond)
			}
			h.see("▸ " + typed).see("Whose assessment")
		})
	}
}

// TestCharactersInPieces types characters whose bytes come with pauses between them, as over a slow line.
func TestCharactersInPieces(t *testing.T) {
	notInShort(t)
	t.Parallel()
	h := on(t, newDesk(t).command("rung", "assess"), 80, 24, atOnce)
	h.see("Whose assessment")
	for _, c := range []byte("Zoë 日本") {
		_, _ = h.wire.Write([]byte{c})
		time.Sleep(80 * time.Millisecond)
	}
	h.see("▸ Zoë 日本").see("Whose assessment")
}

// TestNothingIsLeftForTheShell leaves rung right after its start. What the terminal answers within the time that rung takes to leave must not
// end up at the prompt. A busy machine may be late with an answer itself, but not each time.
func TestNothingIsLeftForTheShell(t *testing.T) {
	notInShort(t)
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("skipped: there is no sh")
	}
	for name, answers := range map[string]manner{"at once": atOnce, "late": late(100 * time.Millisecond), "in bytes": inBytes(2 * time.Millisecond)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := lookedAt(t)
			after := ""
			for range 4 {
				if after = leftForTheShell(t, d, answers); after == "left: 0." {
					return
				}
			}
			t.Errorf("after rung the shell shows %q", after)
		})
	}
}

// leftForTheShell is what a shell says is left for it when rung is left right after its start.
func leftForTheShell(t *testing.T, d *desk, answers manner) string {
	t.Helper()
	script := `rung show ada.json; echo ENDED; sleep 0.7; stty -icanon -echo min 0 time 0; printf 'left: %s.\n' $(dd bs=99 count=1 2>/dev/null | wc -c)`
	h := on(t, d.command("sh", "-c", script), 80, 24, answers)
	defer h.close()
	h.see("You stand at")
	_, _ = io.WriteString(h.wire, "q")
	h.see("left: ").exit()
	_, after, _ := strings.Cut(h.tape.String(), "ENDED")
	return strings.TrimSpace(after)
}

// TestMuteTerminalEndsInTime leaves rung right after its start on a terminal that answers nothing: it may wait for answers a little, and has to
// be gone within the time that is promised for the first output, or, on a machine that is slow in any case, that time after it would be on a
// terminal that answers.
func TestMuteTerminalEndsInTime(t *testing.T) {
	notInShort(t)
	d := lookedAt(t)
	mute, answered := time.Hour, time.Duration(0)
	for try := 0; try < 8 && mute > promise+answered; try++ {
		mute = min(mute, timeToLeave(t, d, never))
		answered = max(answered, timeToLeave(t, d, atOnce))
	}
	if mute > promise+answered {
		t.Errorf("it takes %v at best, and at most %v on a terminal that answers", mute, answered)
	}
	t.Logf("figure: rung left right after its start on a mute terminal, ms: %d", mute.Milliseconds())
}

// timeToLeave is how long rung takes to leave right after its start.
func timeToLeave(t *testing.T, d *desk, answers manner) time.Duration {
	t.Helper()
	h := on(t, d.command("rung", "show", "ada.json"), 80, 24, answers)
	h.see("You stand at").press("q")
	left := time.Now()
	if code := h.exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	return time.Since(left)
}
