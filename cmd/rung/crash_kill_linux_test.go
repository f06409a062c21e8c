package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// TestCommandsKilledAtAnyMoment kills commands that write at random moments. What they left is as it was or as it should be; the next one
// reads it, does its work, and sweeps up.
func TestCommandsKilledAtAnyMoment(t *testing.T) {
	notInShort(t)
	var done, left, early atomic.Int64
	rung := program(t)
	t.Run("scenes", func(t *testing.T) {
		all := someScenes()
		many := upTo(3, 338) / len(all) // some of them end before they are killed
		for _, s := range all {
			t.Run(s.name, func(t *testing.T) {
				t.Parallel()
				g := newStage(t, rung, s)
				took := g.pace()
				for i := range many {
					d := g.desk(t.TempDir())
					p := g.kill(d, rand.N(took))
					g.check(fmt.Sprintf("kill %d", i), p)
					if p.code >= 0 { // it was done before the kill, and said so
						early.Add(1)
					}
					done.Add(1)
					left.Add(int64(len(d.leftovers())))
					g.goOn(d)
				}
			})
		}
	})
	figure(t, "kills of commands survived", done.Load()-early.Load())
	figure(t, "commands that were done before the kill, and whose work was there", early.Load())
	figure(t, "temporary files and locks that the kills left, all swept by the next command", left.Load())
}

// pace is how long the command of a scene takes here.
func (g *stage) pace() time.Duration {
	best := time.Hour
	for range 3 {
		d := g.desk(g.t.TempDir())
		from := time.Now()
		g.play(d)
		best = min(best, time.Since(from))
	}
	return best
}

// kill gives the command and kills it after a while. The code is -1 if it was still at work.
func (g *stage) kill(d *desk, after time.Duration) played {
	g.t.Helper()
	cmd := d.command("rung", g.args...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		g.t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	_ = cmd.Wait()
	timer.Stop()
	return played{cmd.ProcessState.ExitCode(), said.String(), d.state(), wasKilled(cmd.ProcessState)}
}

// goOn is the next start of rung two hours later: it reads everything, and the same command does what it should and leaves nothing behind.
func (g *stage) goOn(d *desk) {
	g.t.Helper()
	d.checkReads()
	ageAll(g.t, filepath.Join(d.root, "home"))
	ageAll(g.t, filepath.Join(d.root, "work"))
	wasDone := d.state().has(g.end)
	p := g.play(d)
	switch {
	case wasDone && p.code != 0 && p.code != 1: // 1 says that it is done, or that the file exists
		g.t.Errorf("%s, given once more when it was done: exit code %d: %s", g.name, p.code, p.said)
	case !wasDone && p.code != 0:
		g.t.Errorf("%s, given once more: exit code %d: %s", g.name, p.code, p.said)
	case !wasDone && !p.now.has(g.end):
		g.t.Errorf("%s, given once more: it is not as it should be", g.name)
	}
	if wasDone { // it may have had nothing to write
		d.run("score", answersPath(g.t), "-o", "another.json")
		d.run("assess", "--answers", answersPath(g.t), "--name", "Another")
	}
	if found := d.leftovers(); len(found) > 0 {
		g.t.Errorf("%s: left behind by the next start: %q", g.name, found)
	}
}

func answersPath(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs(answersFile)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// TestCommandsKilledAtEveryCall kills commands at their first system call that changes something, then at the second one, and so on until
// they end by themselves: also between any two steps of a save.
func TestCommandsKilledAtEveryCall(t *testing.T) {
	notInShort(t)
	var points, left atomic.Int64
	rung := program(t)
	t.Run("scenes", func(t *testing.T) {
		for _, s := range someScenes()[:upTo(1, len(scenes()))] {
			t.Run(s.name, func(t *testing.T) {
				t.Parallel()
				g := newStage(t, rung, s)
				for _, also := range [][]string{nil, {"-e", "inject=linkat:error=EPERM"}}[:upTo(1, 2)] {
					g.killEach(also, &points, &left)
				}
			})
		}
	})
	figure(t, "system calls at which commands were killed", points.Load())
	figure(t, "temporary files and locks that these kills left, all swept by the next command", left.Load())
}

func (g *stage) killEach(also []string, points, left *atomic.Int64) {
	g.t.Helper()
	names := []string{"fsync", "linkat", "renameat", "unlinkat", "flock", "write", "mkdirat", "fchmodat", "ftruncate"}
	for _, name := range names[:upTo(2, len(names))] {
		if len(also) > 0 && name == "linkat" {
			continue
		}
		for n := 1; ; n++ {
			d, trace := g.desk(g.t.TempDir()), filepath.Join(g.t.TempDir(), "trace")
			options := append([]string{"-e", "trace=" + name + ",linkat", "-e", fmt.Sprintf("inject=%s:signal=KILL:when=%d", name, n)}, also...)
			p := g.play(d, strace(g.t, trace, options...)...)
			if !p.killed {
				break
			}
			g.check(fmt.Sprintf("killed at %s, call %d", name, n), p)
			points.Add(1)
			left.Add(int64(len(d.leftovers())))
			g.goOn(d)
			if g.t.Failed() {
				return
			}
		}
	}
}

// wasKilled says whether a program was ended by SIGKILL. strace ends as what it runs did.
func wasKilled(state interface{ Sys() any }) bool {
	ws, ok := state.Sys().(syscall.WaitStatus)
	return ok && ws.Signaled() && ws.Signal() == syscall.SIGKILL
}
