package assess

import (
	"fmt"

	"github.com/rung-dev/rung/internal/ladder"
)

// Response is what a person said about one indicator: a value of the ladder's scale (0..k-1),
// or one of the answers off the scale (scoring section 1).
type Response int8

// The answers off the scale, and the absence of any. None of them is a point of the scale.
const (
	Unasked       Response = -1 // not answered
	NotApplicable Response = -2 // does not exist where the person works: in no count, never a gap
	NoOccasion    Response = -3 // belongs to the role, but there was no chance: not met, an opportunity gap
	Skipped       Response = -4 // not met for now; the result states the range
)

var offScale = map[Response]string{NotApplicable: "not_applicable", NoOccasion: "no_occasion", Skipped: "skipped"}

// Scaled says whether r is a value of the scale.
func (r Response) Scaled() bool { return r >= 0 }

// Answered says whether r is an answer at all.
func (r Response) Answered() bool { return r != Unasked }

// OffScale is the word of the assessment document for an answer off the scale, "" for all others.
func (r Response) OffScale() string { return offScale[r] }

// ParseOffScale returns the response for a word of the assessment document.
func ParseOffScale(word string) (Response, bool) {
	for r, w := range offScale {
		if w == word {
			return r, true
		}
	}
	return Unasked, false
}

// Sheet holds one response per cell of a ladder. The zero Sheet is unusable; see NewSheet.
type Sheet struct {
	responses []Response
	rungs     int
}

// NewSheet returns a sheet for l with every cell unasked.
func NewSheet(l *ladder.Ladder) Sheet {
	s := Sheet{make([]Response, len(l.Competencies)*len(l.Rungs)), len(l.Rungs)}
	for i := range s.responses {
		s.responses[i] = Unasked
	}
	return s
}

// Get returns the response of a cell.
func (s Sheet) Get(c ladder.Cell) Response { return s.responses[c.Competency*s.rungs+c.Rung] }

// Set records the response of a cell. Copies of s made by assignment see it too; see Clone.
func (s Sheet) Set(c ladder.Cell, r Response) { s.responses[c.Competency*s.rungs+c.Rung] = r }

// Clone returns a sheet that can be changed on its own.
func (s Sheet) Clone() Sheet {
	return Sheet{append([]Response(nil), s.responses...), s.rungs}
}

// Replace returns a copy of s in which every response equal to from reads to.
func (s Sheet) Replace(from, to Response) Sheet {
	t := s.Clone()
	for i, r := range t.responses {
		if r == from {
			t.responses[i] = to
		}
	}
	return t
}

// Has says whether any response is r.
func (s Sheet) Has(r Response) bool {
	for _, x := range s.responses {
		if x == r {
			return true
		}
	}
	return false
}

// SheetOf lays answers out on a ladder. A question that several rungs ask is answered at all of them by one answer. It fails on an
// answer to an indicator the ladder does not have, on two answers to one indicator and on a value beyond the scale, also one that a view had.
func SheetOf(l *ladder.Ladder, answers []Answer) (Sheet, error) {
	s := NewSheet(l)
	for i, a := range answers {
		c, ok := CellOf(l, a)
		switch {
		case !ok:
			return s, &AnswerError{Index: i, Text: fmt.Sprintf("ladder %s has no indicator %s at rung %s", l.ID, a.Competency, a.Rung)}
		case s.Get(c).Answered():
			return s, &AnswerError{Index: i, Text: fmt.Sprintf("%s at rung %s is answered twice", a.Competency, a.Rung)}
		case int(a.Response) > l.Scale.Top():
			return s, &AnswerError{i, fmt.Sprintf("value %d is beyond the scale, which ends at %d", a.Response, l.Scale.Top()), true}
		}
		if a.Views != nil {
			if beyond := a.Views.beyond(l.Scale); beyond != "" {
				return s, &AnswerError{i, beyond, true}
			}
		}
		s.Set(c, a.Response)
	}
	if !l.SharesQuestions() {
		return s, nil
	}
	for _, a := range answers {
		c, _ := CellOf(l, a)
		s.echo(l, c)
	}
	return s, nil
}

// echo lets an answer count wherever its question is asked, but for cells with an answer of their own.
func (s Sheet) echo(l *ladder.Ladder, c ladder.Cell) {
	for _, twin := range l.Twins(c) {
		if !s.Get(twin).Answered() {
			s.Set(twin, s.Get(c))
		}
	}
}

// CellOf returns the cell that an answer is about; false if the ladder has no such indicator.
func CellOf(l *ladder.Ladder, a Answer) (ladder.Cell, bool) { return l.Find(a.Rung, a.Competency) }

// AnswerError says which answer of a document does not fit the ladder, and why.
type AnswerError struct {
	Index int // position in the document's answers, from 0
	Text  string
	Tells bool // Text says what was answered
}

func (e *AnswerError) Error() string { return fmt.Sprintf("answer %d: %s", e.Index+1, e.Text) }

// PreferenceError says which preference of a document does not fit the ladder, and why.
type PreferenceError struct {
	Index int // position in the document's preferences, from 0
	Text  string
}

func (e *PreferenceError) Error() string { return fmt.Sprintf("preference %d: %s", e.Index+1, e.Text) }

// CheckOpen fails with an *OpenError where a record leaves a value open that the scale does not have.
func CheckOpen(l *ladder.Ladder, open []Open) error {
	for i, o := range open {
		if beyond := o.Views.beyond(l.Scale); beyond != "" {
			return &OpenError{i, beyond}
		}
	}
	return nil
}

// beyond says which of two answers is no value of a scale, "" if none.
func (v Views) beyond(s ladder.Scale) string {
	for _, x := range []struct {
		who string
		r   Response
	}{{"self", v.Self}, {"manager", v.Manager}} {
		if int(x.r) > s.Top() {
			return fmt.Sprintf("the value %d of views.%s is beyond the scale, which ends at %d", x.r, x.who, s.Top())
		}
	}
	return ""
}

// OpenError says which open question of a document does not fit the ladder, and why.
type OpenError struct {
	Index int // position in what the document leaves open, from 0
	Text  string
}

func (e *OpenError) Error() string { return fmt.Sprintf("open question %d: %s", e.Index+1, e.Text) }
