package cli

import (
	"cmp"
	"fmt"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/score"
)

// runAnswers takes an assessment without a person: a document answers in their place. What comes out is what the chosen
// mode would have produced had it asked them.
func runAnswers(o *assessOptions) error {
	if err := checkTarget(o.output, o.force); err != nil {
		return err
	}
	data, err := o.read(o.answers)
	if err != nil {
		return err
	}
	name := nameOf(o.answers)
	oracle, err := assess.Decode(data)
	if err != nil {
		return documentFailure(name, err)
	}
	doc, err := o.take(name, assess.Raw{Data: data, Line: 1, Col: 1}, oracle)
	if err != nil {
		return err
	}
	return o.deliver(doc)
}

// take asks the oracle in the order of the mode.
func (o *assessOptions) take(name string, raw assess.Raw, oracle *assess.Assessment) (*assess.Assessment, error) {
	sc, err := newScorer(o.shelf(), o.ladder)
	if err != nil {
		return nil, err
	}
	j := &job{file: name, raw: raw}
	b, err := sc.bind(oracle)
	for _, note := range j.notes(b) {
		o.say("%s", note)
	}
	if err != nil {
		return nil, j.failure(b, err)
	}
	sheet, err := assess.SheetOf(b.ladder, oracle.Answers)
	if err != nil {
		return nil, j.failure(b, err)
	}
	doc, err := o.blank(b.ladder, oracle)
	if err != nil {
		return nil, err
	}
	trail := score.WalkOf(b.ladder, doc).Follow(sheet)
	if !trail.Done() {
		return nil, noAnswer(name, b.ladder, trail.Next)
	}
	for _, cell := range trail.Order {
		doc.Answers = append(doc.Answers, answerOn(b.ladder, oracle, cell))
	}
	if doc.Previous, err = o.previous(doc); err != nil {
		return nil, err
	}
	doc.Result, err = score.Derive(b.ladder, doc)
	return doc, scoreFailure(name, err)
}

// blank is the new document before the first question: what the flags say, else what the oracle says.
func (o *assessOptions) blank(l *ladder.Ladder, oracle *assess.Assessment) (*assess.Assessment, error) {
	declared, aspired, err := o.rungs(l)
	if err != nil {
		return nil, err
	}
	now := o.now()
	doc := &assess.Assessment{
		ID:         o.newID(),
		Ladder:     assess.BindTo(l),
		Person:     assess.Person{Name: oracle.Person.Name},
		Rater:      assess.Rater{Role: oracle.Rater.Role, Name: oracle.Rater.Name},
		Declared:   cmp.Or(assess.RefOf(l, declared), oracle.Declared),
		Aspiration: cmp.Or(assess.RefOf(l, aspired), oracle.Aspiration),
		Mode:       cmp.Or(o.mode, assess.Check),
		StartedAt:  firstTime(oracle.StartedAt, now),
		FinishedAt: firstTime(oracle.FinishedAt, now),
	}
	if o.name != "" {
		doc.Person.Name = safe.Text(o.name)
		if doc.Rater.Role == assess.Self {
			doc.Rater.Name = doc.Person.Name
		}
	}
	return doc, nil
}

// firstTime returns the first that is known.
func firstTime(a, b time.Time) time.Time {
	if a.IsZero() {
		return b
	}
	return a
}

// answerOn returns the oracle's answer to a question, with its evidence and its time.
func answerOn(l *ladder.Ladder, oracle *assess.Assessment, cell ladder.Cell) assess.Answer {
	return oracle.Answers[oracle.Find(l.Competencies[cell.Competency].ID, l.Rungs[cell.Rung].ID)]
}

func noAnswer(name string, l *ladder.Ladder, cell ladder.Cell) error {
	comp, rung := l.Competencies[cell.Competency], l.Rungs[cell.Rung]
	return fail(notEnough, "%s: no answer for competency %s at rung %s", name, comp.ID, rung.ID).
		try("%s", fmt.Sprintf("it asks: %s", l.At(cell).I))
}

// previous finds in the home what the person's result is to be held against.
func (o *assessOptions) previous(doc *assess.Assessment) (*assess.Previous, error) {
	home, err := o.homeToSaveIn()
	if err != nil && o.output != "" {
		return nil, nil // without a home there is nothing that came before
	}
	if err != nil {
		return nil, err
	}
	return home.Previous(doc)
}

// deliver puts the document where -o says, or into the home, whose path for it goes to standard output.
func (o *assessOptions) deliver(doc *assess.Assessment) error {
	if o.output != "" {
		return o.write(o.output, assess.Encode(doc), o.force)
	}
	home, err := o.homeToSaveIn()
	if err != nil {
		return err
	}
	path, err := home.Finish(doc)
	if path == "" {
		return err
	}
	if err != nil {
		o.say("%v", err) // it is saved all the same
	}
	return o.line("%s", home.Abs(path))
}
