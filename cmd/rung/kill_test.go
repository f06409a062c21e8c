//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

// figure logs a number in the form in which docs/reliability.md states it.
func figure(t *testing.T, what string, number any) {
	t.Helper()
	t.Logf("figure: %s: %v", what, number)
}

// kills is how often the loop below kills rung. RUNG_LONG_TESTS makes it more.
func kills() int {
	if os.Getenv("RUNG_LONG_TESTS") != "" {
		return 200
	}
	return 25
}

// TestKilledAtAnyMoment kills rung at a random moment of an assessment, again and again. Each time the draft must read, and
// hold every answer but the one being given: all that the screen counted, and what was counted before them.
func TestKilledAtAnyMoment(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: a long test, left out by -short")
	}
	t.Parallel()
	home := t.TempDir()
	answered, left := beginDraft(t, home), map[string]bool{}
	for i := range kills() {
		x := start(t, home, 80, 24, false, "assess", "--resume").see(fmt.Sprintf("%d answered", answered))
		for range 3 {
			x.press("\r" + "3") // enter passes an introduction
			time.Sleep(time.Duration(rand.IntN(4000)) * time.Microsecond)
		}
		shown, isSaved := counted(x)
		x.cmd.Process.Kill()
		x.close()
		now := drafted(t, home)
		if now < answered || now < shown-1 || isSaved && now < shown {
			t.Fatalf("kill %d: the draft holds %d answers; %d were there before, %d were on the screen (saved: %v)", i, now, answered, shown, isSaved)
		}
		for _, path := range temporary(home) {
			left[path] = true
		}
		if answered = now; answered >= 20 { // begin anew before the questions run out
			os.RemoveAll(filepath.Join(home, "drafts"))
			answered = beginDraft(t, home)
		}
	}
	ageAll(t, home)
	start(t, home, 80, 24, false, "assess", "--resume").see("answered").press("\r3").see("saved").press("\x03").exit()
	if found := temporary(home); len(found) > 0 {
		t.Errorf("the next start left %v", found)
	}
	figure(t, "kills of the questions survived", kills())
	figure(t, "temporary files that the kills left, all swept by the next start", len(left))
}

// temporary are the temporary files in a home.
func temporary(home string) []string {
	var found []string
	for _, pattern := range []string{".rung-*.tmp", "*/.rung-*.tmp", "*/*/.rung-*.tmp"} {
		more, _ := filepath.Glob(filepath.Join(home, pattern))
		found = append(found, more...)
	}
	return found
}

// ageAll makes everything below a directory two hours old.
func ageAll(t *testing.T, dir string) {
	t.Helper()
	old := time.Now().Add(-2 * time.Hour)
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			err = os.Chtimes(path, old, old)
		}
		return err
	})
	if err != nil && !os.IsNotExist(err) { // a kill may come before the home is made
		t.Fatal(err)
	}
}

// beginDraft gives the first answer of an assessment and kills rung.
func beginDraft(t *testing.T, home string) int {
	t.Helper()
	x := start(t, home, 80, 24, false).begin().press(enter + "3").see("1 answered").see("saved")
	x.cmd.Process.Kill()
	x.close()
	return drafted(t, home)
}

// TestKilledWhileFinishing kills rung just after the key that finishes an assessment. The answers must be there, in the draft or
// in the result.
func TestKilledWhileFinishing(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: a long test, left out by -short")
	}
	t.Parallel()
	for i := range kills() / 5 {
		home := t.TempDir()
		x := start(t, home, 80, 24, false).begin()
		for end := false; !end; {
			before, _ := counted(x)
			x.press("\r" + "3")
			x.until("the next question", func() bool {
				now, _ := counted(x)
				end = strings.Contains(x.shows(), "That is all")
				return end || now > before
			})
		}
		x.see("saved")
		n, _ := counted(x)
		x.press("\r")
		time.Sleep(time.Duration(rand.IntN(3000)) * time.Microsecond)
		x.cmd.Process.Kill()
		x.close()
		drafts, _ := filepath.Glob(filepath.Join(home, "drafts", "*.json"))
		results, _ := filepath.Glob(filepath.Join(home, "assessments", "*", "*.json"))
		if len(drafts)+len(results) == 0 {
			t.Fatalf("kill %d: neither a draft nor a result is left", i)
		}
		for _, path := range append(drafts, results...) {
			if got := answersIn(t, path); got != n {
				t.Errorf("kill %d: %s holds %d answers, want %d", i, path, got, n)
			}
		}
	}
	figure(t, "kills at the end of an assessment survived", kills()/5)
}

// counted is the number of answers on the screen, and whether it says that they are saved.
func counted(x *terminal) (n int, isSaved bool) {
	screen := x.shows()
	for i := range 80 {
		if strings.Contains(screen, fmt.Sprintf(" %d answered", i)) {
			n = i
		}
	}
	return n, strings.Contains(screen, "saved ✓")
}

// drafted is the number of answers in the only draft.
func drafted(t *testing.T, home string) int {
	t.Helper()
	return answersIn(t, theOnly(t, filepath.Join(home, "drafts", "*.json")))
}

func answersIn(t *testing.T, path string) int {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a, err := assess.Decode(data)
	if err != nil {
		t.Fatalf("%s does not read: %v\n%s", path, err, data)
	}
	return len(a.Answers)
}
