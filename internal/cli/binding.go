package cli

import (
	"fmt"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// binding is a document on the ladder that it is scored on.
type binding struct {
	ladder  *ladder.Ladder
	kept    []int    // positions of the answers that were kept; nil: all
	dropped []string // what the ladder has no place for
}

// original is the position in the text of the answer at position i of the document.
func (b binding) original(i int) int {
	if b.kept == nil {
		return i
	}
	return b.kept[i]
}

// bind finds the ladder of a document, and fills in what the document leaves open. A document of another version is refused
// unless the ladder was named: then it moves there, and what has no place on it is left out.
func (sc *scorer) bind(doc *assess.Assessment) (binding, error) {
	b := binding{ladder: sc.ladder}
	if sc.ladder != nil {
		b.move(doc)
	} else {
		l, err := sc.shelf.bound(doc.Ladder)
		if err != nil {
			return b, err
		}
		if !doc.Ladder.Fits(l) {
			return b, otherLadder("the document", l, doc.Ladder).try("--ladder %s scores it anew on that one", l.ID)
		}
		b.ladder = l
	}
	doc.Ladder.ID, doc.Ladder.Version, doc.Ladder.Digest = b.ladder.ID, b.ladder.Version, b.ladder.Digest
	if doc.Rater.Role == assess.Self && doc.Rater.Name == "" {
		doc.Rater.Name = doc.Person.Name
	}
	return b, checkRungs(b.ladder, doc)
}

// move leaves out of a document what the named ladder does not have.
func (b *binding) move(doc *assess.Assessment) {
	for _, r := range []struct {
		what string
		ref  *assess.RungRef
	}{{"declared", &doc.Declared}, {"aspiration", &doc.Aspiration}} {
		if *r.ref != "" && r.ref.Index(b.ladder) < 0 {
			b.drop("%s %s", r.what, *r.ref)
			*r.ref = ""
		}
	}
	if !doc.Ladder.Fits(b.ladder) && doc.Previous != nil {
		b.drop("previous %s, which is of another version", doc.Previous.ID)
		doc.Previous = nil
	}
	b.moveAnswers(doc)
}

func (b *binding) moveAnswers(doc *assess.Assessment) {
	b.kept = []int{}
	var answers []assess.Answer
	for i, a := range doc.Answers {
		if _, ok := assess.CellOf(b.ladder, a); !ok {
			b.drop("the answer on %s at rung %s", a.Competency, a.Rung)
			continue
		}
		answers = append(answers, a)
		b.kept = append(b.kept, i)
	}
	doc.Answers = answers
}

func (b *binding) drop(format string, args ...any) {
	b.dropped = append(b.dropped, fmt.Sprintf(format, args...)+", the ladder "+b.ladder.ID+" has no place for it")
}

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

// describe names a version of a ladder, with enough of its digest to tell two apart.
func describe(ref assess.LadderRef) string {
	const enough = len("sha256:") + 8
	text := ref.ID
	if ref.Version != "" {
		text += " " + ref.Version
	}
	if ref.Digest != "" {
		text += " (" + ref.Digest[:min(enough, len(ref.Digest))] + ")"
	}
	return text
}
