package chart

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/score"
)

// Abreast from this width on, the two answers stand side by side; below it one below the other.
const (
	answersAbreast = 60
	answerColumn   = 48
	answerGap      = 4
)

// The questions that lead the talk about a difference.
const (
	WhatWasSeen   = "What did each of us see?"
	WhatIsAgreed  = "What do we agree on?"
	AgreedInBrief = "Agreed"
)

// Sentence is the indicator that a difference is about, in words that both can read.
func (v TwoViews) Sentence(d score.Difference) string {
	ind := v.ladder().At(d.Cell)
	if ind.They == "" {
		return ind.I
	}
	return ind.They
}

// Where says which competency and which rung a difference belongs to.
func (v TwoViews) Where(d score.Difference, width int) Line {
	comp := v.ladder().Competencies[d.Cell.Competency]
	line := L(Muted, comp.Title)
	if area := v.ladder().AreaTitle(comp.Area); area != "" && width >= 60 {
		line = L(Faint, area+" › ").Add(Muted, comp.Title)
	}
	return Ends(line, L(Accent, Cut(v.rung(d.Cell.Rung).Short, width/2)), width)
}

// TwoAnswers sets both answers with their notes in full side by side, or one below the other where there is little room.
func (v TwoViews) TwoAnswers(d score.Difference, width int) []Line {
	c := v.Comparison
	selfNote, managerNote := c.Pair.Notes(d.Question)
	self := v.said(v.Self, d.Views.Self, v.selfSays(d.Views.Self), c.Pair.Self, selfNote)
	manager := v.said(v.Manager, d.Views.Manager, v.managerSays(d.Views.Manager), c.Pair.Manager, managerNote)
	if width < answersAbreast {
		return append(self.below(width), manager.below(width)...)
	}
	column := min((width-answerGap)/2, answerColumn)
	return Abreast([][]Line{self.column(column), manager.column(column)}, column, answerGap)
}

// said is one answer: whose, in words with what they stand for, and its note.
type said struct {
	who        Voice
	words      string
	hint       string
	note, none string // none says why there is none
}

func (v TwoViews) said(who Voice, r assess.Response, words string, view *assess.Assessment, note string) said {
	s := said{who: who, words: words, note: note, none: "no evidence"}
	if r.Scaled() {
		s.hint = v.ladder().Scale.Points[r].Hint
	}
	if slices.Contains(view.Redacted, assess.Evidence) {
		s.none = "evidence was left out"
	}
	return s
}

// column sets the answer below the name.
func (s said) column(width int) []Line {
	head := L(Strong, s.words)
	if head.Width()+2+Width(s.hint) <= width {
		head = head.Add(Faint, "  "+s.hint)
	}
	lines := []Line{L(Muted, Cut(s.who.Name, width)), head.Cut(width)}
	if s.note == "" {
		return append(lines, L(Faint, Cut(s.none, width)))
	}
	return append(lines, Lines(Text, s.note, width)...)
}

// below sets the answer behind the name, and its note below both.
func (s said) below(width int) []Line {
	head := L(Muted, s.who.Short+"  ").Add(Strong, s.words)
	if s.note != "" {
		return append([]Line{head.Cut(width)}, Indent(2, Lines(Text, s.note, width-2))...)
	}
	if head.Width()+2+Width(s.none) <= width {
		head = head.Add(Faint, "  "+s.none)
	}
	return []Line{head.Cut(width)}
}

// Lines wraps what somebody noted, line by line: at blanks alone, so that a link stays in one piece where it can. A tab takes two cells.
func Lines(role Role, text string, width int) []Line {
	var lines []Line
	for _, s := range strings.Split(strings.ReplaceAll(text, "\t", "  "), "\n") {
		lines = append(lines, noteLine(role, s, max(2, width))...)
	}
	return lines
}

// noteLine wraps one line of a note; what it begins with, blanks or none, stands before each of its lines.
func noteLine(role Role, text string, width int) []Line {
	words := strings.Fields(text)
	indent := text[:len(text)-len(strings.TrimLeft(text, " "))]
	if len(indent) > width/2 {
		indent = ""
	}
	var lines []Line
	line := indent
	for i, word := range words {
		switch joined := line + " " + word; {
		case i == 0:
			line += word
		case Width(joined) <= width || Width(indent+word) > width: // what is too long for any line is broken where it stands
			line = joined
		default:
			lines, line = append(lines, L(role, line)), indent+word
		}
		if Width(line) > width {
			parts := strings.Split(ansi.Hardwrap(line, width, true), "\n")
			for _, p := range parts[:len(parts)-1] {
				lines = append(lines, L(role, p))
			}
			line = parts[len(parts)-1]
		}
	}
	return append(lines, L(role, line))
}

// Decision says what was agreed on a question, or what becomes of it as long as nothing is.
func (v TwoViews) Decision(d score.Difference) Line {
	r, ok := v.decided(d.Question)
	switch {
	case ok:
		return L(Met, "✓ ").Add(Strong, Answer(v.ladder().Scale, r))
	case d.Views.Same():
		return L(Muted, "both say "+Lower(Answer(v.ladder().Scale, d.Views.Self)))
	}
	return L(Muted, "nothing yet")
}

// Sides names whose view stands at a response: both, one, or nobody.
func (v TwoViews) Sides(d score.Difference, r assess.Response) string {
	var who []string
	if d.Views.Self == r {
		who = append(who, v.Self.Short)
	}
	if d.Views.Manager == r {
		who = append(who, v.Manager.Short)
	}
	return strings.Join(who, ", ")
}
