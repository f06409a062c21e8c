package assess

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Pair is two locked views on the same questions: what a person answered about themselves, and what their manager answered about them.
type Pair struct {
	Self, Manager *Assessment
	Questions     []Question // what both answered, in the order in which the first of the two was asked
	Sources       []Source   // ids and digests of both, the person's first
	Left          int        // answers of the second view to anything else; nothing is made of them

	self, manager index // of the answers of both views
	asked         map[Question]bool
}

// index is where in a list each question is answered first.
type index map[Question]int

func answersAt(answers []Answer) index {
	at := make(index, len(answers))
	for i, a := range answers {
		q := Question{a.Rung, a.Competency}
		if _, there := at[q]; !there {
			at[q] = i
		}
	}
	return at
}

// in is the answer to a question in the list that the index is of, nil where there is none.
func (at index) in(answers []Answer, q Question) *Answer {
	if i, ok := at[q]; ok {
		return &answers[i]
	}
	return nil
}

// PairError says why two documents are no pair. Its text names no answer of either.
type PairError struct{ Text, Advice string }

func (e *PairError) Error() string { return e.Text }

// Hint is what to do about it.
func (e *PairError) Hint() string { return e.Advice }

// IncompleteError says that a second view lacks the answer to a question of the first.
type IncompleteError struct{ Question Question }

func (e *IncompleteError) Error() string {
	return fmt.Sprintf("the second view has no answer for competency %s at rung %s", e.Question.Competency, e.Question.Rung)
}

// NewPair lays two views side by side. The questions are those of the first, unless it is itself the second view of the other. It
// fails with a *PairError where the two do not belong together, and with an *IncompleteError.
func NewPair(first, second *Assessment) (Pair, error) {
	if err := Mismatch(first, second); err != nil {
		return Pair{}, err
	}
	if first.About != nil && first.About.ID == second.ID {
		first, second = second, first
	}
	p := Pair{Self: first, Manager: second, asked: make(map[Question]bool, len(first.Answers))}
	at := answersAt(second.Answers)
	for _, a := range first.Answers {
		q := Question{a.Rung, a.Competency}
		if at.in(second.Answers, q) == nil {
			return Pair{}, &IncompleteError{q}
		}
		p.Questions = append(p.Questions, q)
		p.asked[q] = true
	}
	p.Left = len(second.Answers) - len(p.Questions)
	if p.Left > 0 {
		p.Manager = pared(second, p.asked)
	}
	p.Sources = []Source{sourceOf(first), sourceOf(second)}
	if first.Rater.Role == Manager {
		p.Self, p.Manager = p.Manager, p.Self
		slices.Reverse(p.Sources)
	}
	p.self, p.manager = answersAt(p.Self.Answers), answersAt(p.Manager.Answers)
	return p, nil
}

func sourceOf(a *Assessment) Source { return Source{ID: a.ID, Digest: DigestOf(a)} }

// Mismatch says why two views do not belong together, as a *PairError; nil if they do. NewPair looks for it too.
func Mismatch(a, b *Assessment) error {
	no := func(advice, format string, args ...any) error {
		return &PairError{fmt.Sprintf(format, args...), advice}
	}
	const other = "give the other one's view of the same one-on-one"
	switch {
	case a.ID == b.ID:
		return no(other, "they are the same view")
	case a.Rater.Role == Agreed || b.Rater.Role == Agreed:
		return no("give the two views that it was made from", "one of them is what two agreed on, and nobody's own view")
	case a.Rater.Role == b.Rater.Role:
		return no(other, "%s", alikeRoles[a.Rater.Role])
	case Unlocked(a) || Unlocked(b):
		return no("finish it first; until then nothing is shown to anybody", "one of them is not finished")
	case !SamePerson(a, b):
		return no("give two views of one person", "they are about two people, %s and %s", a.Person.Name, b.Person.Name)
	case a.Ladder.ID != b.Ladder.ID:
		return no("give two views on one ladder", "they are on two ladders, %s and %s", a.Ladder.ID, b.Ladder.ID)
	case a.Ladder.Context != b.Ladder.Context:
		return no("give two views in one context", "they see the ladder %s in two ways, %s and %s", a.Ladder.ID, a.Ladder.seenAs(), b.Ladder.seenAs())
	case !a.Ladder.sameOrOpen(b.Ladder):
		return no("give one of them anew on the version of the other", "they are on two versions of the ladder %s", a.Ladder.ID)
	case answersAnother(a, b) || answersAnother(b, a):
		return no(other, "the second view was given to another first view")
	}
	return nil
}

var alikeRoles = map[Role]string{
	Self:    "both are a person's own view, and neither is a manager's",
	Manager: "both are a manager's view, and neither is the person's own",
}

// seenAs is the context of a reference in words.
func (r LadderRef) seenAs() string {
	if r.Context == "" {
		return "as it is written"
	}
	return "in the context " + r.Context
}

// Unlocked says whether a view is a draft. A document that names neither time was written by hand, and counts as finished.
func Unlocked(a *Assessment) bool {
	return !a.Finished() && !a.StartedAt.IsZero() || a.About != nil && len(a.About.Questions) > 0
}

// SamePerson says whether two documents are about one person, as far as they say: names may have been left out.
func SamePerson(a, b *Assessment) bool {
	return a.Person.Name == "" || b.Person.Name == "" || SameName(a.Person.Name, b.Person.Name)
}

// SameName says whether two names are those of one person: capitals and blanks do not tell people apart.
func SameName(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// answersAnother says whether a is a second view to another one than b.
func answersAnother(a, b *Assessment) bool {
	return a.About != nil && a.About.ID != "" && a.About.ID != b.ID
}

// sameOrOpen says whether two references to a ladder can be to the same version of it; what one of them leaves open says nothing.
func (r LadderRef) sameOrOpen(o LadderRef) bool {
	same := func(a, b string) bool { return a == "" || b == "" || a == b }
	return same(r.Version, o.Version) && same(r.Digest, o.Digest)
}

// Like is the reference with what it leaves open as another one to the same ladder has it. The digest is that of one version only.
func (r LadderRef) Like(o LadderRef) LadderRef {
	r.Version = cmp.Or(r.Version, o.Version)
	if r.Version == o.Version {
		r.Digest = cmp.Or(r.Digest, o.Digest)
	}
	return r
}

// PersonName is whom both views are about, as far as one of them says.
func (p Pair) PersonName() string { return cmp.Or(p.Self.Person.Name, p.Manager.Person.Name) }

// ChangedSince says whether the first view is another than the one that a second was given to: the same document with other
// content. Its plan may have gone on, or something was left out when it was shared.
func (p Pair) ChangedSince() bool {
	changed := func(second *Assessment, first Source) bool {
		return second.About != nil && second.About.Digest != "" && second.About.Digest != first.Digest
	}
	return changed(p.Self, p.Sources[1]) || changed(p.Manager, p.Sources[0])
}

// pared is a view with the answers to some questions alone.
func pared(a *Assessment, asked map[Question]bool) *Assessment {
	p := *a
	p.Answers, p.Result = nil, nil
	for _, x := range a.Answers {
		if asked[Question{x.Rung, x.Competency}] {
			p.Answers = append(p.Answers, x)
		}
	}
	return &p
}

// Views are both answers to a question of the pair.
func (p Pair) Views(q Question) Views {
	v := Views{Unasked, Unasked}
	if x := p.self.in(p.Self.Answers, q); x != nil {
		v.Self = x.Response
	}
	if x := p.manager.in(p.Manager.Answers, q); x != nil {
		v.Manager = x.Response
	}
	return v
}

// Notes are the evidence of both views on a question, "" for none.
func (p Pair) Notes(q Question) (self, manager string) {
	if x := p.self.in(p.Self.Answers, q); x != nil {
		self = x.Evidence
	}
	if x := p.manager.in(p.Manager.Answers, q); x != nil {
		manager = x.Evidence
	}
	return self, manager
}

// Asks says whether both views have answered a question.
func (p Pair) Asks(q Question) bool { return p.asked[q] }

func (a *Assessment) responseTo(q Question) Response {
	if i := a.Find(q.Competency, q.Rung); i >= 0 {
		return a.Answers[i].Response
	}
	return Unasked
}

// NoteOn is the evidence that an assessment holds on a question, "" for none.
func (a *Assessment) NoteOn(q Question) string {
	if i := a.Find(q.Competency, q.Rung); i >= 0 {
		return a.Answers[i].Evidence
	}
	return ""
}

// Same says whether both answers are the same. Two skips say nothing, so they are not.
func (v Views) Same() bool { return v.Self == v.Manager && v.Self != Skipped && v.Self.Answered() }

// Scaled says whether both are values of the scale, so that they can be compared.
func (v Views) Scaled() bool { return v.Self.Scaled() && v.Manager.Scaled() }

// Counterpart finds, among finished views with the newest first, the one that was given together with a: the second view to it, or
// the first view that it is itself a second to. Nil when there is none.
func Counterpart(views []*Assessment, a *Assessment) *Assessment {
	for _, b := range views {
		if b.ID == a.ID || Unlocked(b) {
			continue
		}
		if a.About != nil && a.About.ID == b.ID || b.About != nil && b.About.ID == a.ID {
			return b
		}
	}
	return nil
}
