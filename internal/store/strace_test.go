//go:build linux

package store

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// strace returns a command that runs a helper under strace with these options, its trace going to the file trace.
func strace(t *testing.T, trace string, options []string, mode string, args ...string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed")
	}
	if err := exec.Command(path, "-o", os.DevNull, "true").Run(); err != nil {
		t.Skip("strace does not work here")
	}
	cmd := helper(t, mode, args...)
	cmd.Args = slices.Concat([]string{path, "-f", "-qq", "-o", trace}, options, []string{cmd.Path}, args)
	cmd.Path = path
	return cmd
}

// A save is flushed before it gets its name, and its directory after.
func TestOrderOfSystemCalls(t *testing.T) {
	for mode, publish := range map[string]string{"save": "renameat", "finish-one": "linkat"} {
		home := t.TempDir()
		trace := filepath.Join(t.TempDir(), "trace")
		cmd := strace(t, trace, []string{"-y", "-e", "trace=write,fsync,linkat,renameat,renameat2"}, mode, home, "xxx")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		b, err := os.ReadFile(trace)
		must(t, err)
		dir := regexp.QuoteMeta(home) + `/[a-z/-]+`
		order := regexp.MustCompile(`(?s)write\(\d+<` + dir + `/\.rung-\w+\.tmp>.*` +
			`fsync\(\d+<` + dir + `/\.rung-\w+\.tmp>.*` + publish + `2?\(.*\.rung-\w+\.tmp.*\.json.*` +
			`fsync\(\d+<` + dir + `>\)`)
		if !order.Match(b) {
			t.Errorf("%s: wrong order:\n%s", mode, b)
		}
	}
}

// With any one system call failing, the old draft or the new one is there whole, and the new one if it was acknowledged.
func TestEverySystemCallMayFail(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	faults := []string{"fsync:error=EIO", "renameat:error=EIO", "linkat:error=EPERM", "write:error=ENOSPC", "renameat2:error=EIO",
		"openat:error=EMFILE", "close:error=EIO", "mkdirat:error=EDQUOT", "fstat:error=EIO", "unlinkat:error=EROFS", "flock:error=ENOLCK"}
	for _, fault := range faults[:upTo(3, len(faults))] {
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			n := 1
			for ; failAt(t, fault, n); n++ {
				if n == 100 {
					t.Fatal("fails for ever")
				}
			}
			figure(t, "calls of the store that failed as "+fault, n-1)
		})
	}
}

// failAt saves, and finishes, with the n-th such call failing. It returns false when there is no n-th call.
func failAt(t *testing.T, fault string, n int) bool {
	t.Helper()
	call, _, _ := strings.Cut(fault, ":")
	injected := false
	for _, mode := range []string{"save", "finish-one"} {
		home := t.TempDir()
		s, err := Open(home, Options{})
		must(t, err)
		must(t, s.SaveDraft(assessment(1, "Ada Example", 1)))
		must(t, s.Close())
		trace := filepath.Join(t.TempDir(), "trace")
		options := []string{"-e", "trace=" + call, "-e", "inject=" + fault + ":when=" + strconv.Itoa(n)}
		out, err := strace(t, trace, options, mode, home, "xxx").CombinedOutput()
		var exit *exec.ExitError
		if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 74) {
			if call == "write" || call == "openat" || call == "fstat" || call == "close" {
				continue // it hit the runtime or the report instead
			}
			t.Fatalf("%s, %s, call %d: %v: %s", mode, fault, n, err, out)
		}
		b, _ := os.ReadFile(trace)
		injected = injected || strings.Contains(string(b), "(INJECTED)")
		checkAfterFault(t, mode, home, err == nil)
	}
	return injected
}

func checkAfterFault(t *testing.T, mode, home string, acknowledged bool) {
	t.Helper()
	s, err := Open(home, Options{})
	must(t, err)
	defer s.Close()
	done, bad, err := s.Finished()
	if len(bad) > 0 || err != nil {
		t.Errorf("unreadable: %v, %v", bad, err)
	}
	draft, err := s.LoadDraft(id(1))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Error("the draft is damaged:", err)
	}
	switch {
	case mode == "save" && (draft == nil || len(draft.Answers) != 1 && len(draft.Answers) != 3):
		t.Error("the draft is lost")
	case mode == "save" && acknowledged && len(draft.Answers) != 3:
		t.Error("acknowledged but not saved")
	case mode == "finish-one" && draft == nil && len(done) == 0:
		t.Error("neither draft nor assessment")
	case mode == "finish-one" && acknowledged && len(done) != 1:
		t.Error("acknowledged but not finished")
	}
}
