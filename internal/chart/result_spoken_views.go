package chart

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
)

// ProfileSpoken is Profile in sentences, one for each competency.
func ProfileSpoken(o Outcome) []string {
	if o.Reading == nil {
		return []string{o.noReadingText()}
	}
	p := newProfile(o, spokenWidth)
	said := []string{"How far each competency is reached, toward " + o.rungTitle(o.Ladder.Rungs[o.Reading.Target].ID) + "."}
	for c, comp := range o.Ladder.Competencies {
		said = append(said, comp.Title+": "+p.levelSpoken(c)+".")
	}
	return said
}

func (p profile) levelSpoken(c int) string {
	level := p.path.Level(c)
	text := "nothing reached yet"
	if level > 0 {
		text = "reached up to " + p.outcome.Ladder.Rungs[p.path.Rung(level)].Title
		if p.path.AtLeast(c, p.target) && level < p.path.Heights() {
			text += " or above"
		}
	}
	for _, g := range p.outcome.Result.Gaps {
		if g.Competency == p.outcome.Ladder.Competencies[c].ID {
			_, size, _ := strings.Cut(p.outcome.gapSpoken(g), ": ")
			text += "; " + size
		}
	}
	return text
}

// GapsSpoken is Gaps in sentences, with every gap opened to its detail.
func GapsSpoken(o Outcome) []string {
	if len(o.Result.Gaps) == 0 {
		return []string{"Nothing is missing for " + o.rungTitle(string(o.Result.Target)) + "."}
	}
	var said []string
	for i, g := range o.Result.Gaps {
		said = append(said, fmt.Sprintf("%d. %s.", i+1, o.gapSpoken(g)))
		said = append(said, o.gapDetailSpoken(g)...)
	}
	return append(said, o.wholeStepSpoken()...)
}

func (o Outcome) gapDetailSpoken(g assess.Gap) []string {
	var said []string
	if ind := o.Open(g); ind != nil {
		text := o.rungTitle(g.Start) + " asks: " + o.Assessment.Words(ind)
		if o.Reading != nil {
			text = SentencesSpoken(text, o.own("You answered: ", "Answered: ")+o.answerAt(g))
		}
		said = append(said, SentencesSpoken(text))
	}
	if actions := o.Actions(g); len(actions) > 0 {
		said = append(said, SentencesSpoken(append([]string{o.remedy(g)}, actions...)...))
	}
	return said
}

// WhySpoken is Why in sentences.
func WhySpoken(o Outcome) []string {
	if o.Reading == nil {
		return []string{o.noReadingText()}
	}
	w := why{o, o.Reading.Main(), spokenWidth}
	var said []string
	if own := o.countsOwn(); own != "" {
		said = append(said, own)
	}
	if o.Reading.Placement >= 0 {
		said = append(said, w.rungSpoken(o.Reading.Placement)...)
	}
	if o.Reading.Target != o.Reading.Placement {
		said = append(said, w.rungSpoken(o.Reading.Target)...)
	}
	if !w.lateral {
		said = append(said, w.movesSpoken()...)
	}
	said = append(said, w.answersSpoken()...)
	for _, text := range w.remarkTexts() {
		said = append(said, "Worth a second look: "+text)
	}
	return said
}

// rungSpoken says the sum behind one rung, a figure to a line.
func (w why) rungSpoken(r int) []string {
	s := w.Reading.At(r)
	state := "not reached yet"
	if s.OK {
		state = "reached"
	}
	head := w.Ladder.Rungs[r].Title + ": " + state + "."
	switch {
	case s.Full == 0:
		return []string{head + " The ladder asks for nothing there."}
	case !s.Assessable:
		return []string{head + fmt.Sprintf(" Too little of it exists where you work: %d of %d points of weight, and it takes 60 percent.", s.Total, s.Full)}
	}
	needed := (w.Ladder.Quorum*s.Total + 99) / 100
	mustHaves := strings.ReplaceAll(w.mustHaves(r, s), " ✓", " met")
	return []string{
		head,
		fmt.Sprintf("Weight: %d of %d met; %d needed, %d percent.", s.Met, s.Total, needed, w.Ladder.Quorum),
		"Must-haves: " + mustHaves + ".",
		"Readiness: " + strings.ReplaceAll(w.readinessSum(s), " %", " percent") + ".",
	}
}

func (w why) movesSpoken() []string {
	at := w.path.Height(w.Reading.Placement)
	said := []string{w.own("What would move you", "What would move it") + ":"}
	if set, ok := w.path.UpSet(at); ok {
		said = append(said, "Up, if "+w.titles(set)+" would rise.")
	}
	if down, ok := w.path.MarginDown(at); ok {
		text := fmt.Sprintf("Down, if the %s reached competencies that weigh most would fall.", InWords(down))
		if down == 1 {
			text = "Down, if the reached competency that weighs most would fall."
		}
		said = append(said, text)
	}
	said = append(said, "That is "+w.Result.Margin.Word+".")
	if p := w.Assessment.Previous; p != nil {
		said = append(said, "Last time: held at "+w.orStart(w.Result.Held)+", coming from "+w.orStart(p.Placement)+".")
	}
	return said
}

// answersSpoken says for each competency what was answered at each rung, and the level that the fewest answers contradict.
func (w why) answersSpoken() []string {
	said := []string{"The answers behind it, and the level of each competency, which the fewest answers contradict:"}
	for c, comp := range w.Ladder.Competencies {
		against := w.path.Against(c)
		var cells []string
		for _, h := range w.heights() {
			at := ladder.Cell{Competency: c, Rung: w.path.Rung(h)}
			if w.Ladder.At(at) == nil {
				continue
			}
			text := w.Ladder.Rungs[at.Rung].Short + " " + Lower(Answer(w.Ladder.Scale, w.Reading.Sheet.Get(at)))
			if slices.Contains(against, h) {
				text += ", which contradicts the level"
			}
			cells = append(cells, text)
		}
		level := "below the first rung"
		if id := string(w.Result.Levels[c].Rung); id != "" {
			level = w.rungTitle(id)
		}
		if w.Result.Levels[c].AtLeast {
			level += " or higher"
		}
		said = append(said, SentencesSpoken(comp.Title+": "+strings.Join(cells, "; "), "Level: "+level))
	}
	return said
}

// remarkTexts are the remarks without what leads to them.
func (w why) remarkTexts() []string {
	var texts []string
	for _, f := range w.Result.Flags {
		if text := w.remark(f.Flag, f.Items); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// AnswersSpoken is Answers in sentences.
func AnswersSpoken(o Outcome) []string {
	var said []string
	for _, rung := range o.rungsAnswered() {
		said = append(said, o.rungTitle(rung)+".")
		for _, a := range o.Assessment.Answers {
			if o.rungOf(a) == rung {
				said = append(said, o.answerSpoken(a)...)
			}
		}
	}
	return append(append(said, o.openSpoken()...), o.preferencesSpoken()...)
}

func (o Outcome) answerSpoken(a assess.Answer) []string {
	title := o.competencyTitle(a.Competency)
	if cell, ok := assess.CellOf(o.Ladder, a); ok {
		title = o.Ladder.Competencies[cell.Competency].Title
	}
	text := title + ": " + Answer(o.Ladder.Scale, a.Response)
	if ind := o.indicator(a); ind != nil && o.Assessment.Ladder.Fits(o.Ladder) {
		text = SentencesSpoken(text, o.Assessment.Words(ind))
	}
	said := []string{SentencesSpoken(text)}
	if a.Evidence != "" {
		said = append(said, "Note: "+oneParagraph(a.Evidence))
	}
	return said
}

func (o Outcome) openSpoken() []string {
	if len(o.Assessment.Open) == 0 {
		return nil
	}
	said := []string{"Still open, without an agreed answer:"}
	for _, x := range o.Assessment.Open {
		text := o.competencyTitle(x.Competency) + ", " + o.rungTitle(x.Rung) + ": own view " + Answer(o.Ladder.Scale, x.Views.Self) +
			", manager's view " + ManagerAnswer(o.Ladder.Scale, x.Views.Manager)
		words := ""
		if cell, ok := o.Ladder.Find(x.Rung, x.Competency); ok && o.Assessment.Ladder.Fits(o.Ladder) {
			words = o.Assessment.Words(o.Ladder.At(cell))
		}
		said = append(said, SentencesSpoken(text, words))
		if note := o.Assessment.SaidOn(x.Question); note != "" {
			said = append(said, "What was said: "+oneParagraph(note))
		}
	}
	return said
}

func (o Outcome) preferencesSpoken() []string {
	if len(o.Assessment.Leanings) == 0 {
		return nil
	}
	said := []string{"Preferences, never scored:"}
	for _, a := range o.Assessment.Leanings {
		p, item := o.Ladder.Item(a.Item)
		if item == nil {
			said = append(said, fmt.Sprintf("%s: %+d.", a.Item, a.Value))
			continue
		}
		said = append(said, SentencesSpoken(item.Topic+": "+LeanWords(p, a.Value), item.Resolve))
	}
	return said
}

// PlanSpoken lists what is to be done as it is on a day (YYYY-MM-DD).
func PlanSpoken(o Outcome, today string) []string {
	items := o.Assessment.Plan
	if len(items) == 0 {
		return []string{"Nothing is planned yet."}
	}
	said := []string{strings.ReplaceAll(PlanCount(items, today), " · ", ", ") + "."}
	for _, g := range plan.Groups(items, today) {
		said = append(said, ServesSpoken(o.Ladder, g.Competency, g.Rung)+".")
		for _, i := range g.Items {
			said = append(said, fmt.Sprintf("%d. %s", i+1, ItemSpoken(items[i], today)))
		}
	}
	return said
}
