package assess

import "slices"

// Redactable lists what can be left out of a document that is shared.
var Redactable = [...]string{Evidence, Names}

// Redact returns a document without some of its parts, for sharing: Evidence are all notes, Names are those of the person, the rater and
// the owners of plan items. It says what was left out, and earlier redactions still count. What this version does not know goes too: nobody
// can tell what is in it. Ids stay, so that two views of one person can still be laid side by side. With no parts it is a itself. The result
// is left as it is.
func Redact(a *Assessment, parts ...string) *Assessment {
	if len(parts) == 0 {
		return a
	}
	r := *a
	if r.ID == "" {
		r.ID = deriveID(a) // from what is left it would be another
	}
	r.Redacted = slices.Concat(a.Redacted, parts)
	slices.Sort(r.Redacted)
	r.Redacted = slices.Compact(r.Redacted)
	r.dropUnknown()
	for _, part := range parts {
		switch part {
		case Evidence:
			r.dropEvidence()
		case Names:
			r.dropNames()
		}
	}
	return &r
}

func (a *Assessment) dropEvidence() {
	bare := func(answer *Answer) { answer.Evidence = "" }
	a.Answers, a.Again, a.Pending = changed(a.Answers, bare), changed(a.Again, bare), nil // what is pending is notes and nothing else
}

func (a *Assessment) dropNames() {
	a.Person.Name, a.Rater.Name = "", ""
	a.Plan = changed(a.Plan, func(p *PlanItem) { p.Owner = "" })
}

func (a *Assessment) dropUnknown() {
	a.Unknown, a.Ladder.Unknown, a.Person.Unknown, a.Rater.Unknown = nil, nil, nil, nil
	a.Previous = changedAt(a.Previous, func(p *Previous) { p.Unknown = nil })
	a.From = changedAt(a.From, func(f *From) { f.Unknown, f.Ladder.Unknown = nil, nil })
	a.About = changedAt(a.About, func(b *About) { b.Unknown, b.Asides = nil, nil })
	bare := func(answer *Answer) { answer.Unknown, answer.ViewsUnknown = nil, nil }
	a.Answers, a.Again = changed(a.Answers, bare), changed(a.Again, bare)
	a.Open = changed(a.Open, func(o *Open) { o.Unknown, o.ViewsUnknown = nil, nil })
	a.Plan = changed(a.Plan, func(p *PlanItem) { p.Unknown = nil })
	a.Sources = changed(a.Sources, func(s *Source) { s.Unknown = nil })
	a.Leanings = changed(a.Leanings, func(p *Preferred) { p.Unknown = nil })
}

// changed is a copy of a list, each element of it changed.
func changed[T any](list []T, change func(*T)) []T {
	list = slices.Clone(list)
	for i := range list {
		change(&list[i])
	}
	return list
}

// changedAt is a changed copy of what p points to, nil for nil.
func changedAt[T any](p *T, change func(*T)) *T {
	if p == nil {
		return nil
	}
	c := *p
	change(&c)
	return &c
}
