package tui

import (
	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/tui/reveal"
)

// agree compares both views, and begins to agree on them, or goes on with a draft.
func (r *Root) agree(draft *assess.Assessment) error {
	m := r.meeting
	pair, err := assess.NewPair(m.first, m.second)
	if err != nil {
		return err
	}
	l, err := r.cfg.Ladder(m.first.Ladder)
	if err != nil {
		return err
	}
	if m.compared, err = score.Compare(l, pair); err != nil {
		return err
	}
	m.agreement = r.agreementOn(pair, draft)
	m.reveal = reveal.New(m.compared, m.agreement)
	r.showAgreed()
	r.session, r.shown, r.place = nil, nil, atReveal
	return nil
}

// agreementOn goes on with a draft, else begins anew: with what was agreed on the same views before, if anything was.
func (r *Root) agreementOn(pair assess.Pair, draft *assess.Assessment) *assess.Agreement {
	if draft != nil {
		return assess.ResumeAgreement(pair, draft)
	}
	g := assess.NewAgreement(pair)
	g.Draft.ID, g.Draft.StartedAt = r.cfg.NewID(), r.cfg.Now()
	g.Draft.Previous = assess.PreviousIn(r.cfg.Results, g.Draft)
	if before := r.agreedBefore(pair.Self, pair.Manager); before != nil {
		g.Repeat(before)
	}
	return g
}

// showAgreed tells the reveal what the agreement comes to so far.
func (r *Root) showAgreed() {
	m := r.meeting
	if len(m.agreement.Draft.Answers) == 0 {
		m.reveal.Set(nil)
		return
	}
	res, err := score.Derive(m.compared.Ladder, m.agreement.Record())
	if err != nil {
		res = nil // too little is agreed for a result
	}
	m.reveal.Set(res)
}
