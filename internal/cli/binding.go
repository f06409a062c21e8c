package cli

import (
	"fmt"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/revise"
)

// binding is a document on the ladder that it is scored on.
type binding struct {
	ladder *ladder.Ladder // in the context of the document
	kept   []int          // positions of the answers that were kept; nil: all
	notes  []note         // what became of the others
}

// note says something about a document.
type note struct {
	text   string
	answer int // the position in the document of the answer that it is about, -1 for none
}

// original is the position in the text of the answer at position i of the document.
func (b binding) original(i int) int {
	if b.kept == nil {
		return i
	}
	return b.kept[i]
}

// bind finds the ladder of a document, and fills in what the document leaves open. A document of a version that is neither at hand nor
// kept is refused unless a ladder was named: then what stands on that one goes there, and what does not is left out.
func (sc *scorer) bind(doc *assess.Assessment) (binding, error) {
	var b binding
	var err error
	switch {
	case sc.ladder == nil:
		err = b.stay(sc.shelf, doc, sc.atHand)
	case doc.Ladder.Fits(sc.ladder):
		err = b.narrow(sc.ladder, doc)
	default:
		b.carry(revise.Carry(sc.shelf.exact(doc.Ladder), sc.ladder, doc), doc)
	}
	if err != nil {
		return b, err
	}
	doc.Ladder.ID, doc.Ladder.Version, doc.Ladder.Digest = b.ladder.ID, b.ladder.Version, b.ladder.Digest
	if doc.Rater.Role == assess.Self && doc.Rater.Name == "" {
		doc.Rater.Name = doc.Person.Name
	}
	return b, checkRungs(b.ladder, doc)
}

// stay leaves a document on the ladder that it is bound to. With atHand that has to be one to take new assessments on.
func (b *binding) stay(s *shelf, doc *assess.Assessment, atHand bool) error {
	find := s.bound
	if atHand {
		find = s.atHand
	}
	l, err := find(doc.Ladder)
	if err != nil {
		return err
	}
	if !doc.Ladder.Fits(l) {
		return otherLadder("the document", l, doc.Ladder).try("--ladder %s scores it anew on that one", l.ID)
	}
	b.ladder, err = s.bound(doc.Ladder) // in its context
	return err
}

// narrow leaves out of a document what the named ladder has no place for.
func (b *binding) narrow(l *ladder.Ladder, doc *assess.Assessment) error {
	seen, ok := l.In(doc.Ladder.Context)
	if !ok {
		return noContext(l, doc.Ladder.Context)
	}
	b.ladder, b.kept = seen, []int{}
	var answers []assess.Answer
	for i, a := range doc.Answers {
		if _, ok := assess.CellOf(seen, a); !ok {
			b.leaveOut(loss{answerName(a) + ", " + b.noPlace(), i})
			continue
		}
		answers = append(answers, a)
		b.kept = append(b.kept, i)
	}
	doc.Answers = answers
	for _, r := range []struct {
		what string
		ref  *assess.RungRef
	}{{"declared", &doc.Declared}, {"aspiration", &doc.Aspiration}} {
		if *r.ref != "" && r.ref.Index(seen) < 0 {
			b.leaveOut(loss{fmt.Sprintf("%s %s, %s", r.what, *r.ref, b.noPlace()), -1})
			*r.ref = ""
		}
	}
	return nil
}

// carry turns a document of another version into what stands of it on the named ladder.
func (b *binding) carry(c *revise.Carried, doc *assess.Assessment) {
	b.ladder, b.kept = c.New, []int{}
	b.notes = append(b.notes, note{standing(c), -1})
	for _, line := range losses(c) {
		b.leaveOut(line)
	}
	if doc.Previous != nil {
		b.leaveOut(loss{"previous " + doc.Previous.ID + ", which is of another version", -1})
	}
	doc.Answers = nil
	for _, k := range c.Kept {
		doc.Answers = append(doc.Answers, k.Answer)
		b.kept = append(b.kept, k.At)
	}
	doc.Previous, doc.Result = nil, nil
	doc.Declared, doc.Aspiration = c.Declared, c.Aspiration
	doc.Again, doc.Pending, doc.Leanings = c.Asked(), c.Pending, c.Leanings
	doc.Ladder.Context = c.New.Context
}

func (b *binding) leaveOut(l loss) { b.notes = append(b.notes, note{"left out: " + l.text, l.answer}) }

func (b *binding) noPlace() string { return "the ladder " + b.ladder.ID + " has no place for it" }

// checkRungs fails where a document names a rung that its ladder does not have: taking it for none would change the
// questions without a word.
func checkRungs(l *ladder.Ladder, doc *assess.Assessment) error {
	refs := []assess.RungRef{doc.Declared, doc.Aspiration}
	if doc.Previous != nil {
		refs = append(refs, doc.Previous.Placement)
	}
	for i, ref := range refs {
		if ref == "" || ref.Index(l) >= 0 {
			continue
		}
		what := [...]string{"declared", "aspiration", "previous.placement"}[i]
		return fail(badInput, "%s: the ladder %s has no rung %q", what, l.ID, string(ref)).try("%s", rungHint(l, string(ref)))
	}
	return nil
}

// otherLadder says that a document is bound to another version of a ladder than l.
func otherLadder(what string, l *ladder.Ladder, ref assess.LadderRef) *failure {
	return fail(badInput, "%s is bound to %s, and the ladder at hand is %s", what, describe(ref), describe(assess.BindTo(l)))
}

// mostVersion is how much of the name of a version is repeated, in cells.
const mostVersion = 40

// describe names a version of a ladder, with enough of its digest to tell two apart.
func describe(ref assess.LadderRef) string {
	const enough = len("sha256:") + 8
	text := ref.ID
	if ref.Version != "" {
		text += " " + chart.Cut(ref.Version, mostVersion)
	}
	if ref.Digest != "" {
		text += " (" + ref.Digest[:min(enough, len(ref.Digest))] + ")"
	}
	return text
}
