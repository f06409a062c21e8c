package chart

import (
	"fmt"

	"github.com/rung-dev/rung/internal/score"
)

// List draws questions with both answers, one row each, in columns that are the same for all of them.
type List struct {
	views         TwoViews
	width         int
	rungs         bool // each row names its rung
	form          listForm
	title, rung   int // cells
	self, manager int
}

// listForm is how much room the rows have.
type listForm int

const (
	inWords listForm = iota // answers in the words of the scale
	inFigures
	stacked // answers below the title
)

// The room that what was agreed takes, the gap between columns, and how wide a name above answers may make one.
const (
	stateWidth = len("agreed: no occasion")
	listGap    = 2
	columnName = 10
)

// List makes the columns for some questions. rungs says whether each row names its rung.
func (v TwoViews) List(questions []score.Difference, rungs bool, width int) List {
	l := List{views: v, width: min(width, sidesWidth), rungs: rungs}
	for ; l.form < stacked; l.form++ {
		if l.measure(questions); l.room() <= l.width {
			break
		}
	}
	return l
}

func (l *List) measure(questions []score.Difference) {
	l.title, l.rung = 0, 0
	l.self, l.manager = min(columnName, Width(l.views.Self.Short)), min(columnName, Width(l.views.Manager.Short))
	for _, d := range questions {
		l.title = max(l.title, Width(l.competency(d)))
		if l.rungs {
			l.rung = max(l.rung, listGap+Width(l.views.rung(d.Cell.Rung).Short))
		}
		self, manager := l.answers(d)
		l.self, l.manager = max(l.self, Width(self)), max(l.manager, Width(manager))
	}
}

func (l *List) room() int {
	return l.state() + signWidth + stateWidth
}

// state is where the words for what became of a question begin, sign included.
func (l *List) state() int {
	return markerWidth + l.title + l.rung + listGap + l.self + listGap + l.manager + listGap
}

// The room for the marker before a title, and for the sign before a state.
const (
	markerWidth = 2
	signWidth   = 2
)

func (l *List) competency(d score.Difference) string {
	return l.views.ladder().Competencies[d.Cell.Competency].Title
}

func (l *List) answers(d score.Difference) (self, manager string) {
	return l.views.brief(d.Views.Self, false, l.form == inWords), l.views.brief(d.Views.Manager, true, l.form == inWords)
}

// Header names the columns, with a title before them where there is room; nil where there is nothing to say.
func (l List) Header(title Line) []Line {
	if l.form == stacked {
		if title.Width() == 0 {
			return nil
		}
		return []Line{title.Cut(l.width)}
	}
	at := l.state() - 2*listGap - l.self - l.manager
	names := L(Muted, Pad(Cut(l.views.Self.Short, l.self), l.self+listGap)+Cut(l.views.Manager.Short, l.manager))
	if title.Width()+listGap > at {
		return []Line{title.Cut(l.width), append(L(Text, Pad("", at)), names...)}
	}
	return []Line{append(title.Pad(at), names...)}
}

// Group is the line above the questions that belong together: what they are, and how many of them differ.
func (l List) Group(title, count string) Line {
	if l.form == stacked || Width(title)+listGap > l.state() {
		return Ends(L(Accent, title), L(Faint, count), l.Width())
	}
	return L(Accent, title).Pad(l.state()+signWidth).Add(Faint, count)
}

// Row draws one question.
func (l List) Row(d score.Difference, marked bool) []Line {
	role := Text
	switch {
	case marked:
		role = Accent
	case d.Views.Same():
		role = Muted
	}
	if l.form == stacked {
		return l.stack(d, marked, role)
	}
	self, manager := l.answers(d)
	line := Marker(marked).Add(role, Pad(l.competency(d), l.title))
	if l.rungs {
		line = line.Add(Muted, Pad("  "+l.views.rung(d.Cell.Rung).Short, l.rung))
	}
	line = line.Add(Text, "  "+Pad(self, l.self)+"  "+Pad(manager, l.manager)+"  ")
	return []Line{append(append(line, l.sign(d)...), l.views.State(d)...)}
}

// sign says before the words that something was agreed, ✓, or that the views differ, ≠; the latter not where all of them do.
func (l List) sign(d score.Difference) Line {
	_, agreed := l.views.decided(d.Question)
	switch {
	case agreed:
		return L(Met, "✓ ")
	case !l.rungs && !d.Views.Same():
		return L(Missing, "≠ ")
	}
	return L(Text, "  ")
}

// stack sets the answers and what became of them below the title.
func (l List) stack(d score.Difference, marked bool, role Role) []Line {
	rung := L(Muted, "")
	if l.rungs {
		rung = L(Muted, Cut(l.views.rung(d.Cell.Rung).Short, l.width/3))
	}
	title := Ends(Marker(marked).Add(role, l.competency(d)), rung, l.width)
	state := append(l.sign(d), l.views.State(d)...)
	said := L(Text, "  "+l.both(d, true))
	if said.Width()+state.Width() > l.width {
		said = L(Text, "  "+l.both(d, false))
	}
	if said.Width()+state.Width() > l.width {
		state = l.sign(d)
	}
	return []Line{title, Ends(said, state, l.width)}
}

func (l List) both(d score.Difference, words bool) string {
	v := l.views
	return v.Self.Short + " " + Lower(v.brief(d.Views.Self, false, words)) + " · " +
		v.Manager.Short + " " + Lower(v.brief(d.Views.Manager, true, words))
}

// State says in words what became of a question so far.
func (v TwoViews) State(d score.Difference) Line {
	if r, ok := v.decided(d.Question); ok {
		if r.Scaled() {
			return L(Met, fmt.Sprintf("agreed on %d", r))
		}
		return L(Met, "agreed: "+Lower(v.brief(r, false, false)))
	}
	switch {
	case v.Said(d.Question) != "":
		return L(Muted, "said, still open")
	case d.Views.Same():
		return L(Faint, "same")
	case v.toTalk(d):
		return L(Text, "to talk about")
	}
	return L(Text, "differs")
}

func (v TwoViews) toTalk(d score.Difference) bool {
	for _, t := range v.Comparison.ToTalk() {
		if t.Question == d.Question {
			return true
		}
	}
	return false
}

// Width of the rows.
func (l List) Width() int {
	if l.form == stacked {
		return l.width
	}
	return l.room()
}

// Height of a row, in lines.
func (l List) Height() int {
	if l.form == stacked {
		return 2
	}
	return 1
}
