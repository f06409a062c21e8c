package ladderfile

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// rename is one "was": the id that something went by in earlier versions of the ladder.
type rename struct {
	was, is string
	at      place
}

// was reads the earlier ids of a rung or a competency: one, or a list.
func (f fields) was(k kind, id string) []string {
	n := f.get("was")
	if n == nil {
		return nil
	}
	var items []item
	if n.Kind == yaml.ScalarNode {
		items = []item{{f.d.needValue(n, quote("was")), n}}
	} else {
		items = f.items("was")
	}
	for _, i := range items {
		if text, _ := checkForm(k, i.text); text != "" {
			f.d.report(i.at, text, `"was" names an id that an earlier version had`)
			continue
		}
		f.d.rename(k, i.text, id, i.at)
	}
	return texts(items)
}

func (d *decoder) rename(k kind, was, is string, n *yaml.Node) {
	d.renames[k] = append(d.renames[k], rename{was, is, placeOf(n)})
}

// checkRenames holds renames to what answers need to follow them: an earlier id leads to one thing alone, and to nothing
// that still goes by it.
func (d *decoder) checkRenames() {
	for _, k := range []kind{aRung, aCompetency, anIndicator} {
		heirs := map[string]string{}
		for _, r := range d.renames[k] {
			heir, twice := heirs[r.was]
			heirs[r.was] = r.is
			switch {
			case twice:
				d.reportAt(r.at, fmt.Sprintf("%s was already the %s %s", quote(heir), k.one, quote(r.was)), "answers can follow one of them only; delete the other")
			case k == anIndicator:
				d.checkMove(r)
			case d.declared(k, r.was):
				d.reportAt(r.at, fmt.Sprintf("the %s %s is still there", k.one, quote(r.was)), `"was" names an id of an earlier version that is gone`)
			}
		}
	}
}

// checkMove holds the move of an indicator to the form rung.competency, and to a place that is free. An indicator that names its own
// place has new words and the same meaning.
func (d *decoder) checkMove(r rename) {
	rung, competency, ok := strings.Cut(r.was, ".")
	switch {
	case !ok || !isPlainID(rung, false) || !isPlainID(competency, false):
		d.reportAt(r.at, fmt.Sprintf("%s is no place of an indicator", quote(r.was)), "write the id of a rung, a dot and the id of a competency, as in pm.discovery")
	case r.was != r.is && d.stays(rung, competency):
		d.reportAt(r.at, fmt.Sprintf("the indicator %s is still there", quote(r.was)), `"was" names the place an indicator has left`)
	}
}

// stays says whether a cell has an indicator that has not come from elsewhere itself.
func (d *decoder) stays(rung, competency string) bool {
	cell, ok := d.ladder.Find(rung, competency)
	return ok && (d.ladder.At(cell).Was == "" || d.ladder.At(cell).Was == rung+"."+competency)
}
