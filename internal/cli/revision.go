package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/revise"
)

// answerName is an answer as messages call it.
func answerName(a assess.Answer) string {
	return fmt.Sprintf("the answer on %s at rung %s", a.Competency, a.Rung)
}

// fates counts what becomes of the answers of an assessment: "36 of 39 answers stand, 2 to be asked again, 1 gone".
func fates(c *revise.Carried) string {
	stand := "stand"
	if len(c.Kept) == 1 {
		stand = "stands"
	}
	text := fmt.Sprintf("%d of %s %s", len(c.Kept), chart.Count(len(c.From.Answers), "answer"), stand)
	if n := len(c.Again); n > 0 {
		text += fmt.Sprintf(", %d to be asked again", n)
	}
	if n := len(c.Gone); n > 0 {
		text += fmt.Sprintf(", %d gone", n)
	}
	return text
}

// standing says how an assessment does on another version of its ladder, and how sure that is.
func standing(c *revise.Carried) string {
	text := "on " + describe(assess.BindTo(c.New)) + " " + fates(c)
	if c.Old == nil {
		text += "; " + describe(c.From.Ladder) + " is not at hand, so nobody can tell which questions were reworded"
	}
	return text
}

// loss is something of a document that does not stand on another version of the ladder.
type loss struct {
	text   string // what it is, and why
	answer int    // its position in the document, -1 for what is no answer
}

// losses names everything that does not stand on another version of the ladder.
func losses(c *revise.Carried) []loss {
	var all []loss
	at := -1
	add := func(format string, args ...any) { all = append(all, loss{fmt.Sprintf(format, args...), at}) }
	noPlace := "the ladder " + c.New.ID + " has no place for it"
	if _, there := c.Written.In(c.From.Ladder.Context); !there {
		add("context %s, %s", c.From.Ladder.Context, noPlace)
	}
	if c.From.Declared != "" && c.Declared == "" {
		add("declared %s, %s", c.From.Declared, noPlace)
	}
	if c.From.Aspiration != "" && c.Aspiration == "" {
		add("aspiration %s, %s", c.From.Aspiration, noPlace)
	}
	for _, a := range c.Again {
		at = a.At
		add("%s, %s", answerName(c.From.Answers[a.At]), reasonFor(a.Why, c))
	}
	for _, g := range c.Gone {
		at = g.At
		add("%s, %s", answerName(g.Answer), reasonFor(g.Why, c))
	}
	at = -1
	for _, n := range c.Dropped {
		add("the note on %s at rung %s, %s", n.Competency, n.Rung, noPlace)
	}
	for _, p := range c.Restate {
		add("the preference %s, its poles have changed or are gone", p.Item)
	}
	return all
}

func reasonFor(w revise.Why, c *revise.Carried) string {
	switch w {
	case revise.NewWords:
		return "its question was reworded"
	case revise.NewScale:
		if c.Rescaled {
			return "the answer scale was changed"
		}
		return "its value is beyond the scale"
	case revise.NotCertain:
		return "it may be about another question, which has moved since"
	case revise.NotHere:
		return "its question is not asked in the context " + c.New.Context
	case revise.Twice:
		return "its question has another answer"
	}
	return "the ladder " + c.New.ID + " has no place for it"
}

// revised is what becomes of an assessment on the ladder at hand, nil where that is the one it was taken on, or there is none. A ladder
// that only reads otherwise is the same to an assessment.
func (s *shelf) revised(doc *assess.Assessment) *revise.Carried {
	now, err := s.atHand(doc.Ladder)
	if err != nil || doc.Ladder.Fits(now) {
		return nil
	}
	c := revise.Carry(s.exact(doc.Ladder), now, doc)
	if changes := c.Changes(); changes != nil && !changes.AskedOrScored() {
		return nil
	}
	return c
}

// revision is what has become of an assessment since its ladder has changed, for the screens; nil if it has not.
func (s *shelf) revision(doc *assess.Assessment) *revise.Revision {
	c := s.revised(doc)
	if c == nil || doc.Rater.Role == assess.Agreed || doc.About != nil {
		return nil
	}
	change := "nobody can tell which questions were reworded, since " + describe(doc.Ladder) + " is not at hand"
	if c.Old != nil {
		change = tally(c.Changes())
	}
	return &revise.Revision{Carried: c, Change: change, Fate: fates(c)}
}

// sinceThen says what has changed on the ladder at hand since an assessment was taken, and the commands that say more and go on; nil if
// nothing has.
func (a *app) sinceThen(c *revise.Carried, from source) []string {
	if c == nil {
		return nil
	}
	lines := []string{changed(c)}
	if c.From.Rater.Role != assess.Agreed && c.From.About == nil { // nobody goes on from what two agreed on, or from a second view alone
		lines = append(lines, "hint: "+a.command("assess", "--from", from.again())+from.ladderFlag()+a.keys.flags()+" goes on from this one: "+fates(c))
	}
	if c.Old == nil {
		return lines // there is nothing to compare with
	}
	compare := []string{"ladder", "diff", "--with", from.again()}
	if from.ladder != "" {
		compare = append(compare, from.ladder)
	}
	return append(lines, "hint: "+a.command(compare...)+" says what has changed")
}

// changed says that a ladder has, and what.
func changed(c *revise.Carried) string {
	text := describe(c.From.Ladder) + " is " + describe(assess.BindTo(c.New)) + " now"
	if c.Old == nil {
		return text + "; the first of these is not at hand, so nobody can tell which questions were reworded"
	}
	return text + ": " + tally(c.Changes())
}

// tally counts what has changed in what a ladder asks and scores.
func tally(c *revise.Changes) string {
	var counts []string
	add := func(n int, noun, what string) {
		if n > 0 {
			counts = append(counts, chart.Count(n, noun)+" "+what)
		}
	}
	things := []struct {
		what  revise.What
		words string
	}{{revise.Added, "added"}, {revise.Removed, "removed"}, {revise.Renamed, "renamed"}}
	for _, w := range things {
		add(len(c.RungsThat(w.what)), "rung", w.words)
	}
	add(len(c.RungsThat(revise.Moved)), "rung", "moved")
	for _, w := range things {
		add(len(c.CompetenciesThat(w.what)), "competency", w.words)
	}
	for _, w := range []struct {
		what  revise.What
		words string
	}{
		{revise.Added, "added"}, {revise.Removed, "removed"}, {revise.Moved, "moved"}, {revise.Reworded, "reworded"},
		{revise.Reweighted, "reweighted"}, {revise.Needs, "with other needs"}, {revise.Shared, "asked together with others than before"},
	} {
		add(c.Count(w.what), "indicator", w.words)
	}
	add(c.Count(revise.MustHave), "must-have", "gained or lost")
	for _, x := range []struct {
		changed bool
		words   string
	}{
		{c.Scale, "another answer scale"}, {c.Quorum, "another quorum"}, {c.CompetencyOrder, "competencies in another order"},
		{c.RungOrder, "rungs in another order"}, {slices.Contains(c.Parts, revise.Contexts), "other contexts"},
		{slices.Contains(c.Parts, revise.Preferences), "other preferences"},
	} {
		if x.changed {
			counts = append(counts, x.words)
		}
	}
	if len(counts) == 0 {
		return "nothing that is asked or scored has changed"
	}
	return strings.Join(counts, ", ")
}
