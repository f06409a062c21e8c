package plain

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
)

// ask says the question at which the session stands: its number, its text, what counts as evidence, and every way to answer it.
func (k *taking) ask() {
	s := k.session
	k.talk.Say("%s", k.heading())
	k.talk.Say("%s", s.Assessment.Words(chart.Asked(s)))
	if p := s.Proposal(); p.Answered() {
		k.talk.Say("%s Your earlier answer was %s.", chart.AskedAgain, k.inWords(p))
	}
	if hints := sentences(chart.CountsAsEvidence(chart.Asked(s)), chart.Takes(s)); hints != "" {
		k.talk.Say("%s", hints)
	}
	for _, o := range chart.Options(s) {
		k.talk.Say("%s", o.Key+" "+labelled(o.Label, o.Hint))
	}
	if note := s.Evidence(); note != "" {
		k.talk.Say("Your note: %s", strings.ReplaceAll(note, "\n", " "))
	}
}

// heading is the number of the question, and where it belongs. How many there will be is an estimate but for a second view.
func (k *taking) heading() string {
	s := k.session
	l, c := s.Ladder(), s.Current()
	of := fmt.Sprintf("about %d", s.Answered()+s.Left())
	if s.Assessment.About != nil || s.Assessment.Mode == assess.Full {
		of = fmt.Sprint(s.Answered() + s.Left())
	}
	text := fmt.Sprintf("Question %d of %s. %s, %s.", s.Position()+1, of, l.Rungs[c.Rung].Title, l.Competencies[c.Competency].Title)
	if r := s.Response(); r.Answered() && !s.AtEnd() {
		text += " You answered " + k.inWords(r) + "."
	}
	return text
}

// inWords says an answer as the options do.
func (k *taking) inWords(r assess.Response) string {
	switch {
	case k.session.Assessment.ByOther() && r == assess.NotApplicable:
		return "does not exist there"
	case k.session.Assessment.ByOther():
		return inSentence(r, chart.ManagerAnswer(k.session.Ladder().Scale, r))
	}
	return inSentence(r, chart.Answer(k.session.Ladder().Scale, r))
}

// inSentence sets an answer behind other words.
func inSentence(r assess.Response, words string) string {
	if r.Scaled() {
		return words
	}
	return chart.Lower(words)
}

// help says what else there is to the question, and the keys.
func (k *taking) help() {
	s := k.session
	if s.Current() != ladder.None {
		l := s.Ladder()
		if area := l.AreaTitle(l.Competencies[s.Current().Competency].Area); area != "" {
			k.talk.Say("The question belongs to %s.", area)
		}
		k.why()
		k.progress()
		k.talk.Say("%s", chart.Period(l.Scale))
		k.talk.Say("e notes evidence. b goes back one question, f forward again. g lists the questions so far, g 3 goes to question 3. s %s. w says why the question is asked.", k.skips())
		if s.Assessment.ByOther() {
			k.talk.Say("p opens private notes, for you alone.")
		}
	} else {
		k.talk.Say("b goes back one question. g lists the questions so far, g 3 goes to question 3.")
	}
	k.talk.Say("q leaves; the answers are kept, and you can go on later.")
}

func (k *taking) skips() string {
	if k.session.Assessment.ByOther() {
		return "says that you have not seen it"
	}
	return "skips it"
}

// why says what the question is for, and what it rests on.
func (k *taking) why() {
	s := k.session
	k.talk.Say("Why: %s", chart.Reason(s))
	for _, source := range chart.OriginSpoken(s.Ladder(), chart.Asked(s).Facts, k.Facts) {
		k.talk.Say("From: %s", source)
	}
}

// progress says how far each rung on the way is answered.
func (k *taking) progress() {
	s := k.session
	var parts []string
	for _, r := range s.Path() {
		if done, total := s.RungProgress(r); done > 0 {
			parts = append(parts, fmt.Sprintf("%s %d of %d", s.Ladder().Rungs[r].Title, done, total))
		}
	}
	if len(parts) > 0 {
		k.talk.Say("Answered so far: %s. Not everything is asked.", strings.Join(parts, ", "))
	}
}
