package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// What reads a view here is used by whoever has not given the other one yet. So no error says what is answered in it.

// readView reads a finished view of a one-on-one.
func readView(o *oneOnOneOptions, path string) (*assess.Assessment, error) {
	doc, err := readFinished(o, path)
	if err == nil && doc.Rater.Role == assess.Agreed {
		return nil, fail(badInput, "%s is what two agreed on, and nobody's own view", nameOf(path)).try("give one of the two views that it was made from")
	}
	return doc, err
}

// readFinished reads a finished document.
func readFinished(o *oneOnOneOptions, path string) (*assess.Assessment, error) {
	doc, _, err := o.readDocument(path)
	if err != nil {
		return nil, withoutContent(err)
	}
	if assess.Unlocked(doc) {
		return nil, fail(badInput, "%s is not finished", nameOf(path)).try("finish it first; until then nothing of it is shown to anybody")
	}
	return doc, nil
}

// withoutContent leaves out of an error on a document that is no JSON what stands at that place of it.
func withoutContent(err error) error {
	var f *failure
	if !errors.As(err, &f) {
		return err
	}
	for i := range f.spots {
		if what, _, more := strings.Cut(f.spots[i].text, "not valid JSON: "); more && what == "" {
			f.spots[i].text = "not valid JSON"
		}
	}
	return f
}

// shelfForViews is the shelf with the ladder that --ladder names in front.
func (o *oneOnOneOptions) shelfForViews() (*shelf, error) {
	s := o.shelf()
	if o.ladder == "" {
		return s, nil
	}
	_, err := s.find(o.ladder)
	return s, err
}

// bindView returns the very ladder that a view is bound to, in its context, and fills in what the view leaves open of that. It fails where
// that ladder is not at hand, and where the answers do not fit it.
func bindView(s *shelf, path string, doc *assess.Assessment) (*ladder.Ladder, error) {
	name := nameOf(path)
	l, err := s.bound(doc.Ladder)
	if err != nil {
		f := *failureOf(err)
		if len(f.spots) == 0 {
			f.text = name + ": " + f.text
		}
		return nil, &f
	}
	if !doc.Ladder.Fits(l) {
		return nil, otherLadder(name, l, doc.Ladder).try("name the file of that version with --ladder, or take the assessment again on the one at hand")
	}
	doc.Ladder.ID, doc.Ladder.Version, doc.Ladder.Digest = l.ID, l.Version, l.Digest
	return l, checkView(l, name, doc)
}

// checkView fails where an answer or a rung of a view has no place on its ladder. It names the place, and not what is answered there.
func checkView(l *ladder.Ladder, name string, doc *assess.Assessment) error {
	const hint = "it was changed by hand, or taken on another ladder"
	for i, ref := range []assess.RungRef{doc.Declared, doc.Aspiration} {
		if ref != "" && ref.Index(l) < 0 {
			return fail(badInput, "%s: %s is no rung of the ladder %s", name, [...]string{"declared", "aspiration"}[i], l.ID).try(hint)
		}
	}
	_, err := assess.SheetOf(l, doc.Answers)
	var wrong *assess.AnswerError
	switch {
	case errors.As(err, &wrong) && wrong.Tells:
		return fail(badInput, "%s: the answer at position %d does not fit the ladder %s", name, wrong.Index+1, l.ID).try(hint)
	case errors.As(err, &wrong):
		return fail(badInput, "%s: the answer at position %d: %s", name, wrong.Index+1, wrong.Text).try(hint)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
