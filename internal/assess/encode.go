package assess

import "cmp"

// Encode writes a as a document: the keys of design section 4 in their order, two-space indent, one answer a
// line, then what a had of unknown keys. Decoding and encoding again changes no byte. Some more keys are there when they are needed:
// from, about, redacted, open, preferences, again, and pending, which are notes on questions without an answer.
func Encode(a *Assessment) []byte { return encode(a, true) }

// EncodeLine is Encode on one line, for streams.
func EncodeLine(a *Assessment) []byte { return encode(a, false) }

func encode(a *Assessment, multi bool) []byte {
	size := 4 << 10
	for i := range a.Answers {
		size += 192 + len(a.Answers[i].Evidence)
	}
	w := encoder{layout{out: make([]byte, 0, size), multi: multi}}
	w.begin('{', true)
	w.head(a)
	w.key("result")
	w.result(a.Result)
	w.key("plan")
	w.plan(a.Plan)
	w.key("sources")
	w.sources(a.Sources)
	if len(a.Open) > 0 {
		w.key("open")
		elements(&w, true, a.Open, w.open)
	}
	if len(a.Leanings) > 0 {
		w.key("preferences")
		w.preferences(a.Leanings)
	}
	if len(a.Again) > 0 {
		w.key("again")
		w.answers(a.Again)
	}
	if len(a.Pending) > 0 {
		w.key("pending")
		elements(&w, true, a.Pending, w.note)
	}
	w.key("answers")
	w.answers(a.Answers)
	w.unknown(a.Unknown)
	w.end('}')
	return append(w.out, '\n')
}

type encoder struct{ layout }

// head writes everything up to the result.
func (w *encoder) head(a *Assessment) {
	w.key("format")
	w.text(Format)
	w.key("id")
	w.optional(a.ID)
	w.key("ladder")
	w.ladder(a.Ladder)
	w.key("person")
	w.object(a.Person.Unknown, func() { w.member("name", a.Person.Name) })
	w.key("rater")
	w.object(a.Rater.Unknown, func() {
		w.member("role", string(cmp.Or(a.Rater.Role, Self)))
		w.member("name", a.Rater.Name)
	})
	w.rung("declared", a.Declared)
	w.rung("aspiration", a.Aspiration)
	w.key("previous")
	w.previous(a.Previous)
	if a.From != nil {
		w.key("from")
		w.from(a.From)
	}
	if a.About != nil {
		w.key("about")
		w.about(a.About)
	}
	w.key("mode")
	w.text(string(cmp.Or(a.Mode, Check)))
	w.key("started_at")
	w.time(a.StartedAt)
	w.key("finished_at")
	w.time(a.FinishedAt)
	if len(a.Redacted) > 0 {
		w.key("redacted")
		w.texts(a.Redacted)
	}
}

func (w *encoder) member(name, text string) {
	w.key(name)
	w.text(text)
}

// given writes a member that is left out when it is empty.
func (w *encoder) given(name, text string) {
	if text != "" {
		w.member(name, text)
	}
}

func (w *encoder) rung(name string, r RungRef) {
	w.key(name)
	w.optional(string(r))
}

func (w *encoder) previous(p *Previous) {
	if p == nil {
		w.null()
		return
	}
	w.object(p.Unknown, func() {
		w.member("id", p.ID)
		w.rung("placement", p.Placement)
	})
}

func (w *encoder) ladder(l LadderRef) {
	w.object(l.Unknown, func() {
		w.member("id", l.ID)
		w.member("version", l.Version)
		w.member("digest", l.Digest)
		if l.Context != "" {
			w.member("context", l.Context)
		}
	})
}

func (w *encoder) from(f *From) {
	w.object(f.Unknown, func() {
		w.member("id", f.ID)
		w.member("digest", f.Digest)
		w.key("ladder")
		w.ladder(f.Ladder)
	})
}

func (w *encoder) plan(items []PlanItem) {
	w.begin('[', true)
	for _, item := range items {
		w.element()
		w.object(item.Unknown, func() {
			w.member("competency", item.Competency)
			w.member("rung", item.Rung)
			w.member("action", item.Action)
			w.given("owner", item.Owner)
			w.member("due", item.Due)
			w.member("status", item.Status)
			w.given("closed", item.Closed)
			w.given("reason", item.Reason)
		})
	}
	w.end(']')
}

func (w *encoder) sources(sources []Source) {
	w.begin('[', true)
	for _, s := range sources {
		w.element()
		w.object(s.Unknown, func() {
			w.member("id", s.ID)
			w.member("digest", s.Digest)
		})
	}
	w.end(']')
}

func (w *encoder) preferences(ps []Preferred) {
	w.begin('[', true)
	for _, p := range ps {
		w.element()
		w.object(p.Unknown, func() {
			w.member("item", p.Item)
			w.key("value")
			w.number(p.Value)
			if !p.At.IsZero() {
				w.key("at")
				w.time(p.At)
			}
		})
	}
	w.end(']')
}

func (w *encoder) note(n Note) {
	w.member("rung", n.Rung)
	w.member("competency", n.Competency)
	w.member("evidence", n.Evidence)
}

// answers writes all answers that are any: one that was not asked is the same as none.
func (w *encoder) answers(answers []Answer) {
	w.begin('[', true)
	for i := range answers {
		if answers[i].Response.Answered() {
			w.element()
			w.answer(&answers[i])
		}
	}
	w.end(']')
}

func (w *encoder) answer(a *Answer) {
	w.begin('{', false)
	w.member("rung", a.Rung)
	w.member("competency", a.Competency)
	if a.Response.Scaled() {
		w.key("value")
		w.number(int(a.Response))
	} else {
		w.member("off_scale", a.Response.OffScale())
	}
	if a.Evidence != "" {
		w.member("evidence", a.Evidence)
	}
	if a.Views != nil {
		w.views(*a.Views, a.ViewsUnknown)
	}
	if !a.At.IsZero() {
		w.key("at")
		w.time(a.At)
	}
	w.unknown(a.Unknown)
	w.end('}')
}
