package ladderfile

import (
	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/internal/ladder"
)

func (f fields) preferences() []ladder.Preference {
	var all []ladder.Preference
	for _, n := range f.list("preferences") {
		p := f.d.fields(n, "a preference", "id", "title", "low", "high", "note", "items")
		all = append(all, ladder.Preference{
			ID: p.id(aPreference), Title: p.needText("title"), Low: p.needText("low"), High: p.needText("high"), Note: p.text("note"),
			Items: p.preferenceItems(),
		})
	}
	return all
}

func (f fields) preferenceItems() []ladder.PreferenceItem {
	var items []ladder.PreferenceItem
	for _, n := range f.needList("items") {
		items = append(items, f.d.preferenceItem(n))
	}
	return items
}

func (d *decoder) preferenceItem(n *yaml.Node) ladder.PreferenceItem {
	f := d.fields(n, "an item of a preference", "id", "topic", "low", "high", "resolve", "facts")
	return ladder.PreferenceItem{
		ID: f.id(anItem), Topic: f.needText("topic"), Low: f.needText("low"), High: f.needText("high"), Resolve: f.text("resolve"),
		Facts: f.facts(),
	}
}
