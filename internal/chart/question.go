package chart

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// Option is one way to answer a question.
type Option struct {
	Key      string
	Label    string
	Brief    string // Label where there is little room
	Hint     string
	Response assess.Response
}

// Options are the ways to answer the question at which a session stands, in their order: the scale, then what is off it; the other way
// round where it was said before that what the question needs does not exist.
func Options(s *assess.Session) []Option {
	var on []Option
	for v, p := range s.Ladder().Scale.Points {
		on = append(on, Option{strconv.Itoa(v), p.Label, p.Label, p.Hint, assess.Response(v)})
	}
	off := []Option{
		{"o", "No occasion", "No occasion", "part of the role, no chance so far", assess.NoOccasion},
		{"n", "Does not exist here", "Not here", "no such thing where I work", assess.NotApplicable},
		{"s", "Skip", "Skip", "for now", assess.Skipped},
	}
	if s.Assessment.ByOther() {
		off[1].Label, off[1].Brief, off[1].Hint = "Does not exist there", "Not there", "no such thing where they work"
		off[2] = Option{"s", "Not seen", "Unseen", "I have not seen this", assess.Skipped}
	}
	if needMissing(s) {
		return append(off, on...)
	}
	return append(on, off...)
}

// Asked is the indicator that the question is about; an empty one at the end of the questions.
func Asked(s *assess.Session) *ladder.Indicator {
	if c := s.Current(); c != ladder.None {
		return s.Ladder().At(c)
	}
	return &ladder.Indicator{}
}

// needMissing says whether something the question needs was said not to exist, in an answer to another question.
func needMissing(s *assess.Session) bool {
	for _, need := range Asked(s).Needs {
		for _, a := range s.Assessment.Answers {
			if a.Response == assess.NotApplicable && needs(s, a, need) {
				return true
			}
		}
	}
	return false
}

func needs(s *assess.Session, a assess.Answer, need string) bool {
	cell, ok := assess.CellOf(s.Ladder(), a)
	return ok && cell != s.Current() && slices.Contains(s.Ladder().At(cell).Needs, need)
}

// CountsAsEvidence says what one could point to, "" where the ladder does not say.
func CountsAsEvidence(ind *ladder.Indicator) string {
	if ind.Evidence == "" {
		return ""
	}
	return "Counts as evidence: " + Lower(ind.Evidence)
}

// Takes says what a workplace must have for the question, "" for nothing.
func Takes(s *assess.Session) string {
	var needs []string
	for _, n := range Asked(s).Needs {
		if text := s.Ladder().NeedText(n); text != "" {
			needs = append(needs, text)
		}
	}
	if len(needs) == 0 {
		return ""
	}
	missing := "Does not exist here (n)"
	if s.Assessment.ByOther() {
		missing = "Does not exist there (n)"
	}
	return "Takes " + strings.Join(needs, ", ") + ". If there is none, No occasion (o) or " + missing + " fits better than 0."
}

// Reason says why the question is asked, and what it weighs.
func Reason(s *assess.Session) string {
	l, c, ind := s.Ladder(), s.Current(), Asked(s)
	text := "It measures how far " + l.Competencies[c.Competency].Title + " is from the next role."
	switch {
	case s.Assessment.About != nil:
		text = "The first view answered it, too. Both are shown when yours is locked."
	case s.Assessment.Mode == assess.Full:
		text = "The full assessment asks everything, rung by rung."
	case s.Settling():
		text = "It settles whether " + l.Rungs[c.Rung].Short + " is reached."
	}
	text += fmt.Sprintf(" Weight %d of 5", ind.Weight)
	if ind.MustHave {
		text += ", a must-have"
	}
	return text + "."
}

// The words around a question where they are the same on every one.
const (
	AskedAgain = "Asked again in new words."
	AllAsked   = "That is all that needs asking."
)

// Period says what the answers on a scale are about.
func Period(s ladder.Scale) string {
	if s.Default() {
		return "Think of the last ten times it came up, in the last 12 months."
	}
	return "Think of the last 12 months."
}

// Advice says what to answer for, and who will see it.
func Advice(a *assess.Assessment) string {
	second := a.About != nil
	switch {
	case a.ByOther() && second:
		return "Answer for what you saw, not for what you expect. Neither sees the other's answers before both views are locked."
	case a.ByOther():
		return "Answer for what you saw, not for what you expect. What you have not seen has an answer of its own."
	case second:
		return "Answer for what you did, not for what you could do. Neither sees the other's answers before both views are locked."
	}
	return "Answer for what you did, not for what you could do. Nobody sees it unless you hand it over."
}

// Turn says where the questions turn to when they go from one rung to another; "" from none (-1). It is no verdict: they go both ways to find
// out where the person stands.
func Turn(l *ladder.Ladder, from, to int) string {
	switch {
	case from < 0:
		return ""
	case slices.Contains(l.PathTo(from), to):
		return "The next questions are about a rung below."
	case slices.Contains(l.PathTo(to), from):
		return "The next questions are about a rung above."
	}
	return ""
}

// LastAsked is the rung of the answer given last, -1 for none.
func LastAsked(s *assess.Session) int {
	n := s.Answered()
	if n == 0 {
		return -1
	}
	cell, _ := assess.CellOf(s.Ladder(), s.Assessment.Answers[n-1])
	return cell.Rung
}

// Closing says what the end of the questions means: what was answered, and what cannot be changed afterwards.
func Closing(s *assess.Session) string {
	closed := "after the result is shown, this assessment is closed."
	if s.Assessment.About != nil {
		closed = "once your view is locked, nobody can change it, not even you."
	}
	return Count(s.Answered(), "question") + " answered. You can still go back and change any of them; " + closed
}
