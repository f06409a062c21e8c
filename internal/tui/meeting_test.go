package tui_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/tui"
	"github.com/rung-dev/rung/internal/tui/setup"
)

// secret is in every note of a first view; the second rater must not meet it.
const secret = "Zephyrine"

// selfView is a finished view of a person, with an answer to the first questions of the ladder.
func selfView(t testing.TB, w *world, value func(i int) assess.Response) *assess.Assessment {
	t.Helper()
	a := &assess.Assessment{
		ID: "00000000-0000-7000-8000-0000000000aa", Ladder: assess.BindTo(w.ladder), Person: assess.Person{Name: "Ada Example"},
		Rater: assess.Rater{Role: assess.Self, Name: "Ada Example"}, Declared: "pm", Aspiration: "head", Mode: assess.Full,
		StartedAt: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC), FinishedAt: time.Date(2026, 11, 20, 9, 30, 0, 0, time.UTC),
	}
	for _, c := range w.ladder.Competencies[:6] {
		for _, rung := range []string{"po", "pm"} {
			a.Answers = append(a.Answers, assess.Answer{
				Rung: rung, Competency: c.ID, Response: value(len(a.Answers)), Evidence: secret + fmt.Sprint(len(a.Answers)),
			})
		}
	}
	res, err := score.Derive(w.ladder, a)
	if err != nil {
		t.Fatal(err)
	}
	a.Result = res
	return a
}

func allFours(int) assess.Response { return 4 }

// onDisk is the configuration of a rung that is started anew: with copies of what is on the disk, so that what is changed has to be saved
// to be there.
func (w *world) onDisk() tui.Config {
	cfg := w.config()
	for _, d := range w.drafts {
		cfg.Drafts = append(cfg.Drafts, &d)
	}
	for _, a := range w.finished {
		a.Plan = slices.Clone(a.Plan)
		cfg.Results = append([]*assess.Assessment{&a}, cfg.Results...)
	}
	return cfg
}

// meet begins the one-on-one on a view, as with rung one-on-one FILE.
func (w *world) meet(first, other *assess.Assessment, width, height int) *world {
	w.t.Helper()
	w.root, w.quit = tui.New(w.onDisk()), false
	if err := w.root.StartMeeting(first, other, ""); err != nil {
		w.t.Fatal(err)
	}
	w.run(w.root.Init())
	return w.send(tea.WindowSizeMsg{Width: width, Height: height})
}

func TestOneOnOne(t *testing.T) {
	w := newWorld(t)
	first := selfView(t, w, allFours)
	before := assess.Encode(first)

	w.meet(first, nil, 100, 30).mustSee("One-on-one with Ada Example").mustSee("12 questions")
	w.keys("enter").mustSee("Type your name")
	w.text("Ada Example").keys("enter").mustSee("The second one is somebody else's")
	for range len("Ada Example") {
		w.keys("backspace")
	}
	w.text("Max").keys("enter enter").mustSee("Ada Example · seen by Max")
	for w.sees("answered") && !w.sees("lock your view") {
		w.keys("3")
		if w.sees("continue") {
			w.keys("enter")
		}
	}
	w.keys("enter enter enter").mustSee("lock your view") // enter alone locks nothing
	w.keys("l").mustSee("Both views are locked.").mustSee("Ada Example's own view").mustSee("Max's view of Ada Example")
	w.keys("enter").mustSee("Both views")
	w.keys("home down enter").mustSee("What did each of us see?").mustSee(secret)
	w.keys("4 e").text("We look again in March").keys("esc").mustSee("We look again in March")
	w.keys("enter 3 esc").mustSee("agreed")
	w.keys("end enter enter enter").mustSee("3 differences not talked about yet").keys("y").mustSee("What will be done")
	w.keys("esc").mustSee("Ada Example · agreed")

	manager, record := w.finished[0], w.finished[len(w.finished)-1]
	if manager.Rater.Role != assess.Manager || manager.Rater.Name != "Max" || manager.About.ID != first.ID || manager.About.Digest != assess.DigestOf(first) {
		t.Errorf("the second view is by %v about %v", manager.Rater, manager.About)
	}
	if record.Rater.Role != assess.Agreed || len(record.Answers) != 2 || len(record.Open) != 10 {
		t.Errorf("the record is by %v, with %d answers and %d open", record.Rater, len(record.Answers), len(record.Open))
	}
	if record.Answers[0].Evidence != "We look again in March" || record.Answers[0].Response != 4 || record.Answers[1].Response != 3 {
		t.Errorf("agreed: %+v", record.Answers)
	}
	if len(w.drafts) != 0 {
		t.Errorf("%d drafts are left", len(w.drafts))
	}
	if w.keys("q"); !w.quit || w.frame() == "" {
		t.Error("it is not left, or not drawn a last time")
	}
	if !bytes.Equal(assess.Encode(first), before) {
		t.Error("the first view was changed")
	}
}

// TestSecondRaterIsBlind runs the second rater's part on two first views that differ in all that was answered and in nothing else. Every
// screen and every document that is written on the way has to be the same, byte for byte.
func TestSecondRaterIsBlind(t *testing.T) {
	run := func(value func(int) assess.Response, note string) (seen []string) {
		w := newWorld(t)
		first := selfView(t, w, value)
		for i := range first.Answers {
			first.Answers[i].Evidence = note
		}
		look := func() {
			seen = append(seen, w.root.Frame())
			for _, d := range w.drafts {
				seen = append(seen, string(assess.Encode(&d)))
			}
		}
		w.meet(first, nil, 100, 30)
		look()
		for _, key := range strings.Fields("M a x enter w 0 enter g enter esc w 4 e x y esc ? esc o enter 1 left 2 right p z esc w 3 3 3 n s 2 enter 1 2 3 4 g end enter 3 3 3") {
			w.keys(key)
			look()
		}
		w.mustSee("lock your view")
		return seen
	}
	one := run(allFours, secret)
	other := run(func(i int) assess.Response {
		return []assess.Response{0, assess.NotApplicable, assess.Skipped, 1, assess.NoOccasion, 2}[i%6]
	}, "Something else")
	for i := range one {
		if i >= len(other) || one[i] != other[i] {
			t.Fatalf("what is seen at step %d tells the views apart:\n%s\n\n%s", i, one[i], other[min(i, len(other)-1)])
		}
		if strings.Contains(one[i], secret) {
			t.Fatalf("a note of the first view is seen at step %d:\n%s", i, one[i])
		}
	}
	if len(one) != len(other) {
		t.Errorf("%d and %d things were seen", len(one), len(other))
	}
}

// TestOneOnOneGoesOnWhereItWasLeft leaves by ctrl+c after every key, and starts again: nothing that was given is lost.
func TestOneOnOneGoesOnWhereItWasLeft(t *testing.T) {
	w := newWorld(t)
	first := selfView(t, w, allFours)
	w.meet(first, nil, 80, 24).text("Max").keys("enter")
	for n := range 12 {
		w.keys("enter") // the introduction, where there is one
		if n > 0 && w.sees("continue") {
			w.keys("enter")
		}
		w.keys("2 ctrl+c")
		if len(w.drafts) != 1 {
			t.Fatalf("after %d answers there are %d drafts", n+1, len(w.drafts))
		}
		w.meet(first, nil, 80, 24)
		for _, d := range w.drafts {
			if len(d.Answers) != n+1 {
				t.Fatalf("%d answers in the draft, want %d", len(d.Answers), n+1)
			}
		}
	}
	w.mustSee("lock your view").keys("l").mustSee("Both views are locked").keys("ctrl+c")

	w.meet(first, nil, 80, 24).mustSee("Both views are locked").keys("enter end up enter 3 e").text("said").keys("ctrl+c")
	w.meet(first, nil, 80, 24).mustSee("1 question talked about").keys("enter end up enter").mustSee("said")
	w.keys("left 4 ctrl+c")
	w.meet(first, nil, 80, 24).mustSee("2 questions talked about").keys("enter end enter y").mustSee("What will be done")
	if record := w.finished[len(w.finished)-1]; len(record.Answers) != 2 || record.Answers[0].Evidence+record.Answers[1].Evidence != "said" {
		t.Errorf("the record has %+v", record.Answers)
	}
}

// TestLeavingIsDrawn leaves each screen of a one-on-one that rung was started for: the library draws once more after that.
func TestLeavingIsDrawn(t *testing.T) {
	for _, keys := range []string{"", "M enter", "M enter enter"} {
		w := newWorld(t)
		if w.meet(selfView(t, w, allFours), nil, 80, 24).keys(keys + " esc"); !w.quit || w.frame() == "" {
			t.Errorf("after %q it is not left, or not drawn a last time", keys)
		}
	}
	for _, keys := range []string{"", "enter", "enter tab tab"} {
		w := newWorld(t)
		first := selfView(t, w, allFours)
		other := assess.Second(first, assess.Rater{Role: assess.Manager, Name: "Max"})
		other.ID, other.Answers, other.FinishedAt = "00000000-0000-7000-8000-0000000000cc", first.Answers, first.FinishedAt
		other.Lock(first)
		if w.meet(first, other, 80, 24).keys(keys + " esc"); !w.quit || w.frame() == "" {
			t.Errorf("after %q it is not left, or not drawn a last time", keys)
		}
	}
}

func TestManagerFirstThenThePerson(t *testing.T) {
	w := newWorld(t)
	first := selfView(t, w, allFours)
	first.Rater = assess.Rater{Role: assess.Manager, Name: "Max"}
	w.meet(first, nil, 80, 24).mustSee("One-on-one with Max").keys("enter enter").mustSee("Ada Example · self").mustSee("I ")
}

func TestPrivateNotesStayPrivate(t *testing.T) {
	w := newWorld(t)
	first := selfView(t, w, allFours)
	w.meet(first, nil, 80, 24).text("Max").keys("enter enter p").mustSee("Private notes on Ada Example").text(secret).keys("esc")
	if w.notes["Ada Example"] != secret {
		t.Errorf("noted: %v", w.notes)
	}
	w.keys("3 enter p").mustSee(secret).keys("esc")
	for _, d := range w.drafts {
		if bytes.Contains(assess.Encode(&d), []byte(secret)) {
			t.Error("the note is in the draft")
		}
	}
}

// TestLeavingAtLastTimesPlan leaves before anything is begun: what was about to be begun is known as in the form, and is not begun on the
// way out.
func TestLeavingAtLastTimesPlan(t *testing.T) {
	w := newWorld(t)
	last := selfView(t, w, allFours)
	last.Plan = []assess.PlanItem{{Action: "Shadow an analyst", Status: assess.Planned}}
	w.finished = append(w.finished, *last)
	w.root = tui.New(w.onDisk())
	w.root.StartNew(setup.Values{Name: "Ada Example", Ladder: w.ladder, Declared: 1, Aspired: -1, Mode: assess.Check})
	w.send(sizeMsg(80, 24)).mustSee("Last time's plan").keys("d").text("no ti").keys("ctrl+c")
	e := w.root.Exit()
	if !w.quit || !e.Interrupted || e.Begun == nil || e.Begun.Declared != 1 || w.ids != 0 {
		t.Errorf("quit %v, %d begun, exit %+v", w.quit, w.ids, e)
	}
	if e.Typed != "Why: no ti" {
		t.Errorf("typed: %q", e.Typed)
	}
}

// TestLeavingBeforeTheFirstAnswer says what the form held; behind it there is a draft.
func TestLeavingBeforeTheFirstAnswer(t *testing.T) {
	w := newWorld(t).start(80, 24).begin()
	if e := w.keys("enter ctrl+c").root.Exit(); e.Begun == nil || e.Begun.Name != "Ada Example" || e.Draft != nil {
		t.Errorf("at the first question: %+v", e)
	}
	w = newWorld(t).start(80, 24).begin()
	if e := w.keys("enter 3 ctrl+c").root.Exit(); e.Begun != nil || e.Draft == nil {
		t.Errorf("at the second question: %+v", e)
	}
}

// TestLeavingAtThePlanBeforeASecondView keeps the name of whoever was about to give it.
func TestLeavingAtThePlanBeforeASecondView(t *testing.T) {
	w := newWorld(t)
	last := selfView(t, w, allFours)
	last.ID, last.FinishedAt = "00000000-0000-7000-8000-0000000000bb", last.FinishedAt.AddDate(0, -3, 0)
	last.Plan = []assess.PlanItem{{Action: "Shadow an analyst", Status: assess.Planned}}
	w.finished = append(w.finished, *last)
	w.root = tui.New(w.onDisk())
	if err := w.root.StartMeeting(selfView(t, w, allFours), nil, "Max"); err != nil {
		t.Fatal(err)
	}
	w.send(sizeMsg(80, 24)).mustSee("Last time's plan").keys("ctrl+c")
	if e := w.root.Exit(); !w.quit || !e.Meeting || e.Name != "Max" {
		t.Errorf("quit %v, exit %+v", w.quit, e)
	}
}

func TestLastPlanComesFirst(t *testing.T) {
	w := newWorld(t)
	last := selfView(t, w, allFours)
	last.ID, last.FinishedAt = "00000000-0000-7000-8000-0000000000bb", last.FinishedAt.AddDate(0, -3, 0)
	last.Plan = []assess.PlanItem{
		{Competency: "data", Rung: "pm", Action: "Write down one assumption", Status: assess.Planned},
		{Competency: "data", Rung: "pm", Action: "Shadow an analyst", Status: assess.Planned},
	}
	w.finished = append(w.finished, *last)
	first := selfView(t, w, allFours)
	w.meet(first, nil, 80, 24).mustSee("Last time's plan").mustSee("Write down one assumption")
	w.keys("x").mustSee("Shadow an analyst")
	if got := w.finished[0].Plan[0].Status; got != assess.Done {
		t.Errorf("the first item is %q", got)
	}
	w.keys("o").mustSee("One-on-one with Ada Example")
}
