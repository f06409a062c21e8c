package tui_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
)

// meetOn begins the one-on-one on a view with a disk that answers when it is told to.
func (w *world) meetOn(first *assess.Assessment) *world {
	w.t.Helper()
	w.held, w.hold = nil, true
	return w.meet(first, nil, 80, 24)
}

// settle lets the disk do all its work.
func (w *world) settle() *world {
	for len(w.held) > 0 {
		w.release()
	}
	return w
}

// lockSecond gives and locks Max's view.
func (w *world) lockSecond(first *assess.Assessment) *world {
	w.t.Helper()
	w.meet(first, nil, 80, 24).text("Max").keys("enter")
	for !w.sees("lock your view") {
		w.keys("enter 3")
	}
	return w.keys("l").mustSee("Both views are locked")
}

func TestSecondViewGoesOnFromASlowDisk(t *testing.T) {
	w := newWorld(t)
	first := selfView(t, w, allFours)
	w.meet(first, nil, 80, 24).text("Max").keys("enter enter 3 ctrl+c")
	w.meetOn(first).mustSee("1 answered").keys("enter 3").settle().mustSee("2 answered").mustSee("saved ✓")
}

// TestNothingIsRevealedBeforeTheLockIsSaved locks a view on a disk that is full. As long as it is not there, it can be changed, so the
// other one is not shown.
func TestNothingIsRevealedBeforeTheLockIsSaved(t *testing.T) {
	w := newWorld(t)
	first := selfView(t, w, allFours)
	w.meet(first, nil, 80, 24).text("Max").keys("enter")
	for !w.sees("lock your view") {
		w.keys("enter 3")
	}
	w.fail = errors.New("no space left on device")
	w.keys("l enter").mustSee("Not saved").mustSee("reveal both views")
	if w.sees("All questions") || w.sees(secret) {
		t.Errorf("both views are shown:\n%s", w.frame())
	}
	w.fail = nil
	w.keys("ctrl+s enter").mustSee("All questions")
}

// TestNoRevealWhileTheLockIsSaved asks for the reveal before the disk has answered.
func TestNoRevealWhileTheLockIsSaved(t *testing.T) {
	w := newWorld(t)
	first := selfView(t, w, allFours)
	w.meet(first, nil, 80, 24).text("Max").keys("enter")
	for !w.sees("lock your view") {
		w.keys("enter 3")
	}
	w.hold = true
	w.keys("l enter")
	if !w.sees("Both views are locked") {
		t.Errorf("both views are shown:\n%s", w.frame())
	}
	w.settle().keys("enter").settle().mustSee("All questions")
}

// TestPlanOfTheFirstViewIsNotShown begins a one-on-one where the first view is in the home, with a plan that says what it answers.
func TestPlanOfTheFirstViewIsNotShown(t *testing.T) {
	w := newWorld(t)
	first := selfView(t, w, allFours)
	first.Plan = []assess.PlanItem{{Competency: "data", Rung: "pm", Action: secret, Status: assess.Planned}}
	since := selfView(t, w, allFours)
	since.ID, since.FinishedAt = "00000000-0000-7000-8000-0000000000bb", first.FinishedAt.Add(time.Hour)
	since.Plan = first.Plan
	w.finished = append(w.finished, *first, *since)
	w.meet(first, nil, 80, 24).mustSee("One-on-one with Ada Example")
}

// TestFirstViewChangedSince locks a view when the file of the first one has changed so that the two are no pair any more.
func TestFirstViewChangedSince(t *testing.T) {
	w := newWorld(t)
	first := selfView(t, w, allFours)
	w.meet(first, nil, 80, 24).text("Max").keys("enter")
	for !w.sees("lock your view") {
		w.keys("enter 3")
	}
	w.keys("ctrl+c")
	changed := *first
	changed.Answers = append(changed.Answers, assess.Answer{Rung: "po", Competency: "business", Response: 3})
	w.meet(&changed, nil, 80, 24).keys("l").mustSee("Your view is locked").mustSee("has no answer").keys("enter esc")
	if len(w.finished) != 1 || len(w.drafts) != 0 || !w.quit {
		t.Errorf("%d finished, %d drafts, quit %v", len(w.finished), len(w.drafts), w.quit)
	}
}

// TestKilledBeforeTheDraftWasGone starts again where a view and a record were written and their drafts were still there.
func TestKilledBeforeTheDraftWasGone(t *testing.T) {
	w := newWorld(t)
	first := selfView(t, w, allFours)
	back := func() {
		d := w.finished[len(w.finished)-1]
		d.FinishedAt = time.Time{}
		w.drafts[d.ID] = d
	}
	w.lockSecond(first)
	back()
	w.meet(first, nil, 80, 24).mustSee("Both views are locked").keys("enter home down enter 4 esc end enter y").mustSee("What will be done")
	back()
	w.meet(first, nil, 80, 24).mustSee("These two were talked about on")
	if len(w.drafts) != 0 || len(w.finished) != 3 {
		t.Errorf("%d drafts are left, %d views and records", len(w.drafts), len(w.finished))
	}
}

// TestUnchangedAgreementStands looks at an agreement again: only a change makes a new record.
func TestUnchangedAgreementStands(t *testing.T) {
	w := newWorld(t)
	first := selfView(t, w, allFours)
	w.lockSecond(first).keys("enter end up enter 4 esc end enter y").mustSee("What you agreed on is in the record")
	w.meet(first, nil, 80, 24).keys("enter end up enter u 4 esc end enter y").mustSee("so the record of 21 November 2026 stands")
	if len(w.drafts) != 0 || len(w.finished) != 3 {
		t.Fatalf("%d drafts are left, %d views and records", len(w.drafts), len(w.finished))
	}
	w.meet(first, nil, 80, 24).keys("enter end up enter 3 esc end enter y").mustSee("What you agreed on is in the record")
	if len(w.finished) != 4 || w.finished[2].Answers[0].Response != 4 || w.finished[3].Answers[0].Response != 3 {
		t.Errorf("%d views and records", len(w.finished))
	}
}

// TestRecordTakesOverTheLastPlan ends a one-on-one after another one. Both views have plans of their own: the person's was begun when an
// action was open that was done since.
func TestRecordTakesOverTheLastPlan(t *testing.T) {
	w := newWorld(t)
	item := func(action string) assess.PlanItem {
		return assess.PlanItem{Competency: "data", Rung: "pm", Action: action, Status: assess.Planned}
	}
	record := selfView(t, w, allFours)
	record.ID, record.Rater, record.FinishedAt = "00000000-0000-7000-8000-0000000000bb", assess.Rater{Role: assess.Agreed}, record.FinishedAt.AddDate(0, -3, 0)
	record.Plan = []assess.PlanItem{item("measure"), item("shadow"), item("write")}
	w.finished = append(w.finished, *record)
	first := selfView(t, w, allFours)
	first.Plan = []assess.PlanItem{item("measure"), item("shadow"), item("read")}

	w.meet(first, nil, 80, 24).mustSee("measure").keys("x").mustSee("shadow").keys("o").mustSee("write").keys("d").text("no time").keys("enter")
	w.text("Max").keys("enter")
	for !w.sees("lock your view") {
		w.keys("enter 3")
	}
	w.keys("l enter home down enter 4 esc end enter y").mustSee("What will be done")
	var actions []string
	for _, x := range w.finished[len(w.finished)-1].Plan {
		actions = append(actions, x.Action+" "+x.Status)
	}
	if d := cmp.Diff([]string{"shadow open", "read open"}, actions); d != "" {
		t.Errorf("the plan of the new record differs (-want +got):\n%s", d)
	}
	if p := w.finished[0].Plan; p[0].Status != assess.Done || p[2].Status != assess.Dropped || p[2].Reason != "no time" {
		t.Errorf("last time's plan says %+v", p)
	}
}

// TestOneOnOneKilledAnywhere presses keys at random while the disk answers late, fails and recovers, and kills rung again and again. What
// the screen calls saved is there when it starts again; nothing of the first view is seen before the second one is locked on the disk; and
// what is finished stays as it is.
func TestOneOnOneKilledAnywhere(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		first := selfView(t, w, allFours)
		k := &killed{t: rt, world: w, first: first, saved: map[string][]byte{}}
		w.meetOn(first)
		for range rapid.IntRange(20, 100).Draw(rt, "steps") {
			k.step()
			k.check()
		}
		w.fail = nil
		w.meetOn(first)
		k.finish()
	})
}

// killed is a one-on-one in which rung is killed.
type killed struct {
	t *rapid.T
	*world
	first *assess.Assessment
	saved map[string][]byte // finished documents by id, without their plans
}

func (k *killed) step() {
	switch rapid.IntRange(0, 20).Draw(k.t, "what") {
	case 0:
		k.kill()
	case 1:
		k.fail = nil
		if rapid.Bool().Draw(k.t, "fail") {
			k.fail = errors.New("no space left on device")
		}
	case 2, 3, 4, 5, 6, 7:
		k.release()
	case 8, 9, 10, 11, 12:
		k.onward() // random keys alone seldom get anywhere
	default:
		k.keys(rapid.SampledFrom(someKeys).Draw(k.t, "key"))
	}
	if k.quit {
		k.fail = nil // who leaves with answers that are not saved was asked
		k.meetOn(k.first)
	}
}

// kill ends rung with what the disk has, at times between writing a document and removing its draft, and starts it again.
func (k *killed) kill() {
	drafts := map[string]assess.Assessment{}
	for id, d := range k.drafts {
		drafts[id] = d
	}
	for at := rapid.IntRange(0, 3).Draw(k.t, "jobs done"); at > 0; at-- {
		k.release()
	}
	for _, a := range k.finished {
		if d, was := drafts[a.ID]; was {
			k.drafts[a.ID] = d
		}
	}
	k.meetOn(k.first)
}

func (k *killed) locked() bool {
	for _, a := range k.finished {
		if a.About != nil && a.About.ID == k.first.ID {
			return true
		}
	}
	return false
}

func (k *killed) check() {
	frame := k.root.Frame()
	if !k.locked() && (strings.Contains(frame, secret) || strings.Contains(frame, "All questions")) {
		k.t.Fatalf("the first view is seen, and the second one is not locked:\n%s", k.frame())
	}
	if d := k.root.Exit().Draft; d != nil && strings.Contains(frame, "saved ✓") {
		there := k.drafts[d.ID]
		if diff := cmp.Diff(d.Answers, there.Answers) + cmp.Diff(d.Pending, there.Pending); diff != "" {
			k.t.Fatalf("the screen says saved, the disk differs (-screen +disk):\n%s\n%s", diff, frame)
		}
	}
	k.checkFinished()
}

// checkFinished wants every finished document to be there once and to stay as it was, but for its plan.
func (k *killed) checkFinished() {
	seen := map[string]bool{}
	for _, a := range k.finished {
		if seen[a.ID] {
			k.t.Fatalf("%s is there twice, by %v", a.ID, a.Rater)
		}
		seen[a.ID] = true
		id := a.ID
		a.Plan = nil
		now := assess.Encode(&a)
		if was, ok := k.saved[id]; ok && !bytes.Equal(was, now) {
			k.t.Fatalf("a finished document was changed:\n%s", cmp.Diff(string(was), string(now)))
		}
		k.saved[id] = now
	}
}

// finish brings the one-on-one to its end, from wherever it stands, and looks at what there is then.
func (k *killed) finish() {
	for range 300 {
		k.onward()
		k.settle()
		k.check()
		if k.sees("What will be done") {
			break
		}
	}
	k.mustSee("What will be done")
	k.meetOn(k.first).settle().mustSee("These two were talked about on")
	roles := map[assess.Role]int{}
	for _, a := range k.finished {
		roles[a.Rater.Role]++
	}
	if roles[assess.Manager] != 1 || roles[assess.Self] != 1 || roles[assess.Agreed] == 0 || len(k.drafts) != 0 {
		k.t.Fatalf("there are %v, and %d drafts", roles, len(k.drafts))
	}
}

// onward presses what leads on from the screen shown.
func (k *killed) onward() {
	for _, x := range []struct{ sees, keys string }{
		{"lock your view", "l"},
		{"reveal both views", "enter"},
		{"Where you left off", "enter"},
		{"These two were talked about", "enter"},
		{"What do we agree on?", "4 esc"},
		{"No result yet", "home enter enter 4 enter 4 enter 4 esc"},
		{"All questions", "end enter y"},
		{"Your name", "M enter"},
		{"continue", "enter"},
		{"answered", "3"},
	} {
		if k.sees(x.sees) {
			k.keys(x.keys)
			return
		}
	}
	k.keys("esc")
}
