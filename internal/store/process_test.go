package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

// Whatever was acknowledged before a kill is there after it.
func TestKilledWhileSaving(t *testing.T) {
	kills := upTo(10, 200)
	leftovers := 0
	for range kills {
		home := t.TempDir()
		cmd, lines := startHelper(t, "loop", home)
		acknowledged := 0
		stop := time.AfterFunc(time.Duration(1+rand.IntN(40))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		for ok := true; ok; ok = lines.Scan() {
			n, err := strconv.Atoi(lines.Text())
			if err != nil {
				t.Fatalf("helper: %s", lines.Text())
			}
			acknowledged = n
		}
		stop.Stop()
		_ = cmd.Wait()
		s := open(t, home)
		a, err := s.LoadDraft(id(1))
		if err != nil {
			t.Fatal(err)
		}
		if n := len(a.Answers); n < acknowledged {
			t.Fatalf("%d answers were acknowledged, %d are there", acknowledged, n)
		}
		leftovers += countTemporary(home)
		later := func() time.Time { return time.Now().Add(2 * time.Hour) }
		next, err := Open(home, Options{Now: later})
		must(t, err)
		must(t, next.SaveDraft(a))
		must(t, next.Close())
		if n := countTemporary(home); n != 0 {
			t.Fatalf("%d temporary files after the next start", n)
		}
	}
	figure(t, "kills of the store survived", kills)
	figure(t, "temporary files that they left, all swept", leftovers)
}

func countTemporary(home string) int {
	found, _ := filepath.Glob(filepath.Join(home, "*", ".*.tmp"))
	return len(found)
}

func TestLockDraft(t *testing.T) {
	s := newStore(t)
	unlock, err := s.LockDraft(id(1))
	must(t, err)
	var busy *BusyError
	_, err = open(t, s.Home()).LockDraft(id(1))
	if !errors.As(err, &busy) || !errors.Is(err, ErrBusy) || busy.PID != os.Getpid() || busy.ID != id(1) {
		t.Fatal(err)
	}
	other, err := s.LockDraft(id(2))
	must(t, err)
	other()
	unlock()
	unlock() // twice does no harm
	if found, _ := filepath.Glob(s.Abs("drafts/*")); len(found) != 0 {
		t.Error("left behind:", found)
	}
	unlock, err = s.LockDraft(id(1))
	must(t, err)
	unlock()
}

func TestLockOfAKilledProcessIsFree(t *testing.T) {
	s := newStore(t)
	cmd, _ := startHelper(t, "lock", s.Home(), id(1))
	var busy *BusyError
	if _, err := s.LockDraft(id(1)); !errors.As(err, &busy) || busy.PID != cmd.Process.Pid {
		t.Fatalf("%v, want process %d", err, cmd.Process.Pid)
	}
	must(t, cmd.Process.Kill())
	_ = cmd.Wait()
	unlock, err := s.LockDraft(id(1))
	must(t, err)
	unlock()
}

func TestLockLetsInOneAtATime(t *testing.T) {
	home := t.TempDir()
	mark := filepath.Join(home, "inside")
	together(t, 3, func(int) *exec.Cmd { return helper(t, "contend", home, id(1), mark) })
}

// TestDraftEditedByManyAtOnce has eight processes add answers to one draft. None of them is lost.
func TestDraftEditedByManyAtOnce(t *testing.T) {
	home, times := t.TempDir(), upTo(5, 50)
	must(t, open(t, home).SaveDraft(assessment(1, "Ada Example", 0)))
	together(t, 8, func(n int) *exec.Cmd { return helper(t, "edit", home, strconv.Itoa(times), fmt.Sprint("process ", n)) })
	a, err := open(t, home).LoadDraft(id(1))
	must(t, err)
	by := map[string]int{}
	for _, answer := range a.Answers {
		by[answer.Evidence]++
	}
	for n := range 8 {
		if got := by[fmt.Sprint("process ", n)]; got != times {
			t.Errorf("%d answers of process %d are there, want %d", got, n, times)
		}
	}
	if found, _ := filepath.Glob(filepath.Join(home, "drafts", "*.lock")); len(found) != 0 {
		t.Error("left behind:", found)
	}
	figure(t, "changes of one draft by 8 processes at once, all there", len(a.Answers))
}

func TestFinishFromSeveralProcesses(t *testing.T) {
	home := t.TempDir()
	together(t, 4, func(n int) *exec.Cmd { return helper(t, "finish", home, strings.Repeat("x", n+1)) })
	s := open(t, home)
	entries, bad, err := s.Finished()
	if len(entries) != 200 || len(bad) != 0 || err != nil {
		t.Errorf("%d assessments, %v, %v", len(entries), bad, err)
	}
	if drafts, bad, err := s.Drafts(); len(drafts)+len(bad) != 0 || err != nil {
		t.Error(drafts, bad, err)
	}
}

// The same assessment finished by several at once is there once.
func TestFinishTheSameFromSeveralProcesses(t *testing.T) {
	home := t.TempDir()
	together(t, 4, func(int) *exec.Cmd { return helper(t, "finish-one", home) })
	entries, _, err := open(t, home).Finished()
	if len(entries) != 1 || err != nil {
		t.Errorf("%d assessments, %v", len(entries), err)
	}
}

func together(t *testing.T, count int, command func(n int) *exec.Cmd) {
	t.Helper()
	var all sync.WaitGroup
	for n := range count {
		cmd := command(n)
		all.Go(func() {
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	all.Wait()
}

func TestFinishFromSeveralGoroutines(t *testing.T) {
	s := newStore(t)
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() {
			a := assessment(n, "Ada Example", 5)
			if err := s.SaveDraft(a); err != nil {
				t.Error(err)
			}
			a.FinishedAt = noon
			if _, err := s.Finish(a); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if entries, _, err := s.Finished(); len(entries) != 8 || err != nil {
		t.Error(len(entries), err)
	}
}

func BenchmarkSaveDraft(b *testing.B) {
	s, err := Open(b.TempDir(), Options{})
	if err != nil {
		b.Fatal(err)
	}
	a := assessment(1, "Ada Example", 75)
	b.SetBytes(int64(len(assess.Encode(a))))
	for b.Loop() {
		if err := s.SaveDraft(a); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFinished(b *testing.B) {
	s, err := Open(b.TempDir(), Options{})
	if err != nil {
		b.Fatal(err)
	}
	for n := range 20 {
		a := assessment(n, "Ada Example", 75)
		a.FinishedAt = noon
		if _, err := s.Finish(a); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if entries, _, err := s.Finished(); len(entries) != 20 || err != nil {
			b.Fatal(len(entries), err)
		}
	}
}
