package tui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/desk"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/sample"
	"github.com/rung-dev/rung/internal/tui"
	"github.com/rung-dev/rung/internal/tui/screentest"
	"github.com/rung-dev/rung/internal/tui/setup"
	"github.com/rung-dev/rung/internal/tui/theme"
)

// world is what a root gets from outside, in memory: a clock that ticks a second a question, and a disk that can fail.
type world struct {
	t         testing.TB
	ladder    *ladder.Ladder
	root      *tui.Root
	now       time.Time
	ids       int
	fail      error // what saving fails with
	failNotes error // what saving private notes fails with, even so
	drafts    map[string]assess.Assessment
	finished  []assess.Assessment
	files     map[string]assess.Assessment // by path
	notes     map[string]string            // by person
	saves     int
	quit      bool
	width     int // of the terminal it was started on
	height    int

	hold      bool      // keep commands back, to run them later by release
	held      []tea.Cmd // in the order in which they were given
	discarded map[string]bool
	released  []string // drafts that were opened and could not be used
	failed    bool     // whether the disk ever failed

	ascii   bool // what the terminal can show
	profile colorprofile.Profile
}

func newWorld(t testing.TB) *world { return newWorldOn(t, sample.Ladder(t, "product")) }

func newWorldOn(t testing.TB, l *ladder.Ladder) *world {
	return &world{t: t, ladder: l, now: time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC), drafts: map[string]assess.Assessment{}, files: map[string]assess.Assessment{}, notes: map[string]string{}, discarded: map[string]bool{}, profile: colorprofile.TrueColor}
}

func (w *world) config() tui.Config {
	l := w.ladder
	d := desk.Desk{
		Ladder: func(ref assess.LadderRef) (*ladder.Ladder, error) {
			if ref.ID != l.ID {
				return nil, fmt.Errorf("no ladder %q", ref.ID)
			}
			seen, ok := l.In(ref.Context)
			if !ok {
				return nil, fmt.Errorf("no context %q", ref.Context)
			}
			return seen, nil
		},
		Now:     func() time.Time { w.now = w.now.Add(time.Second); return w.now },
		Today:   func() string { return w.now.Format(time.DateOnly) },
		NewID:   func() string { w.ids++; return fmt.Sprintf("00000000-0000-7000-8000-%012d", w.ids) },
		Open:    w.open,
		Save:    w.save,
		Finish:  w.finish,
		Discard: w.discard,
		Release: func(id string) { w.released = append(w.released, id) },
		ReadView: func(path string) (*assess.Assessment, error) {
			if a, ok := w.files[path]; ok {
				return &a, nil
			}
			return nil, fmt.Errorf("reading %s: no such file", path)
		},
		Keep:       w.finish,
		Changeable: func(*assess.Assessment) error { return nil },
		SavePlan:   w.savePlan,
		Notes: func(a *assess.Assessment) (desk.Notes, error) {
			return desk.Notes{Text: w.notes[a.Person.Name], Path: "notes.md"}, w.fail
		},
		SaveNotes: w.saveNotes,
	}
	return tui.Config{
		Desk:    d,
		Choices: []setup.Choice{{ID: l.ID, Title: l.Title, Load: func() (*ladder.Ladder, error) { return l, nil }}},
		Ground:  theme.Dark,
		Profile: w.profile,
		ASCII:   w.ascii,
	}
}

func (w *world) open(id string) (*assess.Assessment, error) {
	a, ok := w.drafts[id]
	if !ok {
		return nil, errors.New("it is gone")
	}
	return &a, nil
}

func (w *world) save(a *assess.Assessment) error {
	if w.fail == nil {
		w.saves++
		w.drafts[a.ID] = *a
	}
	return w.fail
}

func (w *world) finish(a *assess.Assessment) error {
	if w.fail != nil {
		return w.fail
	}
	delete(w.drafts, a.ID)
	w.finished = append(w.finished, *a)
	return nil
}

func (w *world) savePlan(a *assess.Assessment, change plan.Change) ([]assess.PlanItem, error) {
	if w.fail != nil {
		return nil, w.fail
	}
	for i := range w.finished {
		if w.finished[i].ID == a.ID {
			items, err := change(w.finished[i].Plan)
			if err == nil {
				w.finished[i].Plan = items
			}
			return items, err
		}
	}
	return nil, fmt.Errorf("no document %s", a.ID)
}

func (w *world) saveNotes(a *assess.Assessment, text string) error {
	if err := errors.Join(w.fail, w.failNotes); err != nil {
		return err
	}
	w.notes[a.Person.Name] = text
	return nil
}

func (w *world) discard(id string) error {
	if w.fail == nil {
		delete(w.drafts, id)
		w.discarded[id] = true
	}
	return w.fail
}

// start makes the root at its home screen on a terminal of the given size.
func (w *world) start(width, height int) *world {
	w.width, w.height = width, height
	w.root = tui.New(w.config())
	w.root.StartHome()
	return w.send(tea.WindowSizeMsg{Width: width, Height: height})
}

// send gives messages to the root and runs the commands they lead to in place: no program, no goroutine, no clock.
func (w *world) send(msgs ...tea.Msg) *world {
	for _, msg := range msgs {
		_, cmd := w.root.Update(msg)
		if w.hold {
			w.held = append(w.held, cmd)
			continue
		}
		w.run(cmd)
	}
	return w
}

// release runs the oldest command that was held back.
func (w *world) release() {
	if len(w.held) == 0 {
		return
	}
	cmd := w.held[0]
	w.held = w.held[1:]
	w.run(cmd)
}

func (w *world) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.QuitMsg:
		w.quit = true
	case tea.BatchMsg:
		for _, c := range msg {
			w.run(c)
		}
	default:
		w.send(msg)
	}
}

// keys presses keys given by name, blanks between them; a word in quotes is typed letter by letter.
func (w *world) keys(script string) *world {
	for _, name := range strings.Fields(script) {
		w.send(screentest.Press(name))
	}
	return w
}

func (w *world) text(s string) *world {
	for _, r := range s {
		w.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return w
}

// frame is the screen without styles.
func (w *world) frame() string { return ansi.Strip(w.root.Frame()) }

func (w *world) sees(text string) bool { return strings.Contains(w.frame(), text) }

func (w *world) mustSee(text string) *world {
	w.t.Helper()
	if !w.sees(text) {
		w.t.Fatalf("%q is not on the screen:\n%s", text, w.frame())
	}
	return w
}

// begin goes from home through the form to the first introduction, as a Product Manager called Ada Example.
func (w *world) begin() *world {
	w.t.Helper()
	w.keys("n")
	if !w.sees("Ada Example") { // the name used last is filled in
		w.text("Ada Example")
	}
	w.keys("enter enter enter up up up up enter enter enter")
	return w.mustSee("continue")
}

// answerAll answers every question as a Product Manager might who has begun to do some of what a Head of Product does.
// It stops at the end card.
func (w *world) answerAll() *world {
	w.t.Helper()
	for range 200 {
		if w.sees("That is all that needs asking") {
			return w
		}
		w.answerOne()
	}
	w.t.Fatalf("the questions never end:\n%s", w.frame())
	return w
}

// answerOne passes an introduction and answers one question.
func (w *world) answerOne() *world {
	if w.sees("enter continue") {
		w.keys("enter")
	}
	c := w.questionCell()
	scores := [...]string{"44434", "43434", "21302", "10020", "00000"}[c.Rung]
	return w.keys(string(scores[c.Competency%5]))
}

// questionCell finds the question on the screen by the beginning of its sentence.
func (w *world) questionCell() ladder.Cell {
	w.t.Helper()
	frame := strings.Join(strings.Fields(strings.NewReplacer("│", " ").Replace(w.frame())), " ")
	l := w.ladder
	for c, comp := range l.Competencies {
		for r, ind := range comp.Indicators {
			if strings.Contains(frame, ind.I[:min(len(ind.I), 16)]) {
				return ladder.Cell{Competency: c, Rung: r}
			}
		}
	}
	w.t.Fatalf("no question on the screen:\n%s", w.frame())
	return ladder.None
}
