package chart

import (
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
)

// SecondView is what whoever gives a second view is told about the first one, without a look at its answers.
type SecondView struct {
	Person, Rater string // names, "" where they were left out
	Role          assess.Role
	Ladder        string // title
	Questions     int
	Chosen        bool // which questions are asked follows from the answers of the first view
}

// SecondTo tells about a first view on a ladder with this title.
func SecondTo(first *assess.Assessment, ladder string) SecondView {
	return SecondView{
		Person: first.Person.Name, Rater: first.Rater.Name, Role: first.Rater.Role, Ladder: ladder, Questions: len(first.Answers),
		Chosen: first.Mode != assess.Full,
	}
}

// What is said before a second view, beside Title, Size and Deal.
const (
	BlindPromise = "Neither of you sees the other's answers before both views are locked."
	BlindThen    = "Then you look at them together."
	BlindHint    = "The questions are those that the first view came to. Which ones they are can hint at its answers; a full assessment asks them all."
)

// With is who the other one is.
func (s SecondView) With() string {
	if s.Role == assess.Manager && s.Rater != "" {
		return s.Rater
	}
	return s.person()
}

func (s SecondView) person() string {
	if s.Person == "" {
		return "somebody who left their name out"
	}
	return s.Person
}

// Title says with whom the one-on-one is.
func (s SecondView) Title() string { return "One-on-one with " + s.With() }

// Size says what is asked: the ladder, and how many questions.
func (s SecondView) Size() string { return s.Ladder + " · " + Count(s.Questions, "question") }

// Deal says what to answer.
func (s SecondView) Deal() string {
	if s.Role == assess.Manager {
		return s.With() + " has answered about " + s.person() + ". Answer the same questions about yourself, for what you did in the last twelve months."
	}
	return s.person() + " has answered. Answer the same questions about what you saw of them in the last twelve months."
}

// Refuses says why somebody of this name cannot give the second view, "" if they can.
func (s SecondView) Refuses(name string) string {
	switch {
	case name == "":
		return "Type your name; any will do."
	case s.Role == assess.Self && strings.EqualFold(name, s.Person):
		return "This is " + s.Person + "'s own view. The second one is somebody else's: type your own name."
	case s.Role == assess.Manager && strings.EqualFold(name, s.Rater):
		return s.Rater + " gave this view. The second one is " + s.person() + "'s own."
	}
	return ""
}

// Locked is how far two views have come.
type Locked struct {
	Views   []string // one line for each locked view
	Talked  int      // questions that were talked about before; 0: the reveal is still to come
	Agreed  string   // the day on which a record of these views was made before; "" for none
	Lacks   string   // what to do to get at the other view; "" when both are here
	Changed bool     // the first view is not as it was when the second was given
	Copies  bool     // whether the reveal puts a copy of a view that came by file into the home
}

// What is said of two locked views where it is so; see Locked.
const (
	ChangedHint = "The first view is not as it was when the second was given: its plan may have gone on, notes may have been left out, or answers were changed."
	CopiesHint  = "A copy of the view that came as a file then stays on this machine, so that you can go on at any time."
)

// NotLocked is said as long as the disk has not done its work.
const NotLocked = "Your view is not saved yet, so it is not locked. Nothing is shown before that."

// Title says how far they have come.
func (s Locked) Title() string {
	switch {
	case s.Lacks != "":
		return "Your view is locked."
	case s.Talked > 0:
		return "Where you left off"
	}
	return "Both views are locked."
}

// Next says what comes next, and what somebody does for that: "enter".
func (s Locked) Next(key string) string {
	switch {
	case s.Lacks != "":
		return "It is saved, and stays as it is. The other view was in a file of its own, which is not here. When you sit together, this brings both up:"
	case s.Talked > 0:
		return Upper(Count(s.Talked, "question")) + " talked about so far. " + key + " goes on with the rest."
	case s.Agreed != "":
		return "These two were talked about on " + s.Agreed + ". " + key + " shows them again, with what was agreed then; a change makes a new record."
	}
	return "Sit down together, and look at one screen. " + key + " reveals both views: where they agree, and at most five questions to talk about."
}

// ViewLine names a locked view: whose it is, and of which day.
func ViewLine(a *assess.Assessment) string {
	line := "The person's own view"
	switch {
	case a.ByOther() && a.Rater.Name != "":
		line = a.Rater.Name + "'s view of " + personOf(a)
	case a.ByOther():
		line = "The manager's view of " + personOf(a)
	case a.Person.Name != "":
		line = a.Person.Name + "'s own view"
	}
	if a.Finished() {
		line += ", " + plan.Day(a.FinishedAt)
	}
	return line
}

// personOf is whom an assessment is about, in a sentence.
func personOf(a *assess.Assessment) string {
	if a.Person.Name == "" {
		return "the person"
	}
	return a.Person.Name
}

// namedOpen is how many competencies with open questions are named.
const namedOpen = 3

// OpenNote says what a record leaves open, "" for nothing.
func OpenNote(record *assess.Assessment, l *ladder.Ladder) string {
	n := len(record.Open)
	if n == 0 {
		return ""
	}
	var names []string
	for _, o := range record.Open {
		if i := l.CompetencyIndex(o.Competency); i >= 0 && !slices.Contains(names, l.Competencies[i].Title) {
			names = append(names, l.Competencies[i].Title)
		}
	}
	more := ""
	if len(names) > namedOpen {
		names, more = names[:namedOpen], " and more"
	}
	return Upper(Count(n, "question")) + " stayed open: " + strings.Join(names, ", ") + more + "."
}

// ConfirmRecord asks whether to write the agreed record, by the key that does it, and says how many differences were not talked about.
func ConfirmRecord(key string, untalked int) string {
	text := "Write the agreed record now? " + key + " writes it."
	if untalked > 0 {
		text += " " + Upper(Count(untalked, "difference")) + " not talked about yet; they stay open."
	}
	return text
}

// What stands above a note on what was said, and in it as long as it is empty.
const (
	SaidTitle = "What was said"
	SaidHint  = "What did each of you see? What would settle it?"
)

// PrivateTitle stands above a manager's notes for themselves, and PrivateHint says where they are.
func PrivateTitle(a *assess.Assessment) string { return "Private notes on " + personOf(a) }

// PrivateHint says who reads private notes, and in which file they are.
func PrivateHint(path string) string {
	return "For you alone: they are in no document that is shared, and never on the screen that you look at together. The file: " + path
}

// What is said where a one-on-one begins without a file.
const (
	OneOnOne        = "Two people answer the same questions, each without seeing the other's answers. Then both look at where they differ, and agree."
	OpenView        = "Open a file"
	OpenViewHint    = "a view that somebody gave you"
	AnswerFirst     = "Answer first"
	AnswerFirstHint = "about a report of yours, who answers after you"
)

// ViewName says about whom a view is, and who gave it.
func ViewName(a *assess.Assessment) string {
	name := a.Person.Name
	if name == "" {
		name = "No name"
	}
	switch {
	case a.ByOther() && a.Rater.Name != "":
		return name + " · seen by " + a.Rater.Name
	case a.ByOther():
		return name + " · seen by their manager"
	case a.Rater.Role == assess.Agreed:
		return name + " · agreed"
	}
	return name + " · self"
}

// ViewState says what there is to do about a view; both says that the other one is here, too.
func ViewState(a *assess.Assessment, both bool) string {
	switch {
	case both:
		return "both views are here"
	case a.ByOther():
		return "waits for the person's own view"
	}
	return "give the second view"
}
