package plain

import (
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// taking is an assessment that is being answered, of whatever kind: one question after the other.
type taking struct {
	*visit
	session    *assess.Session
	introduced map[int]bool // rungs
	explained  bool         // how to answer
	own        *string      // private notes as they were left here, nil: as they are on the disk
}

// newTaking goes on with an assessment where it stands. It fails where the answers do not fit the ladder.
func (v *visit) newTaking(a *assess.Assessment, l *ladder.Ladder) (*taking, error) {
	s, err := assess.NewSession(a, score.WalkOf(l, a))
	if err != nil {
		return nil, err
	}
	k := &taking{visit: v, session: s, introduced: map[int]bool{}}
	for _, x := range a.Answers {
		cell, _ := assess.CellOf(l, x)
		k.introduced[cell.Rung] = true
	}
	return k, nil
}

// questions asks until everything is answered and the person wants to go on; then the error is nil.
func (k *taking) questions() error {
	for {
		if k.session.Current() == ladder.None {
			if on, err := k.end(); on || err != nil {
				return err
			}
			continue
		}
		k.introduce()
		k.ask()
		if err := k.answer(k.ask, "Your answer, or help:"); err != nil {
			return err
		}
	}
}

// introduce says what a rung is for before its first question, and how to answer before the first of all.
func (k *taking) introduce() {
	rung := k.session.Current().Rung
	if !k.introduced[rung] {
		k.introduced[rung] = true
		k.rung(rung, chart.Turn(k.session.Ladder(), chart.LastAsked(k.session), rung))
	}
	if !k.explained {
		k.explained = true
		k.talk.Say("%s %s", chart.Period(k.session.Ladder().Scale), chart.Advice(k.session.Assessment))
		k.talk.Say("Type the number or the letter of an answer, and enter. e notes evidence, b goes back, q leaves and keeps what is answered. help or ? says all keys.")
	}
}

// rung says what a rung is for.
func (k *taking) rung(rung int, turn string) {
	r := k.session.Ladder().Rungs[rung]
	text := []string{"The rung: " + r.Title + ".", turn, r.Mandate, r.Note, r.Shift}
	if r.Scope != "" {
		text = append(text, "Scope: "+r.Scope+".")
	}
	if r.Horizon != "" {
		text = append(text, "Horizon: "+r.Horizon+".")
	}
	k.talk.Say("%s", sentences(text...))
}

// answer takes lines until the session stands at another question. prompt is said before each of them.
func (k *taking) answer(again func(), prompt string) error {
	for {
		line, err := k.talk.Ask(prompt)
		if err != nil {
			return err
		}
		if moved, err := k.carry(line, again); moved || err != nil {
			return err
		}
	}
}

// carry does what a line asks for. moved says that another question, or the same one as if it were new, is to be said.
func (k *taking) carry(line string, again func()) (moved bool, err error) {
	key, rest := keyOf(line)
	if r, ok := k.response(key); ok && rest == "" {
		k.session.Answer(r, k.Now())
		k.save(chart.Upper(k.inWords(r)) + ".")
		return true, nil
	}
	switch {
	case key == "g":
		return k.goTo(rest)
	case rest != "":
	case key == helpKey:
		again()
		k.help()
		return false, nil
	case key == "q":
		return false, ErrLeft
	case key == "b":
		if k.session.Back() {
			return true, nil
		}
		k.talk.Say("This is the first question.")
		return false, nil
	case key == "f":
		if k.session.Forward() {
			return true, nil
		}
		k.talk.Say("There is no question after this one yet.")
		return false, nil
	case k.session.Current() == ladder.None:
	case key == "e":
		return false, k.evidence()
	case key == "w":
		k.why()
		return false, nil
	case key == "p" && k.session.Assessment.ByOther():
		return false, k.private()
	}
	k.talk.Say("%s", k.refusal(line))
	return false, nil
}

// response is the answer that a key stands for.
func (k *taking) response(key string) (assess.Response, bool) {
	if k.session.Current() == ladder.None {
		return assess.Unasked, false
	}
	for _, o := range chart.Options(k.session) {
		if o.Key == key {
			return o.Response, true
		}
	}
	return assess.Unasked, false
}

// refusal says what can be typed.
func (k *taking) refusal(line string) string {
	what := "That is no answer here."
	if line == "" {
		what = "Nothing was typed."
	}
	if k.session.Current() == ladder.None {
		return what + " Type " + k.goOnWord() + ", or b, g, q or help."
	}
	var keys []string
	for _, o := range chart.Options(k.session) {
		keys = append(keys, o.Key)
	}
	return what + " Type one of " + strings.Join(keys, ", ") + ", or help."
}

// save writes the draft as it stands, and says what was done and whether that is on the disk.
func (k *taking) save(done string) { k.visit.save(k.session.Assessment, done) }
