package tui

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/score"
	planscreen "github.com/rung-dev/rung/internal/tui/plan"
)

// planning is a plan on the screen: that of a finished assessment, whose file is changed with it.
type planning struct {
	of   *assess.Assessment
	then func() tea.Cmd // where it goes on when the plan is left
}

// toShownPlan opens the plan of the result on the screen; leaving it shows the result again.
func (r *Root) toShownPlan(title, note string) {
	a := r.shown
	back := func() tea.Cmd {
		r.place, r.plan, r.planning = atResult, nil, nil
		return nil
	}
	r.toPlan(a, planscreen.Content{Title: title, Note: note, Result: a.Result}, back)
}

func (r *Root) toPlan(of *assess.Assessment, c planscreen.Content, then func() tea.Cmd) {
	c.Items, c.Today, c.Ladder = of.Plan, r.today(), r.ladderOf(of)
	r.planning = &planning{of, then}
	r.plan, r.place = planscreen.New(r.theme, c), atPlan
}

// reviewPlan asks what became of last time's plan before it goes on, if anything of that is still open.
func (r *Root) reviewPlan(person string, then func() tea.Cmd) tea.Cmd {
	i := plan.Latest(r.cfg.Results, person, time.Time{})
	if i < 0 || plan.Left(r.cfg.Results[i].Plan) == 0 {
		return then()
	}
	last := r.cfg.Results[i]
	title := "Last time's plan"
	if last.Finished() {
		title += ", " + last.FinishedAt.Format("2 January 2006")
	}
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

// closePlan goes on where the plan was opened.
func (r *Root) closePlan() tea.Cmd {
	then := r.planning.then
	r.plan, r.planning = nil, nil
	return then()
}

// openPlan is what a new document of a person takes over: what is still open of the last plan, and of that of the view at hand.
func (r *Root) openPlan(person string, view *assess.Assessment) []assess.PlanItem {
	var items []assess.PlanItem
	if i := plan.Latest(r.cfg.Results, person, time.Time{}); i >= 0 {
		items = plan.Carry(r.cfg.Results[i].Plan)
	}
	if view != nil {
		for _, item := range plan.Carry(view.Plan) {
			if plan.Find(items, item) < 0 {
				items = append(items, item)
			}
		}
	}
	return items
}

// finishAgreement writes the agreed record, shows it, and goes on to its plan.
func (r *Root) finishAgreement() tea.Cmd {
	m := r.meeting
	record := snapshot(m.agreement.Record())
	record.FinishedAt = r.cfg.Now()
	res, err := score.Derive(m.compared.Ladder, record)
	if err != nil {
		r.notice = "No result yet: " + err.Error() + ". Agree on some questions first."
		return nil
	}
	record.Result = res
	r.cfg.Drafts = without(r.cfg.Drafts, record.ID)
	r.cfg.Results = append([]*assess.Assessment{record}, r.cfg.Results...)
	r.meeting = nil
	r.toResult(chart.NewOutcome(m.compared.Ladder, record))
	cmd := r.disk.do(writeResult, record)
	r.toShownPlan("What will be done", openNote(record, m.compared.Ladder))
	return cmd
}

// namedOpen is how many competencies with open questions are named.
const namedOpen = 3

// openNote says what a record leaves open.
func openNote(record *assess.Assessment, l *ladder.Ladder) string {
	note := "The record is written."
	if n := len(record.Open); n > 0 {
		var names []string
		for _, o := range record.Open {
			if i := l.CompetencyIndex(o.Competency); i >= 0 && !slices.Contains(names, l.Competencies[i].Title) {
				names = append(names, l.Competencies[i].Title)
			}
		}
		if len(names) > namedOpen {
			names = append(names[:namedOpen], "…")
		}
		note += " " + chart.Upper(chart.Count(n, "question")) + " stayed open: " + strings.Join(names, ", ") + "."
	}
	return note
}
