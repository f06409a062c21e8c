package chart

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
)

// Plan lists a plan by what its items serve, the most pressing first. Each item has its number, which is its place in the document.
// l gives the titles; it may be nil, and then ids stand for them. today is a day (YYYY-MM-DD).
func Plan(l *ladder.Ladder, items []assess.PlanItem, today string, width int) []Line {
	if len(items) == 0 {
		return Wrap(Muted, "Nothing is planned yet.", min(width, TextWidth))
	}
	digits := len(fmt.Sprint(len(items)))
	lines, _, _ := planGroups(l, items, today, width, func(i int) Line {
		return L(Muted, fmt.Sprintf("  %*d ", digits, i+1))
	}, -1)
	return lines
}

// PlanMarked is Plan with a marker on the item at position selected, and without numbers; first and last are the lines it takes.
func PlanMarked(l *ladder.Ladder, items []assess.PlanItem, today string, selected, width int) (lines []Line, first, last int) {
	return planGroups(l, items, today, width, func(i int) Line { return Marker(i == selected) }, selected)
}

func planGroups(l *ladder.Ladder, items []assess.PlanItem, today string, width int, label func(i int) Line, selected int) (lines []Line, first, last int) {
	width = min(width, TextWidth)
	for _, g := range plan.Groups(items, today) {
		if len(lines) > 0 {
			lines = append(lines, Blank)
		}
		heading := len(lines)
		lines = append(lines, Serves(l, g.Competency, g.Rung).Cut(width))
		for n, i := range g.Items {
			at := len(lines)
			lines = append(lines, planRow(label(i), items[i], today, i == selected, width)...)
			if i == selected {
				first, last = at, len(lines)-1
			}
			if i == selected && n == 0 {
				first = heading // what an item serves stands in sight with it
			}
		}
	}
	return lines, first, last
}

// PlanCard shows one item by itself: what it serves, what is to be done, and how it stands.
func PlanCard(l *ladder.Ladder, item assess.PlanItem, today string, airy bool, width int) []Line {
	width = min(width, TextWidth)
	lines := []Line{Serves(l, item.Competency, item.Rung).Cut(width)}
	if airy {
		lines = append(lines, Blank)
	}
	lines = append(lines, Set(Text, oneParagraph(item.Action), width)...)
	return append(lines, planState(item, today, width)...)
}

// PlanCount says how many items stand how: "2 open, 1 overdue · 1 done".
func PlanCount(items []assess.PlanItem, today string) string {
	overdue, done, dropped := 0, 0, 0
	for _, item := range items {
		switch {
		case plan.Overdue(item, today) > 0:
			overdue++
		case item.Status == assess.Done:
			done++
		case item.Status == assess.Dropped:
			dropped++
		}
	}
	text := fmt.Sprintf("%d open", plan.Left(items))
	if overdue > 0 {
		text += fmt.Sprintf(", %d overdue", overdue)
	}
	if done > 0 {
		text += fmt.Sprintf(" · %d done", done)
	}
	if dropped > 0 {
		text += fmt.Sprintf(" · %d dropped", dropped)
	}
	return text
}

// Serves says what an item of a plan is for: a competency on the way to a rung, or the whole step to it.
func Serves(l *ladder.Ladder, competency, rung string) Line {
	to := rungTitleIn(l, rung)
	switch {
	case competency == "" && rung == "":
		return L(Strong, "Other actions")
	case competency == "":
		return L(Strong, "For the whole step to "+to)
	case rung == "":
		return L(Strong, competencyTitleIn(l, competency))
	}
	return L(Strong, competencyTitleIn(l, competency)).Add(Muted, "  for "+to)
}

func rungTitleIn(l *ladder.Ladder, id string) string {
	if l == nil {
		return id
	}
	return Outcome{Ladder: l}.rungTitle(id)
}

func competencyTitleIn(l *ladder.Ladder, id string) string {
	if l == nil {
		return id
	}
	return Outcome{Ladder: l}.competencyTitle(id)
}

// planRow is an item of a list: its mark, the action, and below it how it stands.
func planRow(label Line, item assess.PlanItem, today string, marked bool, width int) []Line {
	role := Text
	switch {
	case marked:
		role = Strong
	case !plan.Open(item):
		role = Muted
	}
	label = append(label, planMark(item)...)
	lines := Hang(label, role, oneParagraph(item.Action), width)
	at := label.Width()
	return CutAll(append(lines, Indent(at, planState(item, today, width-at))...), width)
}

// planMark is readable without colour: open, done or dropped.
func planMark(item assess.PlanItem) Line {
	switch {
	case item.Status == assess.Done:
		return L(Met, "[x] ")
	case item.Status == assess.Dropped:
		return L(Muted, "[-] ")
	}
	return L(Text, "[ ] ")
}

// planState says how an item stands: when it is due and who sees to it, or when and why it was closed.
func planState(item assess.PlanItem, today string, width int) []Line {
	lines := joined(planFacts(item, today), width)
	if reason := oneParagraph(item.Reason); reason != "" {
		why := "why: "
		if plan.Open(item) {
			why = "moved: "
		}
		lines = append(lines, Hang(L(Muted, why), Muted, reason, width)...)
	}
	return lines
}

func planFacts(item assess.PlanItem, today string) Line {
	var facts Line
	switch {
	case item.Status == assess.Done:
		facts = facts.Add(Met, strings.TrimSpace("done "+plan.InWords(item.Closed)))
	case item.Status == assess.Dropped:
		facts = facts.Add(Muted, strings.TrimSpace("dropped "+plan.InWords(item.Closed)))
	default:
		facts = planDue(item, today)
		if item.Status != assess.Planned && item.Status != "" {
			facts = facts.Add(Muted, item.Status)
		}
	}
	if item.Owner != "" {
		facts = facts.Add(Muted, "owner "+item.Owner)
	}
	return facts
}

func planDue(item assess.PlanItem, today string) Line {
	late := plan.Overdue(item, today)
	switch {
	case late > 0:
		return L(Missing, fmt.Sprintf("overdue by %d %s", late, plural(late, "day", "days"))).Add(Muted, "due "+plan.InWords(item.Due))
	case item.Due == "":
		return L(Muted, "no date")
	case item.Due == today:
		return L(Strong, "due today")
	}
	return L(Muted, "due "+plan.InWords(item.Due))
}

// joined sets spans on one line with dots between them, or each on lines of its own where they do not fit.
func joined(spans Line, width int) []Line {
	var line Line
	for i, s := range spans {
		if i > 0 {
			line = line.Add(Faint, " · ")
		}
		line = line.Add(s.Role, s.Text)
	}
	if line.Width() <= width {
		return []Line{line}
	}
	var lines []Line
	for _, s := range spans {
		lines = append(lines, Set(s.Role, s.Text, width)...)
	}
	return lines
}

// oneParagraph sets a text of several lines as one.
func oneParagraph(text string) string { return strings.Join(strings.Fields(text), " ") }
