package revise

import (
	"slices"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// Why says why an answer does not simply stand.
type Why uint8

// The reasons to ask again, then those why there is no place for an answer any more.
const (
	NewWords   Why = iota + 1 // the question was reworded
	NewScale                  // the scale was changed, or the value is beyond it
	NotCertain                // without the older ladder nobody can tell which of two questions was meant
	NotAsked                  // the question is gone, or there never was one
	NotHere                   // the question is not asked in the context of the assessment
	Twice                     // another answer to the question came first
)

// Kept is an answer that stands.
type Kept struct {
	At     int           // its position in the older document
	Answer assess.Answer // by the ids of the newer ladder
}

// Again is an answer to a question that has to be asked again.
type Again struct {
	At     int // its position in the older document
	Why    Why
	Answer assess.Answer // as it was given, by the ids of the newer ladder
}

// Gone is an answer that the newer ladder has no place for.
type Gone struct {
	At     int // its position in the older document
	Why    Why
	Answer assess.Answer // by the ids of the older ladder
}

// Carried is what becomes of an assessment on another version of its ladder. Every answer of it is in exactly one of the lists
// Kept, Again and Gone, each of them in the order of the document.
type Carried struct {
	From     *assess.Assessment
	Old      *ladder.Ladder // as written; nil: not at hand, so nobody can tell which questions were reworded
	Written  *ladder.Ladder // the newer ladder as written
	New      *ladder.Ladder // the same in the context of the assessment, or as written where that context is gone
	Rescaled bool           // the scale was changed, so that no answer stands

	Kept  []Kept
	Again []Again
	Gone  []Gone
	Fresh []ladder.Cell // of New: the questions that Old does not have; nil without Old

	Declared   assess.RungRef     // "" for none, and for one that is gone
	Aspiration assess.RungRef     // likewise
	Pending    []assess.Note      // notes without an answer whose question is still there
	Dropped    []assess.Note      // those whose question is gone
	Leanings   []assess.Preferred // preferences whose item is as it was
	Restate    []assess.Preferred // those whose item has changed or is gone

	still []assess.Answer // what was to be asked again already, and is not answered yet
}

// Carry takes an assessment to another version of its ladder. Both versions are given as written; old is nil where it is not at hand.
func Carry(old, new *ladder.Ladder, a *assess.Assessment) *Carried {
	return CarryInto(old, new, a.Ladder.Context, a)
}

// CarryInto is Carry into a context of the newer ladder, "" for the ladder as written.
func CarryInto(old, new *ladder.Ladder, context string, a *assess.Assessment) *Carried {
	seen, ok := new.In(context)
	if !ok {
		seen = new
	}
	c := &Carried{From: a, Old: old, Written: new, New: seen, Rescaled: old != nil && rescaled(old, new)}
	w := wayTo(old, new)
	c.answers(w)
	c.notes(w)
	c.leanings()
	c.Declared, c.Aspiration = c.rung(w, a.Declared), c.rung(w, a.Aspiration)
	for _, place := range w.fresh() {
		if cell, ok := seen.Find(place.Rung, place.Competency); ok {
			c.Fresh = append(c.Fresh, cell)
		}
	}
	return c
}

// Changes are those between the two versions, nil where the older one is not at hand.
func (c *Carried) Changes() *Changes {
	if c.Old == nil {
		return nil
	}
	return Diff(c.Old, c.Written)
}

// step is where the question of one answer is now, and why the answer does not stand there.
type step struct {
	to  ladder.Origin
	why Why
}

// answers deals the answers out to the three lists.
func (c *Carried) answers(w way) {
	steps := make([]step, len(c.From.Answers))
	for i, a := range c.From.Answers {
		steps[i] = c.step(w, a)
	}
	first := firsts(steps)
	for i, a := range c.From.Answers {
		s := steps[i]
		if s.why < NotAsked && first[s.to] != i {
			s.why = Twice
		}
		now := a
		now.Rung, now.Competency = s.to.Rung, s.to.Competency
		switch {
		case s.why >= NotAsked:
			c.Gone = append(c.Gone, Gone{i, s.why, a})
		case s.why > 0:
			c.Again = append(c.Again, Again{i, s.why, now})
		default:
			c.Kept = append(c.Kept, Kept{i, now})
		}
	}
	c.proposedBefore(w, first)
}

// firsts finds the answer to each question: the first that stands, else the first of the others.
func firsts(steps []step) map[ladder.Origin]int {
	first := map[ladder.Origin]int{}
	for _, stands := range []bool{true, false} {
		for i, s := range steps {
			if _, taken := first[s.to]; !taken && s.why < NotAsked && (s.why == 0) == stands {
				first[s.to] = i
			}
		}
	}
	return first
}

// proposedBefore takes along what was to be asked again already, and has no answer yet.
func (c *Carried) proposedBefore(w way, answered map[ladder.Origin]int) {
	for _, a := range c.From.Again {
		s := c.step(w, a)
		if _, taken := answered[s.to]; !taken && s.why < NewScale {
			a.Rung, a.Competency = s.to.Rung, s.to.Competency
			c.still = append(c.still, a)
		}
	}
}

// step follows one answer, and adds whatever else stands against it.
func (c *Carried) step(w way, a assess.Answer) step {
	to, why := w.follow(ladder.Origin{Rung: a.Rung, Competency: a.Competency})
	_, here := c.New.Find(to.Rung, to.Competency)
	switch {
	case why == NotAsked || !a.Response.Answered():
		why = NotAsked
	case !here:
		why = NotHere
	case c.Rescaled || int(a.Response) > c.New.Scale.Top():
		why = NewScale
	}
	return step{to, why}
}

func (c *Carried) notes(w way) {
	for _, n := range c.From.Pending {
		to, why := w.follow(ladder.Origin{Rung: n.Rung, Competency: n.Competency})
		if _, here := c.New.Find(to.Rung, to.Competency); !here || why == NotAsked {
			c.Dropped = append(c.Dropped, n)
			continue
		}
		n.Rung, n.Competency = to.Rung, to.Competency
		c.Pending = append(c.Pending, n)
	}
}

func (c *Carried) leanings() {
	stated := map[string]bool{}
	for _, p := range c.From.Leanings {
		if c.sameItem(p.Item) && !stated[p.Item] {
			stated[p.Item] = true
			c.Leanings = append(c.Leanings, p)
		} else {
			c.Restate = append(c.Restate, p)
		}
	}
}

// sameItem says whether an item of a preference still has the same two poles, as far as that can be told.
func (c *Carried) sameItem(id string) bool {
	_, now := c.New.Item(id)
	if c.Old == nil || now == nil {
		return now != nil
	}
	_, before := c.Old.Item(id)
	return before != nil && before.Low == now.Low && before.High == now.High
}

// rung is where a rung, or a seat of the context, is now.
func (c *Carried) rung(w way, ref assess.RungRef) assess.RungRef {
	if ref == "" {
		return ""
	}
	for _, id := range []string{w.rung(string(ref)), string(ref)} {
		for _, r := range c.New.Rungs {
			if id != "" && (r.ID == id || slices.Contains(r.Merges, id)) {
				return assess.RungRef(r.ID)
			}
		}
	}
	return ""
}
