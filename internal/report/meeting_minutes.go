package report

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/score"
)

// After is what there is after a one-on-one.
type After struct {
	Day           string // on which the minutes are written, YYYY-MM-DD
	Ladder        *ladder.Ladder
	Record        *assess.Assessment // what was agreed, with its result
	Self, Manager *assess.Assessment // the views it was made from, with their results; nil where they are not at hand
	Last          *assess.Assessment // the document with last time's plan; nil for none
}

// Minutes writes what came of a one-on-one, as Markdown. It fails with an *assess.OpenError where the record does not fit its ladder.
func Minutes(w io.Writer, a After) error {
	if err := assess.CheckOpen(a.Ladder, a.Record.Open); err != nil {
		return err
	}
	m := &minutes{meeting: meeting{ladder: a.Ladder, day: a.Day}, After: a}
	m.self, m.manager = a.voices()
	met := a.Day
	if a.Record.Finished() {
		met = dayOf(a.Record)
	}
	m.head("Minutes of the one-on-one", a.Record.Person.Name, met)
	m.views()
	m.agreed()
	m.open()
	m.closed()
	m.next()
	_, err := io.WriteString(w, strings.TrimRight(m.String(), "\n")+"\n")
	return err
}

type minutes struct {
	meeting
	After
	self, manager chart.Voice
}

// voices are how the two are called.
func (a After) voices() (self, manager chart.Voice) {
	name := ""
	if a.Manager != nil {
		name = a.Manager.Rater.Name
	}
	return chart.Voices(a.Record.Person.Name, name)
}

// views says who answered when, and where each view and the record stand.
func (m *minutes) views() {
	for _, v := range []struct {
		who, part string
		doc       *assess.Assessment
	}{{m.self.Name, "the person's own view", m.Self}, {m.manager.Name, "the manager's view", m.Manager}} {
		switch {
		case v.doc == nil:
			m.line("- %s, %s: not at hand here", v.who, v.part)
		case v.doc.Finished():
			m.line("- %s, %s: %s", v.who, v.part, plan.InWords(dayOf(v.doc)))
		default:
			m.line("- %s, %s", v.who, v.part)
		}
	}
	m.blank()
	m.paragraph("## Where it stands")
	var rows []stand
	if m.Self != nil && m.Self.Result != nil {
		rows = append(rows, stand{m.self.Name, m.Self.Result})
	}
	if m.Manager != nil && m.Manager.Result != nil {
		rows = append(rows, stand{m.manager.Name, m.Manager.Result})
	}
	m.stands(append(rows, m.stand()))
	if where := m.withOpen(); where != "" {
		m.paragraph("%s", where)
	}
}

// stand is where the record stands: with the person's own answers to what stays open, unless the manager's lead elsewhere.
func (m *minutes) stand() stand {
	if len(m.Record.Open) == 0 {
		return stand{"agreed", m.Record.Result}
	}
	if self, manager, err := score.WithOpen(m.ladder, m.Record); err != nil || self != manager {
		return stand{who: "agreed"}
	}
	return stand{"agreed", score.Counted(m.ladder, m.Record)}
}

// withOpen says where the record would stand with either view's answers to what stays open, "" where nothing does or where that cannot be
// said.
func (m *minutes) withOpen() string {
	self, manager, err := score.WithOpen(m.ladder, m.Record)
	switch {
	case len(m.Record.Open) == 0 || err != nil:
		return ""
	case self == manager:
		return "With either view's answers to what stays open, the record would " + m.wouldBe(self) + ". The readiness counts " +
			m.self.Who + "'s answers to it."
	}
	return "With " + m.self.Who + "'s answers to what stays open, the record would " + m.wouldBe(self) + "; with " + m.manager.Who +
		"'s, it would " + m.wouldBe(manager) + "."
}

func (m *minutes) wouldBe(placement int) string {
	if placement < 0 {
		return "be at the start"
	}
	return "stand at " + m.ladder.Rungs[placement].Title
}

// agreed lists what was talked about, and counts the rest.
func (m *minutes) agreed() {
	m.paragraph("## What was agreed")
	var talked []assess.Answer
	for _, a := range m.Record.Answers {
		if a.Views != nil {
			talked = append(talked, a)
		}
	}
	m.paragraph("%s the same from both. %s talked about and agreed. %s open.",
		verb(len(m.Record.Answers)-len(talked), "answer is", "answers are"), verb(len(talked), "was", "were"), verb(len(m.Record.Open), "stays", "stay"))
	for i, a := range talked {
		m.question(i+1, assess.Question{Rung: a.Rung, Competency: a.Competency})
		m.answer(m.self.Name, m.selfSays(a.Views.Self), "")
		m.answer(m.manager.Name, m.managerSays(a.Views.Manager), "")
		m.line("- Agreed: **%s**", m.selfSays(a.Response))
		if a.Evidence != "" {
			m.line("- What was said: %s", a.Evidence)
		}
		m.blank()
	}
}

// verb counts something: "1 answer is", "3 answers are".
func verb(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}

// open lists what differs and was not agreed on, with what was said about it.
func (m *minutes) open() {
	if len(m.Record.Open) == 0 {
		return
	}
	m.paragraph("## What stays open")
	var rows [][]string
	for _, o := range m.Record.Open {
		rows = append(rows, []string{
			m.competency(o.Competency), m.rung(o.Rung), m.selfSays(o.Views.Self), m.managerSays(o.Views.Manager), m.Record.SaidOn(o.Question),
		})
	}
	m.table([]string{"", "at", m.self.Name, m.manager.Name, "what was said"}, rows)
}

// closed says what of last time's plan was done or dropped, and why. What is open of it is on the plan from here.
func (m *minutes) closed() {
	if m.Last == nil {
		return
	}
	var items []assess.PlanItem
	for _, i := range plan.Sorted(m.Last.Plan, m.day) {
		if item := m.Last.Plan[i]; !plan.Open(item) {
			items = append(items, item)
		}
	}
	if len(items) == 0 {
		return
	}
	m.paragraph("## Since last time")
	for _, item := range items {
		m.planned(item)
	}
	m.blank()
}

// next says who does what until when.
func (m *minutes) next() {
	m.paragraph("## Plan")
	if len(m.Record.Plan) == 0 {
		m.paragraph("There is none yet.")
		return
	}
	var rows [][]string
	for _, i := range plan.Sorted(m.Record.Plan, m.day) {
		item := m.Record.Plan[i]
		owner := item.Owner
		if owner == "" {
			owner = m.Record.Person.Name
		}
		rows = append(rows, []string{item.Action, m.serves(item), owner, plan.InWords(item.Due), m.status(item)})
	}
	m.table([]string{"what", "for", "who", "due", "status"}, rows)
}

// dayOf is the day on which a document was finished.
func dayOf(a *assess.Assessment) string { return a.FinishedAt.UTC().Format(time.DateOnly) }
