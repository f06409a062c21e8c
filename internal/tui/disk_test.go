package tui_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/tui"
)

// planned starts on a result with these actions on its plan, and opens the plan.
func planned(t *testing.T, actions ...string) *world {
	t.Helper()
	w := newWorld(t)
	a := selfView(t, w, allFours)
	for _, action := range actions {
		a.Plan = append(a.Plan, assess.PlanItem{Action: action, Status: assess.Planned})
	}
	w.finished = append(w.finished, *a)
	w.root = tui.New(w.onDisk())
	w.root.StartHome()
	return w.send(sizeMsg(80, 24)).keys("end enter p")
}

func statuses(w *world) map[string]string {
	all := map[string]string{}
	for _, item := range w.finished[0].Plan {
		all[item.Action] = item.Status
	}
	return all
}

// TestPlanChangesKeepTheirOrder: what comes after a change that could not be saved waits for it.
func TestPlanChangesKeepTheirOrder(t *testing.T) {
	w := planned(t, "One", "Two")
	w.fail = errors.New("no space left on device")
	w.keys("x").mustSee("Not saved")
	w.fail = nil
	w.keys("o x up x")
	w.mustSee("Not saved")
	if got := statuses(w); got["One"] != assess.Planned || got["Two"] != assess.Planned {
		t.Errorf("before it is tried again: %v", got)
	}
	w.keys("ctrl+s").mustSee("saved ✓")
	if got := statuses(w); got["One"] != assess.Done || got["Two"] != assess.Done {
		t.Errorf("after that: %v", got)
	}
}

// TestPlanChangedElsewhere: a change that no longer fits is refused and forgotten, and the plan is shown as it is.
func TestPlanChangedElsewhere(t *testing.T) {
	w := planned(t, "One")
	w.finished[0].Plan = []assess.PlanItem{{Action: "One", Status: assess.Done, Closed: "2026-11-20"}}
	w.keys("x").mustSee("Not changed").mustSee("[x]")
	if w.keys("esc esc q"); !w.quit {
		t.Error("it cannot be left")
	}
}

// TestPrivateNotesThatWereNotSaved stay in the editor, and are saved as soon as that works.
func TestPrivateNotesThatWereNotSaved(t *testing.T) {
	w := newWorld(t)
	first := selfView(t, w, allFours)
	w.meet(first, nil, 80, 24).text("Max").keys("enter enter 3 enter p")
	w.fail = errors.New("no space left on device")
	w.text("Remember").keys("esc").mustSee("Private notes not saved")
	w.keys("p").mustSee("Remember").keys("esc")
	w.fail = nil
	w.keys("ctrl+s").mustSee("saved ✓")
	if w.notes["Ada Example"] != "Remember" {
		t.Errorf("on the disk: %q", w.notes["Ada Example"])
	}
}

// TestNotesDoNotHoldUpTheReveal: notes that cannot be written are a file of their own. The views are on the disk.
func TestNotesDoNotHoldUpTheReveal(t *testing.T) {
	w := newWorld(t)
	first := selfView(t, w, allFours)
	w.failNotes = errors.New("permission denied")
	w.meet(first, nil, 80, 24).text("Max").keys("enter enter p").text("Remember").keys("esc")
	w.mustSee("Private notes not saved: permission denied")
	if w.keys("3"); strings.Count(w.frame(), "not saved") != 1 {
		t.Errorf("the answer is on the disk:\n%s", w.frame())
	}
	w.mustSee("saved ✓").keys(twelveAnswers + " l").mustSee("Both views are locked").mustSee("Private notes not saved")
	w.keys("enter").mustSee("All questions").keys("q q").mustSee("Leave and lose the last notes?")
	w.failNotes = nil
	if w.keys("ctrl+s"); w.notes["Ada Example"] != "Remember" || w.sees("Private notes") {
		t.Errorf("on the disk: %v\n%s", w.notes, w.frame())
	}
}

// TestNoticesWhileNothingIsSaved asks and refuses on the screen although something is not saved, and says that, too.
func TestNoticesWhileNothingIsSaved(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {100, 30}} {
		w := atGate(t, size[0], size[1]).keys("enter end up enter")
		w.fail = errors.New("write /home/ada/.local/share/rung/drafts/00000000.json: no space left on device")
		w.keys("4").mustSee("Not saved: ").keys("esc end enter").mustSee("agreed record now?").mustSee("they stay open")
		if w.mustSee("not saved"); size[0] > 40 { // else the question takes all the room there is
			w.mustSee("Not saved (ctrl+s tries again): write")
		}
		checkFits(t, w.frame(), size[0], size[1])
		w.keys("y").mustSee("What will be done").keys("a end enter enter").mustSee("what is to be done").mustSee("Not saved (ctrl+s")
		checkFits(t, w.frame(), size[0], size[1])
	}
}

// TestReadingNotesSavesNothing: the header does not say that anything is being saved.
func TestReadingNotesSavesNothing(t *testing.T) {
	w := newWorld(t)
	w.meet(selfView(t, w, allFours), nil, 80, 24).text("Max").keys("enter enter")
	w.hold = true
	if w.keys("p"); w.sees("saving") {
		t.Errorf("notes are read:\n%s", w.frame())
	}
}

// TestReleasingWaitsForItsTurn: a draft that cannot be used is let go of by a command, for that takes the disk.
func TestReleasingWaitsForItsTurn(t *testing.T) {
	w := newWorld(t).start(80, 24).begin().answerOne()
	for id, draft := range w.drafts {
		draft.Ladder.ID = "another"
		w.drafts[id] = draft
	}
	w.root = tui.New(w.onDisk())
	w.root.StartHome()
	w.hold = true
	w.send(sizeMsg(80, 24)).keys("home enter")
	for len(w.held) > 0 && !w.sees("cannot be opened") {
		w.release()
	}
	if w.mustSee("no ladder"); len(w.released) != 0 {
		t.Error("Update waited for the disk")
	}
	for len(w.held) > 0 {
		w.release()
	}
	if len(w.released) != 1 {
		t.Errorf("released: %v", w.released)
	}
}

// TestPlanOfWhatIsBeingSaved opens the plan of a result before that has a file: what is changed in it is saved after it.
func TestPlanOfWhatIsBeingSaved(t *testing.T) {
	w := newWorld(t)
	cfg := w.config()
	cfg.Changeable = func(*assess.Assessment) error {
		if len(w.finished) == 0 {
			return errors.New("the document has no file")
		}
		return nil
	}
	w.root = tui.New(cfg)
	w.root.StartHome()
	w.send(sizeMsg(80, 24)).begin().answerAll()
	w.hold = true
	w.keys("enter p").mustSee("The plan").keys("a enter ctrl+s")
	for len(w.held) > 0 {
		w.release()
	}
	if len(w.finished) != 1 || len(w.finished[0].Plan) != 1 {
		t.Errorf("finished: %+v", w.finished)
	}
}

// TestAnotherRaterDoesNotGoOn: a second view belongs to whoever began it.
func TestAnotherRaterDoesNotGoOn(t *testing.T) {
	w := newWorld(t)
	first := selfView(t, w, allFours)
	w.meet(first, nil, 80, 24).text("Max").keys("enter enter 3 ctrl+c")
	if err := tui.New(w.onDisk()).StartMeeting(first, nil, "Eve"); err == nil {
		t.Error("Eve goes on with the view of Max")
	}
	if err := tui.New(w.onDisk()).StartMeeting(first, nil, "max"); err != nil {
		t.Errorf("Max cannot go on: %v", err)
	}
}

// TestEmptiedAgreementLeavesNoDraft: what was taken back altogether is not worth going on with.
func TestEmptiedAgreementLeavesNoDraft(t *testing.T) {
	w := atGate(t, 80, 24).keys("enter home down enter 3").mustSee("saved ✓").keys("u esc esc")
	if len(w.drafts) != 0 {
		t.Errorf("drafts: %v", w.drafts)
	}
}

// TestDraftOpenElsewhere: an agreement that another rung works on is not opened, and the page before it stays as it is.
func TestDraftOpenElsewhere(t *testing.T) {
	w := newWorld(t)
	first, other := apart(t, w)
	w.meet(first, other, 80, 24).keys("enter home down enter 3 ctrl+c")
	cfg := w.onDisk()
	cfg.Open = func(string) (*assess.Assessment, error) { return nil, errors.New("another rung has this draft open") }
	w.root, w.quit = tui.New(cfg), false
	if err := w.root.StartMeeting(first, other, ""); err != nil {
		t.Fatal(err)
	}
	w.send(sizeMsg(80, 24)).keys("enter").mustSee("another rung has this draft open").mustSee("Where you left off")
	if w.keys("esc"); !w.quit || w.frame() == "" {
		t.Error("it is not left, or not drawn a last time")
	}
}
