package cli

import (
	"cmp"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// comparisonJSON is two views side by side as rung one-on-one --json says it.
type comparisonJSON struct {
	Schema       string             `json:"schema"`
	Ladder       boundJSON          `json:"ladder"`
	Person       whoJSON            `json:"person"`
	Raters       ratersJSON         `json:"raters"`
	N            int                `json:"n"` // questions with a value from both
	Exact        *float64           `json:"exact"`
	Adjacent     *float64           `json:"adjacent"`
	MeanSigned   *float64           `json:"mean_signed"`
	MeanAbs      *float64           `json:"mean_abs"`
	Leniency     *float64           `json:"leniency"` // the signed mean, where there is reason to name it
	Kappa        *float64           `json:"kappa"`    // where n is large enough to show it
	KappaRaw     *float64           `json:"kappa_raw"`
	Questions    int                `json:"questions"`
	Agreements   int                `json:"agreements"`
	SameOffScale int                `json:"same_off_scale"`
	Self         viewJSON           `json:"self"`
	Manager      viewJSON           `json:"manager"`
	Target       string             `json:"target"`
	Competencies []levelsJSON       `json:"competencies"`
	Differences  []differenceJSON   `json:"differences"`
	More         []differenceJSON   `json:"more"`
	Apart        []differenceJSON   `json:"apart"`
	Agreed       *agreedOutcomeJSON `json:"agreed"`
}

type (
	boundJSON struct {
		ID      string `json:"id"`
		Version string `json:"version"`
		Digest  string `json:"digest"`
		Context string `json:"context,omitzero"`
	}
	whoJSON struct {
		Name string `json:"name"`
	}
	ratersJSON struct {
		Self    string `json:"self"`
		Manager string `json:"manager"`
	}
	viewJSON struct {
		ID     string         `json:"id"`
		Digest string         `json:"digest"`
		Result jsontext.Value `json:"result"` // as documents have it
	}
	levelsJSON struct {
		Competency    string  `json:"competency"`
		Self          *string `json:"self"` // the level
		Manager       *string `json:"manager"`
		SelfThirds    int     `json:"self_thirds"`
		ManagerThirds int     `json:"manager_thirds"`
	}
	differenceJSON struct {
		Rung        string         `json:"rung"`
		Competency  string         `json:"competency"`
		Indicator   string         `json:"indicator"`
		Self        any            `json:"self"` // a value, or the word for an answer off the scale
		Manager     any            `json:"manager"`
		D           *int           `json:"d"` // self - manager; null where one of them is off the scale
		Pull        int            `json:"pull"`
		SelfNote    string         `json:"self_note,omitzero"`
		ManagerNote string         `json:"manager_note,omitzero"`
		Effect      *bothAfterJSON `json:"effect"` // null where it is not to be talked about
	}
	bothAfterJSON struct {
		Self    afterJSON `json:"self"`
		Manager afterJSON `json:"manager"`
	}
	afterJSON struct {
		Placement *string       `json:"placement"`
		Readiness readinessJSON `json:"readiness"`
	}
	agreedOutcomeJSON struct {
		ID        string        `json:"id"`
		Placement *string       `json:"placement"`
		Target    string        `json:"target"`
		Readiness readinessJSON `json:"readiness"`
		Open      []openJSON    `json:"open"`
	}
	openJSON struct {
		Rung       string `json:"rung"`
		Competency string `json:"competency"`
		Self       any    `json:"self"`
		Manager    any    `json:"manager"`
	}
)

// toComparisonJSON says all there is to say of a comparison. record may be nil.
func toComparisonJSON(c *score.Comparison, record *assess.Assessment) comparisonJSON {
	s, p := &c.Agreement, c.Pair
	out := comparisonJSON{
		Schema:       "rung/comparison/1",
		Ladder:       boundJSON{c.Ladder.ID, c.Ladder.Version, c.Ladder.Digest, c.Ladder.Context},
		Person:       whoJSON{p.PersonName()},
		Raters:       ratersJSON{raterName(p.Self), raterName(p.Manager)},
		N:            s.N,
		Exact:        figure(s.ExactShare(), true),
		Adjacent:     figure(s.AdjacentShare(), true),
		MeanSigned:   figure(s.MeanSigned(), true),
		MeanAbs:      figure(s.MeanAbs(), true),
		Leniency:     figure(s.MeanSigned(), s.Lenient()),
		Kappa:        figure(s.Kappa(), s.KappaShown()),
		KappaRaw:     figure(s.Kappa(), true),
		Questions:    len(p.Questions),
		Agreements:   s.Exact,
		SameOffScale: c.Same - s.Exact,
		Self:         viewJSON{p.Sources[0].ID, p.Sources[0].Digest, assess.EncodeResult(c.Self.Result)},
		Manager:      viewJSON{p.Sources[1].ID, p.Sources[1].Digest, assess.EncodeResult(c.Manager.Result)},
		Target:       c.Ladder.Rungs[c.Target].ID,
		Differences:  toTalkJSON(c),
		More:         differencesJSON(c, c.Differences[min(score.Talk, len(c.Differences)):]),
		Apart:        differencesJSON(c, c.Apart),
	}
	for _, x := range c.Competencies {
		out.Competencies = append(out.Competencies, levelsJSON{
			c.Ladder.Competencies[x.Competency].ID, orNull(x.Self), orNull(x.Manager), x.SelfThirds, x.ManagerThirds,
		})
	}
	if record != nil {
		out.Agreed = toAgreedJSON(record)
	}
	return out
}

// figure is a ratio as a number, null where it is not defined or not to be shown.
func figure(r score.Ratio, shown bool) *float64 {
	if !shown || !r.Defined() {
		return nil
	}
	v := r.Value()
	return &v
}

// raterName is who gave a view, as far as it says.
func raterName(a *assess.Assessment) string {
	if a.Rater.Role == assess.Manager {
		return a.Rater.Name
	}
	return cmp.Or(a.Rater.Name, a.Person.Name)
}

// toTalkJSON says what is to be talked about, and what each of it does.
func toTalkJSON(c *score.Comparison) []differenceJSON {
	talk := c.ToTalk()
	out := differencesJSON(c, talk)
	for i, d := range talk {
		self, manager := c.Effects(d)
		out[i].Effect = &bothAfterJSON{toAfterJSON(c.Ladder, self), toAfterJSON(c.Ladder, manager)}
	}
	return out
}

func differencesJSON(c *score.Comparison, ds []score.Difference) []differenceJSON {
	out := []differenceJSON{}
	for _, d := range ds {
		self, manager := c.Pair.Notes(d.Question)
		x := differenceJSON{
			Rung: d.Question.Rung, Competency: d.Question.Competency,
			Indicator: c.Pair.Manager.Words(c.Ladder.At(d.Cell)),
			Self:      responseJSON(d.Views.Self), Manager: responseJSON(d.Views.Manager),
			Pull:     d.Pull,
			SelfNote: self, ManagerNote: manager,
		}
		if d.Views.Scaled() {
			by := d.By()
			x.D = &by
		}
		out = append(out, x)
	}
	return out
}

func toAfterJSON(l *ladder.Ladder, e score.Effect) afterJSON {
	return afterJSON{orNull(assess.RefOf(l, e.Placement)), readinessJSON(e.Readiness)}
}

// responseJSON is a value as a number, and an answer off the scale as its word.
func responseJSON(r assess.Response) any {
	if r.Scaled() {
		return int(r)
	}
	return r.OffScale()
}

func toAgreedJSON(record *assess.Assessment) *agreedOutcomeJSON {
	res := record.Result
	out := &agreedOutcomeJSON{record.ID, orNull(res.Placement), string(res.Target), readinessJSON(res.Readiness), []openJSON{}}
	for _, o := range record.Open {
		out.Open = append(out.Open, openJSON{o.Rung, o.Competency, responseJSON(o.Views.Self), responseJSON(o.Views.Manager)})
	}
	return out
}

// orNull is the id of a rung, null for none.
func orNull(r assess.RungRef) *string {
	if r == "" {
		return nil
	}
	id := string(r)
	return &id
}
