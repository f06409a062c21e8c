package assess

import (
	"cmp"
	"slices"
	"time"
)

// Agreement makes the record of what two views come to. It works on a draft that holds what was talked about and nothing else: the
// views stay as they are, and what they say the same needs no word.
type Agreement struct {
	Pair  Pair
	Draft *Assessment
}

// NewAgreement begins a record of a pair. Its id and the time it is begun are the caller's to set.
func NewAgreement(p Pair) *Agreement {
	a := p.Self
	return &Agreement{p, &Assessment{
		Ladder:     a.Ladder,
		Person:     Person{Name: p.PersonName()},
		Rater:      Rater{Role: Agreed},
		Declared:   a.Declared,
		Aspiration: a.Aspiration,
		Mode:       a.Mode,
		Sources:    p.Sources,
	}}
}

// ResumeAgreement goes on with a draft of a pair.
func ResumeAgreement(p Pair, draft *Assessment) *Agreement { return &Agreement{p, draft} }

// IsOf says whether a record, or the draft of one, was made from the views with these ids, in any order.
func (a *Assessment) IsOf(one, other string) bool {
	if a.Rater.Role != Agreed || len(a.Sources) != 2 {
		return false
	}
	x, y := a.Sources[0].ID, a.Sources[1].ID
	return x == one && y == other || x == other && y == one
}

// IsMadeFrom says whether a record was made from the view with this id and another one.
func (a *Assessment) IsMadeFrom(view string) bool {
	return a.Rater.Role == Agreed && slices.ContainsFunc(a.Sources, func(s Source) bool { return s.ID == view })
}

// Decided is what was agreed on a question; false as long as nothing was.
func (g *Agreement) Decided(q Question) (Response, bool) {
	r := g.Draft.responseTo(q)
	return r, r.Answered()
}

// Decide notes what was agreed on a question. A note on what was said is kept.
func (g *Agreement) Decide(q Question, r Response, at time.Time) {
	if !g.Pair.Asks(q) || !r.Answered() {
		return
	}
	said := g.Said(q)
	g.Withdraw(q)
	g.drop(q)
	views := g.Pair.Views(q)
	g.Draft.Answers = append(g.Draft.Answers, Answer{
		Rung: q.Rung, Competency: q.Competency, Response: r, Evidence: said, Views: &views, At: at,
	})
}

// Withdraw takes back what was agreed on a question. What was said stays.
func (g *Agreement) Withdraw(q Question) {
	i := g.Draft.Find(q.Competency, q.Rung)
	if i < 0 {
		return
	}
	said := g.Draft.Answers[i].Evidence
	g.Draft.Answers = slices.Delete(slices.Clone(g.Draft.Answers), i, i+1)
	g.Say(q, said)
}

// Said is the note on what was said about a question.
func (g *Agreement) Said(q Question) string { return g.Draft.SaidOn(q) }

// SaidOn is the note that an assessment holds on a question, with an answer or without one; "" for none.
func (a *Assessment) SaidOn(q Question) string {
	if note := a.NoteOn(q); note != "" {
		return note
	}
	for _, n := range a.Pending {
		if n.Rung == q.Rung && n.Competency == q.Competency {
			return n.Evidence
		}
	}
	return ""
}

// Say notes what was said about a question, with or without an agreement.
func (g *Agreement) Say(q Question, said string) {
	if i := g.Draft.Find(q.Competency, q.Rung); i >= 0 {
		g.Draft.Answers = slices.Clone(g.Draft.Answers)
		g.Draft.Answers[i].Evidence = said
		return
	}
	g.drop(q)
	if said != "" {
		g.Draft.Pending = append(g.Draft.Pending, Note{Rung: q.Rung, Competency: q.Competency, Evidence: said})
	}
}

// drop removes the note on a question without an agreement.
func (g *Agreement) drop(q Question) {
	g.Draft.Pending = slices.DeleteFunc(slices.Clone(g.Draft.Pending), func(n Note) bool {
		return n.Rung == q.Rung && n.Competency == q.Competency
	})
}

// Record is the agreed record as the draft stands: what was talked about, then what both views say alike, in the order of the questions.
// What is not alike and was not agreed on stays open. Its end and its result are the caller's to set. Never an average.
func (g *Agreement) Record() *Assessment {
	record := *g.Draft
	record.Sources, record.Answers, record.Open = g.Pair.Sources, nil, nil
	talked := answersAt(g.Draft.Answers)
	for _, q := range g.Pair.Questions {
		views := g.Pair.Views(q)
		agreed := talked.in(g.Draft.Answers, q)
		switch {
		case agreed != nil:
			record.Answers = append(record.Answers, *agreed)
		case views.Same():
			record.Answers = append(record.Answers, g.alike(q, views.Self))
		default:
			record.Open = append(record.Open, Open{Question: q, Views: views})
		}
	}
	return &record
}

// alike is the answer on which both views agree, with the note of the person, else of the manager.
func (g *Agreement) alike(q Question, r Response) Answer {
	self, manager := g.Pair.Notes(q)
	return Answer{Rung: q.Rung, Competency: q.Competency, Response: r, Evidence: cmp.Or(self, manager)}
}

// Take fills the draft with what a document says was agreed: its answers with their notes, notes without an answer, and its plan. To
// skip a question is to leave it open. What a record has because both views said so was not talked about, and is so again where they still
// do. It returns what is no question of the pair.
func (g *Agreement) Take(decisions *Assessment) (strangers []Question) {
	say := func(q Question, said string) bool {
		if !g.Pair.Asks(q) {
			strangers = append(strangers, q)
			return false
		}
		g.Say(q, said)
		return true
	}
	for _, x := range decisions.Answers {
		q := Question{x.Rung, x.Competency}
		if decisions.Rater.Role == Agreed && x.Views == nil && g.Pair.Asks(q) && g.Pair.Views(q) == (Views{x.Response, x.Response}) {
			continue
		}
		if say(q, x.Evidence) && x.Response != Skipped {
			g.Decide(q, x.Response, x.At)
		}
	}
	for _, n := range decisions.Pending {
		say(Question{n.Rung, n.Competency}, n.Evidence)
	}
	if len(decisions.Plan) > 0 {
		g.Draft.Plan = decisions.Plan
	}
	return strangers
}
