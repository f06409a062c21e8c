package cli

import (
	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/report"
	"github.com/rung-dev/rung/ladders"
)

func newLadderShowCmd(a *app) *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:     "show [ID|PATH]",
		Short:   "Show a ladder: its rungs, and what each asks for",
		Example: "rung ladder show\nrung ladder show ./my-ladder.yaml\nrung ladder show product --json",
		Args:    files(0, 1, ""),
		RunE: func(_ *cobra.Command, args []string) error {
			ref := ladders.Default
			if len(args) > 0 {
				ref = args[0]
			}
			return runLadderShow(a, ref, asJSON)
		},
	}
	cmd.ValidArgsFunction = a.ladderNames
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return cmd
}

func runLadderShow(a *app, ref string, asJSON bool) error {
	shelf := a.shelf()
	l, err := shelf.find(ref)
	if err != nil {
		return err
	}
	if asJSON {
		return a.json(ladderJSONOf(l))
	}
	if a.browses() {
		return runLadderBrowse(a, shelf, l)
	}
	return report.Ladder(a.out, l, a.width())
}

// ladderJSON is a ladder as rung ladder show --json says it: the keys of a ladder file, everything resolved.
type ladderJSON struct {
	Schema       string           `json:"schema"`
	ID           string           `json:"id"`
	Version      string           `json:"version"`
	Digest       string           `json:"digest"`
	Title        string           `json:"title"`
	Locale       string           `json:"locale"`
	Summary      string           `json:"summary"`
	Quorum       int              `json:"quorum"`
	Scale        scaleJSON        `json:"scale"`
	Needs        []needJSON       `json:"needs"`
	Areas        []areaJSON       `json:"areas"`
	Rungs        []rungJSON       `json:"rungs"`
	Competencies []competencyJSON `json:"competencies"`
}

type (
	scaleJSON struct {
		Cut    int         `json:"cut"`
		Points []pointJSON `json:"points"`
	}
	pointJSON struct {
		Label string `json:"label"`
		Hint  string `json:"hint"`
	}
	needJSON struct {
		ID   string `json:"id"`
		Text string `json:"text"`
	}
	areaJSON struct {
		ID    string `json:"id"`
		Title string `json:"title"`
	}
	rungJSON struct {
		ID      string   `json:"id"`
		Parent  *string  `json:"parent"`
		Also    []string `json:"also"`
		Title   string   `json:"title"`
		Short   string   `json:"short"`
		Aliases []string `json:"aliases"`
		Mandate string   `json:"mandate"`
		Scope   string   `json:"scope"`
		Horizon string   `json:"horizon"`
		Shift   string   `json:"shift"`
	}
	competencyJSON struct {
		ID         string              `json:"id"`
		Area       string              `json:"area"`
		Title      string              `json:"title"`
		Meaning    string              `json:"meaning"`
		Indicators []indicatorJSON     `json:"indicators"`
		Actions    map[string][]string `json:"actions"`
	}
	indicatorJSON struct {
		Rung     string   `json:"rung"`
		I        string   `json:"i"`
		They     string   `json:"they"`
		Evidence string   `json:"evidence"`
		Weight   int      `json:"weight"`
		MustHave bool     `json:"must_have"`
		Needs    []string `json:"needs"`
	}
)

func ladderJSONOf(l *ladder.Ladder) ladderJSON {
	j := ladderJSON{
		Schema: "rung/ladder/1", ID: l.ID, Version: l.Version, Digest: l.Digest, Title: l.Title, Locale: l.Locale,
		Summary: l.Summary, Quorum: l.Quorum, Scale: scaleJSON{Cut: l.Scale.Cut},
	}
	for _, p := range l.Scale.Points {
		j.Scale.Points = append(j.Scale.Points, pointJSON(p))
	}
	for _, n := range l.Needs {
		j.Needs = append(j.Needs, needJSON(n))
	}
	for _, a := range l.Areas {
		j.Areas = append(j.Areas, areaJSON(a))
	}
	for _, r := range l.Rungs {
		j.Rungs = append(j.Rungs, rungJSONOf(r))
	}
	for _, c := range l.Competencies {
		j.Competencies = append(j.Competencies, competencyJSONOf(l, c))
	}
	return j
}

func rungJSONOf(r ladder.Rung) rungJSON {
	j := rungJSON{
		ID: r.ID, Also: r.Also, Title: r.Title, Short: r.Short, Aliases: r.Aliases,
		Mandate: r.Mandate, Scope: r.Scope, Horizon: r.Horizon, Shift: r.Shift,
	}
	if r.Parent != "" {
		j.Parent = &r.Parent
	}
	return j
}

func competencyJSONOf(l *ladder.Ladder, c ladder.Competency) competencyJSON {
	j := competencyJSON{ID: c.ID, Area: c.Area, Title: c.Title, Meaning: c.Meaning, Actions: c.Actions}
	for r, ind := range c.Indicators {
		if ind != nil {
			j.Indicators = append(j.Indicators, indicatorJSON{
				l.Rungs[r].ID, ind.I, ind.They, ind.Evidence, ind.Weight, ind.MustHave, ind.Needs,
			})
		}
	}
	return j
}
