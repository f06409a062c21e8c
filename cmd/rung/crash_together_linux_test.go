package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// workers is how many processes work on one home at once.
const workers = 8

// together runs a command of each worker at once, as often as each wants, and returns what they came to.
func together(d *desk, times int, args func(worker, n int) []string) []played {
	var (
		all sync.WaitGroup
		mu  sync.Mutex
		got []played
	)
	for w := range workers {
		all.Go(func() {
			for n := range times {
				code, out, said := d.try(args(w, n)...)
				mu.Lock()
				got = append(got, played{code: code, said: out + said})
				mu.Unlock()
			}
		})
	}
	all.Wait()
	return got
}

// TestPlanChangedByManyAtOnce has eight processes put actions on one plan. It holds what each was told it holds, once, and no more.
func TestPlanChangedByManyAtOnce(t *testing.T) {
	t.Parallel()
	d, times := newDesk(t), upTo(3, 25)
	d.write("answers.json", d.read(answersFile))
	d.run("assess", "--answers", "answers.json")
	var mu sync.Mutex
	model := map[string]bool{} // by action: whether the change was acknowledged
	got := together(d, times, func(w, n int) []string {
		mu.Lock()
		defer mu.Unlock()
		model[fmt.Sprintf("action %d of %d", n, w)] = false
		return []string{"plan", "add", fmt.Sprintf("action %d of %d", n, w)}
	})
	busy := 0
	for _, p := range got {
		_, action, added := strings.Cut(strings.TrimSpace(p.said), ": ")
		switch {
		case p.code == 0 && added && strings.HasPrefix(p.said, "added "):
			model[action] = true
		case p.code == 5 && strings.Contains(p.said, "another rung is changing this file"):
			busy++
		default:
			t.Errorf("exit code %d: %s", p.code, p.said)
		}
	}
	a := d.document("assessments/*/*.json")
	for _, item := range a.Plan {
		if acknowledged, known := model[item.Action]; !known || !acknowledged {
			t.Errorf("%q is on the plan twice, or nobody was told that it is", item.Action)
		}
		delete(model, item.Action)
	}
	for action, acknowledged := range model {
		if acknowledged {
			t.Errorf("%q was acknowledged and is not on the plan", action)
		}
	}
	d.mustBeTidy()
	figure(t, fmt.Sprintf("changes of one plan by %d processes at once, each there once", workers), len(a.Plan))
	figure(t, "changes refused as busy, none of them made", busy)
}

func (d *desk) mustBeTidy() {
	d.t.Helper()
	if found := d.leftovers(); len(found) > 0 {
		d.t.Errorf("left behind: %q", found)
	}
	d.checkReads()
}

// TestAssessedByManyAtOnce has eight processes write assessments on a ladder of their own into a home that is not there yet: all results are
// there, and one copy of the ladder.
func TestAssessedByManyAtOnce(t *testing.T) {
	t.Parallel()
	d, times := newDesk(t), upTo(2, 12)
	d.write("answers.json", d.read("../../docs/example/design-answers.json"))
	d.write("design.yaml", d.read("../../docs/example/design.yaml"))
	got := together(d, times, func(w, n int) []string {
		return []string{"assess", "--answers", "answers.json", "--ladder", "./design.yaml", "--name", fmt.Sprint("Ada ", w)}
	})
	paths := map[string]bool{}
	for _, p := range got {
		if p.code != 0 {
			t.Errorf("exit code %d: %s", p.code, p.said)
		}
		paths[strings.TrimSpace(p.said)] = true
	}
	for path := range paths {
		d.read(path)
	}
	if len(paths) != workers*times {
		t.Errorf("%d results, want %d", len(paths), workers*times)
	}
	theOnly(t, d.home("ladders", "kept", "*.yaml"))
	d.mustBeTidy()
	figure(t, fmt.Sprintf("assessments by %d processes at once, all there", workers), len(paths))
}

// TestOneFileForMany has eight processes write one file that must not be overwritten: one of them does, and the others say that it exists.
// Where there are no links it is the same.
func TestOneFileForMany(t *testing.T) {
	t.Parallel()
	rounds := 0
	for _, links := range []bool{true, false} {
		for range upTo(1, 10) {
			d := newDesk(t)
			d.write("answers.json", d.read(answersFile))
			args := []string{"score", "answers.json", "-o", "out.json"}
			codes := map[int]int{}
			var mu sync.Mutex
			var all sync.WaitGroup
			for range workers {
				cmd := d.command("rung", args...)
				if !links {
					cmd.Args = append(strace(t, os.DevNull, "-e", "trace=linkat", "-e", "inject=linkat:error=EPERM"), append([]string{cmd.Path}, args...)...)
					cmd.Path = lookPath(t, "strace")
				}
				all.Go(func() {
					_ = cmd.Run()
					mu.Lock()
					codes[cmd.ProcessState.ExitCode()]++
					mu.Unlock()
				})
			}
			all.Wait()
			if codes[0] != 1 || codes[1]+codes[5] != workers-1 {
				t.Errorf("links: %v: exit codes %v", links, codes)
			}
			if got := d.run("score", "out.json"); got != string(d.read(d.at("out.json"))) {
				t.Error("the file is not what one of them wrote")
			}
			d.mustBeTidy()
			rounds++
		}
	}
	figure(t, fmt.Sprintf("races of %d processes for one file, one winner each", workers), rounds)
}

// TestBusyPlan: whoever finds a plan locked waits some seconds, and then says who has it; when that one is killed, the plan is free.
func TestBusyPlan(t *testing.T) {
	if !isLong() {
		t.Skip("skipped: a long test; RUNG_LONG_TESTS=1 runs it")
	}
	d := newDesk(t)
	d.write("answers.json", d.read(answersFile))
	d.run("assess", "--answers", "answers.json")
	holder := d.command("rung", "plan", "add", "never")
	wrap := strace(t, os.DevNull, "-e", "trace=renameat", "-e", "inject=renameat:delay_enter=60000000")
	holder.Args = append(wrap, append([]string{holder.Path}, holder.Args[1:]...)...)
	holder.Path = lookPath(t, "strace")
	holder.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	killed := func() { _ = syscall.Kill(-holder.Process.Pid, syscall.SIGKILL); _ = holder.Wait() }
	defer killed()
	pid := d.lockHolder()
	from := time.Now()
	code, _, said := d.try("plan", "add", "later")
	took := time.Since(from)
	if want := fmt.Sprintf("rung: another rung is changing this file (process %s)", pid); code != 5 || !strings.HasPrefix(said, want) {
		t.Errorf("exit code %d, want 5 and %q: %s", code, want, said)
	}
	killed()
	d.run("plan", "add", "later")
	if a := d.document("assessments/*/*.json"); len(a.Plan) != 1 || a.Plan[0].Action != "later" {
		t.Errorf("the plan is %+v", a.Plan)
	}
	figure(t, "seconds after which a busy plan is called so", fmt.Sprintf("%.1f", took.Seconds()))
}

// lockHolder waits for a lock on a plan, and returns the process that is noted in it.
func (d *desk) lockHolder() string {
	d.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if found, _ := filepath.Glob(d.home("assessments", "*", ".rung-*.lock")); len(found) == 1 {
			if text, _ := os.ReadFile(found[0]); len(text) > 0 {
				return strings.TrimSpace(string(text))
			}
		}
	}
	d.t.Fatal("nobody locks the plan")
	return ""
}

// TestBusyDraft: a draft that is open elsewhere is called so, with the process that has it, and free when that process is killed.
func TestBusyDraft(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	x := d.open().begin().press(enter + "3").see("1 answered").see("saved ✓")
	y := d.open().see("Go on").press(enter).see(fmt.Sprintf("(process %d)", x.cmd.Process.Pid))
	_ = x.cmd.Process.Kill()
	<-x.finished
	y.press(enter).see("1 answered").press(enter + "3").see("2 answered").see("saved ✓")
}
