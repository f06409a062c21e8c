package plain

import (
	"strconv"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/score"
)

// step is where the talk goes on from a question.
type step int

const (
	toViews step = iota
	toNext
	toBefore
)

// talkInTurn goes through the differences to talk about, from the first one that was not talked about, else from the first one.
func (m *meeting) talkInTurn() error {
	list := m.compared.ToTalk()
	at := 0
	for i, d := range list {
		if _, decided := m.agreement.Decided(d.Question); !decided && m.agreement.Said(d.Question) == "" {
			at = i
			break
		}
	}
	for at < len(list) {
		next, err := m.talkAbout(list[at], at+1, len(list))
		switch {
		case err != nil:
			return err
		case next == toViews:
			m.talk.Say("%s", bothViews)
			return nil
		case next == toBefore:
			at = max(0, at-1)
		default:
			at++
		}
	}
	m.talk.Say("That was the last difference.")
	return nil
}

// talkAbout says one question of both views, and takes what was said and what was agreed. number and of are its place among those talked
// about in turn, 0 for a question that was opened alone.
func (m *meeting) talkAbout(d score.Difference, number, of int) (step, error) {
	again := func() { m.sayDifference(d, number, of) }
	again()
	ask := menu{talk: m.talk}
	for {
		key, _, err := ask.choose(again, m.decisions(d, number)...)
		if err != nil {
			return toViews, err
		}
		q := d.Question
		switch key {
		case "e":
			if err := m.noteSaid(q); err != nil {
				return toViews, err
			}
			continue
		case "u":
			m.agreement.Withdraw(q)
			m.saveAgreement("Left open again.")
			continue
		case "s":
			return toNext, nil
		case "b":
			return toBefore, nil
		case "m":
			return toViews, nil
		}
		r := responseTo(key)
		m.agreement.Decide(q, r, m.Now())
		m.saveAgreement("Agreed on " + chart.Answer(m.compared.Ladder.Scale, r) + ".")
		return toNext, nil
	}
}

// sayDifference says the indicator, both answers with both notes, what it changes, and what was said and agreed so far.
func (m *meeting) sayDifference(d score.Difference, number, of int) {
	v := m.views
	where := v.WhereSpoken(d)
	if of > 0 {
		where = "Difference " + strconv.Itoa(number) + " of " + strconv.Itoa(of) + ". " + where
	}
	m.talk.Say("%s", where)
	m.talk.Say("%s", v.Sentence(d))
	for _, a := range v.AnswersSpoken(d) {
		if a.Note == "" {
			m.talk.Say("%s %s", ranges(a.Says), a.None)
			continue
		}
		m.talk.Say("%s Note:", ranges(a.Says))
		paragraphs(m.talk, a.Note)
	}
	if !d.Views.Same() {
		m.talk.Say("%s", v.EffectSpoken(d))
	}
	if said := v.Said(d.Question); said != "" {
		m.talk.Say("%s What was said:", chart.WhatWasSeen)
		paragraphs(m.talk, said)
	} else {
		m.talk.Say("%s Nothing is noted yet.", chart.WhatWasSeen)
	}
	m.talk.Say("%s So far: %s.", chart.WhatIsAgreed, v.DecisionSpoken(d))
}

// decisions are what can be agreed on, and where to go on. number is the place among the differences talked about in turn, 0 for none.
func (m *meeting) decisions(d score.Difference, number int) []command {
	var choices []command
	for v, p := range m.compared.Ladder.Scale.Points {
		choices = append(choices, command{key: strconv.Itoa(v), does: m.standing(d, assess.Response(v), labelled(p.Label, p.Hint))})
	}
	choices = append(choices,
		command{key: "o", does: m.standing(d, assess.NoOccasion, "No occasion")},
		command{key: "n", does: m.standing(d, assess.NotApplicable, "Does not exist here")},
		command{key: "e", does: "Note what was said."})
	if _, ok := m.agreement.Decided(d.Question); ok {
		choices = append(choices, command{key: "u", does: "Leave it open again."})
	}
	if number > 0 {
		choices = append(choices, command{key: "s", does: "Go on to the next difference, and leave this one as it is."})
	}
	if number > 1 {
		choices = append(choices, command{key: "b", does: "Back to the difference before."})
	}
	if number == 0 {
		return append(choices, command{key: "m", does: "Back to the list."})
	}
	return append(choices, command{key: "m", does: "Back to both views."})
}

// standing is an answer to choose, and whose view it is.
func (m *meeting) standing(d score.Difference, r assess.Response, label string) string {
	if who := m.views.Sides(d, r); who != "" {
		label += "; " + strings.ReplaceAll(who, ", ", " and ")
	}
	if agreed, ok := m.agreement.Decided(d.Question); ok && agreed == r {
		label += "; agreed"
	}
	return label + "."
}

// responseTo is the answer that a key stands for.
func responseTo(key string) assess.Response {
	switch key {
	case "o":
		return assess.NoOccasion
	case "n":
		return assess.NotApplicable
	}
	v, _ := strconv.Atoi(key)
	return assess.Response(v)
}

// noteSaid takes what was said about a question. What was typed before the talk was ended is kept.
func (m *meeting) noteSaid(q assess.Question) error {
	m.talk.Say("%s. %s", chart.SaidTitle, chart.SaidHint)
	before := m.agreement.Said(q)
	said, err := text(m.talk, before)
	if said == before {
		m.sayKept(err)
		return err
	}
	m.agreement.Say(q, said)
	m.saveAgreement(noted(said))
	return err
}

// saveAgreement saves what was agreed so far, and says what was done.
func (m *meeting) saveAgreement(done string) {
	m.views.Recount()
	m.save(m.agreement.Draft, done)
}
