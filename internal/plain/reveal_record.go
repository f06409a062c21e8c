package plain

import (
	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/oneonone"
)

// writeRecord asks before the agreed record is written, then goes on to its plan. Where it says what one of these views says already, that
// one stands. done is false where it was not written.
func (m *meeting) writeRecord() (done bool, err error) {
	ask := func() {
		m.talk.Say("%s", chart.ConfirmRecord("Typing yes", oneonone.Untalked(m.compared, m.agreement)))
	}
	ask()
	answer, err := word(m.talk, "Type yes or no:", ask, "yes", "no")
	if err != nil || answer == "no" {
		return false, err
	}
	draft := m.agreement.Draft
	if before := m.Stands(m.agreement); before != nil {
		m.agreement = nil
		if m.disk.mine[draft.ID] {
			m.drop(draft)
		}
		return true, m.recorded(before, "Nothing has changed, so the record of "+before.FinishedAt.Format("2 January 2006")+" stands.")
	}
	record, err := m.Record(m.compared, m.agreement, m.Now())
	if err != nil {
		m.talk.Say("No result yet: %v. Agree on some questions first.", err)
		return false, nil
	}
	err = m.disk.do(work{record.ID, func() error {
		err := m.Finish(record)
		if err == nil {
			m.agreement, m.Drafts, m.Results = nil, without(m.Drafts, record.ID), append([]*assess.Assessment{record}, m.Results...)
		}
		return err
	}})
	if err != nil {
		m.talk.Say("%s The record is not written yet.", notSaved(err))
		return false, nil
	}
	return true, m.recorded(record, "What you agreed on is in the record. "+m.savedIn(record))
}

// recorded goes on from a record to its plan and its result.
func (m *meeting) recorded(record *assess.Assessment, done string) error {
	m.talk.Say("%s", done)
	if open := chart.OpenNote(record, m.compared.Ladder); open != "" {
		m.talk.Say("%s", open)
	}
	if err := m.planner(record).Change("What will be done", ""); err != nil {
		return err
	}
	return m.result(chart.NewOutcome(m.compared.Ladder, record))
}
