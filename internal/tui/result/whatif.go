package result

import (
	"fmt"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
)

// whatIf is a chart.WhatIf with a marker on one of its rows.
type whatIf struct {
	*chart.WhatIf
	cursor int
}

func newWhatIf(o chart.Outcome, gap int) *whatIf {
	w := &whatIf{WhatIf: chart.NewWhatIf(o)}
	for _, g := range o.Result.Gaps[:gap] {
		w.cursor += len(o.OpenCells(g))
	}
	return w
}

func (w *whatIf) move(by int) { w.cursor = max(0, min(w.cursor+by, len(w.Rows)-1)) }

func (w *whatIf) change(by int) {
	r := w.Sheet.Get(w.Rows[w.cursor])
	if !r.Scaled() {
		r = assess.Response(-1)
	}
	w.set(int(r) + by)
}

// set takes a value for the row under the marker.
func (w *whatIf) set(value int) { w.Set(w.cursor, value) }

// view draws the head with what moves, and the rows below it.
func (w *whatIf) view(width int) (head, rows []chart.Line, marked int) {
	head = []chart.Line{chart.L(chart.Missing, "What if").Add(chart.Muted, " · nothing of this is saved").Cut(width)}
	head = append(head, w.compare(width)...)
	for i, cell := range w.Rows {
		if i == w.cursor {
			marked = len(rows)
		}
		rows = append(rows, w.row(cell, i == w.cursor, width)...)
	}
	return head, rows, marked
}

// compare says how the result moves. Where another role comes next, its figures say little: few of its questions were asked.
func (w *whatIf) compare(width int) []chart.Line {
	b, n := w.Base.Result, w.Now.Result
	lines := []chart.Line{w.moved(w.Base.Stands(), w.name(b.Placement), w.name(n.Placement)).Cut(width)}
	if b.Target != n.Target {
		next := w.moved("Next role", w.name(b.Target), w.name(n.Target))
		return append(lines, next.Add(chart.Muted, "  few of its questions were asked").Cut(width), chart.Blank)
	}
	return append(lines,
		w.moved("Next role", w.ready(b), w.ready(n)).Cut(width),
		w.moved("Blocked by", w.blocked(b, width), w.blocked(n, width)).Cut(width),
		w.moved("Gaps", fmt.Sprint(len(b.Gaps)), fmt.Sprint(len(n.Gaps))).Cut(width),
		chart.Blank)
}

// roomy is the width from which there is room for more words.
const roomy = 50

// blocked names the one competency that blocks, or counts them.
func (w *whatIf) blocked(r *assess.Result, width int) string {
	switch n := len(r.Blocked); {
	case n == 0:
		return "nothing"
	case n == 1:
		return w.Base.Ladder.Competencies[w.Base.Ladder.CompetencyIndex(r.Blocked[0])].Title
	case width < roomy:
		return chart.InWords(n)
	default:
		return chart.InWords(n) + " competencies"
	}
}

func (w *whatIf) moved(label, was, is string) chart.Line {
	line := chart.L(chart.Muted, chart.Pad(label, 14)).Add(chart.Text, was)
	if was == is {
		return line
	}
	return line.Add(chart.Muted, "  →  ").Add(chart.Accent, is)
}

func (w *whatIf) name(r assess.RungRef) string {
	if i := r.Index(w.Base.Ladder); i >= 0 {
		return w.Base.Ladder.Rungs[i].Short
	}
	return "starting out"
}

func (w *whatIf) ready(r *assess.Result) string {
	if r.Readiness.Percent == nil {
		return w.name(r.Target)
	}
	return fmt.Sprintf("%s %d %%", w.name(r.Target), *r.Readiness.Percent)
}

// answer is what is said of an indicator, and before, if that was something else: in full where a letter would stand for it.
func (w *whatIf) answer(cell ladder.Cell, width int) chart.Line {
	scale := w.Base.Ladder.Scale
	was, is := w.Base.Reading.Sheet.Get(cell), w.Sheet.Get(cell)
	before := chart.Mark(was) + " → "
	switch {
	case was == is:
		return chart.L(chart.Muted, chart.Answer(scale, was))
	case !was.Scaled() && width < roomy:
		before = "now "
	case !was.Scaled():
		before = chart.Answer(scale, was) + " → "
	}
	return chart.L(chart.Muted, before).Add(chart.Accent, chart.Answer(scale, is))
}

// row is one open indicator; the one under the marker shows its sentence.
func (w *whatIf) row(cell ladder.Cell, marked bool, width int) []chart.Line {
	l := w.Base.Ladder
	answer := w.answer(cell, width)
	name := l.Competencies[cell.Competency].Title
	if !marked {
		return []chart.Line{chart.Ends(chart.L(chart.Text, "  "+name).Add(chart.Muted, "  "+l.Rungs[cell.Rung].Short), answer, width)}
	}
	head := chart.L(chart.Accent, "▸ ").Add(chart.Strong, name).Add(chart.Muted, "  "+l.Rungs[cell.Rung].Short)
	lines := []chart.Line{chart.Ends(head, answer, width)}
	return append(lines, chart.Indent(2, chart.Wrap(chart.Muted, w.Base.Assessment.Words(l.At(cell)), width-2))...)
}
