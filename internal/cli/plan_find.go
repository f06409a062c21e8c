package cli

import (
	"slices"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/seal"
	"github.com/rung-dev/rung/internal/store"
	"github.com/rung-dev/rung/internal/typo"
)

// planned is a document with its plan.
type planned struct {
	path string // of its file; - is standard input
	doc  *assess.Assessment
}

// purpose is what a plan is looked for to do.
type purpose int

const (
	showing  purpose = iota // the plan of now, else the document it would stand in
	changing                // the plan of now: there must be one
	adding                  // the document that a new item goes into
	offering                // the same, to read it
)

// find returns the document that was named, or the one of the home that holds what is looked for.
func (o *planOptions) find(why purpose) (planned, error) {
	switch {
	case o.file == "":
		return o.findInHome(why)
	case o.name != "":
		return planned{}, usage("--name chooses among the documents of the home, and a file is given").try("leave out one of them")
	case why == showing || why == offering:
		doc, _, err := o.readDocument(o.file)
		return planned{o.file, doc}, err
	}
	return o.readInPlace()
}

// readInPlace reads a document that is to be changed. What is sealed is not asked a key for: it could not be sealed again.
func (o *planOptions) readInPlace() (planned, error) {
	if o.file == stdio {
		return planned{}, usage("a plan is changed in its file, and standard input is none").try("save the document first, then give its file")
	}
	data, err := o.read(o.file)
	if err != nil {
		return planned{}, err
	}
	if seal.IsSealed(data) {
		return planned{}, o.sealedFailure(o.file)
	}
	doc, err := assess.Decode(data)
	return planned{o.file, doc}, documentFailure(nameOf(o.file), err)
}

// findInHome looks through the finished documents of one person.
func (o *planOptions) findInHome(why purpose) (planned, error) {
	home, err := o.openHome()
	if err != nil {
		return planned{}, err
	}
	defer home.Close()
	kept, bad, err := home.Finished()
	if err != nil {
		return planned{}, err
	}
	for _, line := range unreadable(bad) {
		o.say("left out: %s", line)
	}
	docs := store.Documents(kept)
	i, err := o.pick(docs, why)
	chosen := ""
	if err == nil {
		chosen = kept[i].Path
	}
	if err := o.mayBeMeant(why, bad, chosen); err != nil {
		return planned{}, err
	}
	if err != nil {
		return planned{}, err
	}
	return planned{home.Abs(chosen), docs[i]}, nil
}

// pick is the position of the document that is meant, of documents with the newest first.
func (o *planOptions) pick(docs []*assess.Assessment, why purpose) (int, error) {
	if len(docs) == 0 {
		return 0, fail(failed, "there is no finished assessment, so there is no plan").try("rung assess makes one; rung plan FILE shows the plan of a file")
	}
	person := o.name
	if person == "" {
		person = docs[0].Person.Name
	}
	if person == "" {
		return 0, nil // nobody knows what else is about the same person
	}
	now, target := plan.Latest(docs, person), plan.Target(docs, person)
	switch {
	case now >= 0 && (why == showing || why == changing):
		return now, nil
	case why == changing && target >= 0:
		return 0, noPlan(person)
	case target >= 0:
		return target, nil
	}
	return 0, nobody(person, docs)
}

func noPlan(person string) error {
	return fail(failed, "%s has no plan yet", person).try("rung plan offers shows what the ladder suggests; rung plan add puts it on a plan")
}

// nobody says that no document is about a person, and who else there is.
func nobody(person string, docs []*assess.Assessment) error {
	var names []string
	for _, d := range docs {
		if d.Person.Name != "" && !slices.Contains(names, d.Person.Name) {
			names = append(names, d.Person.Name)
		}
	}
	f := fail(failed, "there is no finished assessment of %s with a result", person)
	if near := typo.Nearest(person, names); near != "" && near != person {
		return f.try("did you mean %q?", near)
	}
	return f.try("rung assess --name makes one; rung plan FILE shows the plan of a file")
}

// scored is the document with its ladder, for what needs its result.
func (o *planOptions) scored(p planned) (*ladder.Ladder, error) {
	if assess.Unlocked(p.doc) {
		return nil, draftFailure(p.path)
	}
	if p.doc.Result == nil {
		return nil, fail(failed, "%s has no result yet, so nobody knows what is missing", nameOf(p.path)).
			try("%s makes a copy with a result", o.command("score", source{path: p.path}.again(), "-o", "scored.json")+o.keys.flags())
	}
	l, err := o.shelf().bound(p.doc.Ladder)
	if err == nil && !p.doc.Ladder.Fits(l) {
		o.say("the ladder has changed since this result; its actions are those of version %s", l.Version)
	}
	return l, err
}
