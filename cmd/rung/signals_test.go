package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

// endings are the signals that end rung, with the codes it ends with.
var endings = map[syscall.Signal]int{syscall.SIGHUP: 129, syscall.SIGINT: 130, syscall.SIGQUIT: 131, syscall.SIGTERM: 143}

// draft is the only one of this desk.
func (d *desk) draft() *assess.Assessment {
	d.t.Helper()
	return d.document("drafts/*.json")
}

// ends wants rung to end with a code and to leave the terminal as it was.
func (w *watched) ends(code int) {
	w.t.Helper()
	if got := w.exit(); got != code {
		w.t.Errorf("exit code %d, want %d; it said\n%s", got, code, w.said())
	}
	w.settled()
}

// says wants something to stand in what rung wrote after the screen was gone.
func (w *watched) says(text string) {
	w.t.Helper()
	if !strings.Contains(w.said(), text) {
		w.t.Errorf("%q is not in %q", text, w.said())
	}
}

// TestSignalsKeepWhatIsTyped ends rung by each signal while a note is typed: the note is in the draft, and the draft is named.
func TestSignalsKeepWhatIsTyped(t *testing.T) {
	for signal, code := range endings {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			w := newDesk(t).answering()
			w.press("e").see("keep and go back").press("half a no").see("half a no")
			w.cmd.Process.Signal(signal)
			w.ends(code)
			w.says("draft kept; go on with: rung assess --resume " + w.desk.draft().ID + "\n")
			if p := w.desk.draft().Pending; len(p) != 1 || p[0].Evidence != "half a no" {
				t.Errorf("the draft holds %+v", p)
			}
		})
	}
}

// TestSignalsInForms ends rung where there is nothing to save yet: the command that goes on begins with what was typed.
func TestSignalsInForms(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		to   func(x *terminal)
		says string
	}{
		"home":      {nil, func(x *terminal) { x.see("New assessment") }, ""},
		"name":      {[]string{"assess", "-o", "it's.json"}, func(x *terminal) { x.see("Whose").press("Ada E").see("Ada E") }, `begin with: rung assess --name 'Ada E' --output 'it'\''s.json'` + "\n"},
		"ladder":    {nil, func(x *terminal) { x.see("New").press("n").see("Whose").press("Ada\r").see("Which ladder") }, "begin with: rung assess --name Ada\n"},
		"mode":      {nil, func(x *terminal) { x.begin2() }, "begin with: rung assess --name Ada --at pm --aspire po"},
		"one's own": {[]string{"one-on-one", "ada.json"}, func(x *terminal) { x.see("Your name").press("Max M").see("Max M") }, "go on with: rung one-on-one ada.json --name 'Max M'\n"},
		"result":    {[]string{"show", "ada.json"}, func(x *terminal) { x.see("Summary") }, ""},
		"ladders":   {[]string{"ladder", "show", "product"}, func(x *terminal) { x.see("Product") }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			d.write("ada.json", assess.Encode(adasView(t, 6, fours, noNote)))
			w := d.watch(d.command("rung", c.args...))
			c.to(w.terminal)
			w.cmd.Process.Signal(syscall.SIGTERM)
			w.ends(143)
			if c.says == "" && w.said() != "" {
				t.Errorf("it said %q", w.said())
			}
			w.says(c.says)
		})
	}
}

// begin2 goes through the form up to its last page.
func (x *terminal) begin2() {
	x.see("New").press("n").see("Whose").press("Ada\r").see("Which ladder").press(enter).see("like where you work").press(enter)
	x.see("Which rung are you on").press(up + up + up + up + enter).see("like to reach").press(down + enter).see("How thorough")
}

// TestSignalsAtTheStart ends rung before it has drawn anything, at all sorts of moments.
func TestSignalsAtTheStart(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for i := range 12 {
		for signal, code := range endings {
			if signal == syscall.SIGQUIT {
				continue // before main begins, the runtime of Go takes it
			}
			w := d.watch(d.command("rung", "assess", "--name", "Ada", "--at", "po"))
			time.Sleep(time.Duration(i*i) * time.Millisecond)
			w.cmd.Process.Signal(signal)
			w.ends(code)
			if i%3 != 0 {
				break // one signal each is enough
			}
		}
	}
	none(t, d.home("drafts", "*"))
}

// TestSignalOnASlowDisk ends rung while an answer is being saved: it ends when that is done.
func TestSignalOnASlowDisk(t *testing.T) {
	t.Parallel()
	w := newDesk(t).answering()
	w.desk.write("slow", nil)
	w.press("4").see("saving")
	w.cmd.Process.Signal(syscall.SIGTERM)
	time.Sleep(50 * time.Millisecond)
	os.Remove(w.desk.at("slow"))
	w.ends(143)
	if n := len(w.desk.draft().Answers); n != 2 {
		t.Errorf("the draft holds %d answers", n)
	}
	w.says("draft kept; go on with: rung assess --resume")
}

// TestSecondSignal does not wait for a slow disk.
func TestSecondSignal(t *testing.T) {
	for name, end := range map[string]func(w *watched){
		"TERM": func(w *watched) { w.cmd.Process.Signal(syscall.SIGTERM) },
		"INT, TERM": func(w *watched) { // where both have come at once, the lower number is the first
			w.cmd.Process.Signal(syscall.SIGINT)
			w.cmd.Process.Signal(syscall.SIGTERM)
		},
		"the ctrl+c": func(w *watched) { w.press(stop) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newDesk(t).answering()
			saved := w.desk.draft()
			w.desk.write("slow", nil)
			w.press("4").see("saving")
			end(w)
			time.Sleep(50 * time.Millisecond)
			began := time.Now()
			end(w)
			code := 143
			if name != "TERM" {
				code = 130
			}
			w.ends(code)
			if took := time.Since(began); took > 5*time.Second { // saving takes twice as long
				t.Errorf("it took %v", took)
			}
			w.says("draft kept as it was saved last; go on with: rung assess --resume " + saved.ID + "\n")
			if n := len(w.desk.draft().Answers); n != 1 {
				t.Errorf("the draft holds %d answers", n)
			}
		})
	}
}

// TestTerminalGone closes the window: rung ends, having kept what was typed, and does not turn round in circles. The second time HUP is
// ignored, as by nohup.
func TestTerminalGone(t *testing.T) {
	for name, how := range map[string]string{"with HUP": "", "without": "trap '' HUP; "} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			w := d.watch(d.command("sh", "-c", how+"exec rung assess --name Ada --at po"))
			w.see("continue").press(enter).see("Not yet").press("3").see("saved ✓").press("e").see("keep and go back").press("half a no").see("half a no")
			began := time.Now()
			w.tty.Close()
			io.WriteString(w.other, " ") // whoever reads there lets go of it only when something comes
			if code := w.exit(); code != 129 {
				t.Errorf("exit code %d", code)
			}
			if p := d.draft().Pending; len(p) != 1 || p[0].Evidence != "half a no" {
				t.Errorf("the draft holds %+v", p)
			}
			used := w.cmd.ProcessState.UserTime() + w.cmd.ProcessState.SystemTime()
			if took := time.Since(began); took > 5*time.Second || used > took+2*time.Second {
				t.Errorf("it took %v, and %v of processor in all", took, used)
			}
		})
	}
}

// TestSignalsWhileWriting ends a command at all sorts of moments: what -o names is there whole or not at all, and nothing else.
func TestSignalsWhileWriting(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.write("ada.json", assess.Encode(adasView(t, 6, fours, noNote)))
	whole := d.run("score", "ada.json")
	if err := os.Mkdir(d.at("out"), 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range 24 {
		cmd := d.command("rung", "score", "ada.json", "-o", "out/score.json", "--force")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(i) * 1500 * time.Microsecond)
		cmd.Process.Signal(syscall.SIGINT)
		_ = cmd.Wait() // its code says it
		if code := cmd.ProcessState.ExitCode(); code != 0 && code != 130 && code != -1 {
			t.Errorf("exit code %d", code)
		}
		entries, _ := os.ReadDir(d.at("out"))
		for _, e := range entries {
			if e.Name() != "score.json" || string(d.read(d.at("out/score.json"))) != whole {
				t.Errorf("after %d: %s", i, e.Name())
			}
		}
	}
}

// TestEveryFaultIsCaught has a fault in rung, wherever one may be: the terminal is given back, what was typed is kept, two lines say what
// happened and what to do, and the rest is in a file.
func TestEveryFaultIsCaught(t *testing.T) {
	for _, where := range []string{"update", "view", "command", "goroutine"} {
		t.Run(where, func(t *testing.T) {
			t.Parallel()
			w := newDesk(t).answering()
			w.press("e").see("keep and go back").press("half a no").see("half a no")
			w.desk.write("fault", []byte(where))
			switch where {
			case "goroutine":
				w.cmd.Process.Signal(syscall.SIGCONT)
			case "command":
				w.press(esc)
			default:
				w.press("t")
			}
			w.ends(1)
			report := theOnly(t, w.desk.home("faults", "*"))
			want := fmt.Sprintf("rung: a fault in rung ended it; what was saved is safe\nhint: please report it with %s; draft kept; go on with: rung assess --resume %s\n",
				report, w.desk.draft().ID)
			if w.said() != want {
				t.Errorf("it said\n%s\nwant\n%s", w.said(), want)
			}
			if p := w.desk.draft().Pending; len(p) != 1 || !strings.HasPrefix(p[0].Evidence, "half a no") {
				t.Errorf("the draft holds %+v", p)
			}
			details := string(w.desk.read(report))
			if !strings.Contains(details, "index out of range") || !strings.Contains(details, ".go:") || strings.Contains(details, "half a no") {
				t.Errorf("the report says\n%s", details)
			}
			if info, err := os.Stat(report); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("%v, %v", info.Mode(), err)
			}
			if written := w.out.String(); strings.Contains(written, "[running]") || strings.Contains(written, ".go:") || strings.Contains(written, "panic") {
				t.Errorf("the screen shows a stack:\n%s", w.said())
			}
		})
	}
}

// TestFaultWithoutAScreen has a fault in a command, and one where its report cannot be written.
func TestFaultWithoutAScreen(t *testing.T) {
	d := newDesk(t)
	d.write("fault", []byte("goroutine"))
	for _, says := range []string{"please report it with " + d.home("faults"), "please report it; its details could not be written: "} {
		cmd := d.failing("version")
		said, _ := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); code != 1 || strings.Count(string(said), "\n") != 2 || !strings.Contains(string(said), says) {
			t.Errorf("exit code %d: %s", code, said)
		}
		os.RemoveAll(d.home())
		os.WriteFile(d.home(), nil, 0o600) // in the way of the next one
	}
}

// TestFaultInSaving has a fault that comes again in the end, when what was typed is to be kept after all: rung says that it is not.
func TestFaultInSaving(t *testing.T) {
	t.Parallel()
	w := newDesk(t).answering()
	w.press("e").see("keep and go back").press("half a no").see("half a no")
	w.desk.write("fault", []byte("saving"))
	w.press(esc)
	w.ends(74)
	want := fmt.Sprintf("not saved: a fault in rung\nrung: a fault in rung ended it; what was saved is safe\nhint: please report it with %s", theOnly(t, w.desk.home("faults", "*")))
	if !strings.HasPrefix(w.said(), want) || len(w.desk.draft().Answers) != 1 {
		t.Errorf("it said\n%s\nwant\n%s", w.said(), want)
	}
}

// TestFaultAtAPassphrase has a fault beside a question whose answer is not shown: afterwards the terminal shows again what is typed.
func TestFaultAtAPassphrase(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.write("ada.json", assess.Encode(adasView(t, 6, fours, noNote)))
	w := d.watch(d.failing("share", "ada.json", "--passphrase", "-o", "ada.age"))
	w.see("New passphrase:").until("it to hide what is typed", func() bool { return w.modes() != w.before })
	d.write("fault", []byte("goroutine"))
	w.press("open")
	w.ends(1)
	w.says("rung: a fault in rung ended it; what was saved is safe\nhint: please report it with " + d.home("faults"))
	if strings.Contains(w.out.String(), "open") {
		t.Errorf("it shows %q", w.said())
	}
}

// TestFaultInAConversation has a fault in rung while it talks line by line: two lines, and the draft as it was saved last.
func TestFaultInAConversation(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	w := d.watch(d.failing("assess", "--name", "Ada", "--at", "po", "--accessible"))
	w.see("Your answer").press("3\n").see("Saved")
	d.write("fault", []byte("saving"))
	w.press("3\n")
	w.ends(1)
	w.says(fmt.Sprintf("\nrung: a fault in rung ended it; what was saved is safe\nhint: please report it with %s; draft kept as it was saved last; go on with: rung assess --resume %s --accessible\n",
		theOnly(t, d.home("faults", "*")), d.draft().ID))
	if n := len(d.draft().Answers); n != 1 || strings.Contains(w.out.String(), "goroutine ") {
		t.Errorf("the draft holds %d answers; it said\n%s", n, w.said())
	}
}

// TestPause pauses rung from a shell in every way while a note is typed: the terminal is the shell's, everything is saved, and what was
// typed is there again afterwards, at the size the terminal has by then.
func TestPause(t *testing.T) {
	for name, pause := range map[string]func(w *watched, rung int){
		"ctrl+z": func(w *watched, _ int) { w.press("\x1a") },
		"TSTP":   func(_ *watched, rung int) { syscall.Kill(rung, syscall.SIGTSTP) },
		"STOP":   func(_ *watched, rung int) { syscall.Kill(rung, syscall.SIGSTOP) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			w, rung := d.underShell()
			w.see("continue").press(enter).see("Not yet").press("3").see("saved ✓").press("e").see("keep and go back").press("half a no").see("half a no")
			for round := range 2 {
				pause(w, rung)
				w.until("rung to stop", func() bool { return strings.Contains(stateOf(rung), "T") })
				if name != "STOP" { // which leaves no time for anything
					w.until("the terminal of the shell", func() bool {
						return !w.screen.IsAltScreen() && w.modes() == w.before && len(leftOn(w.out.String())) == 0
					})
					if p := d.draft().Pending; len(p) != 1 || p[0].Evidence != "half a no" {
						t.Errorf("the draft holds %+v", p)
					}
				}
				w.resize(60+round, 20)
				drawn := w.out.size()
				w.press("fg\n").until("the screen", func() bool {
					return strings.Contains(w.out.String()[drawn:], "\x1b[?1049h") && w.screen.IsAltScreen() && strings.Contains(w.shows(), "half a no") && strings.Contains(w.shows(), "keep and go back")
				})
			}
			w.press("te").see("half a note").press(esc).see("Not yet").press(esc).until("the shell", func() bool { return !w.screen.IsAltScreen() })
			if p := d.draft().Pending; len(p) != 1 || p[0].Evidence != "half a note" {
				t.Errorf("the draft holds %+v", p)
			}
			w.press("exit\n")
			w.ends(0)
		})
	}
}

// underShell runs rung as the job of a shell, and returns its process id.
func (d *desk) underShell(more ...string) (w *watched, rung int) {
	d.t.Helper()
	cmd := d.command("sh", "-i")
	cmd.Env = append(cmd.Env, "PS1=$ ", "ENV=", "HISTFILE=")
	w = d.watch(cmd)
	w.see("$")
	w.press("sh -c 'echo $$ >pid; exec rung " + strings.Join(append([]string{"assess --name Ada --at po"}, more...), " ") + "'\n")
	w.until("rung", func() bool {
		data, err := os.ReadFile(d.at("pid"))
		_, scanned := fmt.Sscan(string(data), &rung)
		return err == nil && scanned == nil
	})
	return w, rung
}

// stateOf is the state of a process as ps shows it.
func stateOf(pid int) string {
	out, _ := exec.Command("ps", "-o", "stat=", "-p", fmt.Sprint(pid)).Output()
	return string(out)
}

// TestPauseWithoutShell: where nobody could go on with rung, ctrl+z does no harm.
func TestPauseWithoutShell(t *testing.T) {
	t.Parallel()
	w := newDesk(t).answering()
	w.press("e").see("keep and go back").press("half a no").see("half a no").press("\x1a")
	w.press("te").see("half a note").press(esc).see("Not yet").press("\x1a" + "4").see("2 answered").press("\x1a" + stop)
	w.ends(130)
}

// TestTitle: the title of the window names the ladder and never the person, and stays away where it is not wanted.
func TestTitle(t *testing.T) {
	for name, c := range map[string]struct {
		flag, env string
		titled    bool
	}{"default": {"", "", true}, "flag": {"--no-title", "", false}, "environment": {"", "RUNG_NO_TITLE=1", false}, "switched off": {"", "RUNG_NO_TITLE=0", true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			cmd := d.command("rung", "assess", "--name", "Ada", "--at", "po")
			if c.flag != "" {
				cmd.Args = append(cmd.Args, c.flag)
			}
			cmd.Env = append(cmd.Env, c.env, "TERM_PROGRAM=ghostty")
			w := d.watch(cmd)
			w.see("continue").press(enter).see("Not yet").press("3").see("saved ✓").press(stop)
			w.ends(130)
			written := w.out.String()
			titles := fmt.Sprint(windowTitle.FindAllStringSubmatch(written, -1))
			if strings.Contains(titles, "rung – Product management") != c.titled || strings.Contains(titles, "Ada") {
				t.Errorf("titles %s", titles)
			}
			if got := strings.Contains(written, "\x1b]9;4;1;"); got != c.titled {
				t.Errorf("a progress bar: %v", got)
			}
			if got := titleStack.MatchString(written); got != c.titled {
				t.Errorf("the title is put by: %v", got)
			}
		})
	}
}

// TestPassphraseKeys presses what ends or pauses a program while it waits for a passphrase.
func TestPassphraseKeys(t *testing.T) {
	for name, c := range map[string]struct {
		keys string
		code int
		says string
	}{
		"ctrl+c":           {"open\x03", 130, ""},
		"ctrl+\\":          {"open\x1c", 131, ""},
		"ctrl+d":           {"\x04", 1, "rung: no passphrase was typed"},
		"ctrl+d, half way": {"sesam\x04\x04e\r" + "sesame\r", 0, ""},
		"ctrl+z":           {"op\x1asesame\rsesame\r", 0, ""},
		"editing":          {"x\x15sesamm\x7f\x1b[De\rsesame\r", 0, ""},
		"not the same":     {"sesame\rsesam\r", 1, "are not the same"},
	} {
		t.Run(name, func(t *testing.T) {
			if c.code == 0 && name != "editing" && os.Getenv("RUNG_LONG_TESTS") == "" {
				t.Skip("skipped: to encrypt with a passphrase takes seconds; RUNG_LONG_TESTS=1 does it")
			}
			if c.code == 0 {
				notInShort(t)
			}
			t.Parallel()
			d := newDesk(t)
			d.write("ada.json", assess.Encode(adasView(t, 6, fours, noNote)))
			w := d.watch(d.command("rung", "share", "ada.json", "--passphrase", "-o", "ada.age"))
			w.see("New passphrase:")
			for key := range strings.SplitSeq(c.keys, "\x1a") {
				w.press(key)
				if strings.Contains(c.keys, "\x1a") {
					w.press("\x1a")
					time.Sleep(500 * time.Millisecond)
				}
			}
			w.ends(c.code)
			if written := w.out.String(); !strings.Contains(written, c.says) || strings.Contains(written, "sesam") || strings.Contains(written, "op") && c.code != 0 && strings.Contains(written, "open") {
				t.Errorf("it wrote %q", written)
			}
			if _, err := os.Stat(d.at("ada.age")); (err == nil) != (c.code == 0) {
				t.Errorf("written: %v", err)
			}
			if c.code == 0 {
				x := d.open("show", "ada.age", "--text").see("Passphrase of").press("sesame\r").see("Product Manager")
				if code := x.exit(); code != 0 {
					t.Errorf("exit code %d", code)
				}
			}
		})
	}
}

// TestPassphrasePaused pauses rung from a shell while it waits for a passphrase: the shell shows what is typed, and afterwards the whole
// passphrase is asked for. With RUNG_LONG_TESTS it is paused once more while it encrypts, when nobody listens any more.
func TestPassphrasePaused(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.write("ada.json", assess.Encode(adasView(t, 6, fours, noNote)))
	cmd := d.command("sh", "-i")
	cmd.Env = append(cmd.Env, "PS1=$ ", "ENV=", "HISTFILE=")
	w := d.watch(cmd)
	w.see("$").press("rung share ada.json --passphrase -o ada.age\n").see("New passphrase:").press("half\x1a")
	w.until("the shell", func() bool { return w.modes() == w.before })
	w.press("echo still shown\n").see("still shown").press("fg\n")
	w.until("the question", func() bool { return strings.Count(w.out.String(), "New passphrase:") >= 2 && w.modes() != w.before })
	w.press("sesame\r").see("once more")
	code := 1
	if long() {
		w.press("sesame\r")
		time.Sleep(100 * time.Millisecond)
		w.press("\x1a").until("it to stop again", func() bool { return strings.Count(w.out.String(), "Stopped") >= 2 })
		w.press("fg\n")
		code = 0
	} else {
		w.press("halfsesame\r").see("are not the same") // to encrypt takes seconds
	}
	w.until("the shell", func() bool { return w.modes() == w.before })
	w.press("exit\n")
	w.ends(code)
	if _, err := os.Stat(d.at("ada.age")); (err == nil) != (code == 0) || strings.Contains(w.out.String(), "half") {
		t.Errorf("%v; it wrote %q", err, w.out.String())
	}
}
