package assess

import "math"

// readResult reads what scoring derived earlier. All of it is optional, and what is unknown in it is dropped:
// scoring can make it again.
func (d *document) readResult() {
	if d.null() {
		return
	}
	r := &Result{Blocked: []string{}, Next: []Next{}, Gaps: []Gap{}, Rungs: []RungResult{}, Levels: []Level{}, Flags: []Flag{}}
	d.object("result", func(name []byte) bool { return d.resultMember(r, name) })
	d.a.Result = r
}

func (d *document) resultMember(r *Result, name []byte) bool {
	switch string(name) {
	case "rules":
		r.Rules = d.text("rules")
	case "placement":
		r.Placement = d.rung("placement")
	case "target":
		r.Target = d.rung("target")
	case "held":
		r.Held = d.rung("held")
	case "readiness":
		r.Readiness = d.readReadiness()
	case "blocked":
		r.Blocked = d.ids("blocked")
	case "margin":
		r.Margin = d.readMargin()
	case "range":
		r.Range = d.readRange()
	case "next":
		d.entries("next", func() { r.Next = append(r.Next, d.readNext()) })
	case "gaps":
		r.Gaps = d.readGaps()
	case "rungs":
		d.entries("rungs", func() { r.Rungs = append(r.Rungs, d.readRung()) })
	case "levels":
		d.entries("levels", func() { r.Levels = append(r.Levels, d.readLevel()) })
	case "flags":
		d.entries("flags", func() { r.Flags = append(r.Flags, d.readFlag()) })
	case "leans":
		d.entries("leans", func() { r.Leans = append(r.Leans, d.readLean()) })
	default:
		return false
	}
	return true
}

// total reads a whole number, 0 for none. No sum of weights comes near the limit.
func (d *document) total(what string) int {
	n, _ := d.number(what, math.MaxInt32)
	return n
}

// optional reads a whole number, nil for none.
func (d *document) optional(what string) *int {
	if n, ok := d.number(what, math.MaxInt32); ok {
		return &n
	}
	return nil
}

func (d *document) ids(what string) []string {
	ids := []string{}
	d.list(what, func() {
		if id := d.id(what); id != "" {
			ids = append(ids, id)
		}
	})
	return ids
}

func (d *document) readReadiness() Readiness {
	var r Readiness
	if d.null() {
		return r
	}
	d.object("readiness", func(name []byte) bool {
		switch string(name) {
		case "num":
			r.Num = d.total("num")
		case "den":
			r.Den = d.total("den")
		case "percent":
			r.Percent = d.optional("percent")
		case "word":
			r.Word = d.text("word")
		default:
			return false
		}
		return true
	})
	return r
}

func (d *document) readMargin() Margin {
	var m Margin
	if d.null() {
		return m
	}
	d.object("margin", func(name []byte) bool {
		switch string(name) {
		case "down":
			m.Down = d.optional("down")
		case "up":
			m.Up = d.optional("up")
		case "word":
			m.Word = d.text("word")
		default:
			return false
		}
		return true
	})
	return m
}

func (d *document) readRange() *Range {
	if d.null() {
		return nil
	}
	r := &Range{}
	d.object("range", func(name []byte) bool {
		switch string(name) {
		case "low":
			r.Low = d.rung("low")
		case "high":
			r.High = d.rung("high")
		default:
			return false
		}
		return true
	})
	return r
}

func (d *document) readNext() Next {
	n := Next{Blocked: []string{}, Gaps: []Gap{}}
	d.object("next", func(name []byte) bool {
		switch string(name) {
		case "rung":
			n.Rung = d.id("rung")
		case "kind":
			n.Kind = d.text("kind")
		case "readiness":
			n.Readiness = d.readReadiness()
		case "blocked":
			n.Blocked = d.ids("blocked")
		case "gaps":
			n.Gaps = d.readGaps()
		default:
			return false
		}
		return true
	})
	return n
}

func (d *document) readGaps() []Gap {
	gaps := []Gap{}
	d.entries("gaps", func() {
		var g Gap
		d.object("a gap", func(name []byte) bool {
			switch string(name) {
			case "competency":
				g.Competency = d.id("competency")
			case "thirds":
				g.Thirds = d.total("thirds")
			case "must_have":
				g.MustHave = d.boolean("must_have")
			case "kind":
				g.Kind = d.text("kind")
			case "start":
				g.Start = d.id("start")
			default:
				return false
			}
			return true
		})
		gaps = append(gaps, g)
	})
	return gaps
}

func (d *document) readRung() RungResult {
	r := RungResult{Blocked: []string{}}
	d.object("rungs", func(name []byte) bool {
		switch string(name) {
		case "rung":
			r.Rung = d.id("rung")
		case "met":
			r.Met = d.total("met")
		case "total":
			r.Total = d.total("total")
		case "full":
			r.Full = d.total("full")
		case "ok":
			r.OK = d.boolean("ok")
		case "assessable":
			r.Assessable = d.boolean("assessable")
		case "thin":
			r.Thin = d.boolean("thin")
		case "blocked":
			r.Blocked = d.ids("blocked")
		case "asked":
			r.Asked = d.text("asked")
		default:
			return false
		}
		return true
	})
	return r
}

func (d *document) readLevel() Level {
	l := Level{ContradictedBy: []string{}}
	d.object("levels", func(name []byte) bool {
		switch string(name) {
		case "competency":
			l.Competency = d.id("competency")
		case "rung":
			l.Rung = d.rung("rung")
		case "at_least":
			l.AtLeast = d.boolean("at_least")
		case "contradicted_by":
			l.ContradictedBy = d.ids("contradicted_by")
		default:
			return false
		}
		return true
	})
	return l
}

func (d *document) readLean() Lean {
	var l Lean
	d.object("leans", func(name []byte) bool {
		switch string(name) {
		case "preference":
			l.Preference = d.id("preference")
		case "sum":
			l.Sum, _ = d.integer("sum", -math.MaxInt32, math.MaxInt32)
		case "of":
			l.Of = d.total("of")
		case "answered":
			l.Answered = d.total("answered")
		case "word":
			l.Word = d.text("word")
		default:
			return false
		}
		return true
	})
	return l
}

func (d *document) readFlag() Flag {
	f := Flag{Items: []string{}}
	d.object("flags", func(name []byte) bool {
		switch string(name) {
		case "flag":
			f.Flag = d.text("flag")
		case "items":
			d.list("items", func() { f.Items = append(f.Items, d.text("items")) })
		default:
			return false
		}
		return true
	})
	return f
}
