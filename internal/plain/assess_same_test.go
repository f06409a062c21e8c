package plain_test

import (
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plain"
	"github.com/rung-dev/rung/internal/sample"
	"github.com/rung-dev/rung/internal/tui"
)

// TestSameAssessments takes assessments on the screens and line by line, with the same clock, ids, answers, notes, turns back and
// preferences. Every document that is written, after each answer and in the end, has to be the same, byte for byte.
func TestSameAssessments(t *testing.T) {
	t.Parallel()
	all := []*ladder.Ladder{tinyLadder(t), sample.Ladder(t, "product"), sample.Ladder(t, "executive")}
	most, held := 6, 0 // screens take their time
	if os.Getenv("RUNG_LONG_TESTS") != "" {
		most = math.MaxInt
	}
	var both tally
	rapid.Check(t, func(rt *rapid.T) {
		if held++; held > most {
			return
		}
		l := rapid.SampledFrom(all).Draw(rt, "ladder")
		if n := len(l.Contexts); n > 0 && rapid.Bool().Draw(rt, "in a context") {
			l, _ = l.In(l.Contexts[rapid.IntRange(0, n-1).Draw(rt, "context")].ID)
		}
		start := drawStart(rt, l)
		onScreens, byLine := newOffice(rt, l), newOffice(rt, l)
		d := &drive{t: rt, s: onScreens.assessOnScreens(rt, start)}
		d.take()
		p, _ := byLine.assess(start, everything, linesOf(d.acts)...)
		sameOffices(rt, onScreens, byLine, p)
		both.add(byLine)
	})
	both.figure(t, "assessments")
	if both.documents < 30 {
		t.Errorf("only %d documents were compared", both.documents)
	}
}

// tally counts what was compared.
type tally struct{ conversations, documents, bytes int }

func (c *tally) add(w *office) {
	c.conversations++
	c.documents += len(w.saved)
	for _, doc := range w.saved {
		c.bytes += len(doc)
	}
}

func (c *tally) figure(t *testing.T, of string) {
	t.Logf("figure: %d %s on the screens and line by line, %d documents of %d bytes in all, none differs", c.conversations, of, c.documents, c.bytes)
}

func drawStart(t *rapid.T, l *ladder.Ladder) assess.Start {
	s := assess.Start{
		Name: "Ada Example", Ladder: l,
		Declared: rapid.IntRange(-1, len(l.Rungs)-1).Draw(t, "declared"), Aspired: rapid.IntRange(-1, len(l.Rungs)-1).Draw(t, "aspired"),
		Mode: rapid.SampledFrom([]assess.Mode{assess.Check, assess.Check, assess.Careful, assess.Full}).Draw(t, "mode"),
	}
	if rapid.IntRange(0, 3).Draw(t, "by a manager") == 0 {
		s.ByOther, s.Rater = true, "Max"
	}
	return s
}

// drawNote draws what people write, and what comes with it where it was copied.
func drawNote(t *rapid.T) string {
	notes := []string{"the log", "größer ✓ as seen", `"quoted" \ <b>`, "two\nlines", "q", "a table\tof two  \n  rows \t\nx", "one\u2028two\u2029three",
		"a\u0085b", "\n\nx\u00a0\n\n\ny \u3000", "e\u0301 \u200d\ufeff \U0001f468\u200d\U0001f469", "\u202ex\u00ad", "a\ufffdb"}
	return rapid.SampledFrom(notes).Draw(t, "note")
}

// drive is one assessment that is taken key by key, with the lines that mean the same.
type drive struct {
	t      *rapid.T
	s      *screens
	acts   []act
	n, pos int // answered, and the position of the question shown
	jumped bool
}

// act is one thing that somebody does, on the screens and line by line.
type act struct {
	keys    func(*screens)
	lines   []string
	settled bool // the assessment is where it goes on when it is opened anew
}

// do does something on the screens, and notes how it is done line by line.
func (d *drive) do(keys func(*screens), lines ...string) {
	keys(d.s)
	d.acts = append(d.acts, act{keys: keys, lines: lines})
}

func (d *drive) key(keys string, lines ...string) {
	d.do(func(s *screens) { s.pass().keys(keys) }, lines...)
}

// lines are those of all acts.
func linesOf(acts []act) (lines []string) {
	for _, a := range acts {
		lines = append(lines, a.lines...)
	}
	return lines
}

// pass goes on from the introduction of a rung, which has no question of its own line by line.
func (s *screens) pass() *screens {
	if s.sees("continue") {
		s.keys("enter")
	}
	return s
}

// take answers until nothing is left to be asked, then goes on to the result, or leaves on the way.
func (d *drive) take() {
	low := rapid.IntRange(0, 3).Draw(d.t, "low")
	leave := rapid.IntRange(0, 5).Draw(d.t, "leave") == 0
	for !d.s.pass().sees("That is all that needs asking") {
		if leave && d.n > 4 {
			d.key("esc", "q")
			return
		}
		d.step(low)
		d.acts[len(d.acts)-1].settled = d.n > 0 && d.pos == d.n && !d.jumped
	}
	d.finish()
}

// step does one thing at a question.
func (d *drive) step(low int) {
	switch what := rapid.IntRange(0, 19).Draw(d.t, "what"); {
	case what == 0 && d.pos > 0:
		d.key("left", "b")
		d.pos, d.jumped = d.pos-1, false
	case what == 1 && d.pos < d.n:
		d.key("right", "f")
		d.pos++
	case what == 2 && d.n > 0:
		to := rapid.IntRange(0, d.n).Draw(d.t, "to")
		d.key("g home"+strings.Repeat(" down", to)+" enter", "g "+strconv.Itoa(to+1))
		d.pos, d.jumped = to, to < d.n
	case what <= 5 && d.s.sees("to note where one could look"):
		note := drawNote(d.t)
		write := (*screens).text
		if strings.Contains(note, "\t") || rapid.Bool().Draw(d.t, "pasted") { // tab alone is a key
			write = (*screens).paste
		}
		d.do(func(s *screens) { write(s.pass().keys("e"), note).keys("esc") }, append(append([]string{"e"}, strings.Split(note, "\n")...), ".")...)
	case what == 6:
		d.key("w w", "w", "?", "", "nonsense", "99")
	default:
		d.answer(rapid.SampledFrom([]string{"0", "1", "2", "3", "3", "4", "4", "o", "n", "s", strconv.Itoa(low)}).Draw(d.t, "answer"))
	}
}

func (d *drive) answer(key string) {
	d.key(key, key)
	if d.pos == d.n {
		d.n++
	}
	d.pos++
	if d.jumped {
		d.pos, d.jumped = d.n, false
	}
}

// finish goes on from the end of the questions, over the preferences, to the result. What is tried out there is saved nowhere.
func (d *drive) finish() {
	d.key("enter", "yes")
	for d.s.sees("Which way would you rather go?") {
		key := rapid.SampledFrom([]string{"1", "2", "3", "4", "5", "s"}).Draw(d.t, "lean")
		d.key(key, key)
	}
	if d.s.sees("No result yet") {
		d.key("esc", "q")
		return
	}
	d.do(func(*screens) {}, "1", "3", "w", "1 4", "r", "b", "5", "q")
}

// TestSameAssessmentsInTurns takes assessments on the screens in one go, and anew with the same keys and lines in several sittings, some on
// the screens and some line by line. What is there in the end is the same, byte for byte.
func TestSameAssessmentsInTurns(t *testing.T) {
	t.Parallel()
	all := []*ladder.Ladder{tinyLadder(t), sample.Ladder(t, "product")}
	most, held, turns := 4, 0, 0 // screens take their time
	if os.Getenv("RUNG_LONG_TESTS") != "" {
		most = math.MaxInt
	}
	rapid.Check(t, func(rt *rapid.T) {
		if held++; held > most {
			return
		}
		l := rapid.SampledFrom(all).Draw(rt, "ladder")
		start := drawStart(rt, l)
		inOneGo, inTurns := newOffice(rt, l), newOffice(rt, l)
		d := &drive{t: rt, s: inOneGo.assessOnScreens(rt, start)}
		d.take()
		turns += inTurns.sittings(rt, start, d.acts)
		if diff := cmp.Diff(documents(inOneGo), documents(inTurns)); diff != "" {
			rt.Fatalf("the documents differ (-in one go +in turns):\n%s", diff)
		}
	})
	t.Logf("figure: %d sittings, on the screens and line by line in turns", turns)
	if turns < 4 {
		t.Errorf("only %d times the way of answering changed", turns)
	}
}

// sittings does what was done in sittings that end wherever the assessment goes on by itself. It returns how many there were.
func (w *office) sittings(t *rapid.T, start assess.Start, acts []act) int {
	n, byLine := 0, rapid.Bool().Draw(t, "by line first")
	for len(acts) > 0 {
		end := 1
		for end < len(acts) && !(acts[end-1].settled && rapid.IntRange(0, 3).Draw(t, "end") == 0) {
			end++
		}
		if byLine {
			w.sitByLine(t, start, append(linesOf(acts[:end]), "q"))
		} else {
			w.sitAtScreens(t, start, acts[:end])
		}
		acts, byLine = acts[end:], !byLine
		n++
	}
	return n
}

func (w *office) sitByLine(t *rapid.T, start assess.Start, lines []string) {
	if draft := w.theDraft(); draft != nil {
		p := &typist{lines: lines}
		plain.Resume(plain.NewTalk(p, p, nil), w.choosing(), draft, w.ladder, true)
		return
	}
	w.assess(start, everything, lines...)
}

func (w *office) sitAtScreens(t *rapid.T, start assess.Start, acts []act) {
	s := &screens{office: w, root: tui.New(w.config())}
	if draft := w.theDraft(); draft == nil {
		s = w.assessOnScreens(t, start)
	} else if err := s.root.StartSession(draft, w.ladder); err != nil {
		t.Fatal(err)
	} else {
		s.run(s.root.Init())
		s.send(tea.WindowSizeMsg{Width: 120, Height: 60})
	}
	for _, a := range acts {
		a.keys(s)
	}
	s.keys("esc")
}

// theDraft is the draft on the disk, nil for none.
func (w *office) theDraft() *assess.Assessment {
	for id := range w.drafts {
		a, _ := w.open(id)
		return a
	}
	return nil
}
