package plain_test

import (
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// TestSameAssessments takes assessments on the screens and line by line, with the same clock, ids, answers, notes, turns back and
// preferences. Every document that is written, after each answer and in the end, has to be the same, byte for byte.
func TestSameAssessments(t *testing.T) {
	all := []*ladder.Ladder{tinyLadder(t), builtIn(t, "product"), builtIn(t, "executive")}
	most, held := 12, 0 // screens take their time
	if os.Getenv("RUNG_LONG_TESTS") != "" {
		most = math.MaxInt
	}
	documents := 0
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
		p, _ := byLine.assess(start, everything, d.lines...)
		sameOffices(rt, onScreens, byLine, p)
		documents += len(byLine.saved)
	})
	if documents < 100 {
		t.Errorf("only %d documents were compared", documents)
	}
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

// drive is one assessment that is taken key by key, with the lines that mean the same.
type drive struct {
	t      *rapid.T
	s      *screens
	lines  []string
	n, pos int // answered, and the position of the question shown
	jumped bool
}

func (d *drive) say(lines ...string) { d.lines = append(d.lines, lines...) }

func (d *drive) pass() {
	if d.s.sees("continue") {
		d.s.keys("enter")
	}
}

// take answers until nothing is left to be asked, then goes on to the result, or leaves on the way.
func (d *drive) take() {
	low := rapid.IntRange(0, 3).Draw(d.t, "low")
	leave := rapid.IntRange(0, 5).Draw(d.t, "leave") == 0
	for {
		d.pass()
		if d.s.sees("That is all that needs asking") {
			break
		}
		if leave && d.n > 4 {
			d.s.keys("esc")
			d.say("q")
			return
		}
		d.step(low)
	}
	d.finish()
}

// step does one thing at a question.
func (d *drive) step(low int) {
	switch what := rapid.IntRange(0, 19).Draw(d.t, "what"); {
	case what == 0 && d.pos > 0:
		d.s.keys("left")
		d.say("b")
		d.pos, d.jumped = d.pos-1, false
	case what == 1 && d.pos < d.n:
		d.s.keys("right")
		d.say("f")
		d.pos++
	case what == 2 && d.n > 0:
		to := rapid.IntRange(0, d.n).Draw(d.t, "to")
		d.s.keys("g home" + strings.Repeat(" down", to) + " enter")
		d.say("g " + strconv.Itoa(to+1))
		d.pos, d.jumped = to, to < d.n
	case what <= 5 && d.s.sees("to note where one could look"):
		note := rapid.SampledFrom([]string{"the log", "größer ✓ as seen", `"quoted" \ <b>`, "two\nlines", "q"}).Draw(d.t, "note")
		d.s.keys("e").text(note).keys("esc")
		d.say("e")
		d.say(strings.Split(note, "\n")...)
		d.say(".")
	case what == 6:
		d.s.keys("w w")
		d.say("w", "?", "", "nonsense", "99")
	default:
		d.answer(rapid.SampledFrom([]string{"0", "1", "2", "3", "3", "4", "4", "o", "n", "s", strconv.Itoa(low)}).Draw(d.t, "answer"))
	}
}

func (d *drive) answer(key string) {
	d.s.keys(key)
	d.say(key)
	if d.pos == d.n {
		d.n++
	}
	d.pos++
	if d.jumped {
		d.pos, d.jumped = d.n, false
	}
}

// finish goes on from the end of the questions, over the preferences, to the result.
func (d *drive) finish() {
	d.s.keys("enter")
	d.say("yes")
	for d.s.sees("Which way would you rather go?") {
		key := rapid.SampledFrom([]string{"1", "2", "3", "4", "5", "s"}).Draw(d.t, "lean")
		d.s.keys(key)
		d.say(key)
	}
	if d.s.sees("No result yet") {
		d.s.keys("esc")
	}
	d.say("q")
}
