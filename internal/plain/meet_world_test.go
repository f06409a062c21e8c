package plain_test

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/desk"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/plain"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/score"
)

// secret is in every note of a first view; the second rater must not meet it.
const secret = "Zephyrine"

// tester is a test, or one draw of a property.
type tester interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// office is what a one-on-one gets from outside, in memory: a clock that ticks whenever it is asked, and a disk that can fail.
type office struct {
	t        tester
	ladder   *ladder.Ladder
	now      time.Time
	ids      int
	fail     error // what saving fails with
	noFinish error // what finishing fails with, where saving may still work
	noNotes  error // the same of private notes
	drafts   map[string]assess.Assessment
	finished []assess.Assessment
	files    map[string]assess.Assessment // by path
	notes    map[string]string            // by person
	saved    []string                     // every document that was written, in order
}

func newOffice(t tester, l *ladder.Ladder) *office {
	return &office{
		t: t, ladder: l, now: time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC), drafts: map[string]assess.Assessment{},
		files: map[string]assess.Assessment{}, notes: map[string]string{},
	}
}

// tiny is the ladder of the manual that is small enough to be followed by hand.
var tiny = sync.OnceValues(func() (*ladder.Ladder, error) {
	text, err := os.ReadFile("../../docs/example/tiny.yaml")
	if err != nil {
		return nil, err
	}
	return ladderfile.Read("tiny.yaml", text)
})

func tinyLadder(t tester) *ladder.Ladder {
	t.Helper()
	l, err := tiny()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func (w *office) tick() time.Time {
	w.now = w.now.Add(time.Second)
	return w.now
}

func (w *office) today() string { return w.now.Format(time.DateOnly) }

func (w *office) newID() string {
	w.ids++
	return fmt.Sprintf("00000000-0000-7000-8000-%012d", w.ids)
}

func (w *office) ladderOf(ref assess.LadderRef) (*ladder.Ladder, error) {
	if ref.ID != w.ladder.ID {
		return nil, fmt.Errorf("no ladder %q", ref.ID)
	}
	return w.ladder, nil
}

// docs are copies of what is on the disk, so that what is changed has to be saved to be there.
func (w *office) docs() oneonone.Docs {
	var d oneonone.Docs
	for _, x := range w.drafts {
		d.Drafts = append(d.Drafts, oneonone.Snapshot(&x))
	}
	for _, x := range w.finished {
		d.Results = append([]*assess.Assessment{oneonone.Snapshot(&x)}, d.Results...)
	}
	return d
}

func (w *office) open(id string) (*assess.Assessment, error) {
	a, ok := w.drafts[id]
	if !ok {
		return nil, errors.New("it is gone")
	}
	return oneonone.Snapshot(&a), nil
}

func (w *office) save(a *assess.Assessment) error {
	if w.fail != nil {
		return w.fail
	}
	w.drafts[a.ID] = *oneonone.Snapshot(a)
	w.saved = append(w.saved, string(assess.Encode(a)))
	return nil
}

func (w *office) finish(a *assess.Assessment) error {
	if err := cmp.Or(w.fail, w.noFinish); err != nil {
		return err
	}
	delete(w.drafts, a.ID)
	w.finished = append(w.finished, *oneonone.Snapshot(a))
	w.saved = append(w.saved, string(assess.Encode(a)))
	return nil
}

func (w *office) discard(id string) error {
	if w.fail == nil {
		delete(w.drafts, id)
	}
	return w.fail
}

func (w *office) readView(path string) (*assess.Assessment, error) {
	if a, ok := w.files[path]; ok {
		return &a, nil
	}
	return nil, fmt.Errorf("reading %s: no such file", path)
}

func (w *office) savePlan(a *assess.Assessment, change plan.Change) ([]assess.PlanItem, error) {
	if w.fail != nil {
		return nil, w.fail
	}
	for i := range w.finished {
		if w.finished[i].ID == a.ID {
			items, err := change(w.finished[i].Plan)
			if err != nil {
				return w.finished[i].Plan, err
			}
			w.finished[i].Plan = items
			w.saved = append(w.saved, string(assess.Encode(&w.finished[i])))
			return items, nil
		}
	}
	return nil, fmt.Errorf("no document %s", a.ID)
}

func (w *office) saveNotes(a *assess.Assessment, text string) error {
	if err := cmp.Or(w.fail, w.noNotes); err != nil {
		return err
	}
	w.notes[a.Person.Name] = text
	return nil
}

// desk is what this office has at hand, for screens and lines alike.
func (w *office) desk() desk.Desk {
	return desk.Desk{
		Docs: w.docs(), Ladder: w.ladderOf, Now: w.tick, Today: w.today, NewID: w.newID, Open: w.open, Save: w.save, Finish: w.finish,
		Discard: w.discard, Release: func(string) {}, ReadView: w.readView, Keep: w.finish, SavePlan: w.savePlan,
		Changeable: func(*assess.Assessment) error { return nil },
		Notes: func(a *assess.Assessment) (desk.Notes, error) {
			return desk.Notes{Text: w.notes[a.Person.Name], Path: "notes.md"}, w.fail
		},
		SaveNotes: w.saveNotes,
	}
}

// plain is this office for the line by line mode.
func (w *office) plain() *plain.Config { return &plain.Config{Desk: w.desk()} }

// typist types lines, each when it is asked for, and writes down what is said and typed.
type typist struct {
	transcript bytes.Buffer
	lines      []string
	before     func(n int) // called before line n is typed; nil: nothing happens
	n          int
	rest       string // of a line that is longer than what is read at once
}

func (p *typist) Write(b []byte) (int, error) { return p.transcript.Write(b) }

func (p *typist) Read(b []byte) (int, error) {
	if p.rest != "" {
		n := copy(b, p.rest)
		p.rest = p.rest[n:]
		return n, nil
	}
	if p.n >= len(p.lines) {
		return 0, io.EOF
	}
	if p.before != nil {
		p.before(p.n)
	}
	line := p.lines[p.n]
	p.n++
	fmt.Fprintf(&p.transcript, "> %s\n", line)
	p.rest = line + "\n"
	return p.Read(b)
}

// meet holds the one-on-one on a view with these lines typed.
func (w *office) meet(first, other *assess.Assessment, lines ...string) (*typist, plain.Parting) {
	p := &typist{lines: lines}
	return p, plain.OneOnOne(plain.NewTalk(p, p, nil), w.plain(), first, other, "")
}

// adasView is a finished view of a person on the tiny ladder.
func adasView(t tester, l *ladder.Ladder, value func(i int) assess.Response) *assess.Assessment {
	t.Helper()
	return scored(t, l, adasAnswers(l, value))
}

// adasAnswers are those of such a view, without a result.
func adasAnswers(l *ladder.Ladder, value func(i int) assess.Response) *assess.Assessment {
	a := &assess.Assessment{
		ID: "00000000-0000-7000-8000-0000000000aa", Ladder: assess.BindTo(l), Person: assess.Person{Name: "Ada Example"},
		Rater: assess.Rater{Role: assess.Self, Name: "Ada Example"}, Declared: assess.RefOf(l, 0), Mode: assess.Full,
		StartedAt: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC), FinishedAt: time.Date(2026, 11, 20, 9, 30, 0, 0, time.UTC),
	}
	for r := range l.Rungs {
		for _, c := range l.Competencies {
			i := len(a.Answers)
			a.Answers = append(a.Answers, assess.Answer{Rung: l.Rungs[r].ID, Competency: c.ID, Response: value(i), Evidence: fmt.Sprint(secret, i)})
		}
	}
	return a
}

func scored(t tester, l *ladder.Ladder, a *assess.Assessment) *assess.Assessment {
	t.Helper()
	res, err := score.Derive(l, a)
	if err != nil {
		t.Fatal(err)
	}
	a.Result = res
	return a
}

func allFours(int) assess.Response { return 4 }

func mustSay(t tester, p *typist, texts ...string) {
	t.Helper()
	said := p.transcript.String()
	for _, text := range texts {
		if !strings.Contains(said, text) {
			t.Fatalf("%q was not said:\n%s", text, said)
		}
	}
}
