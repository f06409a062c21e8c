package assess

import (
	"time"

	"github.com/rung-dev/rung/internal/ladder"
)

func (d *document) readLadder() {
	if !d.null() {
		d.a.Ladder = d.ladderRef("ladder")
	}
}

// ladderRef reads a reference to a ladder; what it is called in problems.
func (d *document) ladderRef(what string) LadderRef {
	var l LadderRef
	l.Unknown = d.object(what, func(name []byte) bool {
		switch string(name) {
		case "id":
			l.ID = d.id(what + ".id")
		case "version":
			l.Version = d.text(what + ".version")
		case "digest":
			l.Digest = d.text(what + ".digest")
		case "context":
			l.Context = d.id(what + ".context")
		default:
			return false
		}
		return true
	})
	return l
}

func (d *document) personMember(name []byte) bool {
	if string(name) != "name" {
		return false
	}
	d.a.Person.Name = d.text("person.name")
	return true
}

func (d *document) raterMember(name []byte) bool {
	switch string(name) {
	case "role":
		role := Role(d.text("rater.role"))
		switch role {
		case Self, Manager, Agreed:
			d.a.Rater.Role = role
		case "": // the default stays
		default:
			d.problem("rater.role must be self, manager or agreed", "write one of the three; who answers about themselves is self")
		}
	case "name":
		d.a.Rater.Name = d.text("rater.name")
	default:
		return false
	}
	return true
}

func (d *document) readPrevious() {
	if d.null() {
		return
	}
	before := &Previous{}
	before.Unknown = d.object("previous", func(name []byte) bool {
		switch string(name) {
		case "id":
			before.ID = d.text("previous.id")
		case "placement":
			before.Placement = d.rung("previous.placement")
		default:
			return false
		}
		return true
	})
	d.a.Previous = before
}

func (d *document) readFrom() {
	if d.null() {
		return
	}
	from := &From{}
	from.Unknown = d.object("from", func(name []byte) bool {
		switch string(name) {
		case "id":
			from.ID = d.text("from.id")
		case "digest":
			from.Digest = d.text("from.digest")
		case "ladder":
			if !d.null() {
				from.Ladder = d.ladderRef("from.ladder")
			}
		default:
			return false
		}
		return true
	})
	d.a.From = from
}

func (d *document) readMode() {
	mode := Mode(d.text("mode"))
	switch mode {
	case Check, Careful, Full:
		d.a.Mode = mode
	case "": // the default stays
	default:
		d.problem("mode must be check, careful or full", "write one of the three, or leave it out")
	}
}

func (d *document) readPlanItem() {
	var item PlanItem
	item.Unknown = d.object("a plan item", func(name []byte) bool {
		switch string(name) {
		case "competency":
			item.Competency = d.id("competency")
		case "rung":
			item.Rung = d.id("rung")
		case "action":
			item.Action = d.lines("action")
		case "due":
			item.Due = d.date("due")
		case "owner":
			item.Owner = d.text("owner")
		case "status":
			item.Status = d.text("status")
		case "closed":
			item.Closed = d.date("closed")
		case "reason":
			item.Reason = d.lines("reason")
		default:
			return false
		}
		return true
	})
	d.a.Plan = append(d.a.Plan, item)
}

// readPreferred reads the answer to one item of a preference.
func (d *document) readPreferred() {
	var p Preferred
	given := false
	noted := len(d.problems)
	p.Unknown = d.object("a preference", func(name []byte) bool {
		switch string(name) {
		case "item":
			p.Item = d.id("item")
		case "value":
			p.Value, given = d.integer("value", -ladder.MaxLean, ladder.MaxLean)
		case "at":
			p.At = d.time("at")
		default:
			return false
		}
		return true
	})
	if d.broken == nil && len(d.problems) == noted && (p.Item == "" || !given) {
		d.problemAt(d.at, "the preference lacks its item or its value", `for example {"item": "speed", "value": -1}`)
	}
	d.a.Leanings = append(d.a.Leanings, p)
}

// date reads a day as YYYY-MM-DD, "" for none.
func (d *document) date(what string) string {
	s := d.text(what)
	if t, err := time.Parse(time.DateOnly, s); s != "" && (err != nil || t.Year() < 1970 || t.Year() > 2200) {
		d.problem(what+" must be a date such as 2027-02-01", "write year, month and day of a day from 1970 to 2200, or leave it out")
	}
	return s
}

func (d *document) readSource() {
	var source Source
	source.Unknown = d.object("a source", func(name []byte) bool {
		switch string(name) {
		case "id":
			source.ID = d.text("id")
		case "digest":
			source.Digest = d.text("digest")
		default:
			return false
		}
		return true
	})
	d.a.Sources = append(d.a.Sources, source)
}
