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

// kills is how often the loop below kills rung. RUNG_LONG_TESTS makes it more.
func kills() int {
	if os.Getenv("RUNG_LONG_TESTS") != "" {
		return 200
	}
	return 50
}

// TestKilledAtAnyMoment kills rung at a random moment of an assessment, again and again. Each time the draft must read,
// and hold every answer that was on the screen as saved: at most the one being given may be lost.
func TestKilledAtAnyMoment(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: a long test, left out by -short")
	}
	home := t.TempDir()
	x := start(t, home, 80, 24, false).begin().press(enter + "3").see("1 answered").see("saved")
	x.cmd.Process.Kill()
	x.close()
	answered := drafted(t, home)
	for i := range kills() {
		x := start(t, home, 80, 24, false, "assess", "--resume").see(fmt.Sprintf("%d answered", answered))
		for range 3 {
			x.press("\r" + "3") // enter passes an introduction
			time.Sleep(time.Duration(rand.IntN(4000)) * time.Microsecond)
		}
		shown := shownAsSaved(x)
		x.cmd.Process.Kill()
		x.close()
		now := drafted(t, home)
		if now < max(answered, shown) {
			t.Fatalf("kill %d: the draft holds %d answers, %d were saved before and %d shown as saved", i, now, answered, shown)
		}
		if answered = now; answered >= 20 { // begin anew before the questions run out
			os.RemoveAll(filepath.Join(home, "drafts"))
			x := start(t, home, 80, 24, false).begin().press(enter + "3").see("1 answered").see("saved")
			x.cmd.Process.Kill()
			x.close()
			answered = drafted(t, home)
		}
	}
}

// shownAsSaved is the number of answers on the screen if it says that they are saved, else 0.
func shownAsSaved(x *terminal) int {
	screen, n := x.shows(), 0
	for i := range 60 {
		if strings.Contains(screen, fmt.Sprintf(" %d answered", i)) && strings.Contains(screen, "saved ✓") {
			n = i
		}
	}
	return n
}

// drafted is the number of answers in the only draft.
func drafted(t *testing.T, home string) int {
	t.Helper()
	data, err := os.ReadFile(theOnly(t, filepath.Join(home, "drafts", "*.json")))
	if err != nil {
		t.Fatal(err)
	}
	a, err := assess.Decode(data)
	if err != nil {
		t.Fatalf("the draft does not read: %v\n%s", err, data)
	}
	return len(a.Answers)
}
