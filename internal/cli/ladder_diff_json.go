package cli

import (
	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/revise"
)

// diffJSON is what rung ladder diff --json says. Things stand by id, and null stands for what is not there.
type diffJSON struct {
	Schema          string                `json:"schema"`
	Old             refJSON               `json:"old"`
	New             refJSON               `json:"new"`
	Same            bool                  `json:"same"` // nothing differs but the version, perhaps
	Scale           bool                  `json:"scale"`
	Quorum          *[2]int               `json:"quorum"`
	RungOrder       bool                  `json:"rung_order"`
	CompetencyOrder bool                  `json:"competency_order"`
	Parts           []revise.Part         `json:"parts"`
	Rungs           []thingChangeJSON     `json:"rungs"`
	Competencies    []thingChangeJSON     `json:"competencies"`
	Indicators      []indicatorChangeJSON `json:"indicators"`
	With            *effectJSON           `json:"with,omitzero"`
}

type (
	refJSON struct {
		ID      string `json:"id"`
		Version string `json:"version"`
		Digest  string `json:"digest"`
	}
	thingChangeJSON struct {
		Changes []string `json:"changes"`
		Old     *string  `json:"old"`
		New     *string  `json:"new"`
	}
	indicatorChangeJSON struct {
		Changes []string      `json:"changes"`
		Answers string        `json:"answers"` // none, stand, again or gone
		Old     *questionJSON `json:"old"`
		New     *questionJSON `json:"new"`
	}
	questionJSON struct {
		Rung       string   `json:"rung"`
		Competency string   `json:"competency"`
		I          string   `json:"i"`
		Weight     int      `json:"weight"`
		MustHave   bool     `json:"must_have"`
		Needs      []string `json:"needs"`
		Same       *string  `json:"same"`
	}
	effectJSON struct {
		ID     string        `json:"id"`
		Kept   int           `json:"kept"`
		Again  []lossJSON    `json:"again"`
		Gone   []lossJSON    `json:"gone"`
		Fresh  []placeJSON   `json:"fresh"`
		Before *standingJSON `json:"before"`
		After  *standingJSON `json:"after"`
		Left   int           `json:"left"`
	}
	placeJSON struct {
		Rung       string `json:"rung"`
		Competency string `json:"competency"`
	}
	lossJSON struct {
		placeJSON
		Why string `json:"why"`
	}
	standingJSON struct {
		Placement *string       `json:"placement"`
		Target    string        `json:"target"`
		Readiness readinessJSON `json:"readiness"`
	}
	readinessJSON struct {
		Num     int    `json:"num"`
		Den     int    `json:"den"`
		Percent *int   `json:"percent"`
		Word    string `json:"word"`
	}
)

// The words for the ways in which something changed, in the order of their declaration.
var changeWords = []struct {
	what revise.What
	word string
}{
	{revise.Added, "added"}, {revise.Removed, "removed"}, {revise.Renamed, "renamed"}, {revise.Retitled, "retitled"},
	{revise.Moved, "moved"}, {revise.Lateral, "lateral"}, {revise.Reworded, "reworded"}, {revise.Same, "same_question"},
	{revise.Reweighted, "reweighted"}, {revise.MustHave, "must_have"}, {revise.Needs, "needs"}, {revise.Shared, "shared"},
	{revise.Details, "details"},
}

func wordsFor(w revise.What) []string {
	words := []string{}
	for _, c := range changeWords {
		if w.Has(c.what) {
			words = append(words, c.word)
		}
	}
	return words
}

func (d ladderDiff) asJSON() diffJSON {
	c := d.changes
	j := diffJSON{
		Schema: "rung/ladder-diff/1", Old: refOf(c.Old), New: refOf(c.New), Same: c.None(), Scale: c.Scale,
		RungOrder: c.RungOrder, CompetencyOrder: c.CompetencyOrder, Parts: append([]revise.Part{}, c.Parts...),
		Rungs: []thingChangeJSON{}, Competencies: []thingChangeJSON{}, Indicators: []indicatorChangeJSON{},
	}
	if c.Quorum {
		j.Quorum = &[2]int{c.Old.Quorum, c.New.Quorum}
	}
	for _, r := range c.Rungs {
		j.Rungs = append(j.Rungs, thingOf(r, func(i int) string { return c.Old.Rungs[i].ID }, func(i int) string { return c.New.Rungs[i].ID }))
	}
	for _, x := range c.Competencies {
		j.Competencies = append(j.Competencies,
			thingOf(x, func(i int) string { return c.Old.Competencies[i].ID }, func(i int) string { return c.New.Competencies[i].ID }))
	}
	for _, i := range c.Indicators {
		j.Indicators = append(j.Indicators, indicatorChangeJSON{
			Changes: wordsFor(i.What), Answers: answersAfter(c, i.What), Old: questionOf(c.Old, i.Old), New: questionOf(c.New, i.New),
		})
	}
	if d.effect != nil {
		j.With = d.effect.asJSON()
	}
	return j
}

func refOf(l *ladder.Ladder) refJSON { return refJSON{l.ID, l.Version, l.Digest} }

func thingOf(c revise.Change[int], old, new func(int) string) thingChangeJSON {
	t := thingChangeJSON{Changes: wordsFor(c.What)}
	if c.Old >= 0 {
		id := old(c.Old)
		t.Old = &id
	}
	if c.New >= 0 {
		id := new(c.New)
		t.New = &id
	}
	return t
}

// answersAfter says what becomes of answers to an indicator.
func answersAfter(c *revise.Changes, w revise.What) string {
	switch {
	case w.Has(revise.Added):
		return "none"
	case w.Has(revise.Removed):
		return "gone"
	case c.Scale || w.Has(revise.Reworded) && !w.Has(revise.Same):
		return "again"
	}
	return "stand"
}

func questionOf(l *ladder.Ladder, c ladder.Cell) *questionJSON {
	if c == ladder.None {
		return nil
	}
	ind, at := l.At(c), l.OriginOf(c)
	q := &questionJSON{Rung: at.Rung, Competency: at.Competency, I: ind.I, Weight: ind.Weight, MustHave: ind.MustHave, Needs: ind.Needs}
	if ind.Same != "" {
		q.Same = &ind.Same
	}
	return q
}

func (e *effect) asJSON() *effectJSON {
	c := e.carried
	j := &effectJSON{
		ID: c.From.ID, Kept: len(c.Kept), Again: []lossJSON{}, Gone: []lossJSON{}, Fresh: []placeJSON{},
		Before: standingOf(e.before), After: standingOf(e.after), Left: e.left,
	}
	for _, a := range c.Again {
		j.Again = append(j.Again, lossJSON{placeJSON{a.Answer.Rung, a.Answer.Competency}, whyWord(a.Why)})
	}
	for _, g := range c.Gone {
		j.Gone = append(j.Gone, lossJSON{placeJSON{g.Answer.Rung, g.Answer.Competency}, whyWord(g.Why)})
	}
	for _, cell := range c.Fresh {
		at := c.New.OriginOf(cell)
		j.Fresh = append(j.Fresh, placeJSON(at))
	}
	return j
}

func whyWord(w revise.Why) string {
	return [...]string{
		revise.NewWords: "reworded", revise.NewScale: "scale", revise.NotCertain: "not_certain",
		revise.NotAsked: "not_asked", revise.NotHere: "not_in_context", revise.Twice: "answered_twice",
	}[w]
}

func standingOf(r *assess.Result) *standingJSON {
	if r == nil {
		return nil
	}
	s := &standingJSON{Target: string(r.Target), Readiness: readinessJSON(r.Readiness)}
	if r.Placement != "" {
		placement := string(r.Placement)
		s.Placement = &placement
	}
	return s
}
