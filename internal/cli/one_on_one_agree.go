package cli

import (
	"errors"
	"fmt"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/store"
)

// agreement makes the record of what two views come to: what the decisions say, and what both say alike. What differs otherwise stays
// open.
func (o *oneOnOneOptions) agreement(two couple) (*assess.Agreement, *assess.Assessment, error) {
	g := assess.NewAgreement(two.pair)
	now := o.now()
	g.Draft.ID, g.Draft.StartedAt, g.Draft.FinishedAt = o.newID(), now, now
	if o.agree != "" {
		if err := o.decide(two, g); err != nil {
			return nil, nil, err
		}
	}
	earlier, err := o.earlier()
	if err != nil {
		return nil, nil, err
	}
	g.Draft.Plan = plan.Join(g.Draft.Plan, plan.ForNew(earlier, g.Draft.Person.Name, &g.Pair))
	record := g.Record()
	record.Previous = assess.PreviousIn(earlier, record)
	record.Result, err = score.Derive(two.ladder, record)
	if errors.Is(err, score.ErrNotEnough) {
		return nil, nil, fail(notEnough, "too little is agreed for a result: %d of %d questions", len(record.Answers), len(two.pair.Questions)).
			try("agree on more of one rung, and give it with --agree; nothing was written")
	}
	return g, record, err
}

// decide takes over what a document says was agreed.
func (o *oneOnOneOptions) decide(two couple, g *assess.Agreement) error {
	decisions, from, err := o.readDocument(o.agree)
	if err != nil {
		return err
	}
	if err := checkDecisions(two, from, decisions); err != nil {
		return err
	}
	g.Draft.StartedAt = firstTime(decisions.StartedAt, g.Draft.StartedAt)
	g.Draft.FinishedAt = firstTime(decisions.FinishedAt, g.Draft.FinishedAt)
	strangers := g.Take(decisions)
	if len(strangers) == 0 {
		return nil
	}
	f := &failure{code: badInput}
	places := answerPlaces(assess.Raw{Data: from.data, Line: 1, Col: 1})
	for _, q := range strangers {
		at := spot{path: from.name(), line: 1, col: 1, text: fmt.Sprintf("competency %s at rung %s is no question of these two views", q.Competency, q.Rung),
			hint: "take it out: only what both views were asked can be agreed on"}
		if i := decisions.Find(q.Competency, q.Rung); i >= 0 && i < len(places) {
			at.line, at.col = places[i].line, places[i].col
		}
		f.spots = append(f.spots, at)
	}
	return f
}

// checkDecisions refuses what cannot be the decisions on a pair.
func checkDecisions(two couple, from source, decisions *assess.Assessment) error {
	for i, view := range []*assess.Assessment{two.pair.Self, two.pair.Manager} {
		if decisions.ID == view.ID {
			return fail(badInput, "%s is the %s's view, and nothing that was agreed", from.name(), [...]string{"person", "manager"}[i]).
				try("--agree takes the answers that both agreed on, with notes on what was said")
		}
	}
	if !decisions.Ladder.Fits(two.ladder) {
		return fail(badInput, "%s is on the ladder %s, and the two views are on %s", from.name(), describe(decisions.Ladder), describe(assess.BindTo(two.ladder))).
			try("decide on the ladder of the two views")
	}
	if context := decisions.Ladder.Context; context != "" && context != two.ladder.Context {
		return fail(badInput, "%s is in the context %s, and the two views are not", from.name(), context).try("leave out ladder.context")
	}
	if !assess.SamePerson(decisions, two.pair.Self) || !assess.SamePerson(decisions, two.pair.Manager) {
		return fail(badInput, "%s is about another person than the two views", from.name()).try("leave out person, or name the same one")
	}
	if _, err := assess.SheetOf(two.ladder, decisions.Answers); err != nil {
		return from.failure(err)
	}
	return checkNotes(from, decisions.Pending)
}

// checkNotes refuses two notes on one question: one of them would be lost.
func checkNotes(from source, notes []assess.Note) error {
	noted := map[assess.Question]bool{}
	for _, n := range notes {
		q := assess.Question{Rung: n.Rung, Competency: n.Competency}
		if noted[q] {
			return fail(badInput, "%s: pending has two notes on %s at rung %s", from.name(), q.Competency, q.Rung).try("make one of the two")
		}
		noted[q] = true
	}
	return nil
}

// earlier are the results that the home holds, the newest first. Without a home nothing came before.
func (o *oneOnOneOptions) earlier() ([]*assess.Assessment, error) {
	home, err := o.openHome()
	switch {
	case err != nil && store.FailedToRead(err):
		return nil, lostFor(err)
	case err != nil:
		o.withoutHome(err)
		return nil, nil
	}
	_ = home.Close() // nothing was written
	kept, err := o.finished()
	return store.Documents(kept), lostFor(err)
}

// keepRecord writes a record where -o says.
func (o *oneOnOneOptions) keepRecord(s *shelf, record *assess.Assessment) error {
	if err := o.write(o.output, assess.Encode(record), o.force); err != nil {
		return err
	}
	if home, err := o.openHome(); err == nil {
		_ = s.keepFor(home, record) // with -o no home is needed
	}
	return nil
}
