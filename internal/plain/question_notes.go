package plain

import (
	"strconv"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
)

// evidence takes the note on the question. What was typed before the talk was ended is kept.
func (k *taking) evidence() error {
	k.talk.Say("Where could one look? A link, a document, a decision, a person who saw it.")
	before := k.session.Evidence()
	note, err := text(k.talk, before)
	if note == before {
		k.sayKept(err)
		return err
	}
	k.session.SetEvidence(note)
	k.save(noted(note))
	return err
}

// sayKept says that a note has not changed, unless the talk ends there.
func (v *visit) sayKept(err error) {
	if err == nil {
		v.talk.Say("The note is as it was.")
	}
}

func noted(note string) string {
	if note == "" {
		return "The note is gone."
	}
	return "Noted."
}

// private takes the notes that a manager keeps for themselves.
func (k *taking) private() error {
	a := k.session.Assessment
	notes, err := k.Notes(a)
	if err != nil {
		k.talk.Say("The private notes cannot be opened: %s", chart.Sentence(err))
		return nil
	}
	before := notes.Text
	if k.own != nil { // it may not be on the disk yet
		before = *k.own
	}
	k.talk.Say("%s. %s", chart.PrivateTitle(a), chart.PrivateHint(notes.Path))
	note, err := text(k.talk, before)
	if note == before {
		k.sayKept(err)
		return err
	}
	k.own = &note
	k.kept(noted(note), k.disk.do(work{"notes " + a.ID, func() error { return k.SaveNotes(a, note) }}))
	return err
}

// goTo goes to the question of a number; without one it lists those so far, and asks.
func (k *taking) goTo(number string) (moved bool, err error) {
	if number == "" {
		k.list()
		switch number, err = field(k.talk, "Type the number of a question, or s to stay:", "s", k.wrongNumber); {
		case err == errBack:
			return true, nil
		case err != nil:
			return false, err
		case number == "":
			return true, nil
		}
	}
	if why := k.wrongNumber(number); why != "" {
		k.talk.Say("%s", why)
		return false, nil
	}
	n, _ := strconv.Atoi(number)
	k.session.GoTo(n - 1)
	return true, nil
}

// wrongNumber says why a number is that of no question, "" if it is one.
func (k *taking) wrongNumber(number string) string {
	most := k.session.Answered() + 1
	if k.session.Done() {
		most--
	}
	if n, err := strconv.Atoi(number); number != "" && (err != nil || n < 1 || n > most) {
		return "The questions so far are 1 to " + strconv.Itoa(most) + "."
	}
	return ""
}

// list says the questions so far, with what was answered.
func (k *taking) list() {
	s := k.session
	l := s.Ladder()
	rung := -1
	for i, a := range s.Assessment.Answers {
		cell, _ := assess.CellOf(l, a)
		if cell.Rung != rung {
			rung = cell.Rung
			k.talk.Say("%s.", l.Rungs[rung].Title)
		}
		note := ""
		if a.Evidence != "" {
			note = ", with a note"
		}
		k.talk.Say("%d. %s %s%s.", i+1, s.Assessment.Words(l.At(cell)), chart.Upper(k.inWords(a.Response)), note)
	}
	if !s.Done() {
		k.talk.Say("%d. The next open question.", s.Answered()+1)
	}
}
