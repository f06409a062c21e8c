package chart

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// Why opens every figure of a result: how the placement was reached, what the target lacks, the answers behind each level,
// what would move the person, and remarks.
func Why(o Outcome, width int) []Line {
	if o.Reading == nil {
		return o.noReading(width)
	}
	w := why{o, o.Reading.Main(), min(width, TextWidth)}
	var lines []Line
	if own := o.countsOwn(); own != "" {
		lines = append(Wrap(Muted, own, w.width), Blank)
	}
	if o.Reading.Placement >= 0 {
		lines = append(lines, w.rung(o.Reading.Placement)...)
		lines = append(lines, Blank)
	}
	if o.Reading.Target != o.Reading.Placement {
		lines = append(lines, w.rung(o.Reading.Target)...)
		lines = append(lines, Blank)
	}
	if !w.lateral { // a step to the side moves nobody up
		lines = append(lines, w.moves()...)
		lines = append(lines, Blank)
	}
	lines = append(lines, w.answers()...)
	if remarks := w.remarks(); len(remarks) > 0 {
		lines = append(lines, Blank)
		lines = append(lines, remarks...)
	}
	return lines
}

type why struct {
	Outcome
	path  *score.Path
	width int
}

// rung shows the sum behind one rung: weight met against what is needed, and its must-haves.
func (w why) rung(r int) []Line {
	s := w.Reading.At(r)
	title := w.Ladder.Rungs[r].Title
	head := L(Strong, title).Add(Missing, "  not reached yet")
	if s.OK {
		head = L(Strong, title).Add(Met, "  ✓ reached")
	}
	lines := []Line{head.Cut(w.width)}
	if s.Full == 0 {
		return append(lines, L(Muted, "The ladder asks for nothing there.").Cut(w.width))
	}
	if !s.Assessable {
		return append(lines, Wrap(Muted, fmt.Sprintf("Too little of it exists where you work: %d of %d points of weight, and it takes 60 %%.", s.Total, s.Full), w.width)...)
	}
	needed := (w.Ladder.Quorum*s.Total + 99) / 100
	lines = append(lines, Hang(L(Muted, "  Weight      "), Text,
		fmt.Sprintf("%d of %d met; %d needed (%d %%)", s.Met, s.Total, needed, w.Ladder.Quorum), w.width)...)
	lines = append(lines, Hang(L(Muted, "  Must-haves  "), Text, w.mustHaves(r, s), w.width)...)
	return append(lines, Hang(L(Muted, "  Readiness   "), Text, w.readinessSum(s), w.width)...)
}

func (w why) mustHaves(r int, s score.Step) string {
	var words []string
	for c, comp := range w.Ladder.Competencies {
		ind := w.Ladder.At(ladder.Cell{Competency: c, Rung: r})
		if ind == nil || !ind.MustHave {
			continue
		}
		mark := " ✓"
		if slices.Contains(s.Blocked, c) {
			mark = " missing"
		}
		words = append(words, comp.Title+mark)
	}
	if len(words) == 0 {
		return "none at this rung"
	}
	return strings.Join(words, ", ")
}

func (w why) readinessSum(s score.Step) string {
	den := 3 * s.Total
	sum := fmt.Sprintf("%d %%: %s of %d", (200*s.Num+den)/(2*den), inThirds(s.Num), s.Total)
	if s.Num > 3*s.Met {
		sum += ", with what is partly met"
	}
	return sum
}

// moves names what would change the placement.
func (w why) moves() []Line {
	at := w.path.Height(w.Reading.Placement)
	lines := []Line{L(Strong, w.own("What would move you", "What would move it"))}
	if set, ok := w.path.UpSet(at); ok {
		lines = append(lines, Hang(L(Muted, "  Up          "), Text, "if "+w.titles(set)+" would rise", w.width)...)
	}
	if down, ok := w.path.MarginDown(at); ok {
		text := fmt.Sprintf("if the %s reached competencies that weigh most would fall", InWords(down))
		if down == 1 {
			text = "if the reached competency that weighs most would fall"
		}
		lines = append(lines, Hang(L(Muted, "  Down        "), Text, text, w.width)...)
	}
	lines = append(lines, Hang(L(Muted, "  That is     "), Text, w.Result.Margin.Word, w.width)...)
	if p := w.Assessment.Previous; p != nil {
		text := "held at " + w.orStart(w.Result.Held) + ", coming from " + w.orStart(p.Placement)
		lines = append(lines, Hang(L(Muted, "  Last time   "), Text, text, w.width)...)
	}
	return lines
}

func (w why) titles(cs []int) string {
	var titles []string
	for _, c := range cs {
		titles = append(titles, w.Ladder.Competencies[c].Title)
	}
	if n := len(titles); n > 1 {
		return strings.Join(titles[:n-1], ", ") + " and " + titles[n-1]
	}
	return strings.Join(titles, "")
}

// answers is the table of all answers, competency by rung, with the level that the fewest of them contradict.
func (w why) answers() []Line {
	t := w.answerTable()
	lines := []Line{L(Strong, "The answers behind it")}
	for heights := range slices.Chunk(w.heights(), max(1, (w.width-t.name-t.level)/t.cell)) {
		if len(lines) > 1 {
			lines = append(lines, Blank)
		}
		lines = append(lines, w.answerHead(heights, t))
		for c := range w.Ladder.Competencies {
			lines = append(lines, w.answerRow(c, heights, t))
		}
	}
	legend := "A digit is an answer, ! one that contradicts the level. o no occasion, n does not exist here, s skipped, · not asked. Level: + or higher, – below the first rung."
	return append(append(lines, Blank), Wrap(Faint, legend, w.width)...)
}

// answerTable is the room that the columns of the answers get, with the gaps behind them.
type answerTable struct{ name, cell, level int }

// answerCell is the most room for the short title of a rung above its answers, where all of them do not fit.
const answerCell = 8

// answerName is how much room the titles of competencies keep before the short titles of rungs lose any.
const answerName = 26

func (w why) answerTable() answerTable {
	t := answerTable{cell: max(min(shortWidth(w.Ladder), NameWidth), 2) + 1, level: Width("level")}
	for c, comp := range w.Ladder.Competencies {
		t.name = max(t.name, Width(comp.Title)+2)
		t.level = max(t.level, Width(w.answerLevel(c, NameWidth+1)))
	}
	n := w.path.Heights()
	t.name = min(t.name, max(answerName, w.width-n*t.cell-t.level))
	if t.name+n*t.cell+t.level > w.width {
		t.cell, t.level = min(t.cell, answerCell+1), min(t.level, answerCell+1)
		t.name = min(t.name, max(14, w.width-n*t.cell-t.level))
	}
	return t
}

// heights of the path, the lowest first. A table takes as many of them as fit beside each other.
func (w why) heights() []int {
	var hs []int
	for h := 1; h <= w.path.Heights(); h++ {
		hs = append(hs, h)
	}
	return hs
}

func (w why) answerHead(heights []int, t answerTable) Line {
	line := L(Muted, Pad("", t.name))
	for _, h := range heights {
		line = line.Add(Muted, Pad(Cut(w.Ladder.Rungs[w.path.Rung(h)].Short, t.cell-1), t.cell))
	}
	return line.Add(Muted, "level").Cut(w.width)
}

func (w why) answerRow(c int, heights []int, t answerTable) Line {
	line := L(Text, Pad(Cut(w.Ladder.Competencies[c].Title, t.name-2), t.name))
	against := w.path.Against(c)
	for _, h := range heights {
		line = append(line, w.answerCell(c, h, t.cell, slices.Contains(against, h))...)
	}
	return line.Add(Strong, w.answerLevel(c, t.level)).Cut(w.width)
}

// answerLevel is the level of a competency in some cells.
func (w why) answerLevel(c, width int) string {
	more := ""
	if w.Result.Levels[c].AtLeast {
		more = "+"
	}
	return Cut(w.levelWord(w.Result.Levels[c].Rung), width-len(more)) + more
}

func (w why) answerCell(c, h, cell int, against bool) Line {
	at := ladder.Cell{Competency: c, Rung: w.path.Rung(h)}
	if w.Ladder.At(at) == nil {
		return L(Text, Pad("", cell))
	}
	r := w.Reading.Sheet.Get(at)
	mark, role := Mark(r), Muted
	switch {
	case against:
		mark, role = mark+"!", Missing
	case int(r) >= w.Ladder.Scale.Cut:
		role = Met
	case r.Scaled():
		role = Text
	}
	return L(role, Pad(mark, cell))
}
