package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/safe"
)

// ladderListJSON is what rung ladder list --json says.
type ladderListJSON struct {
	Schema  string       `json:"schema"`
	Ladders []ladderItem `json:"ladders"`
}

type ladderItem struct {
	ID         string `json:"id"`
	Title      string `json:"title"`
	Version    string `json:"version"`
	Digest     string `json:"digest"`
	Rungs      int    `json:"rungs"`
	Indicators int    `json:"indicators"`
	Origin     origin `json:"origin"`
	Path       string `json:"path,omitzero"` // of a file outside the program
	Problem    string `json:"problem,omitzero"`
	Hidden     bool   `json:"hidden,omitzero"` // another ladder has its id and comes first
}

func newLadderListCmd(a *app) *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the ladders at hand",
		Example: "rung ladder list\nrung ladder list --json\nrung ladder list --json | jq -r '.ladders[].id'",
		Args:    files(0, 0, ""),
		RunE:    func(*cobra.Command, []string) error { return runLadderList(a, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return cmd
}

func runLadderList(a *app, asJSON bool) error {
	volumes, err := a.shelf().all()
	if err != nil {
		return err
	}
	items := []ladderItem{}
	for _, v := range volumes {
		item := itemOf(v)
		item.Hidden = named(volumes, v.id) != v
		items = append(items, item)
	}
	if err := a.sayStrays(); err != nil {
		return err
	}
	if asJSON {
		return a.json(ladderListJSON{"rung/ladders/1", items})
	}
	return a.ladderTable(items)
}

// sayStrays names the files in the home that somebody may miss in the list.
func (a *app) sayStrays() error {
	home, err := a.openHome()
	if err != nil {
		return err
	}
	strays, err := home.StrayLadders()
	for _, path := range strays {
		a.say("passed over: %s", path)
	}
	if len(strays) > 0 {
		a.say("hint: name the file of a ladder after its id, as in product.yaml")
	}
	return err
}

func itemOf(v *volume) ladderItem {
	item := ladderItem{ID: v.id, Origin: v.from}
	if v.from != builtIn {
		item.Path = safe.Text(v.path)
	}
	l, err := v.load()
	if err != nil {
		item.Problem = safe.Text(err.Error())
		return item
	}
	item.Title, item.Version, item.Digest = l.Title, l.Version, l.Digest
	item.Rungs, item.Indicators = len(l.Rungs), l.Indicators()
	return item
}

// ladderTable writes one line per ladder, in columns.
func (a *app) ladderTable(items []ladderItem) error {
	id, title := 0, 0
	for _, i := range items {
		id, title = max(id, chart.Width(i.ID)), max(title, chart.Width(i.Title))
	}
	for _, i := range items {
		from := string(i.Origin)
		if i.Path != "" {
			from = i.Path
		}
		rest := fmt.Sprintf("%s  %7s  %13s  %s", chart.Pad(i.Title, title), chart.Count(i.Rungs, "rung"),
			chart.Count(i.Indicators, "indicator"), from)
		switch {
		case i.Problem != "":
			rest = "cannot be used: " + i.Problem
		case i.Hidden:
			rest += ", only for results bound to it"
		}
		if err := a.line("%s  %s", chart.Pad(i.ID, id), rest); err != nil {
			return err
		}
	}
	return nil
}
