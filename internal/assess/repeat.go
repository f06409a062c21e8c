package assess

import "slices"

// Repeat fills the draft with what was agreed on the same views before: a change to that makes a new record, and the old one stays.
func (g *Agreement) Repeat(before *Assessment) {
	for _, x := range before.Answers {
		if x.Views != nil {
			q := Question{x.Rung, x.Competency}
			g.Say(q, x.Evidence)
			g.Decide(q, x.Response, x.At)
		}
	}
	for _, n := range before.Pending {
		g.Say(Question{n.Rung, n.Competency}, n.Evidence)
	}
	g.Draft.Plan = slices.Clone(before.Plan)
}
