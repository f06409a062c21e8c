package chart

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
)

// HeadSpoken says whose result it is, on which ladder, and when it was made.
func HeadSpoken(o Outcome) string {
	a := o.Assessment
	whose := "A result"
	switch {
	case a.Rater.Role == assess.Manager && a.Person.Name != "":
		whose = "The result of " + a.Person.Name + ", a manager's view"
	case a.Rater.Role == assess.Agreed && a.Person.Name != "":
		whose = "The agreed record on " + a.Person.Name
	case a.Person.Name != "":
		whose = "The result of " + a.Person.Name
	}
	what := []string{whose, strings.TrimSpace(o.Ladder.Title + " " + a.Ladder.Version)}
	if context := o.Ladder.ContextTitle(); context != "" {
		what = append(what, context)
	}
	what = append(what, "mode "+string(a.Mode))
	if a.Finished() {
		what = append(what, plan.Day(a.FinishedAt))
	}
	return strings.Join(what, ", ") + "."
}

// SummarySpoken is Summary in sentences, one of them or a few to a line.
func SummarySpoken(o Outcome) []string {
	var said []string
	if o.Reading == nil {
		said = append(said, o.noReadingText())
	}
	said = append(said, o.standingSpoken())
	if o.Forks() {
		said = append(said, o.forkSpoken()...)
	} else {
		said = append(said, o.nextSpoken()...)
		said = append(said, o.firstGapsSpoken()...)
	}
	if o.Reading != nil {
		for _, text := range (why{o, o.Reading.Main(), TextWidth}).remarkTexts() {
			said = append(said, "Worth a second look: "+text)
		}
	}
	return append(said, o.caveatTexts()...)
}

// standingSpoken says where the person is, how firm that is, and what qualifies it.
func (o Outcome) standingSpoken() string {
	if o.unsettled() {
		if head, text, ok := o.between(); ok {
			return SentencesSpoken(o.Stands()+": "+strings.Join(strings.Fields(head.String()), " "), text)
		}
	}
	id := string(o.Result.Placement)
	if id == "" {
		first := string(o.Result.Target)
		return o.Stands() + " the very beginning. " + o.own("You are on the way", "On the way") + " to the first rung, " + o.rungTitle(first) + "."
	}
	return SentencesSpoken(append(append([]string{o.Stands() + " " + o.rungTitle(id)}, o.firmnessTexts()...), o.noteOf(id))...)
}

// noteOf says of a seat that merges rungs what it is elsewhere, "" for a rung of its own.
func (o Outcome) noteOf(id string) string {
	if r := o.Ladder.RungIndex(id); r >= 0 {
		return o.Ladder.Rungs[r].Note
	}
	return ""
}

// nextSpoken names the next roles, with how ready somebody is for each.
func (o Outcome) nextSpoken() []string {
	var said []string
	label := "The next role: "
	for _, n := range o.Result.Next {
		title := o.rungTitle(n.Rung)
		if n.Kind == assess.Lateral {
			title += ", sideways"
		}
		said = append(said, SentencesSpoken(label+title, o.readySpoken(n.Readiness, n.Blocked), o.noteOf(n.Rung)))
		label = "Or: "
	}
	if len(said) > 0 {
		return said
	}
	return []string{SentencesSpoken("There is no role above: this is the top of the ladder", o.readySpoken(o.Result.Readiness, o.Result.Blocked),
		"Readiness and gaps are those of this rung.")}
}

func (o Outcome) readySpoken(r assess.Readiness, blocked []string) string {
	if r.Percent == nil {
		return o.own("Too little of this role exists where you work to speak about it.", "Too little of this role exists where they work to speak about it.")
	}
	text := fmt.Sprintf("Readiness: %d percent", *r.Percent)
	switch {
	case len(blocked) > 0:
		return text + ", blocked by " + inList(o.competencyTitles(blocked)) + "."
	case r.Num < r.Den:
		text += ", " + r.Word
	}
	return text + "."
}

// inList sets words one behind the other, as running text has them.
func inList(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

func (o Outcome) firstGapsSpoken() []string {
	gaps := o.Result.Gaps[:min(nextFive, len(o.Result.Gaps))]
	if len(gaps) == 0 {
		return nil
	}
	head := "What is left is one gap:"
	switch {
	case len(gaps) < len(o.Result.Gaps):
		head = fmt.Sprintf("%s of %d gaps, the most telling first:", o.own("Your next ", "The next ")+InWords(len(gaps)), len(o.Result.Gaps))
	case len(gaps) > 1:
		head = o.own("Your ", "The ") + InWords(len(gaps)) + " gaps, the most telling first:"
	}
	said := []string{head}
	for i, g := range gaps {
		said = append(said, fmt.Sprintf("%d. %s", i+1, SentencesSpoken(o.gapSpoken(g), o.firstStep(g))))
	}
	return append(said, o.wholeStepSpoken()...)
}

func (o Outcome) wholeStepSpoken() []string {
	actions := o.StepActions()
	if len(actions) == 0 {
		return nil
	}
	said := []string{"For the whole step to " + o.rungTitle(string(o.Result.Target)) + ":"}
	for _, action := range actions {
		said = append(said, SentencesSpoken(action))
	}
	return said
}

// gapSpoken names a gap and its size.
func (o Outcome) gapSpoken(g assess.Gap) string {
	text := o.competencyTitle(g.Competency) + ": " + thirdsSpoken(g.Thirds) + " to go"
	if g.Kind == assess.OpportunityGap {
		text = o.competencyTitle(g.Competency) + ": no occasion yet"
	}
	if g.MustHave {
		text += ", a must-have"
	}
	return text
}

// forkSpoken says each role that can come next with what it takes, one after the other, and the leans.
func (o Outcome) forkSpoken() []string {
	var said []string
	for _, r := range o.roles() {
		said = append(said, o.roleSpoken(r)...)
	}
	for _, lean := range o.Result.Leans {
		if text := o.leanSpoken(lean); text != "" {
			said = append(said, text)
		}
	}
	return said
}

func (o Outcome) roleSpoken(r role) []string {
	head := r.label + ": " + o.rungTitle(r.next.Rung)
	if o.asked(r.next.Rung) == assess.AskedNone {
		return []string{SentencesSpoken(head, "Not asked. A full assessment asks for it.")}
	}
	said := []string{SentencesSpoken(head, o.readySpoken(r.next.Readiness, r.next.Blocked), o.noteOf(r.next.Rung))}
	shown := r.next.Gaps[:min(nextFive, len(r.next.Gaps))]
	for i, g := range shown {
		said = append(said, fmt.Sprintf("%d. %s.", i+1, o.gapSpoken(g)))
	}
	if rest := len(r.next.Gaps) - len(shown); rest > 0 {
		said = append(said, fmt.Sprintf("And %s.", Count(rest, "more gap")))
	}
	if action := r.firstAction(o); action != "" {
		said = append(said, SentencesSpoken("Begin with: "+action))
	}
	return said
}

func (o Outcome) leanSpoken(lean assess.Lean) string {
	i := slices.IndexFunc(o.Ladder.Preferences, func(p ladder.Preference) bool { return p.ID == lean.Preference })
	if i < 0 {
		return ""
	}
	p := o.Ladder.Preferences[i]
	word := map[string]string{assess.LeanLow: p.Low, assess.LeanHigh: p.High, assess.LeanOpen: "both, about equally"}[lean.Word]
	count := fmt.Sprintf("%+d of %d, where minus is %s and plus is %s; never scored", lean.Sum, lean.Of, p.Low, p.High)
	if all := len(p.Items); lean.Answered < all {
		count += fmt.Sprintf("; %d of %d answered", lean.Answered, all)
	}
	return SentencesSpoken("You lean to "+word, count, p.Note)
}

// SentencesSpoken sets those texts that are there one behind the other, each with its full stop.
func SentencesSpoken(texts ...string) string {
	var said []string
	for _, t := range texts {
		if t = strings.TrimSpace(oneParagraph(t)); t == "" {
			continue
		}
		if !strings.ContainsAny(t[len(t)-1:], ".!?:") {
			t += "."
		}
		said = append(said, Upper(t))
	}
	return strings.Join(said, " ")
}
