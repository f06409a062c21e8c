package report

import (
	"io"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
)

// Before is what there is before a one-on-one.
type Before struct {
	Day     string // of the meeting, YYYY-MM-DD
	Person  string // whom it is about, "" if nobody says
	Ladder  *ladder.Ladder
	Last    *assess.Assessment // the document with last time's plan; nil for none
	Views   *chart.TwoViews    // nil as long as one of the views is still to come
	Missing assess.Role        // whose view that is
	Command string             // how it is given
}

// Agenda writes what there is to talk about, as Markdown with room for what is said. As long as one of the views is still to come, it has
// nothing of the other one.
func Agenda(w io.Writer, b Before) error {
	m := &meeting{ladder: b.Ladder, day: b.Day}
	m.head("One-on-one", b.Person, b.Day)
	m.lastPlan(b.Last)
	if b.Views == nil {
		m.oneView(b)
	} else {
		m.twoViews(*b.Views)
		m.toTalk(*b.Views)
		m.gaps(*b.Views)
	}
	m.paragraph("## The plan from here")
	m.table([]string{"what", "who", "due"}, [][]string{{"", "", ""}})
	_, err := io.WriteString(w, strings.TrimRight(m.String(), "\n")+"\n")
	return err
}

// lastPlan is a list to tick off, the most pressing first.
func (m *meeting) lastPlan(last *assess.Assessment) {
	m.paragraph("## Last time's plan")
	if last == nil || len(last.Plan) == 0 {
		m.paragraph("There is none.")
		return
	}
	if last.Finished() {
		m.paragraph("Of %s.", plan.InWords(dayOf(last)))
	}
	for _, i := range plan.Sorted(last.Plan, m.day) {
		m.planned(last.Plan[i])
	}
	m.blank()
}

// planned is one line of last time's plan.
func (m *meeting) planned(item assess.PlanItem) {
	box := "[ ] "
	switch item.Status {
	case assess.Done:
		box = "[x] "
	case assess.Dropped:
		box = ""
	}
	var notes []string
	if serves := m.serves(item); serves != "" {
		notes = append(notes, serves)
	}
	if item.Owner != "" {
		notes = append(notes, item.Owner)
	}
	if item.Due != "" && plan.Open(item) {
		notes = append(notes, "due "+plan.InWords(item.Due))
	}
	if len(notes) == 0 {
		m.line("- "+box+"%s: %s", item.Action, m.status(item))
		return
	}
	m.line("- "+box+"%s (%s): %s", item.Action, strings.Join(notes, "; "), m.status(item))
}

// oneView says that the other view is still to come.
func (m *meeting) oneView(b Before) {
	m.paragraph("## Two views")
	missing := "The manager's view"
	if b.Missing == assess.Self {
		missing = "The person's own view"
	}
	m.paragraph("%s is still to come. Until it is finished, nothing is shown of the other one. It is given with", missing)
	m.command(b.Command)
}

// twoViews says how the views stand to each other.
func (m *meeting) twoViews(v chart.TwoViews) {
	m.paragraph("## Two views")
	same, near := v.Count()
	for _, sentence := range []string{same, near, v.Leniency()} {
		if sentence != "" {
			m.line("%s", sentence)
		}
	}
	m.blank()
	m.stands([]stand{{v.Self.Name, v.Comparison.Self.Result}, {v.Manager.Name, v.Comparison.Manager.Result}})
}

// toTalk lists the differences to talk about, with room for what comes of it.
func (m *meeting) toTalk(v chart.TwoViews) {
	m.paragraph("## To talk about")
	if nothing := v.Nothing(); nothing != "" {
		m.paragraph("%s", nothing)
	}
	c := v.Comparison
	for i, d := range c.ToTalk() {
		m.question(i+1, d.Question)
		self, manager := c.Pair.Notes(d.Question)
		m.answer(v.Self.Name, m.selfSays(d.Views.Self), self)
		m.answer(v.Manager.Name, m.managerSays(d.Views.Manager), manager)
		m.blank()
		m.paragraph("%s", v.Effect(d))
		m.paragraph("%s", chart.WhatWasSeen)
		m.line("- What was said:")
		m.paragraph("- Agreed answer:")
	}
	if more := len(c.All()) - len(c.ToTalk()); more > 0 && len(c.ToTalk()) > 0 {
		m.paragraph("Beside these, the views differ on %s.", chart.Count(more, "question"))
	}
}

// gaps says what is missing for the target, as each view has it.
func (m *meeting) gaps(v chart.TwoViews) {
	c := v.Comparison
	size := func(thirds int) string {
		if thirds == 0 {
			return "nothing"
		}
		return chart.Thirds(thirds)
	}
	var rows [][]string
	for _, s := range c.Competencies {
		if s.SelfThirds > 0 || s.ManagerThirds > 0 {
			rows = append(rows, []string{c.Ladder.Competencies[s.Competency].Title, size(s.SelfThirds), size(s.ManagerThirds)})
		}
	}
	m.paragraph("## What is missing for %s", c.Ladder.Rungs[c.Target].Title)
	if len(rows) == 0 {
		m.paragraph("Nothing, in both views.")
		return
	}
	m.table([]string{"", v.Self.Name, v.Manager.Name}, rows)
}
