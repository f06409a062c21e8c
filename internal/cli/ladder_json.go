package cli

import (
	"io"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/rung-dev/rung/internal/ladder"
)

// ladderJSON is a ladder as rung ladder show --json says it: the keys of a ladder file, everything resolved.
type ladderJSON struct {
	Schema       string            `json:"schema"`
	ID           string            `json:"id"`
	Version      string            `json:"version"`
	Digest       string            `json:"digest"`
	Title        string            `json:"title"`
	Locale       string            `json:"locale"`
	Summary      string            `json:"summary"`
	Sources      []sourceJSON      `json:"sources"`
	Quorum       int               `json:"quorum"`
	Scale        scaleJSON         `json:"scale"`
	Needs        []needJSON        `json:"needs"`
	Areas        []areaJSON        `json:"areas"`
	Rungs        []rungJSON        `json:"rungs"`
	Competencies []competencyJSON  `json:"competencies"`
	Contexts     []contextJSON     `json:"contexts"`
	Preferences  []preferenceJSON  `json:"preferences"`
	Glossary     map[string]string `json:"glossary"`
}

type (
	sourceJSON struct {
		ID    string `json:"id"`
		Title string `json:"title"`
		File  string `json:"file"`
		URL   string `json:"url"`
	}
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
		ID          string              `json:"id"`
		Was         []string            `json:"was"`
		Parent      *string             `json:"parent"`
		Also        []string            `json:"also"`
		Title       string              `json:"title"`
		Short       string              `json:"short"`
		Aliases     []string            `json:"aliases"`
		Mandate     string              `json:"mandate"`
		Scope       string              `json:"scope"`
		Horizon     string              `json:"horizon"`
		Shift       string              `json:"shift"`
		Actions     []string            `json:"actions"`
		ActionsFrom map[string][]string `json:"actions_from"` // by the rung one comes from
		Facts       []string            `json:"facts"`
	}
	competencyJSON struct {
		ID         string              `json:"id"`
		Was        []string            `json:"was"`
		Area       string              `json:"area"`
		Title      string              `json:"title"`
		Meaning    string              `json:"meaning"`
		Indicators []indicatorJSON     `json:"indicators"`
		Actions    map[string][]string `json:"actions"`
	}
	indicatorJSON struct {
		Rung     string   `json:"rung"`
		Same     string   `json:"same,omitzero"` // the rung whose question it is
		Was      string   `json:"was,omitzero"`
		I        string   `json:"i"`
		They     string   `json:"they"`
		Evidence string   `json:"evidence"`
		Weight   int      `json:"weight"`
		MustHave bool     `json:"must_have"`
		Needs    []string `json:"needs"`
		Facts    []string `json:"facts"`
	}
	contextJSON struct {
		ID      string     `json:"id"`
		Title   string     `json:"title"`
		Summary string     `json:"summary"`
		Lacks   []string   `json:"lacks"`
		Seats   []seatJSON `json:"seats"`
	}
	seatJSON struct {
		ID      string   `json:"id"`
		Title   string   `json:"title"`
		Short   string   `json:"short"`
		Aliases []string `json:"aliases"`
		Merges  []string `json:"merges"`
		Mandate string   `json:"mandate"`
		Scope   string   `json:"scope"`
		Horizon string   `json:"horizon"`
		Note    string   `json:"note"`
	}
	preferenceJSON struct {
		ID    string               `json:"id"`
		Title string               `json:"title"`
		Low   string               `json:"low"`
		High  string               `json:"high"`
		Note  string               `json:"note"`
		Items []preferenceItemJSON `json:"items"`
	}
	preferenceItemJSON struct {
		ID      string   `json:"id"`
		Topic   string   `json:"topic"`
		Low     string   `json:"low"`
		High    string   `json:"high"`
		Resolve string   `json:"resolve"`
		Facts   []string `json:"facts"`
	}
)

func ladderJSONOf(l *ladder.Ladder) ladderJSON {
	j := ladderJSON{
		Schema: "rung/ladder/1", ID: l.ID, Version: l.Version, Digest: l.Digest, Title: l.Title, Locale: l.Locale,
		Summary: l.Summary, Quorum: l.Quorum, Scale: scaleJSON{Cut: l.Scale.Cut}, Glossary: l.Glossary,
	}
	for _, s := range l.Sources {
		j.Sources = append(j.Sources, sourceJSON(s))
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
	for _, c := range l.Contexts {
		j.Contexts = append(j.Contexts, contextJSONOf(c))
	}
	for _, p := range l.Preferences {
		j.Preferences = append(j.Preferences, preferenceJSONOf(p))
	}
	return j
}

func rungJSONOf(r ladder.Rung) rungJSON {
	j := rungJSON{
		ID: r.ID, Was: r.Was, Also: r.Also, Title: r.Title, Short: r.Short, Aliases: r.Aliases,
		Mandate: r.Mandate, Scope: r.Scope, Horizon: r.Horizon, Shift: r.Shift,
		Actions: r.Actions, ActionsFrom: r.ActionsFrom, Facts: r.Facts,
	}
	if r.Parent != "" {
		j.Parent = &r.Parent
	}
	return j
}

func competencyJSONOf(l *ladder.Ladder, c ladder.Competency) competencyJSON {
	j := competencyJSON{ID: c.ID, Was: c.Was, Area: c.Area, Title: c.Title, Meaning: c.Meaning, Actions: c.Actions}
	for r, ind := range c.Indicators {
		if ind != nil {
			j.Indicators = append(j.Indicators, indicatorJSON{
				Rung: l.Rungs[r].ID, Same: ind.Same, Was: ind.Was, I: ind.I, They: ind.They, Evidence: ind.Evidence, Weight: ind.Weight,
				MustHave: ind.MustHave, Needs: ind.Needs, Facts: ind.Facts,
			})
		}
	}
	return j
}

func contextJSONOf(c ladder.Context) contextJSON {
	j := contextJSON{ID: c.ID, Title: c.Title, Summary: c.Summary, Lacks: c.Lacks}
	for _, s := range c.Seats {
		j.Seats = append(j.Seats, seatJSON{
			ID: s.ID, Title: s.Title, Short: s.Short, Aliases: s.Aliases, Merges: s.Merges,
			Mandate: s.Mandate, Scope: s.Scope, Horizon: s.Horizon, Note: s.Note,
		})
	}
	return j
}

func preferenceJSONOf(p ladder.Preference) preferenceJSON {
	j := preferenceJSON{ID: p.ID, Title: p.Title, Low: p.Low, High: p.High, Note: p.Note}
	for _, i := range p.Items {
		j.Items = append(j.Items, preferenceItemJSON(i))
	}
	return j
}

// writeJSON writes a value as people like to read it.
func writeJSON(w io.Writer, v any) error {
	if err := json.MarshalWrite(w, v, jsontext.WithIndent("  "), json.Deterministic(true)); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
