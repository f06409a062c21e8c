package cli

import (
	"cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plain"
	"github.com/rung-dev/rung/internal/revise"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/tui"
)

// checkFrom refuses what does not go together with --from.
func (o *assessOptions) checkFrom() error {
	switch {
	case o.from == "":
		return nil
	case o.resume || o.name != "" || o.manager != "":
		return usage("--from begins a new assessment of the same person").try("leave out --name, --manager and --resume")
	case o.from == stdio && (o.answers == "" || o.answers == stdio):
		return usage("--from - leaves no keyboard for the questions").try("give a file, or answers with --answers FILE")
	}
	return nil
}

// goOn begins an assessment with what stands of an earlier one, on the ladder at hand. Only what is new, or was reworded, is asked.
func (o *assessOptions) goOn(k *keeper) error {
	c, err := o.carried(k.shelf)
	if err != nil {
		return err
	}
	doc, err := o.continued(c)
	if err != nil {
		return err
	}
	cfg, err := o.config(k)
	if err != nil {
		return err
	}
	if err := readResults(&cfg.Desk, k, doc.Person.Name); err != nil {
		return err
	}
	doc.Previous = assess.PreviousIn(cfg.Results, doc)
	if o.lineByLine() {
		return o.converse(k, func(t *plain.Talk) plain.Parting {
			return o.resumed(plain.Resume(t, o.inLines(k, cfg), doc, c.New, false), nameOf(o.from))
		})
	}
	root := tui.New(cfg)
	if err := root.StartSession(doc, c.New); err != nil {
		return fail(badInput, "%s: %v", nameOf(o.from), err).try("it was changed by hand, or taken on another ladder").because(err)
	}
	return o.show(root, k)
}

// carried takes the document of --from to the ladder that is named, else to the one at hand, and says what becomes of it.
func (o *assessOptions) carried(s *shelf) (*revise.Carried, error) {
	name := nameOf(o.from)
	data, _, err := o.readText(o.from)
	if err != nil {
		return nil, err
	}
	from, err := assess.Decode(data)
	if err != nil {
		return nil, documentFailure(name, err)
	}
	if from.Rater.Role == assess.Agreed {
		return nil, fail(badInput, "%s is what two agreed on, and nobody's own answers", name).try("go on from one of the two views")
	}
	l, context, err := o.newLadder(s, from.Ladder)
	if err != nil {
		return nil, err
	}
	c := revise.CarryInto(s.exact(from.Ladder), l, context, from)
	o.say("%s: %s", name, standing(c))
	for _, line := range losses(c) {
		o.say("%s: does not stand: %s", name, line.text)
	}
	return c, nil
}

// newLadder is the ladder to take the answers of a document to, as written, and the context to see it in. What the flags say counts more
// than what the document says.
func (o *assessOptions) newLadder(s *shelf, ref assess.LadderRef) (l *ladder.Ladder, context string, err error) {
	if o.ladder != "" {
		l, err = s.find(o.ladder)
	} else {
		l, err = s.atHand(ref)
	}
	if err != nil || o.context == "" {
		return l, ref.Context, err
	}
	seen, err := inContext(l, o.context)
	if err != nil {
		return nil, "", err
	}
	return l, seen.Context, nil
}

// continued is the new document before its first question.
func (o *assessOptions) continued(c *revise.Carried) (*assess.Assessment, error) {
	declared, aspired, err := o.rungs(c.New)
	if err != nil {
		return nil, err
	}
	doc := c.Begin()
	doc.ID, doc.StartedAt = o.newID(), o.now()
	doc.Declared = cmp.Or(assess.RefOf(c.New, declared), doc.Declared)
	doc.Aspiration = cmp.Or(assess.RefOf(c.New, aspired), doc.Aspiration)
	doc.Mode = cmp.Or(o.mode, doc.Mode)
	return doc, nil
}

// takeOn is take for an assessment that goes on from an earlier one: the oracle is asked what is open.
func (o *assessOptions) takeOn(s *shelf, j *job, oracle *assess.Assessment) (*assess.Assessment, error) {
	c, err := o.carried(s)
	if err != nil {
		return nil, err
	}
	oracle.Ladder.Context = c.New.Context
	b, err := o.bindOracle(&scorer{shelf: s, ladder: c.Written}, j, oracle)
	if err != nil {
		return nil, err
	}
	if _, err := assess.SheetOf(b.ladder, oracle.Answers); err != nil {
		return nil, j.failure(b, err)
	}
	doc, err := o.continued(c)
	if err != nil {
		return nil, err
	}
	doc.FinishedAt = firstTime(oracle.FinishedAt, o.now())
	session, err := assess.NewSession(doc, score.WalkOf(c.New, doc))
	if err != nil {
		return nil, err
	}
	for !session.Done() {
		cell := session.Current()
		a, ok := answerOn(c.New, oracle, cell)
		if !ok {
			return nil, noAnswer(j.file, c.New, cell)
		}
		session.Answer(a.Response, a.At)
		if last := &doc.Answers[len(doc.Answers)-1]; a.Evidence != "" {
			last.Evidence = a.Evidence
		}
	}
	return doc, nil
}
