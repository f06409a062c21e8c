package score_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/sample"
	"github.com/rung-dev/rung/internal/score"
)

// persona is one line of personas.jsonl: a person on the built-in product ladder.
type persona struct {
	Name     string                         `json:"name"`
	Declared string                         `json:"declared"`
	Answers  map[string]map[string]response `json:"answers"`
	Expect   personaReading                 `json:"expect"`
}

// response is a value, or the word for an answer off the scale.
type response assess.Response

func (r *response) UnmarshalJSON(data []byte) error {
	var word string
	if json.Unmarshal(data, &word) != nil {
		return json.Unmarshal(data, (*int8)(r))
	}
	x, ok := assess.ParseOffScale(word)
	if !ok {
		return fmt.Errorf("unknown answer %q", word)
	}
	*r = response(x)
	return nil
}

type personaReading struct {
	Placement  *string       `json:"placement"`
	Target     string        `json:"target"`
	Readiness  [2]int        `json:"readiness"`
	Blocked    []string      `json:"blocked"`
	Gaps       []personaGap  `json:"gaps"`
	Down       *int          `json:"margin_down"`
	Up         *int          `json:"margin_up"`
	Rungs      []personaRung `json:"rungs"`
	Flags      []string      `json:"flags"`
	Foundation []string      `json:"foundation"`
	Inverted   []string      `json:"inverted"`
}

type personaGap struct {
	Competency string `json:"competency"`
	Thirds     int    `json:"thirds"`
}

type personaRung struct {
	Rung  string `json:"rung"`
	Met   int    `json:"met"`
	Total int    `json:"total"`
	OK    bool   `json:"ok"`
}

func TestPersonas(t *testing.T) {
	l := sample.Ladder(t, "product")
	n := 0
	for p := range lines[persona](t, "personas.jsonl") {
		n++
		a := p.assessment(l)
		res, err := score.Derive(l, a)
		if p.Name == "5 all NA" { // the product reports no result; its numbers are checked on the reading
			if !errors.Is(err, score.ErrNotEnough) {
				t.Errorf("%s: error %v, want %v", p.Name, err, score.ErrNotEnough)
			}
			checkNothingApplies(t, l, a)
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v", p.Name, err)
		}
		if d := cmp.Diff(p.Expect, readPersona(res)); d != "" {
			t.Errorf("%s (-want +got):\n%s", p.Name, d)
		}
	}
	if n != 8 {
		t.Errorf("%d personas, want 8", n)
	}
}

func checkNothingApplies(t *testing.T, l *ladder.Ladder, a *assess.Assessment) {
	t.Helper()
	sheet, err := assess.SheetOf(l, a.Answers)
	if err != nil {
		t.Fatal(err)
	}
	rd := score.Read(l, sheet, -1)
	if rd.Placement != -1 || rd.Target != 0 || len(rd.GapsTo(0)) != 0 {
		t.Errorf("placement %d, target %d, gaps %v; want none, the first rung, none", rd.Placement, rd.Target, rd.GapsTo(0))
	}
	if s := rd.At(0); s.Total != 0 || s.Num != 0 || s.Assessable || len(s.Blocked) != 0 {
		t.Errorf("first rung reads %+v, want nothing", s)
	}
}

// assessment has every answer with evidence, since the personas say nothing about examples.
func (p persona) assessment(l *ladder.Ladder) *assess.Assessment {
	a := &assess.Assessment{Mode: assess.Full, Declared: assess.RungRef(p.Declared)}
	for _, rung := range l.Rungs {
		for _, c := range l.Competencies {
			if v, ok := p.Answers[rung.ID][c.ID]; ok {
				a.Answers = append(a.Answers, assess.Answer{
					Rung: rung.ID, Competency: c.ID, Response: assess.Response(v), Evidence: "seen",
				})
			}
		}
	}
	return a
}

func readPersona(r *assess.Result) personaReading {
	got := personaReading{
		Target: string(r.Target), Readiness: [2]int{r.Readiness.Num, r.Readiness.Den}, Blocked: r.Blocked,
		Down: r.Margin.Down, Up: r.Margin.Up, Gaps: []personaGap{}, Flags: []string{}, Foundation: []string{}, Inverted: []string{},
	}
	if p := string(r.Placement); p != "" {
		got.Placement = &p
	}
	for _, g := range r.Gaps {
		got.Gaps = append(got.Gaps, personaGap{g.Competency, g.Thirds})
	}
	for _, rung := range r.Rungs {
		got.Rungs = append(got.Rungs, personaRung{rung.Rung, rung.Met, rung.Total, rung.OK})
	}
	for _, f := range r.Flags {
		got.Flags = append(got.Flags, f.Flag)
		switch f.Flag {
		case score.Foundation:
			got.Foundation = competencyFirst(f.Items)
		case score.Inverted:
			got.Inverted = f.Items
		}
	}
	return got
}

// competencyFirst turns "po.delivery" into "delivery.po", as the personas write it.
func competencyFirst(items []string) []string {
	var out []string
	for _, item := range items {
		rung, c, _ := strings.Cut(item, ".")
		out = append(out, c+"."+rung)
	}
	return out
}
