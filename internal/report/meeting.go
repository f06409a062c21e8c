package report

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
)

// meeting writes what agenda and minutes have in common.
type meeting struct {
	markdown
	ladder *ladder.Ladder
	day    string // on which it is written, YYYY-MM-DD
}

// head says who meets, when, and on which ladder.
func (m *meeting) head(title, person, day string) {
	if person != "" {
		title += " with " + person
	}
	m.paragraph("# %s", title)
	where := strings.TrimSpace(m.ladder.Title + " " + m.ladder.Version)
	if context := m.ladder.ContextTitle(); context != "" {
		where += ", " + context
	}
	m.paragraph("%s · %s", plan.InWords(day), where)
}

// stand is a row of the table that says where somebody stands.
type stand struct {
	who    string
	result *assess.Result // nil: not settled yet
}

// stands sets results side by side. Nothing is made of several.
func (m *meeting) stands(rows []stand) {
	var cells [][]string
	for _, r := range rows {
		res := r.result
		if res == nil {
			cells = append(cells, []string{r.who, "not settled yet", "", ""})
			continue
		}
		placement := "starting out"
		if res.Placement != "" {
			placement = m.rung(string(res.Placement))
		}
		cells = append(cells, []string{r.who, placement, m.rung(string(res.Target)), m.readiness(res)})
	}
	m.table([]string{"", "stands at", "next", "readiness"}, cells)
}

// readiness says the figure, and what blocks: "33 %, blocked by Business acumen".
func (m *meeting) readiness(res *assess.Result) string {
	var parts []string
	if p := res.Readiness.Percent; p != nil {
		parts = append(parts, fmt.Sprintf("%d %%", *p))
	}
	var blocked []string
	for _, id := range res.Blocked {
		blocked = append(blocked, m.competency(id))
	}
	switch {
	case len(blocked) > 0:
		parts = append(parts, "blocked by "+strings.Join(blocked, ", "))
	case res.Readiness.Word != "":
		parts = append(parts, res.Readiness.Word)
	}
	return strings.Join(parts, ", ")
}

// question writes the title of a question, with its number among those that are talked about, and what it asks.
func (m *meeting) question(n int, q assess.Question) {
	m.paragraph("### %d. %s, at %s", n, m.competency(q.Competency), m.rung(q.Rung))
	if cell, ok := m.ladder.Find(q.Rung, q.Competency); ok {
		ind := m.ladder.At(cell)
		m.paragraph("%s", cmp.Or(ind.They, ind.I))
	}
}

// answer writes what one of the two answered, with a note if there is one.
func (m *meeting) answer(who, says, note string) {
	if note == "" {
		m.line("- %s: %s", who, says)
		return
	}
	m.line("- %s: %s. %s", who, says, note)
}

func (m *meeting) selfSays(r assess.Response) string { return chart.Answer(m.ladder.Scale, r) }
func (m *meeting) managerSays(r assess.Response) string {
	return chart.ManagerAnswer(m.ladder.Scale, r)
}

func (m *meeting) rung(id string) string       { return chart.RungTitle(m.ladder, id) }
func (m *meeting) competency(id string) string { return chart.CompetencyTitle(m.ladder, id) }

// serves says what a plan item is for: "Business acumen, at Head of Product".
func (m *meeting) serves(item assess.PlanItem) string {
	var parts []string
	if item.Competency != "" {
		parts = append(parts, m.competency(item.Competency))
	}
	if item.Rung != "" {
		parts = append(parts, "at "+m.rung(item.Rung))
	}
	return strings.Join(parts, ", ")
}

// status says how a plan item stands: "done on 2 October 2026", "overdue", "dropped on 3 March 2026: the budget was cut".
func (m *meeting) status(item assess.PlanItem) string {
	on := func(word string) string {
		if item.Closed != "" {
			word += " on " + plan.InWords(item.Closed)
		}
		return word
	}
	switch {
	case item.Status == assess.Done:
		return on("done")
	case item.Status == assess.Dropped && item.Reason != "":
		return on("dropped") + ": " + item.Reason
	case item.Status == assess.Dropped:
		return on("dropped")
	case plan.Overdue(item, m.day) > 0:
		return "overdue"
	}
	return "open"
}
