//go:build unix

package main

import (
	"io"
	"os"
	"slices"
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
func (w *watched) ends(code ...int) {
	w.t.Helper()
	if got := w.exit(); !slices.Contains(code, got) {
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
		"mode":      {nil, func(x *terminal) { x.toTheLastPage() }, "begin with: rung assess --name Ada --at pm --aspire po"},
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

// toTheLastPage goes through the form up to its last page.
func (x *terminal) toTheLastPage() {
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
		"INT, TERM": func(w *watched) {
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
			w.rests()
			end(w)
			w.ends(map[string][]int{
				"TERM": {143}, "the ctrl+c": {130},
				"INT, TERM": {130, 143}, // both at once come to two threads, and either may be the first to say so
			}[name]...)
			w.says("draft kept as it was saved last; go on with: rung assess --resume " + saved.ID + "\n")
			if n := len(w.desk.draft().Answers); n != 1 {
				t.Errorf("the draft holds %d answers", n)
			}
		})
	}
}

// TestTerminalGone closes the window: rung ends, having kept what was typed. The second time HUP is
// ignored, as by nohup.
func TestTerminalGone(t *testing.T) {
	for name, how := range map[string]string{"with HUP": "", "without": "trap '' HUP; "} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			w := d.watch(d.command("sh", "-c", how+"exec rung assess --name Ada --at po"))
			w.see("continue").press(enter).see("Not yet").press("3").see("saved ✓").press("e").see("keep and go back").press("half a no").see("half a no")
			w.tty.Close()
			io.WriteString(w.other, " ") // whoever reads there lets go of it only when something comes
			if code := w.exit(); code != 129 {
				t.Errorf("exit code %d", code)
			}
			if p := d.draft().Pending; len(p) != 1 || p[0].Evidence != "half a no" {
				t.Errorf("the draft holds %+v", p)
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
