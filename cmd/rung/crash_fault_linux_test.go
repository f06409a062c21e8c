package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

// strace is the command that runs a program with some of its system calls reported to a file, and some of them failing.
func strace(t *testing.T, trace string, options ...string) []string {
	t.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("skipped: strace is not installed")
	}
	if err := exec.Command("strace", "-o", os.DevNull, "true").Run(); err != nil {
		t.Skip("skipped: strace does not work here")
	}
	return append([]string{"strace", "-f", "-qq", "-y", "-o", trace}, options...)
}

// saving are the failures of what a save is made of; looking are those of finding, reading, listing and locking.
var (
	saving = []string{
		"fsync:error=EIO", "renameat:error=EIO", "write:error=ENOSPC", "linkat:error=EIO", "linkat:error=EPERM", "openat:error=EMFILE", "write:error=EIO",
		"openat:error=EACCES", "close:error=EIO", "unlinkat:error=EIO", "mkdirat:error=ENOSPC", "fsync:error=EDQUOT", "renameat2:error=EIO",
	}
	looking = []string{
		"openat:error=EIO", "flock:error=ENOLCK", "flock:error=EAGAIN", "ftruncate:error=EIO", "pwrite64:error=EIO", "mkdirat:error=EACCES",
		"fchmodat:error=EPERM", "fstat:error=EIO", "newfstatat:error=EIO", "getdents64:error=EIO", "read:error=EIO",
	}
)

// TestEveryCallMayFail gives every command that writes with its first system call of a kind failing, then with its second one, and so on
// until none is left to fail. Each time the files are as they were or as they should be, and the exit code says which.
func TestEveryCallMayFail(t *testing.T) {
	notInShort(t)
	var runs, injected atomic.Int64
	rung := program(t)
	t.Run("scenes", func(t *testing.T) {
		for _, s := range someScenes() {
			t.Run(s.name, func(t *testing.T) {
				t.Parallel()
				g := newStage(t, rung, s)
				for _, fault := range saving[:upTo(2, len(saving))] {
					g.failEach(fault, nil, &runs, &injected)
				}
				if isLong() && slices.Contains([]string{"assess once more", "assess over a file", "plan tick", "record into the home"}, s.name) {
					for _, fault := range looking {
						g.failEach(fault, nil, &runs, &injected)
					}
				}
				// Where there are no links, files get their names in another way.
				g.failEach("renameat:error=EIO", []string{"-e", "inject=linkat:error=EPERM"}, &runs, &injected)
			})
		}
	})
	figure(t, "commands run with a failing system call", runs.Load())
	figure(t, "system calls that failed", injected.Load())
}

// failEach plays a scene with the n-th call failing, n = 1, 2, 3 and so on, until it ends undisturbed.
func (g *stage) failEach(fault string, also []string, runs, injected *atomic.Int64) {
	g.t.Helper()
	call, _, _ := strings.Cut(fault, ":")
	for n := 1; ; n++ {
		if n == 500 {
			g.t.Fatalf("%s, %s: fails for ever", g.name, fault)
		}
		d, trace := g.desk(g.t.TempDir()), filepath.Join(g.t.TempDir(), "trace")
		options := append([]string{"-e", "trace=" + call + ",linkat", "-e", fmt.Sprintf("inject=%s:when=%d", fault, n)}, also...)
		p := g.play(d, strace(g.t, trace, options...)...)
		hits := injectedCalls(g.t, trace, call)
		if len(hits) == 0 {
			g.check("nothing failing", p)
			if p.code != 0 {
				g.t.Errorf("%s: exit code %d with no %s failing:\n%s", g.name, p.code, call, p.said)
			}
			return
		}
		runs.Add(1)
		injected.Add(int64(len(hits)))
		what := fmt.Sprintf("%s, call %d", fault, n)
		g.check(what, p)
		g.checkCode(what, p, hits)
		d.checkReads()
		if g.t.Failed() {
			g.t.Logf("what failed: %s\nit says:\n%s", strings.Join(hits, "\n"), p.said)
			break
		}
	}
}

// injectedCalls are the lines of a trace about the calls of a kind that failed because they were made to.
func injectedCalls(t *testing.T, trace, call string) (hits []string) {
	t.Helper()
	text, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if strings.Contains(line, "(INJECTED)") && strings.Contains(line, call) {
			hits = append(hits, strings.TrimSpace(line))
		}
	}
	return hits
}

// onSaving finds the calls of which a failure means that something could not be saved: on temporary files and locks, and all that changes names.
var onSaving = regexp.MustCompile(`\.rung-|\.lock|(fsync|mkdirat|renameat2?|linkat)\(`)

// checkCode wants 74 where saving failed, or 77 where it was not permitted, another code of rung's where something else did, and words of rung's for both.
func (g *stage) checkCode(what string, p played, hits []string) {
	g.t.Helper()
	isSaving, isMute := false, false
	for _, hit := range hits {
		isSaving = isSaving || onSaving.MatchString(hit)
		isMute = isMute || strings.Contains(hit, " write(2<") // what it says went nowhere
	}
	loader := strings.Contains(p.said, "error while loading shared libraries")                   // of the test binary, before rung is there
	inside := strings.Contains(p.said, "fatal error: ") || strings.Contains(p.said, "runtime: ") // Go's runtime could not go on
	switch {
	case p.code == 0, p.code == 127 && loader:
	case p.code == 74 && (isMute || strings.Contains(p.said, "rung: ")):
	case p.code == 77 && strings.Contains(what, "EACCES") && (isMute || strings.Contains(p.said, "rung: ")):
	case (p.code == 1 || p.code == 3 || p.code == 77) && !isSaving && (isMute || strings.Contains(p.said, "rung: ")):
	case p.code == 5 && strings.Contains(what, "EAGAIN") && strings.Contains(p.said, "another rung"):
	case p.code == 2 && inside && !isSaving:
	default:
		g.t.Errorf("%s, %s: exit code %d:\n%s", g.name, what, p.code, p.said)
	}
}
