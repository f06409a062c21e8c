package revise

import (
	"slices"

	"github.com/rung-dev/rung/internal/assess"
)

// Begin returns a new assessment of the same person by the same rater, with the answers that stand and those to be asked again. It names
// the older one, and has neither an id nor a time yet.
func (c *Carried) Begin() *assess.Assessment {
	from := c.From
	a := &assess.Assessment{
		Ladder:     assess.BindTo(c.New),
		Person:     assess.Person{Name: from.Person.Name},
		Rater:      assess.Rater{Role: from.Rater.Role, Name: from.Rater.Name},
		Declared:   c.Declared,
		Aspiration: c.Aspiration,
		From:       &assess.From{ID: from.ID, Digest: assess.DigestOf(from), Ladder: from.Ladder},
		Mode:       from.Mode,
		Leanings:   slices.Clone(c.Leanings),
		Pending:    slices.Clone(c.Pending),
	}
	for _, k := range c.Kept {
		a.Answers = append(a.Answers, k.Answer)
	}
	for _, g := range c.Again {
		if note := g.Answer.Evidence; note != "" {
			a.Pending = append(a.Pending, assess.Note{Rung: g.Answer.Rung, Competency: g.Answer.Competency, Evidence: note})
		}
	}
	a.Again = c.Asked()
	return a
}

// Asked are the answers to start from where a question is asked again, by the ids of the newer ladder.
func (c *Carried) Asked() []assess.Answer {
	var answers []assess.Answer
	for _, g := range c.Again {
		if g.Why != NewScale || !g.Answer.Response.Scaled() { // a value means nothing on another scale
			answers = append(answers, g.Answer)
		}
	}
	return append(answers, c.still...)
}
