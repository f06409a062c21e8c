package plain

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
)

// ladders says the ladders at hand, and what each role of one of them asks for.
func (h *lobby) ladders() error {
	say := func() {
		for i, c := range h.Choices {
			h.talk.Say("%d. %s.", i+1, c.Title)
		}
	}
	say()
	m := menu{talk: h.talk}
	for {
		key, n, err := m.choose(say, command{key: "l", does: "Hear a ladder: l and its number, as l 1.", most: len(h.Choices)}, command{key: "b", does: "Back."})
		if err != nil || key == "b" {
			return err
		}
		l, err := h.Choices[n-1].Load()
		if err != nil {
			h.talk.Say("This ladder cannot be read: %s", chart.Sentence(err))
			continue
		}
		if err := sayLadder(h.talk, l, h.Facts); err != nil && err != errBack {
			return err
		}
		say()
	}
}

// sayLadder says the rungs of a ladder, and everything about one of them on request, until the person goes back (errBack) or leaves.
func sayLadder(t *Talk, l *ladder.Ladder, facts chart.Facts) error {
	say := func() {
		t.Say("%s", chart.SentencesSpoken(l.Title, l.Summary))
		for i, r := range l.Rungs {
			t.Say("%d. %s", i+1, chart.SentencesSpoken(r.Title, r.Mandate))
		}
	}
	say()
	m := menu{talk: t}
	for {
		key, n, err := m.choose(say, command{key: "r", does: "Hear a rung and what it asks for: r and its number, as r 1.", most: len(l.Rungs)},
			command{key: "b", does: "Back."})
		switch {
		case err != nil:
			return err
		case key == "b":
			return errBack
		}
		sayRung(t, l, n-1, facts)
	}
}

// sayRung says what a rung is for, where it stands on the ladder, and every question that it asks.
func sayRung(t *Talk, l *ladder.Ladder, at int, facts chart.Facts) {
	r := l.Rungs[at]
	t.Say("%s", chart.SentencesSpoken(r.Title, r.Mandate, r.Shift, r.Note))
	for _, x := range []struct{ label, text string }{
		{"Scope", r.Scope}, {"Horizon", r.Horizon}, {"Also called", strings.Join(r.Aliases, ", ")},
		{"One down", titleOf(l, l.Parent(at))}, {"One up", titlesOf(l, l.Children(at))},
	} {
		if x.text != "" {
			t.Say("%s: %s.", x.label, strings.TrimSuffix(x.text, "."))
		}
	}
	n := 0
	for c, comp := range l.Competencies {
		if ind := l.At(ladder.Cell{Competency: c, Rung: at}); ind != nil {
			n++
			t.Say("%d. %s", n, chart.SentencesSpoken(comp.Title+": "+ind.I, chart.CountsAsEvidence(ind), weighs(ind)))
		}
	}
	for _, action := range r.Actions {
		t.Say("What gets you here: %s", action)
	}
	for _, source := range chart.OriginSpoken(l, r.Facts, facts) {
		t.Say("From: %s", source)
	}
}

func weighs(ind *ladder.Indicator) string {
	text := fmt.Sprintf("Weight %d of 5", ind.Weight)
	if ind.MustHave {
		text += ", a must-have"
	}
	return text
}

func titleOf(l *ladder.Ladder, rung int) string {
	if rung < 0 {
		return ""
	}
	return l.Rungs[rung].Title
}

func titlesOf(l *ladder.Ladder, rungs []int) string {
	var titles []string
	for _, r := range rungs {
		titles = append(titles, l.Rungs[r].Title)
	}
	return strings.Join(titles, " or ")
}
