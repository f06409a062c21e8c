package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/score"
	planscreen "github.com/rung-dev/rung/internal/tui/plan"
	"github.com/rung-dev/rung/internal/tui/setup"
)

// planning is a plan on the screen: that of a finished assessment, whose file is changed with it.
type planning struct {
	of     *assess.Assessment
	then   func() tea.Cmd // where it goes on when the plan is left
	begins *setup.Values  // the new assessment that it goes on to, nil for none
}

// toShownPlan opens the plan of the result on the screen; leaving it shows the result again.
func (r *Root) toShownPlan(title, note string) {
	a := r.shown
	back := func() tea.Cmd {
		r.place, r.plan, r.planning = atResult, nil, nil
		return nil
	}
	res := a.Result
	if l := r.ladderOf(a); l != nil {
		res = score.Counted(l, a)
	}
	r.toPlan(a, planscreen.Content{Title: title, Note: note, Result: res}, back)
}

func (r *Root) toPlan(of *assess.Assessment, c planscreen.Content, then func() tea.Cmd) {
	c.Items, c.Today, c.Ladder = of.Plan, r.cfg.Today(), r.ladderOf(of)
	r.planning = &planning{of: of, then: then}
	r.plan, r.place = planscreen.New(r.theme, c), atPlan
}

// reviewPlan asks what became of last time's plan before it goes on, if anything of that is still open.
func (r *Root) reviewPlan(person string, then func() tea.Cmd) tea.Cmd {
	return r.review(r.cfg.LastPlan(person), then)
}

// reviewPlanBefore is reviewPlan for whoever gives a second view. The plan of the first one says what is answered there, and so may any that
// was made since.
func (r *Root) reviewPlanBefore(first *assess.Assessment, then func() tea.Cmd) tea.Cmd {
	return r.review(r.cfg.LastPlanBefore(first), then)
}

func (r *Root) review(last *assess.Assessment, then func() tea.Cmd) tea.Cmd {
	if last == nil {
		return then()
	}
	title := oneonone.LastPlanTitle(last)
	r.toPlan(last, planscreen.Content{Title: title, Review: true}, then)
	return nil
}

func (r *Root) onPlan(a planscreen.Action) tea.Cmd {
	switch a := a.(type) {
	case planscreen.Changed:
		return r.changePlan(a.Items, a.Change)
	case planscreen.Reviewed:
		return tea.Batch(r.changePlan(a.Items, a.Change), r.closePlan())
	case planscreen.Refuse:
		r.notice = a.Why
	case planscreen.Close:
		return r.closePlan()
	}
	return nil
}

// changePlan saves a change of the plan on the screen. What is shown elsewhere of the same document follows.
func (r *Root) changePlan(items []assess.PlanItem, change plan.Change) tea.Cmd {
	if change == nil {
		return nil
	}
	r.planning.of.Plan = items
	return r.disk.change(r.planning.of, change)
}

// onPlanSaved takes the plan as it is on the disk: another rung may have changed it, too. Where that is why a change was refused, the plan
// is read anew.
func (r *Root) onPlanSaved(msg jobDone) tea.Cmd {
	a := msg.job.assessment
	if refused(msg.err) {
		r.notice = "Not changed: " + chart.Sentence(msg.err)
		return r.disk.change(a, func(items []assess.PlanItem) ([]assess.PlanItem, error) { return items, nil })
	}
	if msg.err != nil || r.disk.waiting(a.ID) || r.disk.state(a.ID) == notSaved {
		return nil
	}
	for _, known := range append(slices.Clone(r.cfg.Results), r.shown) {
		if known != nil && known.ID == a.ID {
			known.Plan = msg.plan
		}
	}
	if r.planning != nil && r.planning.of.ID == a.ID {
		r.planning.of.Plan = msg.plan
		r.plan.SetItems(msg.plan)
	}
	return nil
}

// closePlan goes on where the plan was opened.
func (r *Root) closePlan() tea.Cmd {
	then := r.planning.then
	r.plan, r.planning = nil, nil
	return then()
}

// finishAgreement writes the agreed record, shows it, and goes on to its plan. Where it says what one of these views says already, that one
// stands, and is shown.
func (r *Root) finishAgreement() tea.Cmd {
	m := r.meeting
	if before := r.cfg.Stands(m.agreement); before != nil {
		draft := m.agreement.Draft
		r.showRecord(before, "Nothing has changed, so the record of "+plan.Day(before.FinishedAt)+" stands.")
		if !r.mine[draft.ID] {
			return nil
		}
		r.cfg.Drafts = oneonone.Without(r.cfg.Drafts, draft.ID)
		return r.disk.do(discardDraft, draft)
	}
	record, err := r.cfg.Record(m.compared, m.agreement, r.cfg.Now())
	if err != nil {
		r.notice = "No result yet: " + err.Error() + ". Agree on some questions first."
		return nil
	}
	r.cfg.Drafts = oneonone.Without(r.cfg.Drafts, record.ID)
	r.cfg.Results = append([]*assess.Assessment{record}, r.cfg.Results...)
	r.showRecord(record, "What you agreed on is in the record.")
	return r.disk.do(writeResult, record)
}

// showRecord leaves the talk for its record, with the plan on top.
func (r *Root) showRecord(record *assess.Assessment, done string) {
	l := r.meeting.compared.Ladder
	r.meeting = nil
	r.toResult(chart.NewOutcome(l, record))
	r.toShownPlan("What will be done", strings.TrimSpace(done+" "+chart.OpenNote(record, l)))
}
