package chart

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
)

// TextWidth is the widest that running text gets, in cells.
const TextWidth = 72

// labelWidth is the room for the labels at the left of a summary.
const labelWidth = 15

// meterText is the room for what stands behind a meter: its figure, and a word at most as long as "one step away".
const meterText = 22

// nextFive is how many gaps a summary names; on a fork each role has at least leastGaps of them.
const (
	nextFive  = 5
	leastGaps = 2
)

// Summary says, in this order: where the person is and how firm that is, the next role, what blocks it, the next five
// gaps with one action each, and what this is not. It is set closer when it would be longer than height lines.
func Summary(o Outcome, width, height int) []Line {
	if o.Forks() {
		return o.forkSummary(min(width, forkWidth), height)
	}
	width = min(width, TextWidth)
	if lines := o.summary(width, true); len(lines) <= height {
		return lines
	}
	return o.summary(width, false)
}

// forkSummary sets the roles that can come next side by side, with as many gaps of each as there is room for.
func (o Outcome) forkSummary(width, height int) []Line {
	var lines []Line
	for gaps := nextFive; gaps >= leastGaps; gaps-- {
		lines = nil
		if o.Reading == nil {
			lines = append(o.noReading(width), Blank)
		}
		lines = append(lines, o.standing(min(width, TextWidth))...)
		lines = append(lines, Blank)
		lines = append(lines, o.fork(width, gaps)...)
		lines = append(lines, Blank)
		lines = append(lines, o.leanNotes(min(width, TextWidth))...)
		lines = append(lines, o.caveats(min(width, TextWidth))...)
		if len(lines) <= height {
			break
		}
	}
	return lines
}

func (o Outcome) summary(width int, airy bool) []Line {
	var lines []Line
	if o.Reading == nil {
		lines = append(o.noReading(width), Blank)
	}
	lines = append(lines, o.standing(width)...)
	lines = append(lines, Blank)
	lines = append(lines, o.nextRoles(width)...)
	if len(o.Result.Gaps) > 0 {
		lines = append(lines, Blank)
		lines = append(lines, o.firstGaps(width, airy)...)
	}
	lines = append(lines, Blank)
	return append(lines, o.caveats(width)...)
}

// field puts text behind a label, or below it where the width leaves too little room.
func field(label string, head Line, width int, more ...Line) []Line {
	if width < 50 {
		return append([]Line{L(Muted, label), head.Cut(width)}, more...)
	}
	lines := []Line{append(L(Muted, Pad(label, labelWidth)), head...).Cut(width)}
	return append(lines, Indent(labelWidth, more)...)
}

// fieldWidth is the room for text in a field.
func fieldWidth(width int) int {
	if width < 50 {
		return width
	}
	return width - labelWidth
}

// own chooses between words for a person's own result and for one that others look at, too.
func (o Outcome) own(yours, theirs string) string {
	if r := o.Assessment.Rater.Role; r == assess.Manager || r == assess.Agreed {
		return theirs
	}
	return yours
}

// Stands are the words before a placement.
func (o Outcome) Stands() string { return o.own("You stand at", "Stands at") }

func (o Outcome) standing(width int) []Line {
	if o.unsettled() {
		if lines := o.betweenViews(width); lines != nil {
			return lines
		}
	}
	id := string(o.Result.Placement)
	if id == "" {
		first := string(o.Result.Target)
		text := o.own("You are on the way", "On the way") + " to the first rung, " + o.rungTitle(first) + "."
		return field(o.Stands(), L(Accent, "starting out"), width, Wrap(Muted, text, fieldWidth(width))...)
	}
	head := o.rungHead(id)
	more := append(o.firmness(fieldWidth(width)), o.seatNote(id, fieldWidth(width))...)
	return field(o.Stands(), head, width, more...)
}

// seatNote says of a seat that merges rungs what it is elsewhere; nothing for a rung of its own.
func (o Outcome) seatNote(id string, width int) []Line {
	r := o.Ladder.RungIndex(id)
	if r < 0 || o.Ladder.Rungs[r].Note == "" {
		return nil
	}
	return Set(Muted, o.Ladder.Rungs[r].Note, width)
}

// leanNotes say what one should know before reading a lean.
func (o Outcome) leanNotes(width int) []Line {
	var lines []Line
	for _, p := range o.Ladder.Preferences {
		if p.Note != "" && len(o.Result.Leans) > 0 {
			lines = append(lines, Set(Faint, p.Note, width)...)
		}
	}
	return lines
}

// rungHead names a rung.
func (o Outcome) rungHead(id string) Line { return RungName(o.rungShort(id), o.rungTitle(id)) }

// firmness says how much it would take to move the placement, and what qualifies it.
func (o Outcome) firmness(width int) []Line {
	texts := o.firmnessTexts()
	lines := Wrap(Muted, texts[0], width)
	for _, text := range texts[1:] {
		lines = append(lines, Wrap(Text, text, width)...)
	}
	return lines
}

func (o Outcome) firmnessTexts() []string {
	texts := []string{o.marginSentence()}
	if held := o.Result.Held; held != "" && held != o.Result.Placement {
		texts = append(texts, fmt.Sprintf("Held at %s%s: one answer does not move a person.", o.rungTitle(string(held)), o.lastTime(held)))
	}
	if r := o.Result.Range; r != nil && r.Low != r.High {
		texts = append(texts, fmt.Sprintf("With the skipped questions answered: between %s and %s.", o.orStart(r.Low), o.orStart(r.High)))
	}
	return texts
}

// lastTime says that a rung is where the person stood; a hold may also end between that and the placement.
func (o Outcome) lastTime(rung assess.RungRef) string {
	if p := o.Assessment.Previous; p == nil || p.Placement != rung {
		return ""
	}
	return ", " + o.own("where you stood last time", "the placement of last time")
}

func (o Outcome) orStart(r assess.RungRef) string {
	if r == "" {
		return "starting out"
	}
	return o.rungTitle(string(r))
}

func (o Outcome) marginSentence() string {
	m := o.Result.Margin
	down, up := deref(m.Down), deref(m.Up)
	switch {
	case m.Down == nil && m.Up == nil:
		return "How firm this is cannot be said from these answers."
	case m.Up == nil || m.Down != nil && down <= up:
		return Upper(m.Word) + ": " + InWords(down) + " " + plural(down, "competency", "competencies") + " would have to fall to lose it."
	}
	return Upper(m.Word) + ": " + InWords(up) + " more " + plural(up, "competency", "competencies") + o.own(" would lift you to the next.", " would lift it to the next.")
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func deref(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

func (o Outcome) nextRoles(width int) []Line {
	var lines []Line
	label := "Next role"
	for _, n := range o.Result.Next {
		head := o.rungHead(n.Rung)
		if n.Kind == assess.Lateral {
			head = head.Add(Muted, "  sideways")
		}
		more := append(o.readinessLines(n.Readiness, n.Blocked, fieldWidth(width)), o.seatNote(n.Rung, fieldWidth(width))...)
		lines = append(lines, field(label, head, width, more...)...)
		label = "or"
	}
	if len(lines) > 0 {
		return lines
	}
	text := "This is the top of the ladder. Readiness and gaps are those of this rung."
	more := append(o.readinessLines(o.Result.Readiness, o.Result.Blocked, fieldWidth(width)), Wrap(Muted, text, fieldWidth(width))...)
	return field("Next role", L(Strong, "none above"), width, more...)
}

// readinessLines draw the readiness for one role as a meter with its figure, and what blocks it.
func (o Outcome) readinessLines(r assess.Readiness, blocked []string, width int) []Line {
	if r.Percent == nil {
		return Wrap(Muted, o.own("Too little of this role exists where you work to speak about it.", "Too little of this role exists where they work to speak about it."), width)
	}
	line := meter(r.Num, r.Den, min(24, width-meterText)).Add(Strong, fmt.Sprintf("  %d %%", *r.Percent))
	switch {
	case len(blocked) == 0 && r.Num == r.Den:
		return []Line{line} // at the top there is no step to speak of
	case len(blocked) == 0:
		return []Line{line.Add(Muted, "  "+r.Word)}
	}
	return append([]Line{line},
		Hang(L(Missing, "blocked by "), Text, strings.Join(o.competencyTitles(blocked), ", "), width)...)
}

// meter draws a share as a bar of the given width in cells.
func meter(num, den, width int) Line {
	width = max(1, width)
	filled := 0
	if den > 0 {
		filled = max(0, min(width, (2*width*num+den)/(2*den))) // a file may claim more than all
	}
	return L(Met, strings.Repeat("━", filled)).Add(Rail, strings.Repeat("─", width-filled))
}

func (o Outcome) firstGaps(width int, airy bool) []Line {
	gaps := o.Result.Gaps[:min(nextFive, len(o.Result.Gaps))]
	title := o.own("Your next ", "The next ") + InWords(len(gaps))
	if len(gaps) == 1 {
		title = "What is left"
	}
	head := L(Strong, title)
	if len(gaps) < len(o.Result.Gaps) {
		head = head.Add(Muted, fmt.Sprintf(" of %d gaps", len(o.Result.Gaps)))
	}
	lines := []Line{head.Cut(width)}
	for _, g := range gaps {
		if airy {
			lines = append(lines, Blank)
		}
		lines = append(lines, o.gapHead(g, width))
		lines = append(lines, Indent(2, Set(Muted, o.firstStep(g), width-2))...)
	}
	return append(lines, o.wholeStep(width)...)
}

// wholeStep lists the actions that serve every gap to the target, nothing where the ladder has none.
func (o Outcome) wholeStep(width int) []Line {
	actions := o.StepActions()
	if len(actions) == 0 {
		return nil
	}
	lines := []Line{Blank, L(Strong, "For the whole step to "+o.rungTitle(string(o.Result.Target))).Cut(width)}
	for _, action := range actions {
		lines = append(lines, Hang(L(Accent, "· "), Text, action, width)...)
	}
	return lines
}

// firstStep is one thing to do about a gap: an action of the ladder's, else the behaviour itself.
func (o Outcome) firstStep(g assess.Gap) string {
	if action := o.Action(g); action != "" {
		return action
	}
	if ind := o.Open(g); ind != nil {
		return "To show: " + o.Assessment.Words(ind)
	}
	return ""
}

// gapHead names a gap and its size on one line.
func (o Outcome) gapHead(g assess.Gap, width int) Line {
	left := L(Missing, "· ").Add(Text, o.competencyTitle(g.Competency))
	return Ends(left, o.gapSize(g, width), width)
}

// gapSize says how large a gap is, in fewer words where there is little room.
func (o Outcome) gapSize(g assess.Gap, width int) Line {
	text, more := Thirds(g.Thirds), " to go"
	if g.Kind == assess.OpportunityGap {
		text, more = "no occasion", " yet"
	}
	if width >= 50 {
		text += more
	}
	if g.MustHave {
		return L(Muted, text).Add(Missing, " · must-have")
	}
	return L(Muted, text)
}

func (o Outcome) caveats(width int) []Line {
	texts := o.caveatTexts()
	last := len(texts) - 1
	var lines []Line
	for _, text := range texts[:last] {
		lines = append(lines, Wrap(Missing, text, width)...)
	}
	return append(lines, Set(Faint, texts[last], width)...)
}

// caveatTexts say what the result is not, in the last one; what comes before says that it is not finished.
func (o Outcome) caveatTexts() []string {
	var texts []string
	for _, f := range o.Result.Flags {
		if f.Flag == "unfinished" {
			texts = append(texts, "Not finished: some questions are still open, so this may move.")
		}
	}
	view := map[assess.Role]string{
		assess.Self:    "This is a self-view",
		assess.Manager: "This is a manager's view",
		assess.Agreed:  "This is an agreed record",
	}[o.Assessment.Rater.Role]
	if slices.Contains(o.Assessment.Redacted, assess.Evidence) {
		view += ", shared without its notes,"
	}
	return append(texts, view+" of twelve months, for a talk and a plan. It is no promotion checklist.")
}
