package chart

import (
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// TwoViews is what two people look at when both their views are locked: the comparison, and what they have agreed on so far. It has no
// word for one of them being right.
type TwoViews struct {
	Comparison    *score.Comparison
	Agreement     *assess.Agreement // nil: nothing was talked about
	Agreed        *Outcome          // what was agreed so far, as a record; nil where nothing was or where it is too little for a result
	Self, Manager Voice
	undecided     bool // what is still open decides where the record stands
}

// Voice is how one of the two is called.
type Voice struct {
	Name   string // above a column: "Ada Example"
	Short  string // where room is short: "Ada"
	Who    string // in a sentence: "Ada", "the person"
	View   string // "Ada's view", "the self view"
	Answer string // "Ada's answer", "the person's answer"
}

// Who is called nothing is called by the part that they have.
var (
	anyPerson  = Voice{"Self view", "Self view", "the person", "the self view", "the person's answer"}
	anyManager = Voice{"Manager", "Manager", "the manager", "the manager's view", "the manager's answer"}
)

// The widest that a name gets in a sentence, and where room is short.
const (
	nameInSentence = 30
	shortName      = 14
)

// NewTwoViews makes the views of a comparison. g may be nil.
func NewTwoViews(c *score.Comparison, g *assess.Agreement) TwoViews {
	v := TwoViews{Comparison: c, Agreement: g}
	v.Self, v.Manager = Voices(c.Pair.Self.Person.Name, c.Pair.Manager.Rater.Name)
	v.Recount()
	return v
}

// Recount takes what was agreed so far, and what it comes to. It is to be called when the agreement has changed.
func (v *TwoViews) Recount() {
	v.Agreed, v.undecided = nil, false
	if v.Agreement == nil || len(v.Agreement.Draft.Answers) == 0 {
		return
	}
	record := v.Agreement.Record()
	res, err := score.Derive(v.ladder(), record)
	if err != nil {
		return
	}
	record.Result = res
	o := NewOutcome(v.ladder(), record)
	v.Agreed, v.undecided = &o, o.unsettled() && !o.eitherWay()
}

// Voices tells two people apart, by their first names where these differ. Two whose names do not are told apart by their parts.
func Voices(person, manager string) (self, other Voice) {
	person, manager = strings.TrimSpace(person), strings.TrimSpace(manager)
	if strings.EqualFold(person, manager) {
		return anyPerson, anyManager
	}
	first := firstWord
	if strings.EqualFold(first(person), first(manager)) {
		first = func(name string) string { return name }
	}
	self, other = anyPerson, anyManager
	if person != "" {
		self = voice(person, first(person))
	}
	if manager != "" {
		other = voice(manager, first(manager))
	}
	if self.Short == other.Short {
		self.Short, other.Short = anyPerson.Short, anyManager.Short
	}
	return self, other
}

func firstWord(name string) string {
	word, _, _ := strings.Cut(name, " ")
	return word
}

func voice(name, first string) Voice {
	who := Cut(first, nameInSentence)
	return Voice{name, Cut(first, shortName), who, who + "'s view", who + "'s answer"}
}

// Questions are all questions of the pair, rung by rung as the ladder has them, and within a rung in the order of the competencies.
func (v TwoViews) Questions() []score.Difference {
	c := v.Comparison
	var all []score.Difference
	for _, q := range c.Pair.Questions {
		all = append(all, v.On(q))
	}
	slices.SortStableFunc(all, func(a, b score.Difference) int {
		if a.Cell.Rung != b.Cell.Rung {
			return a.Cell.Rung - b.Cell.Rung
		}
		return a.Cell.Competency - b.Cell.Competency
	})
	return all
}

// On is what both say to a question, whether it differs or not.
func (v TwoViews) On(q assess.Question) score.Difference {
	c := v.Comparison
	cell, _ := c.Ladder.Find(q.Rung, q.Competency)
	return score.Difference{Question: q, Cell: cell, Views: assess.Views{Self: c.Self.Reading.Sheet.Get(cell), Manager: c.Manager.Reading.Sheet.Get(cell)}}
}

// decided is what was agreed on a question; false as long as nothing was.
func (v TwoViews) decided(q assess.Question) (assess.Response, bool) {
	if v.Agreement == nil {
		return assess.Unasked, false
	}
	return v.Agreement.Decided(q)
}

// Said is what was noted about a question, "" for nothing.
func (v TwoViews) Said(q assess.Question) string {
	if v.Agreement == nil {
		return ""
	}
	return v.Agreement.Said(q)
}

// leftOpen counts the questions on which the views differ and nothing was agreed.
func (v TwoViews) leftOpen() int {
	n := 0
	for _, d := range v.Comparison.All() {
		if _, ok := v.decided(d.Question); !ok {
			n++
		}
	}
	return n
}

func (v TwoViews) ladder() *ladder.Ladder { return v.Comparison.Ladder }

func (v TwoViews) rung(r int) ladder.Rung { return v.ladder().Rungs[r] }

// place names a placement, by its position in the ladder, in few letters.
func (v TwoViews) place(r int) string {
	if r < 0 {
		return startingOut
	}
	return v.rung(r).Short
}

const startingOut = "starting out"

// target names the rung that both views are measured to.
func (v TwoViews) target() string { return v.rung(v.Comparison.Target).Short }
