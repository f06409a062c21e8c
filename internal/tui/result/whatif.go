package result

import (
	"fmt"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// whatIf changes answers for a moment, to see placement, readiness and gaps move. Nothing of it is saved.
type whatIf struct {
	base   chart.Outcome // the result as it is
	now    chart.Outcome // with the changes
	sheet  assess.Sheet
	rows   []ladder.Cell // the open indicators of the gaps, in the gaps' order
	cursor int
}

func newWhatIf(o chart.Outcome, gap int) *whatIf {
	w := &whatIf{base: o, now: o, sheet: o.Reading.Sheet.Clone()}
	for i, g := range o.Result.Gaps {
		if i == gap {
			w.cursor = len(w.rows)
		}
		w.rows = append(w.rows, o.OpenCells(g)...)
	}
	return w
}

func (w *whatIf) move(by int) { w.cursor = max(0, min(w.cursor+by, len(w.rows)-1)) }

func (w *whatIf) change(by int) {
	r := w.sheet.Get(w.rows[w.cursor])
	if !r.Scaled() {
		r = assess.Response(-1)
	}
	w.set(int(r) + by)
}

// set takes a value for the row under the marker, kept within the scale.
func (w *whatIf) set(value int) {
	value = max(0, min(value, w.base.Ladder.Scale.Top()))
	for _, cell := range append(w.base.Ladder.Twins(w.rows[w.cursor]), w.rows[w.cursor]) {
		w.sheet.Set(cell, assess.Response(value))
	}
	w.score()
}

func (w *whatIf) reset() {
	w.sheet, w.now = w.base.Reading.Sheet.Clone(), w.base
}

// score reads the changed answers anew.
func (w *whatIf) score() {
	l, a := w.base.Ladder, *w.base.Assessment
	a.Answers = nil
	for c := range l.Competencies {
		for r := range l.Rungs {
			cell := ladder.Cell{Competency: c, Rung: r}
			if x := w.sheet.Get(cell); x.Answered() {
				at := l.OriginOf(cell)
				a.Answers = append(a.Answers, assess.Answer{Rung: at.Rung, Competency: at.Competency, Response: x})
			}
		}
	}
	if res, err := score.Derive(l, &a); err == nil {
		a.Result = res
		w.now = chart.NewOutcome(l, &a).TowardSame(w.base)
	}
}

// view draws the head with what moves, and the rows below it.
func (w *whatIf) view(width int) (head, rows []chart.Line, marked int) {
	head = []chart.Line{chart.L(chart.Missing, "What if").Add(chart.Muted, " · nothing of this is saved").Cut(width)}
	head = append(head, w.compare(width)...)
	for i, cell := range w.rows {
		if i == w.cursor {
			marked = len(rows)
		}
		rows = append(rows, w.row(cell, i == w.cursor, width)...)
	}
	return head, rows, marked
}

// compare says how the result moves. Where another role comes next, its figures say little: few of its questions were asked.
func (w *whatIf) compare(width int) []chart.Line {
	b, n := w.base.Result, w.now.Result
	lines := []chart.Line{w.moved(w.base.Stands(), w.name(b.Placement), w.name(n.Placement)).Cut(width)}
	if b.Target != n.Target {
		next := w.moved("Next role", w.name(b.Target), w.name(n.Target))
		return append(lines, next.Add(chart.Muted, "  few of its questions were asked").Cut(width), chart.Blank)
	}
	return append(lines,
		w.moved("Next role", w.ready(b), w.ready(n)).Cut(width),
		w.moved("Blocked by", w.blocked(b), w.blocked(n)).Cut(width),
		w.moved("Gaps", fmt.Sprint(len(b.Gaps)), fmt.Sprint(len(n.Gaps))).Cut(width),
		chart.Blank)
}

// blocked names the one competency that blocks, or counts them.
func (w *whatIf) blocked(r *assess.Result) string {
	switch len(r.Blocked) {
	case 0:
		return "nothing"
	case 1:
		return w.base.Ladder.Competencies[w.base.Ladder.CompetencyIndex(r.Blocked[0])].Title
	}
	return chart.InWords(len(r.Blocked)) + " competencies"
}

func (w *whatIf) moved(label, was, is string) chart.Line {
	line := chart.L(chart.Muted, chart.Pad(label, 14)).Add(chart.Text, was)
	if was == is {
		return line
	}
	return line.Add(chart.Muted, "  →  ").Add(chart.Accent, is)
}

func (w *whatIf) name(r assess.RungRef) string {
	if i := r.Index(w.base.Ladder); i >= 0 {
		return w.base.Ladder.Rungs[i].Short
	}
	return "starting out"
}

func (w *whatIf) ready(r *assess.Result) string {
	if r.Readiness.Percent == nil {
		return w.name(r.Target)
	}
	return fmt.Sprintf("%s %d %%", w.name(r.Target), *r.Readiness.Percent)
}

// row is one open indicator; the one under the marker shows its sentence.
func (w *whatIf) row(cell ladder.Cell, marked bool, width int) []chart.Line {
	l := w.base.Ladder
	was, is := w.base.Reading.Sheet.Get(cell), w.sheet.Get(cell)
	answer := chart.L(chart.Muted, chart.Answer(l.Scale, was))
	if was != is {
		answer = chart.L(chart.Muted, chart.Mark(was)+" → ").Add(chart.Accent, chart.Answer(l.Scale, is))
	}
	name := l.Competencies[cell.Competency].Title
	if !marked {
		return []chart.Line{chart.Ends(chart.L(chart.Text, "  "+name).Add(chart.Muted, "  "+l.Rungs[cell.Rung].Short), answer, width)}
	}
	head := chart.L(chart.Accent, "▸ ").Add(chart.Strong, name).Add(chart.Muted, "  "+l.Rungs[cell.Rung].Short)
	lines := []chart.Line{chart.Ends(head, answer, width)}
	return append(lines, chart.Indent(2, chart.Wrap(chart.Muted, w.base.Assessment.Words(l.At(cell)), width-2))...)
}
