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
	r.session, r.shown, r.place = nil, nil, atReveal
	return nil
}

// agreementOn goes on with a draft, else begins anew: with what was agreed on the same views before, if anything was.
func (r *Root) agreementOn(pair assess.Pair, draft *assess.Assessment) *assess.Agreement {
	if draft != nil {
		return assess.ResumeAgreement(pair, draft)
	}
	return r.cfg.Begin(pair, r.cfg.NewID(), r.cfg.Now())
}
