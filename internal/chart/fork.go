package chart

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// The columns of a fork: no narrower than this, and so far apart. A meter in one is no wider than meterWidth.
const (
	forkColumn = 22
	forkGap    = 3
	meterWidth = 33
	forkWidth  = 102 // columns are no running text: they may take more room than that
)

// Forks says whether a result has several next roles, or a lean, to be set side by side.
func (o Outcome) Forks() bool { return o.Choice() || len(o.Result.Leans) > 0 }

// Choice says whether there is more than one role to look to: several next ones, or at the top one to the side beside the person's own.
func (o Outcome) Choice() bool {
	return len(o.Result.Next) > 1 || len(o.Result.Next) == 1 && o.Result.Next[0].Kind == assess.Lateral
}

// towardSame is Toward for the next role that other is seen toward; the outcome as it is where that role does not come next.
func (o Outcome) towardSame(other Outcome) Outcome {
	for i, n := range o.Result.Next {
		if assess.RungRef(n.Rung) == other.Result.Target && (n.Kind == assess.Lateral) == other.lateral {
			return o.Toward(i)
		}
	}
	return o
}

// Toward is the outcome as seen on the way to one of the next roles, by its position in Result.Next.
func (o Outcome) Toward(i int) Outcome {
	next := o.Result.Next[i]
	turned := o
	turned.lateral = next.Kind == assess.Lateral
	if o.Reading != nil {
		turned.Reading, turned.Result = o.Reading.Toward(o.Result, next)
		return turned
	}
	result := *o.Result
	result.Target = assess.RungRef(next.Rung)
	result.Readiness, result.Blocked, result.Gaps = next.Readiness, next.Blocked, next.Gaps
	turned.Result = &result
	return turned
}

// fork sets the next roles side by side, each with its own readiness, blocks and gaps, and the leans beside them. Where the columns do
// not fit they stand below each other.
func (o Outcome) fork(width int, gaps int) []Line {
	roles := o.roles()
	n := len(roles) + len(o.Result.Leans)
	for n > 1 && (width-(n-1)*forkGap)/n < forkColumn {
		n = (n + 1) / 2
	}
	column := (width - (n-1)*forkGap) / n
	var blocks [][]Line
	for _, r := range roles {
		blocks = append(blocks, r.lines(o, column, gaps))
	}
	for _, lean := range o.Result.Leans {
		blocks = append(blocks, o.lean(lean, column))
	}
	var lines []Line
	for row := range slices.Chunk(blocks, n) {
		if len(lines) > 0 {
			lines = append(lines, Blank)
		}
		lines = append(lines, Abreast(row, column, forkGap)...)
	}
	if slices.ContainsFunc(roles, func(r role) bool { return r.showsMustHave(o, gaps) }) {
		lines = append(lines, Blank, L(Missing, "! ").Add(Faint, "must-have"))
	}
	return lines
}

// Abreast sets blocks of lines next to each other, in columns of one width with a gap between them.
func Abreast(blocks [][]Line, column, gap int) []Line {
	height := 0
	for _, b := range blocks {
		height = max(height, len(b))
	}
	lines := make([]Line, height)
	for i := range lines {
		for b, block := range blocks {
			if b > 0 {
				lines[i] = lines[i].Pad(b * (column + gap))
			}
			if i < len(block) {
				lines[i] = append(lines[i], block[i].Cut(column)...)
			}
		}
	}
	return lines
}

// role is one column of a fork.
type role struct {
	label string
	next  assess.Next
}

// roles are the next roles; where a ladder asks for a preference also its other seats, since a lean leads to one as well as to another.
func (o Outcome) roles() []role {
	var roles []role
	for _, n := range o.Result.Next {
		label := "Next role"
		if n.Kind == assess.Lateral {
			label = "Sideways"
		}
		roles = append(roles, role{label, n})
	}
	if o.atTop() && len(o.Result.Leans) == 0 {
		own := assess.Next{Rung: string(o.Result.Placement), Kind: assess.Step, Readiness: o.Result.Readiness, Blocked: o.Result.Blocked, Gaps: o.Result.Gaps}
		return append([]role{{o.own("Your role, none above", "This role, none above"), own}}, roles...)
	}
	if len(o.Result.Leans) == 0 || o.Reading == nil {
		return roles
	}
	for r, rung := range o.Ladder.Rungs {
		listed := slices.ContainsFunc(roles, func(x role) bool { return x.next.Rung == rung.ID })
		if len(o.Ladder.Children(r)) > 0 || listed {
			continue
		}
		label := "Another seat"
		if string(o.Result.Placement) == rung.ID {
			label = o.own("Your seat", "This seat")
		}
		roles = append(roles, role{label, o.Reading.Alone(r)})
	}
	return roles
}

// atTop says whether no step leads up from where the person stands.
func (o Outcome) atTop() bool {
	return o.Result.Placement != "" && o.Result.Placement == o.Result.Target
}

// lines draw one role in its column with at most that many gaps.
func (r role) lines(o Outcome, width, gaps int) []Line {
	lines := []Line{L(Muted, r.label), L(Strong, o.rungTitle(r.next.Rung)).Cut(width)}
	if o.asked(r.next.Rung) == assess.AskedNone {
		return append(lines, Wrap(Muted, "Not asked. A full assessment asks for it.", width)...)
	}
	lines = append(lines, o.columnReadiness(r.next, width)...)
	shown := r.next.Gaps[:min(gaps, len(r.next.Gaps))]
	if len(shown) == 0 {
		return lines
	}
	lines = append(lines, Blank)
	for _, g := range shown {
		lines = append(lines, o.briefGap(g, width))
	}
	if rest := len(r.next.Gaps) - len(shown); rest > 0 {
		lines = append(lines, L(Faint, fmt.Sprintf("  and %d more", rest)))
	}
	if action := r.firstAction(o); action != "" && gaps > leastGaps {
		lines = append(lines, Blank, L(Muted, "Begin with"))
		lines = append(lines, Wrap(Text, action, width)...)
	}
	return lines
}

// showsMustHave says whether a must-have is among the gaps that are drawn.
func (r role) showsMustHave(o Outcome, gaps int) bool {
	shown := r.next.Gaps[:min(gaps, len(r.next.Gaps))]
	return o.asked(r.next.Rung) != assess.AskedNone && slices.ContainsFunc(shown, func(g assess.Gap) bool { return g.MustHave })
}

// firstAction is one thing to do for a next role; a seat that no way leads to has none.
func (r role) firstAction(o Outcome) string {
	for i, n := range o.Result.Next {
		if n.Rung == r.next.Rung {
			return o.Toward(i).firstAction()
		}
	}
	return ""
}

// firstAction is one thing to do on the way to the target, "" where the ladder names none.
func (o Outcome) firstAction() string {
	if len(o.Result.Gaps) > 0 {
		if action := o.Action(o.Result.Gaps[0]); action != "" {
			return action
		}
	}
	if actions := o.StepActions(); len(actions) > 0 {
		return actions[0]
	}
	return ""
}

// columnReadiness says how ready somebody is for a role, with the meter on a line of its own.
func (o Outcome) columnReadiness(n assess.Next, width int) []Line {
	r := n.Readiness
	if r.Percent == nil {
		return Wrap(Muted, o.own("Too little of this role exists where you work to speak about it.", "Too little of this role exists where they work to speak about it."), width)
	}
	head := L(Strong, fmt.Sprintf("%d %%", *r.Percent))
	bar := meter(r.Num, r.Den, min(width, meterWidth))
	switch {
	case len(n.Blocked) == 0 && r.Num == r.Den:
		return []Line{head, bar} // there is nothing left to be away from
	case len(n.Blocked) == 0:
		return []Line{head.Add(Muted, "  "+r.Word), bar}
	}
	return append([]Line{head, bar}, Wrap(Missing, "blocked by "+strings.Join(o.competencyTitles(n.Blocked), ", "), width)...)
}

// briefGap names a gap on one line of a column: ! marks a must-have.
func (o Outcome) briefGap(g assess.Gap, width int) Line {
	size := L(Muted, Thirds(g.Thirds))
	if g.Kind == assess.OpportunityGap {
		size = L(Muted, "no occasion")
	}
	mark := L(Missing, "· ")
	if g.MustHave {
		mark = L(Missing, "! ")
	}
	if room := width - size.Width() - 3; room < 12 {
		return mark.Add(Text, o.competencyTitle(g.Competency)).Cut(width)
	}
	return Ends(mark.Add(Text, o.competencyTitle(g.Competency)), size, width)
}

// asked says how much of a rung was asked, by the saved result.
func (o Outcome) asked(rung string) string {
	for _, r := range o.Result.Rungs {
		if r.Rung == rung {
			return r.Asked
		}
	}
	return ""
}

// lean draws where somebody stands between two poles, on a line with the middle marked.
func (o Outcome) lean(lean assess.Lean, width int) []Line {
	i := slices.IndexFunc(o.Ladder.Preferences, func(p ladder.Preference) bool { return p.ID == lean.Preference })
	if i < 0 {
		return nil
	}
	p := o.Ladder.Preferences[i]
	word := map[string]string{assess.LeanLow: p.Low, assess.LeanHigh: p.High, assess.LeanOpen: "both, about equally"}[lean.Word]
	lines := []Line{L(Muted, "You lean to"), L(Strong, word).Cut(width), scaleOf(lean, width)}
	lines = append(lines, Ends(L(Muted, p.Low), L(Muted, p.High), min(width, meterWidth)))
	count := fmt.Sprintf("%+d of %d, never scored", lean.Sum, lean.Of)
	if all := len(p.Items); lean.Answered < all {
		count += fmt.Sprintf("; %d of %d answered", lean.Answered, all)
	}
	return append(lines, Wrap(Faint, count, width)...)
}

// scaleOf draws the way between two poles with the middle and the lean on it.
func scaleOf(lean assess.Lean, width int) Line {
	width = min(width, meterWidth)
	middle := (width - 1) / 2
	at := middle
	if lean.Of > 0 {
		at = middle + middle*max(-lean.Of, min(lean.Sum, lean.Of))/lean.Of
	}
	cells := []string{}
	for i := range 2*middle + 1 {
		switch i {
		case at:
			cells = append(cells, "●")
		case middle:
			cells = append(cells, "┼")
		default:
			cells = append(cells, "─")
		}
	}
	return L(Rail, strings.Join(cells[:at], "")).Add(Accent, "●").Add(Rail, strings.Join(cells[at+1:], ""))
}
