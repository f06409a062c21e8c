package assess

import (
	"slices"

	"github.com/rung-dev/rung/internal/ladder"
)

// About is the view that another one is a second to. The second rater answers the same questions without seeing the answers
// (scoring section 6), so nothing of these is here.
type About struct {
	ID        string     // of the first view
	Digest    string     // of the first view, once this one is locked; see DigestOf
	Questions []Question // what is to be answered, as long as this view is a draft
	Asides    []Unknown  // the unknown keys of each question, in the same order; nil where none has any
	Unknown   Unknown
}

// Question names an indicator. It is a key and nothing else; what a document has beside it stands beside it here, too.
type Question struct{ Rung, Competency string }

// Views are the two answers to one question, before anything is agreed. Unasked: that view has none.
type Views struct{ Self, Manager Response }

// Open is a question on which two views are not alike, and on which no answer was agreed.
type Open struct {
	Question
	Views        Views
	Unknown      Unknown
	ViewsUnknown Unknown
}

// What can be left out of a document that is shared; see Redact.
const (
	Evidence = "evidence"
	Names    = "names"
)

// Second begins the view of another rater on what the first one answered: the same person, ladder and questions, in that order, and
// nothing that was answered. Its id and the time it is begun are the caller's to set.
func Second(first *Assessment, rater Rater) *Assessment {
	about := &About{ID: first.ID, Questions: make([]Question, len(first.Answers))}
	for i, a := range first.Answers {
		about.Questions[i] = Question{a.Rung, a.Competency}
	}
	return &Assessment{
		Ladder:   LadderRef{ID: first.Ladder.ID, Version: first.Ladder.Version, Digest: first.Ladder.Digest, Context: first.Ladder.Context},
		Person:   Person{Name: first.Person.Name},
		Rater:    rater,
		Declared: first.Declared,
		Mode:     first.Mode,
		About:    about,
	}
}

// Lock ends a second view: what it was to answer, it has. first may be nil where it is not at hand.
func (a *Assessment) Lock(first *Assessment) {
	about := *a.About
	about.Questions, about.Asides = nil, nil
	if first != nil {
		about.Digest = DigestOf(first)
	}
	a.About = &about
}

// Given are the questions that an assessment does not choose itself: those of the first view in a second one, and in an agreed
// record those that the views have answered. Nil for all others.
func (a *Assessment) Given(l *ladder.Ladder) []ladder.Cell {
	if a.About == nil && a.Rater.Role != Agreed {
		return nil
	}
	var given []Question
	if a.About != nil {
		given = slices.Clone(a.About.Questions)
	}
	for _, x := range a.Answers {
		given = append(given, Question{x.Rung, x.Competency})
	}
	for _, o := range a.Open {
		given = append(given, o.Question)
	}
	cells, there := []ladder.Cell{}, map[ladder.Cell]bool{}
	for _, q := range given {
		if c, ok := l.Find(q.Rung, q.Competency); ok && !there[c] {
			cells = append(cells, c)
			there[c] = true
		}
	}
	return cells
}
