package assess

import "strconv"

func (w *encoder) about(b *About) {
	w.begin('{', len(b.Questions) > 0)
	w.key("id")
	w.optional(b.ID)
	w.given("digest", b.Digest)
	if len(b.Questions) > 0 {
		w.key("questions")
		w.begin('[', true)
		for i, q := range b.Questions {
			w.element()
			w.object(b.aside(i), func() { w.question(q) })
		}
		w.end(']')
	}
	w.unknown(b.Unknown)
	w.end('}')
}

// aside are the unknown keys of question i.
func (b *About) aside(i int) Unknown {
	if i < len(b.Asides) {
		return b.Asides[i]
	}
	return nil
}

func (w *encoder) question(q Question) {
	w.member("rung", q.Rung)
	w.member("competency", q.Competency)
}

func (w *encoder) open(o Open) {
	w.question(o.Question)
	w.views(o.Views, o.ViewsUnknown)
	w.unknown(o.Unknown)
}

// views writes two answers: each a value, the word of one off the scale, or null.
func (w *encoder) views(v Views, u Unknown) {
	w.key("views")
	w.object(u, func() {
		w.key("self")
		w.response(v.Self)
		w.key("manager")
		w.response(v.Manager)
	})
}

func (w *encoder) response(r Response) {
	if r.Scaled() {
		w.number(int(r))
		return
	}
	w.optional(r.OffScale())
}

func (d *document) readAbout() {
	if d.null() {
		return
	}
	b := &About{}
	b.Unknown = d.object("about", func(name []byte) bool {
		switch string(name) {
		case "id":
			b.ID = d.uuid("about.id")
		case "digest":
			b.Digest = d.text("about.digest")
		case "questions":
			d.entries("about.questions", func() { d.readAsked(b) })
		default:
			return false
		}
		return true
	})
	d.a.About = b
}

// readAsked reads one question of a second view.
func (d *document) readAsked(b *About) {
	var q Question
	u := d.object("a question", func(name []byte) bool { return d.questionMember(&q, name) })
	b.Questions = append(b.Questions, q)
	if len(u) > 0 {
		b.Asides = append(b.Asides, make([]Unknown, len(b.Questions)-len(b.Asides))...)
		b.Asides[len(b.Questions)-1] = u
	}
}

func (d *document) questionMember(q *Question, name []byte) bool {
	switch string(name) {
	case "rung":
		q.Rung = d.id("rung")
	case "competency":
		q.Competency = d.id("competency")
	default:
		return false
	}
	return true
}

func (d *document) readOpen() {
	o := Open{Views: Views{Unasked, Unasked}}
	o.Unknown = d.object("an open question", func(name []byte) bool {
		if string(name) == "views" {
			if v, u := d.readViews(); v != nil {
				o.Views, o.ViewsUnknown = *v, u
			}
			return true
		}
		return d.questionMember(&o.Question, name)
	})
	d.a.Open = append(d.a.Open, o)
}

// readViews reads two answers, nil for null, and what else is there.
func (d *document) readViews() (*Views, Unknown) {
	if d.null() {
		return nil, nil
	}
	v := &Views{Unasked, Unasked}
	u := d.object("views", func(name []byte) bool {
		switch string(name) {
		case "self":
			v.Self = d.readResponse("views.self")
		case "manager":
			v.Manager = d.readResponse("views.manager")
		default:
			return false
		}
		return true
	})
	return v, u
}

// readResponse reads a value, or the word of an answer off the scale; null is Unasked.
func (d *document) readResponse(what string) Response {
	raw := d.raw()
	if len(raw) == 0 || raw[0] == 'n' {
		return Unasked
	}
	if raw[0] == '"' {
		if r, ok := ParseOffScale(string(unquote(raw))); ok {
			return r
		}
	} else if n, err := strconv.Atoi(string(raw)); err == nil && n >= 0 && n <= MaxValue {
		return Response(n)
	}
	d.problem(what+" must be a value, no_occasion, not_applicable or skipped", "take it from the view, or write null")
	return Unasked
}
