package home

import (
	"fmt"
	"strings"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
)

func (s *Screen) row(it item, marked bool, width int) []chart.Line {
	mark := chart.L(chart.Text, "  ")
	if marked {
		mark = chart.L(chart.Accent, "▸ ")
	}
	role := chart.Text
	if marked {
		role = chart.Strong
	}
	switch {
	case it.draft != nil:
		return s.draftRow(it.draft, mark, role, marked && s.asking, width)
	case it.result != nil:
		return []chart.Line{s.resultRow(it.result, mark, role, width)}
	case it.meet:
		return []chart.Line{mark.Add(role, "One-on-one").Add(chart.Muted, "  two views, one talk").Cut(width)}
	case it.ladders:
		return []chart.Line{mark.Add(role, "Ladders").Add(chart.Muted, "  what each role asks for").Cut(width)}
	}
	return []chart.Line{mark.Add(role, "New assessment")}
}

func (s *Screen) draftRow(d *assess.Assessment, mark chart.Line, role chart.Role, asking bool, width int) []chart.Line {
	if asking {
		return s.discardRow(d, mark, width)
	}
	name := mark.Add(role, "Go on").Add(chart.Text, "  "+who(d))
	count := fmt.Sprintf("%d answered", len(d.Answers))
	dated := count + " · " + day(d.LastAnswered())
	title := s.title(d)
	switch room := width - name.Width() - len("    ") - chart.Width(count); {
	case chart.Width(title)+chart.Width(dated)-chart.Width(count) <= room:
		count = dated
	case room >= titleLeast:
		title = chart.Cut(title, room)
	case width >= 50:
		title, count = "", dated
	default:
		title = ""
	}
	return []chart.Line{chart.Ends(name.Add(chart.Muted, "  "+title), chart.L(chart.Muted, count), width)}
}

// titleLeast is how many cells of a ladder's title tell enough to give up a date for them.
const titleLeast = 12

// discardRow asks whether to discard a draft, and says which one it is: two may have as many answers.
func (s *Screen) discardRow(d *assess.Assessment, mark chart.Line, width int) []chart.Line {
	of := strings.ReplaceAll(who(d), " · ", ", ") + ", " + s.title(d)
	question := "Discard " + chart.Count(len(d.Answers), "answer") + " of " + of + "?"
	keys := chart.L(chart.Key, "y").Add(chart.Text, " yes  ").Add(chart.Key, "esc").Add(chart.Text, " no")
	if one := mark.Add(chart.Missing, question+"  "); one.Width()+keys.Width() <= width {
		return []chart.Line{append(one, keys...)}
	}
	return append(chart.Hang(mark, chart.Missing, question, width), append(chart.L(chart.Text, "  "), keys...))
}

// title is that of a document's ladder where the ladder is at hand, else its id.
func (s *Screen) title(a *assess.Assessment) string {
	if l := s.content.LadderOf(a.Ladder); l != nil {
		return l.Title
	}
	return a.Ladder.ID
}

func (s *Screen) resultRow(a *assess.Assessment, mark chart.Line, role chart.Role, width int) chart.Line {
	standing := ""
	if n := len(a.Open); n > 0 {
		standing = chart.Count(n, "question") + " open"
	} else if r := a.Result; r != nil {
		standing = s.short(a, r.Placement)
		if r.Target != r.Placement && r.Readiness.Percent != nil {
			standing += fmt.Sprintf(" → %s %d %%", s.short(a, r.Target), *r.Readiness.Percent)
		}
	}
	left, right := mark.Add(role, who(a)), chart.L(chart.Text, standing)
	dated := right.Add(chart.Muted, "  "+chart.Pad(day(a.FinishedAt), 11))
	if width >= 50 && left.Width()+1+dated.Width() <= width { // who gave a view tells more than when
		right = dated
	}
	return chart.Ends(left, right, width)
}

// short is a rung's short title where the ladder is at hand, else its id.
func (s *Screen) short(a *assess.Assessment, r assess.RungRef) string {
	if r == "" {
		return "starting out"
	}
	if l := s.content.LadderOf(a.Ladder); l != nil && r.Index(l) >= 0 {
		return l.Rungs[r.Index(l)].Short
	}
	return string(r)
}

// who says whom a document is about, and who else gave it.
func who(a *assess.Assessment) string { return strings.TrimSuffix(chart.ViewName(a), " · self") }

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2 Jan 2006")
}
