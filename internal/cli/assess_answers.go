package cli

import (
	"cmp"
	"fmt"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/store"
)

// runAnswers takes an assessment without a person: a document answers in their place. What comes out is what the chosen
// mode would have produced had it asked them.
func runAnswers(o *assessOptions) error {
	if err := checkTarget(o.output, o.force); err != nil {
		return err
	}
	data, _, err := o.readText(o.answers)
	if err != nil {
		return err
	}
	name := nameOf(o.answers)
	oracle, err := assess.Decode(data)
	if err != nil {
		return documentFailure(name, err)
	}
	shelf, j := o.shelf(), &job{file: name, raw: assess.Raw{Data: data, Line: 1, Col: 1}}
	take := o.take
	if o.from != "" {
		take = o.takeOn
	}
	doc, err := take(shelf, j, oracle)
	if err != nil {
		return err
	}
	if err := o.derive(shelf, name, doc); err != nil {
		return err
	}
	return o.deliver(shelf, doc)
}

// take asks the oracle in the order of the mode.
func (o *assessOptions) take(s *shelf, j *job, oracle *assess.Assessment) (*assess.Assessment, error) {
	sc, err := newScorer(s, o.ladder)
	if err != nil {
		return nil, err
	}
	sc.atHand = true
	if o.context != "" {
		if _, oracle.Ladder.Context, err = o.newLadder(s, oracle.Ladder); err != nil {
			return nil, err
		}
	}
	b, err := o.bindOracle(sc, j, oracle)
	if err != nil {
		return nil, err
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
		return nil, noAnswer(j.file, b.ladder, trail.Next)
	}
	for _, cell := range trail.Order {
		a, _ := answerOn(b.ladder, oracle, cell) // the walk has found it
		doc.Answers = append(doc.Answers, a)
	}
	return doc, nil
}

// bindOracle brings the oracle to a ladder, and says what it has no place for.
func (o *assessOptions) bindOracle(sc *scorer, j *job, oracle *assess.Assessment) (binding, error) {
	b, err := sc.bind(oracle)
	for _, note := range j.notes(b) {
		o.say("%s", note)
	}
	if err != nil {
		return b, j.failure(b, err)
	}
	return b, nil
}

// derive fills in the result.
func (o *assessOptions) derive(s *shelf, name string, doc *assess.Assessment) error {
	l, err := s.bound(doc.Ladder)
	if err != nil {
		return err
	}
	earlier, err := o.earlier()
	if err != nil {
		return err
	}
	doc.Previous = assess.PreviousIn(earlier, doc)
	doc.Plan = plan.ForNew(earlier, doc.Person.Name, nil)
	doc.Result, err = score.Derive(l, doc)
	return scoreFailure(name, err)
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
	if o.manager != "" {
		doc.Rater = assess.Rater{Role: assess.Manager, Name: safe.Text(o.manager)}
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

// answerOn returns the oracle's answer to a question, with its evidence and its time. It may be one to the same question on another
// branch.
func answerOn(l *ladder.Ladder, oracle *assess.Assessment, cell ladder.Cell) (assess.Answer, bool) {
	for _, c := range append([]ladder.Cell{cell}, l.Twins(cell)...) {
		at := l.OriginOf(c)
		if i := oracle.Find(at.Competency, at.Rung); i >= 0 {
			return oracle.Answers[i], true
		}
	}
	return assess.Answer{}, false
}

func noAnswer(name string, l *ladder.Ladder, cell ladder.Cell) error {
	at := l.OriginOf(cell)
	return fail(notEnough, "%s: no answer for competency %s at rung %s", name, at.Competency, at.Rung).
		try("%s", fmt.Sprintf("it asks: %s", l.At(cell).I))
}

// earlier are the results that the home holds, the newest first: the new one is held against the person's last, and takes over what is still
// open of their plan, as on the screen.
func (o *assessOptions) earlier() ([]*assess.Assessment, error) {
	home, err := o.homeToSaveIn()
	if err != nil && o.output != "" && !store.FailedToRead(err) {
		o.withoutHome(err)
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	finished, bad, err := home.Finished()
	if err != nil {
		return nil, lostFor(err)
	}
	for _, b := range bad {
		o.say("left out: %s, which cannot be read", b.Path)
	}
	return store.Documents(finished), nil
}

// deliver puts the document where -o says, or into the home, whose path for it goes to standard output.
func (o *assessOptions) deliver(s *shelf, doc *assess.Assessment) error {
	if o.output != "" {
		if err := o.write(o.output, assess.Encode(doc), o.force); err != nil {
			return err
		}
		if home, err := o.openHome(); err == nil {
			_ = s.keepFor(home, doc) // with -o no home is needed
		}
		return nil
	}
	home, err := o.homeToSaveIn()
	if err != nil {
		return err
	}
	path := ""
	err = o.unbroken(func() (err error) {
		path, err = home.Finish(doc)
		return err
	})
	if path == "" {
		return err
	}
	if err != nil {
		o.say("%v", err) // it is saved all the same
	}
	if err := s.keepFor(home, doc); err != nil {
		o.say("%v", err)
	}
	return o.path(home.Abs(path))
}
