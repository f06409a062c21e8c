//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"filippo.io/age"
)

// moment is somewhere in rung where a signal may meet it.
type moment struct {
	name string
	args string
	to   func(w *watched)
	see  string // shows there, and again after a pause
	says string // in the end, "" for anything
	kept string // the note in the only draft, "" where that does not matter
	not  []syscall.Signal
}

// moments are on all kinds of screens, conversations, and what has the terminal beside them.
var moments = []moment{
	{name: "home", see: "New assessment", to: func(w *watched) {}},
	{name: "setup", args: "assess", see: "▸ Ada E", says: "begin with: rung assess --name 'Ada E'\r\n",
		to: func(w *watched) { w.see("Whose").press("Ada E") }},
	{name: "introduction", args: "assess --name Ada --at po", see: "continue", to: func(w *watched) {}},
	{name: "question", args: "assess --name Ada --at po", see: "1 answered", says: "draft kept; go on with: rung assess --resume ",
		to: func(w *watched) { w.toNote().press(esc).see("Not yet") }, kept: "half a no"},
	{name: "help", args: "assess --name Ada --at po", see: "leave at once", says: "draft kept; go on with: rung assess --resume ",
		to: func(w *watched) { w.toNote().press(esc).see("Not yet").press("?") }, kept: "half a no"},
	{name: "note", args: "assess --name Ada --at po", see: "half a no", says: "draft kept; go on with: rung assess --resume ",
		to: func(w *watched) { w.toNote() }, kept: "half a no"},
	{name: "editor", args: "assess --name Ada --at po", see: "in the editor", says: "draft kept; go on with: rung assess --resume ",
		to: func(w *watched) { w.toNote().press("\x05") }, kept: "half a no", not: []syscall.Signal{syscall.SIGINT, syscall.SIGQUIT}},
	{name: "result", args: "show ada.json", see: "You stand at", to: func(w *watched) {}},
	{name: "ladders", args: "ladder show product", see: "Product Owner", to: func(w *watched) {}},
	{name: "blind", args: "one-on-one ada.json", see: "▸ Max M", says: "go on with: rung one-on-one ada.json --name 'Max M'\r\n",
		to: func(w *watched) { w.see("Your name").press("Max M") }},
	{name: "second view", args: "one-on-one ada.json --name Max", see: "What you want to remember", says: "draft kept; go on with: rung one-on-one ada.json\r\n",
		to: func(w *watched) {
			w.see("Your name").press(enter).see("continue").press(enter + "3").see("1 answered").see("saved ✓").press("p")
		}},
	{name: "reveal", args: "one-on-one ada.json --answers max.json", see: "All questions", to: func(w *watched) { w.see("Both views are locked").press(enter) }},
	{name: "plan", args: "show ada.json", see: "Nothing is planned yet", to: func(w *watched) { w.see("You stand at").press("p") }},
	{name: "passphrase", args: "share ada.json --passphrase -o ada.age", see: "New passphrase:", says: "New passphrase: ", to: func(w *watched) {}},
	{name: "conversation", args: "assess --name Ada --at po --accessible", see: "A line with a single dot", says: "draft kept; go on with: rung assess --resume ",
		to: func(w *watched) {
			w.see("Your answer").press("3\n").see("Saved").press("e\n")
		}},
	{name: "passphrase in a conversation", args: "--accessible", see: "Passphrase of", says: "Passphrase of", to: func(w *watched) {
		w.desk.write("ada.age", withPassphrase(w.t, read(w.t, "../../docs/example/ada.json")))
		w.see("Your choice:").press("m\n").see("Your choice:").press("f\n").see("Path of the file:").press("ada.age\n")
	}},
}

// withPassphrase seals a text as rung share --passphrase does, but so that it costs nothing.
func withPassphrase(t *testing.T, text []byte) []byte {
	t.Helper()
	key, err := age.NewScryptRecipient("open sesame")
	if err != nil {
		t.Fatal(err)
	}
	key.SetWorkFactor(1)
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, key)
	if err == nil {
		_, err = w.Write(text)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return sealed.Bytes()
}

// toNote answers a question and types half a note to the next one.
func (w *watched) toNote() *terminal {
	w.t.Helper()
	w.see("continue").press(enter).see("Not yet").press("3").see("1 answered").see("saved ✓")
	return w.press("e").see("keep and go back").press("half a no").see("half a no")
}

// TestSignalsEverywhere pauses rung, goes on with it and ends it, wherever it is: each time the terminal is the shell's again, what was typed
// is kept, and the code says by which signal it ended. With RUNG_LONG_TESTS, by every signal everywhere.
func TestSignalsEverywhere(t *testing.T) {
	all := []syscall.Signal{syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM}
	for i, p := range moments {
		signals := slices.DeleteFunc(slices.Clone(all), func(s syscall.Signal) bool { return slices.Contains(p.not, s) })
		if !long() {
			signals = signals[i%len(signals):][:1]
		}
		for _, s := range signals {
			t.Run(p.name+", "+s.String(), func(t *testing.T) {
				t.Parallel()
				p.meets(t, s)
			})
		}
	}
}

// meets goes to a moment, is paused there, goes on, and is ended.
func (p moment) meets(t *testing.T, s syscall.Signal) {
	d := newDesk(t)
	d.write("ada.json", read(t, "../../docs/example/ada.json"))
	d.write("max.json", read(t, "../../docs/example/max.json"))
	d.write("ed.sh", []byte(`echo in the editor; while :; do sleep 1; done`))
	w, rung := d.job("VISUAL=sh ed.sh", p.args)
	p.to(w)
	w.see(p.see)
	w.pausedBy(rung, func() { syscall.Kill(-rung, syscall.SIGTSTP) })
	drawn := w.out.size()
	w.press("fg\n")
	w.until("rung to go on", func() bool { return !strings.Contains(stateOf(rung), "T") })
	if p.name != "editor" && p.name != "conversation" {
		w.until(p.see, func() bool {
			return w.out.size() > drawn && w.modes() != w.before && strings.Contains(w.shows(), p.see)
		})
	}
	syscall.Kill(rung, s)
	w.until("the end", func() bool { return syscall.Kill(rung, 0) != nil })
	w.press("echo \"code=$?.\"\n").until("the code", func() bool { return saidCode.MatchString(w.out.String()) })
	if code := fmt.Sprintf("code=%d.", endings[s]); saidCode.FindString(w.out.String()) != code {
		t.Errorf("%q is not in what it said:\n%s", code, w.said())
	}
	w.isTheShells()
	if !strings.Contains(w.out.String(), p.says) {
		t.Errorf("%q is not in what it said:\n%s", p.says, w.said())
	}
	if strings.Contains(w.out.String(), "goroutine ") {
		t.Errorf("it shows a stack:\n%s", w.said())
	}
	if p.kept != "" {
		if q := d.draft().Pending; len(q) != 1 || q[0].Evidence != p.kept {
			t.Errorf("the draft holds %+v", q)
		}
	}
	if left, _ := filepath.Glob(d.home("drafts", ".rung-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	w.press("exit\n")
	w.exit()
}

var saidCode = regexp.MustCompile(`code=\d+\.`)

// pausedBy wants rung to be stopped and the terminal to be the shell's.
func (w *watched) pausedBy(rung int, pause func()) {
	w.t.Helper()
	w.stoppedBy(rung, pause)
	w.isTheShells()
}

// stoppedBy waits until the shell has told that rung is stopped: what is typed before may still go to rung.
func (w *watched) stoppedBy(rung int, pause func()) {
	w.t.Helper()
	from := w.out.size()
	pause()
	w.until("rung to stop", func() bool {
		return strings.Contains(stateOf(rung), "T") && strings.Contains(w.out.String()[from:], "Stopped")
	})
}

// isTheShells wants the terminal to be as the shell had it; the shell itself may take a moment.
func (w *watched) isTheShells() {
	w.t.Helper()
	settled := func() bool {
		return !w.screen.IsAltScreen() && w.modes() == w.before && len(leftOn(w.out.String())) == 0
	}
	for end := time.Now().Add(patience); !settled(); time.Sleep(3 * time.Millisecond) {
		if time.Now().After(end) {
			w.t.Fatalf("the terminal is not the shell's: its modes are %v, and left are %v in %q", w.modes() == w.before, leftOn(w.out.String()), w.out.String())
		}
	}
}

// job runs rung as the job of a shell, and returns its process id.
func (d *desk) job(env, args string) (w *watched, rung int) {
	d.t.Helper()
	cmd := d.failing()
	cmd.Path, cmd.Args = "/bin/sh", []string{"sh", "-i"}
	cmd.Env = append(cmd.Env, "PS1=$ ", "ENV=", "HISTFILE=", env)
	w = d.watch(cmd)
	w.see("$")
	w.press("sh -c 'echo $$ >pid; exec rung " + args + "'\n")
	w.until("rung", func() bool {
		data, err := os.ReadFile(d.at("pid"))
		_, scanned := fmt.Sscan(string(data), &rung)
		return err == nil && scanned == nil
	})
	return w, rung
}
