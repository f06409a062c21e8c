package plain

import (
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/plan"
)

// writeRecord asks before the agreed record is written, then goes on to its plan. Where it says what one of these views says already, that
// one stands. done is false where it was not written.
func (m *meeting) writeRecord() (done bool, err error) {
	ask := func() {
		m.talk.Say("%s", chart.ConfirmRecord("Typing yes", oneonone.Untalked(m.compared, m.agreement)))
	}
	ask()
	answer, err := word(m.talk, "Type yes or no:", ask, "yes", "no")
	if err != nil {
		return false, err
	}
	if answer == "no" {
		m.talk.Say("Nothing is written.")
		return false, nil
	}
	draft := m.agreement.Draft
	if before := m.Stands(m.agreement); before != nil {
		m.agreement = nil
		if m.disk.mine[draft.ID] {
			m.drop(draft)
		}
		return true, m.recorded(before, "Nothing has changed, so the record of "+plan.Day(before.FinishedAt)+" stands.")
	}
	record, err := m.Record(m.compared, m.agreement, m.Now())
	if err != nil {
		m.talk.Say("No result yet: %v. Agree on some questions first.", err)
		return false, nil
	}
	if err := m.Finish(record); err != nil {
		m.talk.Say("Not saved: %s. The record is not written.", strings.TrimSuffix(err.Error(), "."))
		m.save(draft, "What you agreed on stays in the draft.")
		return false, nil
	}
	m.agreement = nil
	m.written(record)
	return true, m.recorded(record, "What you agreed on is in the record. "+m.savedIn(record))
}

// recorded goes on from a record to its plan and its result.
func (m *meeting) recorded(record *assess.Assessment, done string) error {
	m.talk.Say("%s", done)
	m.disk.sayUnsaved(m.talk)
	if open := chart.OpenNote(record, m.compared.Ladder); open != "" {
		m.talk.Say("%s", open)
	}
	if err := m.planner(record).Change("What will be done", ""); err != nil {
		return err
	}
	return m.result(chart.NewOutcome(m.compared.Ladder, record))
}
