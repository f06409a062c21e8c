package tui_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
)

// someKeys are pressed at random. Those that lead on are there more often, so that runs get somewhere.
var someKeys = []string{
	"enter", "enter", "enter", "enter", "3", "3", "3", "4", "0", "n", "o", "s", "esc", "esc", "left", "right", "up", "down", "g", "e",
	"w", "x", "y", "q", "?", "tab", "ctrl+s", "home", "end", "m", "p", "a", "u",
}

// TestKeysAndDiskInAnyOrder presses keys at random while the disk answers late, fails and recovers. Nothing may panic; "saved"
// must be true; and when the disk works again at the end, every answer is on it.
func TestKeysAndDiskInAnyOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t).start(80, 24)
		w.hold = true
		most := map[string]int{} // the most answers that each assessment had
		for range rapid.IntRange(20, 120).Draw(rt, "steps") {
			switch rapid.IntRange(0, 9).Draw(rt, "what") {
			case 0, 1, 2:
				w.release()
			case 3:
				w.fail = nil
				if rapid.Bool().Draw(rt, "fail") {
					w.fail = errors.New("no space left on device")
					w.failed = true
				}
			default:
				w.keys(rapid.SampledFrom(someKeys).Draw(rt, "key"))
			}
			checkSaved(rt, w, most)
			if w.quit {
				return // after the question whether to leave, or with nothing unsaved
			}
		}
		w.fail = nil
		w.keys("ctrl+s ctrl+c")
		for len(w.held) > 0 {
			w.release()
		}
		w.keys("ctrl+s") // what failed after the first one
		for len(w.held) > 0 {
			w.release()
		}
		checkNothingLost(rt, w, most)
	})
}

// checkSaved looks at the screen and the disk after every step.
func checkSaved(t *rapid.T, w *world, most map[string]int) {
	checkOneAhead(t, w)
	frame := w.root.Frame() // with its styles: taking them out costs more than all else
	draft := w.root.Exit().Draft
	if draft == nil {
		return
	}
	most[draft.ID] = max(most[draft.ID], len(draft.Answers))
	if strings.Contains(frame, "saved ✓") && !strings.Contains(frame, "not saved") {
		if d := cmp.Diff(draft.Answers, w.drafts[draft.ID].Answers); d != "" {
			t.Fatalf("the screen says saved, the disk differs (-screen +disk):\n%s\n%s", d, frame)
		}
	}
}

// checkOneAhead wants no more than one answer to be on the screen and not on the disk, as long as the disk works.
func checkOneAhead(t *rapid.T, w *world) {
	draft := w.root.Exit().Draft
	if draft == nil || w.failed {
		return
	}
	if ahead := len(draft.Answers) - len(w.drafts[draft.ID].Answers); ahead > 1 {
		t.Fatalf("%d answers are not on the disk", ahead)
	}
}

func checkNothingLost(t *rapid.T, w *world, most map[string]int) {
	for id, n := range most {
		onDisk := w.drafts[id].Answers
		for _, a := range w.finished {
			if a.ID == id {
				onDisk = a.Answers
			}
		}
		if len(onDisk) < n && !w.discarded[id] {
			t.Fatalf("assessment %s had %d answers, the disk has %d; unsaved: %v\n%s", id, n, len(onDisk), w.root.Exit().Unsaved, w.frame())
		}
	}
}

// TestLeavingWhileSaving leaves the questions, and rung, while saves are under way.
func TestLeavingWhileSaving(t *testing.T) {
	w := newWorld(t).start(80, 24).begin().keys("enter")
	w.hold = true
	w.keys("3 4 esc")
	for len(w.held) > 0 {
		w.release()
	}
	w.mustSee("Go on")
	if n := answersOnDisk(w); n != 2 {
		t.Errorf("%d answers on the disk, want 2", n)
	}
}

// TestTryAgainInTheForm tries to save again where a name is typed: the line on the screen says that ctrl+s does.
func TestTryAgainInTheForm(t *testing.T) {
	w := newWorld(t).start(80, 24).begin().keys("enter")
	w.fail = errors.New("no space left on device")
	w.keys("3 esc n").mustSee("Whose assessment is it?").mustSee("ctrl+s")
	w.fail = nil
	w.keys("ctrl+s")
	if n := answersOnDisk(w); n != 1 {
		t.Errorf("%d answers on the disk, want 1", n)
	}
}

// TestNoteBeingTypedSurvivesASignal ends rung in the middle of a note.
func TestNoteBeingTypedSurvivesASignal(t *testing.T) {
	w := newWorld(t).start(80, 24).begin().answerOne().keys("left e").text("half a no").keys("ctrl+c")
	for _, d := range w.drafts {
		if d.Answers[0].Evidence != "half a no" {
			t.Errorf("the note is %q", d.Answers[0].Evidence)
		}
	}
	if !w.quit || !w.root.Exit().Interrupted {
		t.Errorf("quit %v, exit %+v", w.quit, w.root.Exit())
	}
}

// TestNoteOnADroppedQuestionIsKept finishes with a note on a question that a changed answer made the walk drop.
func TestNoteOnADroppedQuestionIsKept(t *testing.T) {
	w := newWorld(t).start(80, 24).begin()
	for range 15 {
		w.answerOne()
	}
	w.keys("e").text("kept all the same").keys("esc g home enter 0")
	w.answerAll().keys("enter")
	if len(w.finished) != 1 {
		t.Fatal("not finished")
	}
	a := w.finished[0]
	for _, x := range a.Answers {
		if x.Evidence == "kept all the same" {
			return
		}
	}
	if len(a.Pending) != 1 || a.Pending[0].Evidence != "kept all the same" {
		t.Errorf("the note is gone: pending %+v", a.Pending)
	}
}

// TestEmptiedDraftIsGone takes the only note of a draft back and leaves.
func TestEmptiedDraftIsGone(t *testing.T) {
	w := newWorld(t).start(80, 24).begin().keys("enter e").text("x").keys("esc e backspace esc esc")
	if len(w.drafts) != 0 || w.sees("Go on") {
		t.Errorf("%d drafts are left:\n%s", len(w.drafts), w.frame())
	}
}

func answersOnDisk(w *world) int {
	var answers []assess.Answer
	for _, d := range w.drafts {
		answers = d.Answers
	}
	return len(answers)
}
