package tui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/sample"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/tui"
	"github.com/rung-dev/rung/internal/tui/screentest"
)

func TestWholeAssessment(t *testing.T) {
	w := newWorld(t).start(100, 30).begin().answerAll().keys("enter").mustSee("You stand at")
	if len(w.finished) != 1 || len(w.drafts) != 0 {
		t.Fatalf("%d finished, %d drafts; want 1, 0", len(w.finished), len(w.drafts))
	}
	a := w.finished[0]
	if a.Result == nil || a.Result.Placement != "pm" || a.FinishedAt.IsZero() || a.Person.Name != "Ada Example" || a.Declared != "pm" {
		t.Errorf("finished document is %+v", a)
	}
	for _, f := range a.Result.Flags {
		if f.Flag == score.Unfinished {
			t.Error("a finished assessment is flagged unfinished")
		}
	}
	w.mustSee("saved ✓").keys("esc").mustSee("Results").mustSee("PM → Head")
}

// TestTypedAhead gives all keys of a whole assessment before any command comes back, as a fast typist or a paste does, and
// wants the same document as from a slow one.
func TestTypedAhead(t *testing.T) {
	script := "n"
	slow := newWorld(t).start(80, 24)
	slow.keys(script).text("Ada").keys("enter enter enter up up up up enter enter enter")
	keys := []tea.Msg{screentest.Press("n")}
	for _, r := range "Ada" {
		keys = append(keys, screentest.Press(string(r)))
	}
	for _, k := range strings.Fields("enter enter enter up up up up enter enter enter") {
		keys = append(keys, screentest.Press(k))
	}
	for range 90 {
		for _, k := range []string{"enter", "3"} { // enter passes an introduction, and does nothing on an open question
			slow.keys(k)
			keys = append(keys, screentest.Press(k))
		}
	}
	fast := newWorld(t).start(80, 24)
	var cmds []tea.Cmd
	for _, k := range keys {
		_, cmd := fast.root.Update(k)
		cmds = append(cmds, cmd)
	}
	for _, c := range cmds {
		fast.run(c)
	}
	if d := cmp.Diff(slow.finished, fast.finished); d != "" || len(fast.finished) != 1 {
		t.Errorf("typed ahead differs (-slow +fast):\n%s", d)
	}
}

// TestResumeAnywhere leaves after every answer and goes on, and wants the document of one run.
func TestResumeAnywhere(t *testing.T) {
	once := newWorld(t).start(80, 24).begin().answerAll().keys("enter")
	w := newWorld(t).start(80, 24).begin()
	for !w.sees("That is all that needs asking") {
		w.answerOne()
		w.keys("esc").mustSee("Go on").keys("enter")
	}
	w.keys("enter")
	want, got := once.finished[0], w.finished[0]
	want.ID, got.ID = "", ""
	if d := cmp.Diff(want, got, cmp.Comparer(func(a, b time.Time) bool { return true })); d != "" {
		t.Errorf("resumed differs from one run (-want +got):\n%s", d)
	}
}

func TestBackAndChangeReplays(t *testing.T) {
	w := newWorld(t).start(80, 24).begin()
	for range 6 {
		w.answerOne()
	}
	first := w.questionAt(t, "g home enter")
	w.keys("0") // from 4 to 0 on the first question: another way up the ladder
	for range 100 {
		if w.sees("That is all") {
			break
		}
		w.answerOne()
	}
	w.keys("enter")
	a := w.finished[0]
	if a.Answers[0].Competency != first || a.Answers[0].Response != 0 {
		t.Fatalf("first answer is %+v", a.Answers[0])
	}
	checkReplay(t, &a)
}

// questionAt presses keys and returns the competency then on the screen.
func (w *world) questionAt(t *testing.T, keys string) string {
	t.Helper()
	w.keys(keys)
	return w.ladder.Competencies[w.questionCell().Competency].ID
}

// checkReplay wants every question that the final answers lead to to be answered.
func checkReplay(t *testing.T, a *assess.Assessment) {
	t.Helper()
	l := sample.Ladder(t, "product")
	sheet, err := assess.SheetOf(l, a.Answers)
	if err != nil {
		t.Fatal(err)
	}
	if trail := score.WalkOf(l, a).Follow(sheet); !trail.Done() {
		t.Errorf("the final answers lead to %v, which was not asked", trail.Next)
	}
}

func TestIntroductionKeepsADigit(t *testing.T) {
	w := newWorld(t).start(80, 24).begin().keys("3")
	w.mustSee("▸ 3").mustSee("0 answered").keys("enter").mustSee("1 answered")
}

func TestEvidenceSurvivesLeaving(t *testing.T) {
	w := newWorld(t).start(80, 24).begin().answerOne().keys("e").text("the decision log").keys("esc").
		mustSee("the decision log").keys("esc").mustSee("Go on").keys("enter").mustSee("the decision log").keys("3 left")
	w.mustSee("the decision log")
	for _, d := range w.drafts {
		if d.Answers[1].Evidence != "the decision log" || len(d.Pending) != 0 {
			t.Errorf("draft holds %+v, pending %+v", d.Answers[1], d.Pending)
		}
	}
}

func TestSavingFails(t *testing.T) {
	w := newWorld(t).start(80, 24).begin().keys("enter")
	w.fail = errors.New("no space left on device")
	w.keys("3").mustSee("not saved").mustSee("no space left on device").keys("4 4").mustSee("3 answered")
	w.keys("esc").mustSee("Go on").mustSee("Not saved").keys("q").mustSee("Leave and lose").keys("esc").mustSee("Go on")
	w.keys("enter").mustSee("3 answered")
	w.fail = nil
	w.keys("ctrl+s").mustSee("saved ✓")
	if w.root.Exit().Unsaved != nil || len(w.drafts) != 1 {
		t.Errorf("after the retry: %+v, %d drafts", w.root.Exit(), len(w.drafts))
	}
}

func TestFinishingFails(t *testing.T) {
	w := newWorld(t).start(80, 24).begin().answerAll()
	w.fail = errors.New("read-only file system")
	w.keys("enter").mustSee("You stand at").mustSee("not saved").keys("esc").mustSee("Results").keys("q").mustSee("Leave and lose").keys("q")
	if !w.quit || w.root.Exit().Unsaved == nil {
		t.Errorf("quit %v, exit %+v", w.quit, w.root.Exit())
	}
	w.fail = nil
	w.keys("ctrl+s")
	if len(w.finished) != 1 {
		t.Error("the retry did not write the result")
	}
}

func TestNotEnoughAnswers(t *testing.T) {
	w := newWorld(t).start(80, 24).begin()
	for range 200 {
		if w.sees("That is all") {
			break
		}
		w.keys("enter n")
	}
	w.keys("enter").mustSee("No result yet").keys("left 3").mustSee("answered")
}

func TestStopKeepsTheDraft(t *testing.T) {
	w := newWorld(t).start(80, 24).begin().answerOne().send(tui.Stop{})
	if !w.quit || w.root.Exit().Draft == nil || len(w.drafts) != 1 {
		t.Errorf("quit %v, exit %+v", w.quit, w.root.Exit())
	}
}

func TestWindowTitleNamesNoPerson(t *testing.T) {
	w := newWorld(t).start(80, 24).begin().answerAll().keys("enter")
	if v := w.root.View(); strings.Contains(v.WindowTitle, "Ada") || !v.AltScreen {
		t.Errorf("title %q, alternate screen %v", v.WindowTitle, v.AltScreen)
	}
}

func TestTooSmallSaysSo(t *testing.T) {
	for _, size := range [][2]int{{39, 12}, {40, 11}, {5, 2}, {1, 1}} {
		w := newWorld(t).start(size[0], size[1])
		checkFits(t, w.frame(), size[0], size[1])
		if size[0] > 35 {
			w.mustSee(fmt.Sprintf("needs 40x12, now %dx%d", size[0], size[1]))
		}
	}
}

func TestEverySizeFits(t *testing.T) {
	w := newWorld(t).start(120, 40)
	scenes := []string{"", "n", "A enter enter enter enter", "enter", "enter", "3", "3", "?", "esc", "g", "esc", "e"}
	for _, keys := range scenes {
		w.keys(keys)
		for width := 40; width <= 130; width += 7 {
			for height := 12; height <= 44; height += 4 {
				w.send(sizeMsg(width, height))
				checkFits(t, w.frame(), width, height)
			}
		}
	}
}

// TestLongNoteStaysWhole opens a note that is longer than a screen and keeps it, and refuses one that no document takes.
func TestLongNoteStaysWhole(t *testing.T) {
	w := newWorld(t).start(80, 24).begin().keys("enter e")
	note := strings.Repeat("a line of the decision log\n", 400) + "the end"
	w.send(tea.PasteMsg{Content: note}).keys("esc 3 left e esc right")
	for _, d := range w.drafts {
		if d.Answers[0].Evidence != note {
			t.Errorf("a note of %d bytes came back with %d", len(note), len(d.Answers[0].Evidence))
		}
	}
	w.keys("e").send(tea.PasteMsg{Content: strings.Repeat("x", assess.MaxNote+1)}).mustSee("64 KiB").keys("esc").mustSee("0-4 answer")
}

// TestEditingKeysInTheName presses every editing key at the beginning, in the middle and at the end of a name: the text field
// underneath panics on some.
func TestEditingKeysInTheName(t *testing.T) {
	mods := []tea.KeyMod{0, tea.ModAlt, tea.ModCtrl, tea.ModShift, tea.ModAlt | tea.ModCtrl}
	codes := []rune{tea.KeyLeft, tea.KeyRight, tea.KeyHome, tea.KeyEnd, tea.KeyDelete, tea.KeyBackspace, tea.KeyUp, tea.KeyDown,
		'a', 'b', 'd', 'e', 'f', 'h', 'k', 'n', 'p', 't', 'u', 'v', 'w', 'y', 'c'}
	for m, mod := range mods {
		for c, code := range codes {
			for _, at := range inTurn(m+c, []string{"", "left", "left left", "home"}) {
				if code == 'c' && mod == tea.ModCtrl {
					continue // leaves
				}
				w := newWorld(t).start(80, 24).keys("n").text("Ma ra").keys(at)
				w.send(tea.KeyPressMsg{Code: code, Mod: mod}, tea.KeyPressMsg{Code: code, Mod: mod})
				w.frame()
			}
		}
	}
}

func TestEmptyNameSaysWhatToDo(t *testing.T) {
	newWorld(t).start(80, 24).keys("n enter").mustSee("Type a name; any will do.").text("A").keys("enter").mustSee("Which ladder")
}

func TestBackOnTheFirstIntroductionStays(t *testing.T) {
	newWorld(t).start(80, 24).begin().keys("left").mustSee("continue")
}

// TestTooSmallTakesNoAnswer presses a digit on a question that does not fit the terminal.
func TestTooSmallTakesNoAnswer(t *testing.T) {
	w := newWorld(t).start(80, 24).begin().keys("enter").send(sizeMsg(30, 8)).keys("3").send(sizeMsg(80, 24)).mustSee("0 answered")
	w.keys("3").mustSee("1 answered")
}
