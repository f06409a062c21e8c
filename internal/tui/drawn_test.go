package tui_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/tui"
)

// typedAhead presses keys before the disk has done anything: those that wait for it are played in one.
func (w *world) typedAhead(keys string) *world {
	w.hold = true
	w.keys(keys)
	w.hold = false
	for len(w.held) > 0 {
		w.release()
	}
	return w
}

// apart are two views that differ, both locked.
func apart(t testing.TB, w *world) (first, other *assess.Assessment) {
	first = selfView(t, w, func(i int) assess.Response { return assess.Response(2 + i%3) })
	other = assess.Second(first, assess.Rater{Role: assess.Manager, Name: "Max"})
	other.ID, other.FinishedAt = "00000000-0000-7000-8000-0000000000cc", first.FinishedAt
	for _, a := range first.Answers {
		a.Response = 3
		other.Answers = append(other.Answers, a)
	}
	other.Lock(first)
	return first, other
}

// atGate starts at the page before the reveal of two views that differ.
func atGate(t testing.TB, width, height int) *world {
	w := newWorld(t)
	first, other := apart(t, w)
	return w.meet(first, other, width, height)
}

// TestRevealTypedAhead opens the first question at the reveal, where all is in sight at once.
func TestRevealTypedAhead(t *testing.T) {
	atGate(t, 100, 40).keys("enter").mustSee("enter talk about it").keys("enter").mustSee("What did each of us see?")
}

// TestDrawnOrTypedAhead presses the same keys one after the other and in one: they lead to the same screen, to the line.
func TestDrawnOrTypedAhead(t *testing.T) {
	starts := map[string]func(width, height int) *world{
		"reveal": func(width, height int) *world { return atGate(t, width, height).keys("enter") },
		"talk":   func(width, height int) *world { return atGate(t, width, height).keys("enter end tab enter") },
		"home":   func(width, height int) *world { return newWorld(t).start(width, height) },
		"result": func(width, height int) *world {
			w := newWorld(t)
			w.finished = append(w.finished, *selfView(t, w, allFours))
			w.root = tui.New(w.onDisk())
			w.root.StartHome()
			return w.send(sizeMsg(width, height)).keys("end enter")
		},
		"question": func(width, height int) *world { return newWorld(t).start(width, height).begin().answerOne() },
		"ladder":   func(width, height int) *world { return newWorld(t).start(width, height).keys("l enter") },
	}
	keys := append([]string{"pgdown", "pgdown", "pgup", "down", "down", "up", "f", "1", "2", "l", "h", "?", "c", "space"}, someKeys...)
	for name, start := range starts {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				size := rapid.SampledFrom([][2]int{{40, 12}, {80, 24}, {100, 40}}).Draw(rt, "size")
				pressed := strings.Join(rapid.SliceOfN(rapid.SampledFrom(keys), 1, 25).Draw(rt, "keys"), " ")
				drawn := start(size[0], size[1]).keys(pressed)
				ahead := start(size[0], size[1]).typedAhead(pressed)
				if want, got := drawn.frame(), ahead.frame(); want != got && !drawn.quit {
					rt.Fatalf("drawn:\n%s\ntyped ahead:\n%s", want, got)
				}
			})
		})
	}
}
