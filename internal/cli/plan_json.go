package cli

import (
	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plan"
)

// planJSON is what rung plan --json says, also after a change.
type planJSON struct {
	Schema   string         `json:"schema"`
	Document planDocument   `json:"document"`
	Person   string         `json:"person"`
	Items    []planItemJSON `json:"items"`
	Changed  int            `json:"changed,omitzero"` // the number of the item that was changed or added
}

// planDocument is the document that a plan stands in.
type planDocument struct {
	ID   string `json:"id"`
	Path string `json:"path,omitzero"` // absent: standard input
}

type planItemJSON struct {
	Number     int    `json:"number"` // its place in the document, from 1
	Competency string `json:"competency"`
	Rung       string `json:"rung"`
	Action     string `json:"action"`
	Owner      string `json:"owner"`
	Due        string `json:"due"`
	Status     string `json:"status"`
	Closed     string `json:"closed"`
	Reason     string `json:"reason"`
	Overdue    int    `json:"overdue"` // days, 0 for none
}

// offersJSON is what rung plan offers --json says.
type offersJSON struct {
	Schema   string       `json:"schema"`
	Document planDocument `json:"document"`
	Person   string       `json:"person"`
	Offers   []offerJSON  `json:"offers"`
}

type offerJSON struct {
	Number     int    `json:"number"`
	Competency string `json:"competency"`
	Rung       string `json:"rung"`
	Action     string `json:"action"`
	Occasion   bool   `json:"occasion"`      // the action creates an occasion that was missing
	Item       int    `json:"item,omitzero"` // the number it has on the plan, while it is open there
}

func (p planned) document() planDocument {
	d := planDocument{ID: p.doc.ID}
	if p.path != stdio {
		d.Path = p.path
	}
	return d
}

// planJSON writes a plan; changed is the number of the item that was changed, 0 for none.
func (o *planOptions) planJSON(p planned, changed int) error {
	out := planJSON{Schema: "rung/plan/1", Document: p.document(), Person: p.doc.Person.Name, Items: []planItemJSON{}, Changed: changed}
	for i, item := range p.doc.Plan {
		out.Items = append(out.Items, toPlanItemJSON(i, item, o.today()))
	}
	return o.app.json(out)
}

func toPlanItemJSON(i int, item assess.PlanItem, today string) planItemJSON {
	return planItemJSON{
		Number: i + 1, Competency: item.Competency, Rung: item.Rung, Action: item.Action, Owner: item.Owner, Due: item.Due,
		Status: item.Status, Closed: item.Closed, Reason: item.Reason, Overdue: plan.Overdue(item, today),
	}
}

func (o *planOptions) offersJSON(p planned, offers []plan.Offer) error {
	out := offersJSON{Schema: "rung/plan-offers/1", Document: p.document(), Person: p.doc.Person.Name, Offers: []offerJSON{}}
	for i, f := range offers {
		out.Offers = append(out.Offers, offerJSON{
			Number: i + 1, Competency: f.Competency, Rung: f.Rung, Action: f.Action, Occasion: f.Occasion,
			Item: plan.Find(p.doc.Plan, f.Item()) + 1,
		})
	}
	return o.app.json(out)
}
