package assess

// EncodeResult writes a result alone, as documents hold it, on one line; null for nil.
func EncodeResult(r *Result) []byte {
	var w encoder
	w.result(r)
	return w.out
}

func (w *encoder) result(r *Result) {
	if r == nil {
		w.null()
		return
	}
	w.begin('{', true)
	w.member("rules", r.Rules)
	w.rung("placement", r.Placement)
	w.beside("target")
	w.optional(string(r.Target))
	w.beside("held")
	w.optional(string(r.Held))
	w.readiness(r.Readiness)
	w.key("blocked")
	w.texts(r.Blocked)
	w.key("margin")
	w.margin(r.Margin)
	w.key("range")
	w.placementRange(r.Range)
	w.lists(r)
	w.end('}')
}

// lists writes the parts that have one element a line.
func (w *encoder) lists(r *Result) {
	w.key("next")
	elements(w, true, r.Next, w.next)
	w.key("gaps")
	elements(w, true, r.Gaps, w.gap)
	w.key("rungs")
	elements(w, true, r.Rungs, w.rungResult)
	w.key("levels")
	elements(w, true, r.Levels, w.level)
	w.key("flags")
	elements(w, true, r.Flags, w.flag)
	if len(r.Leans) > 0 {
		w.key("leans")
		elements(w, true, r.Leans, w.lean)
	}
}

// elements writes a list of objects, each of them on one line.
func elements[T any](w *encoder, tall bool, list []T, members func(T)) {
	w.begin('[', tall)
	for _, x := range list {
		w.element()
		w.begin('{', false)
		members(x)
		w.end('}')
	}
	w.end(']')
}

func (w *encoder) readiness(r Readiness) {
	w.key("readiness")
	w.begin('{', false)
	w.key("num")
	w.number(r.Num)
	w.key("den")
	w.number(r.Den)
	w.key("percent")
	w.pointed(r.Percent)
	w.member("word", r.Word)
	w.end('}')
}

func (w *encoder) margin(m Margin) {
	w.begin('{', false)
	w.key("down")
	w.pointed(m.Down)
	w.key("up")
	w.pointed(m.Up)
	w.member("word", m.Word)
	w.end('}')
}

func (w *encoder) placementRange(r *Range) {
	if r == nil {
		w.null()
		return
	}
	w.begin('{', false)
	w.rung("low", r.Low)
	w.rung("high", r.High)
	w.end('}')
}

func (w *encoder) next(n Next) {
	w.member("rung", n.Rung)
	w.member("kind", n.Kind)
	w.readiness(n.Readiness)
	w.key("blocked")
	w.texts(n.Blocked)
	w.key("gaps")
	elements(w, false, n.Gaps, w.gap)
}

func (w *encoder) gap(g Gap) {
	w.member("competency", g.Competency)
	w.key("thirds")
	w.number(g.Thirds)
	w.key("must_have")
	w.boolean(g.MustHave)
	w.member("kind", g.Kind)
	w.member("start", g.Start)
}

func (w *encoder) rungResult(r RungResult) {
	w.member("rung", r.Rung)
	w.key("met")
	w.number(r.Met)
	w.key("total")
	w.number(r.Total)
	w.key("full")
	w.number(r.Full)
	w.key("ok")
	w.boolean(r.OK)
	w.key("assessable")
	w.boolean(r.Assessable)
	w.key("thin")
	w.boolean(r.Thin)
	w.key("blocked")
	w.texts(r.Blocked)
	w.member("asked", r.Asked)
}

func (w *encoder) level(l Level) {
	w.member("competency", l.Competency)
	w.rung("rung", l.Rung)
	w.key("at_least")
	w.boolean(l.AtLeast)
	w.key("contradicted_by")
	w.texts(l.ContradictedBy)
}

func (w *encoder) lean(l Lean) {
	w.member("preference", l.Preference)
	w.key("sum")
	w.number(l.Sum)
	w.key("of")
	w.number(l.Of)
	w.key("answered")
	w.number(l.Answered)
	w.member("word", l.Word)
}

func (w *encoder) flag(f Flag) {
	w.member("flag", f.Flag)
	w.key("items")
	w.texts(f.Items)
}
