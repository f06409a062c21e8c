package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestScreensWhereCallsFail answers a question with the first system call of a kind failing, then the second one, and so on. What the screen
// calls saved is on the disk; what it calls not saved is there as before or with the answer, and is saved when it is tried again.
func TestScreensWhereCallsFail(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("skipped: a long test, left out by -short")
	}
	set := newDesk(t)
	x := set.open().begin().press(enter + "33").see("2 answered").see("saved ✓").press(stop)
	x.exit()
	g := &stage{t: t, program: program(t), set: set}
	faults := []string{"fsync:error=EIO", "renameat:error=EIO", "openat:error=EMFILE", "flock:error=ENOLCK", "linkat:error=EIO", "close:error=EIO",
		"unlinkat:error=EIO", "mkdirat:error=ENOSPC", "newfstatat:error=EIO"}
	runs, refused := 0, 0
	for _, fault := range faults[:upTo(1, len(faults))] {
		for n := 1; n <= 60; n++ {
			isHit, wasRefused := g.answerWith(fault, n)
			if !isHit {
				break
			}
			runs++
			if wasRefused {
				refused++
			}
		}
	}
	figure(t, "screens run with a failing system call", runs)
	figure(t, "of these told that an answer is not saved, and saved it later", refused)
}

// answerWith gives one answer to a draft of two, with the n-th call failing. It says whether a call failed, and whether the screen said that
// the answer is not saved.
func (g *stage) answerWith(fault string, n int) (isHit, wasRefused bool) {
	g.t.Helper()
	d, trace := g.desk(g.t.TempDir()), filepath.Join(g.t.TempDir(), "trace")
	name, _, _ := strings.Cut(fault, ":")
	cmd := d.command("rung", "assess", "--resume")
	cmd.Args = append(strace(g.t, trace, "-e", "trace="+name, "-e", fmt.Sprintf("inject=%s:when=%d", fault, n)), append([]string{cmd.Path}, cmd.Args[1:]...)...)
	cmd.Path = lookPath(g.t, "strace")
	cmd.Env = append(cmd.Env, "GOMAXPROCS=1")
	x := d.show(cmd)
	ended := func() bool {
		select {
		case <-x.finished:
			return true
		default:
			return false
		}
	}
	state := func(texts ...string) func() bool {
		return func() bool {
			for _, text := range texts {
				if strings.Contains(x.shows(), text) {
					return true
				}
			}
			return ended()
		}
	}
	x.until("the questions", state("2 answered"))
	if !ended() {
		x.press(enter+"3").until("the answer", state("3 answered"))
		x.until("what became of it", state("saved ✓", "Not saved"))
	}
	for try := 0; !ended() && !strings.Contains(x.shows(), "saved ✓"); try++ {
		wasRefused = true
		if got := drafted(g.t, d.home()); got != 2 && got != 3 {
			g.t.Fatalf("%s, call %d: the draft holds %d answers", fault, n, got)
		}
		if try == 100 {
			g.t.Fatalf("%s, call %d: it is never saved; the screen shows\n%s", fault, n, x.shows())
		}
		x.press("\x13")
		time.Sleep(50 * time.Millisecond) // each thread has its own n-th call, so several tries may fail
	}
	want := 3
	if ended() {
		want = 2 // it did not come so far
	}
	if got := drafted(g.t, d.home()); got < want {
		g.t.Errorf("%s, call %d: the draft holds %d answers, want %d; the screen shows\n%s", fault, n, got, want, x.shows())
	}
	if !ended() {
		x.press(stop)
	}
	x.exit()
	d.checkReads()
	return len(injectedCalls(g.t, trace, name)) > 0, wasRefused
}
