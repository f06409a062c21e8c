package assess

import "strconv"

func (w *encoder) about(b *About) {
	w.begin('{', len(b.Questions) > 0)
	w.key("id")
	w.optional(b.ID)
	w.given("digest", b.Digest)
	if len(b.Questions) > 0 {
		w.key("questions")
		elements(w, true, b.Questions, w.question)
	}
	w.unknown(b.Unknown)
	w.end('}')
}

func (w *encoder) question(q Question) {
	w.member("rung", q.Rung)
	w.member("competency", q.Competency)
}

func (w *encoder) open(o Open) {
	w.question(o.Question)
	w.views(o.Views)
}

// views writes two answers: each a value, the word of one off the scale, or null.
func (w *encoder) views(v Views) {
	w.key("views")
	w.begin('{', false)
	w.key("self")
	w.response(v.Self)
	w.key("manager")
	w.response(v.Manager)
	w.end('}')
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
			d.entries("about.questions", func() { b.Questions = append(b.Questions, d.readQuestion()) })
		default:
			return false
		}
		return true
	})
	d.a.About = b
}

func (d *document) readQuestion() Question {
	var q Question
	d.object("a question", func(name []byte) bool { return d.questionMember(&q, name) })
	return q
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
	d.object("an open question", func(name []byte) bool {
		if string(name) == "views" {
			if v := d.readViews(); v != nil {
				o.Views = *v
			}
			return true
		}
		return d.questionMember(&o.Question, name)
	})
	d.a.Open = append(d.a.Open, o)
}

// readViews reads two answers, nil for null.
func (d *document) readViews() *Views {
	if d.null() {
		return nil
	}
	v := &Views{Unasked, Unasked}
	d.object("views", func(name []byte) bool {
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
	return v
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
	d.problem(what + " must be a value, no_occasion, not_applicable or skipped")
	return Unasked
}
