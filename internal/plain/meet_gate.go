package plain

import (
	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/score"
)

// toGate says that both views are locked, and waits to be asked for them.
func (m *meeting) toGate(first, second *assess.Assessment) error {
	if first == nil {
		return m.alone(second, "")
	}
	pair, err := assess.NewPair(first, second)
	if err == nil {
		_, err = m.Ladder(first.Ladder)
	}
	if err != nil {
		return err
	}
	m.first, m.second = first, second
	for {
		state := chart.Locked{
			Views: []string{chart.ViewLine(pair.Self), chart.ViewLine(pair.Manager)}, Copies: !m.Kept(first) || !m.Kept(second), Changed: pair.ChangedSince(),
		}
		if d := m.DraftOf(first, second); d != nil {
			state.Talked = len(d.Answers)
		} else if record := m.RecordOf(first, second); record != nil {
			state.Agreed = plan.Day(record.FinishedAt)
		}
		m.sayLocked(state)
		if _, err := word(m.talk, "Type yes to go on, or q to keep them for later:", func() { m.sayLocked(state) }, "yes"); err != nil {
			return err
		}
		if err := m.toReveal(); err != errStay {
			return err
		}
	}
}

func (m *meeting) sayLocked(s chart.Locked) {
	m.talk.Say("%s", s.Title())
	for _, v := range s.Views {
		m.talk.Say("Locked: %s.", v)
	}
	m.talk.Say("%s", s.Next("Typing yes"))
	if s.Changed {
		m.talk.Say("%s", chart.ChangedHint)
	}
	if s.Copies {
		m.talk.Say("%s", chart.CopiesHint)
	}
	if s.Lacks != "" {
		m.talk.Say("%s", s.Lacks)
	}
}

// alone is the end of a second view where the first one is not at hand. why says what is wrong with that, "" for nothing.
func (m *meeting) alone(second *assess.Assessment, why string) error {
	m.sayLocked(chart.Locked{Views: []string{chart.ViewLine(second)}, Lacks: "rung one-on-one FILE"})
	if why != "" {
		m.talk.Say("%s", why)
	}
	return ErrLeft
}

// toReveal keeps both views in the home, so that the talk can go on whatever becomes of the files, and shows them. errStay: they cannot be
// shown now.
func (m *meeting) toReveal() error {
	for _, view := range []*assess.Assessment{m.first, m.second} {
		if !m.Kept(view) {
			m.Results = append(m.Results[:len(m.Results):len(m.Results)], view)
			if err := m.disk.do(work{"copy " + view.ID, func() error { return m.Keep(view) }}); err != nil {
				m.talk.Say("%s", notSaved(err))
			}
		}
	}
	listed := m.DraftOf(m.first, m.second)
	if listed == nil {
		return m.agreeOrStay(nil)
	}
	if m.disk.mine[listed.ID] {
		return m.agreeOrStay(listed)
	}
	draft, err := m.Open(listed.ID)
	if err != nil {
		m.talk.Say("This draft cannot be opened: %s", chart.Sentence(err))
		return errStay
	}
	m.disk.open(draft.ID)
	return m.agreeOrStay(draft)
}

func (m *meeting) agreeOrStay(draft *assess.Assessment) error {
	err := m.compare(draft)
	if err != nil {
		m.talk.Say("These views cannot be compared: %s", chart.Sentence(err))
		return errStay
	}
	return m.reveal()
}

// agree compares both views of a draft, and goes on with it.
func (m *meeting) agree(draft *assess.Assessment) error {
	if err := m.compare(draft); err != nil {
		return err
	}
	return m.reveal()
}

// compare lays both views side by side, and begins to agree on them, or goes on with a draft.
func (m *meeting) compare(draft *assess.Assessment) error {
	pair, err := assess.NewPair(m.first, m.second)
	if err != nil {
		return err
	}
	l, err := m.Ladder(m.first.Ladder)
	if err != nil {
		return err
	}
	if m.compared, err = score.Compare(l, pair); err != nil {
		return err
	}
	if draft != nil {
		m.agreement = assess.ResumeAgreement(pair, draft)
	} else {
		m.agreement = m.Begin(pair, m.NewID(), m.Now())
	}
	m.views = chart.NewTwoViews(m.compared, m.agreement)
	return nil
}
