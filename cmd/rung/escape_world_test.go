//go:build unix

package main

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/score"
)

// noTexts are the parts of a ladder and of a document that hold ids, and what is derived from other parts.
var noTexts = set(
	"Ladder.ID", "Ladder.Version", "Ladder.Digest", "Ladder.Locale", "Ladder.Context",
	"Ladder.Sources.ID", "Ladder.Needs.ID", "Ladder.Areas.ID",
	"Ladder.Rungs.ID", "Ladder.Rungs.Parent", "Ladder.Rungs.Also", "Ladder.Rungs.Was", "Ladder.Rungs.Facts",
	"Ladder.Rungs.Note", "Ladder.Rungs.Merges", "Ladder.Rungs.Covers", // of a seat that a context makes
	"Ladder.Competencies.ID", "Ladder.Competencies.Area", "Ladder.Competencies.Was", "Ladder.Competencies.PartOf",
	"Ladder.Competencies.Indicators.Needs", "Ladder.Competencies.Indicators.Facts", "Ladder.Competencies.Indicators.Same",
	"Ladder.Competencies.Indicators.Was", "Ladder.Competencies.Indicators.Origin",
	"Ladder.Contexts.ID", "Ladder.Contexts.Lacks", "Ladder.Contexts.Seats.ID", "Ladder.Contexts.Seats.Merges",
	"Ladder.Preferences.ID", "Ladder.Preferences.Items.ID", "Ladder.Preferences.Items.Facts",

	"Assessment.ID", "Assessment.Ladder.ID", "Assessment.Ladder.Context", "Assessment.Rater.Role", "Assessment.Declared",
	"Assessment.Aspiration", "Assessment.Previous.Placement", "Assessment.From.Ladder.ID", "Assessment.From.Ladder.Context", "Assessment.Mode",
	"Assessment.About.ID", "Assessment.Sources.ID", "Assessment.About.Questions", "Assessment.Redacted", "Assessment.Result", "Assessment.Plan.Competency", "Assessment.Plan.Rung",
	"Assessment.Plan.Due", "Assessment.Plan.Closed", "Assessment.Open.Question", "Assessment.Leanings.Item", "Assessment.Answers.Rung",
	"Assessment.Answers.Competency", "Assessment.Again.Rung", "Assessment.Again.Competency", "Assessment.Pending.Rung",
	"Assessment.Pending.Competency",
)

// someWords are parts that hold a word that rung knows, and anything else in the documents of others.
var someWords = set("Assessment.Plan.Status", "Assessment.Ladder.Version", "Assessment.Ladder.Digest")

// evilLadder is the id of the ladder of these tests. It has everything that a ladder can have.
const evilLadder = "evil"

// plantedLadder is that ladder with a token in place of each text, as a file.
func plantedLadder(t *testing.T, p *plant) []byte {
	t.Helper()
	file, err := os.ReadFile("../../docs/example/tracks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	l, err := ladderfile.Read("tracks.yaml", file)
	if err != nil {
		t.Fatal(err)
	}
	l.ID = evilLadder
	l.Sources = []ladder.Source{{ID: "S1"}, {ID: "S2"}}
	l.Areas = []ladder.Area{{ID: "one"}, {ID: "other"}}
	l.Scale = ladder.Scale{Points: make([]ladder.Point, 5), Cut: 3}
	l.Glossary = map[string]string{"": ""}
	for i := range l.Rungs {
		l.Rungs[i].Facts = []string{"S1-1"}
	}
	l.Rungs[2].ActionsFrom = map[string][]string{"senior": nil} // that, or actions whatever the rung one comes from
	for i := range l.Competencies {
		c := &l.Competencies[i]
		c.Area = []string{"one", "other"}[i%2]
		c.Actions = map[string][]string{"senior": nil, "staff": nil, "manager": nil}
		for _, ind := range c.Indicators {
			if ind != nil && ind.Same == "" {
				ind.Facts = []string{"S2-1"}
			}
		}
	}
	p.in(reflect.ValueOf(l).Elem(), "Ladder")
	l.Rungs[2].Actions = nil
	for i := range l.Competencies {
		for _, ind := range l.Competencies[i].Indicators {
			if ind != nil && ind.Same != "" {
				ind.I, ind.They, ind.Evidence = "", "", ""
			}
		}
	}
	text, err := ladderfile.Encode(l)
	if err != nil {
		t.Fatal(err)
	}
	p.checkAll(t, text, reflect.TypeFor[ladder.Ladder](), "Ladder")
	return text
}

// TestLoadedLaddersAreSafe reads the ladder with each payload in each text. It is the same as the one in which what is to be shown stands in
// place of the attack.
func TestLoadedLaddersAreSafe(t *testing.T) {
	notInShort(t)
	t.Parallel()
	p := &plant{ids: noTexts, words: someWords}
	file := plantedLadder(t, p)
	for turn := range payloads {
		c := crop{p.fields, turn, payloads}
		got, err := ladderfile.Read("evil.yaml", c.yaml(attack, file))
		if err != nil {
			t.Fatal(err)
		}
		want, err := ladderfile.Read("evil.yaml", c.yaml(twin, file))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(ladder.Ladder{}, "Digest")); diff != "" {
			t.Fatalf("the attack (+) does not read as what is to be shown of it (-):\n%s", diff)
		}
		shown := strings.Join(textsOf(reflect.ValueOf(got)), "\n")
		for _, n := range sown(file) {
			if !strings.Contains(shown, c.tame(n)) {
				t.Errorf("%s (%s) was lost", p.fields[n], c.payload(n).name)
			}
		}
	}
	t.Logf("figure: texts of a ladder attacked: %d fields x %d payloads", len(sown(file)), len(payloads))
}

// textsOf are all strings in a value.
func textsOf(v reflect.Value) []string {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return textsOf(v.Elem())
		}
	case reflect.Struct:
		var all []string
		for i := range v.NumField() {
			all = append(all, textsOf(v.Field(i))...)
		}
		return all
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return []string{string(v.Bytes())}
		}
		var all []string
		for i := range v.Len() {
			all = append(all, textsOf(v.Index(i))...)
		}
		return all
	case reflect.Map:
		var all []string
		for it := v.MapRange(); it.Next(); {
			all = append(append(all, textsOf(it.Key())...), textsOf(it.Value())...)
		}
		return all
	case reflect.String:
		return []string{v.String()}
	}
	return nil
}

// everything is a document with all that a document can hold. No rung makes one like it, and each must read it.
func everything() *assess.Assessment {
	at := time.Date(2026, 1, 20, 9, 0, 0, 0, time.UTC)
	q := assess.Question{Rung: "senior", Competency: "code"}
	answer := assess.Answer{Rung: q.Rung, Competency: q.Competency, Response: 3, Views: &assess.Views{Self: 3, Manager: 2}, At: at}
	return &assess.Assessment{
		ID: adasID, Ladder: assess.LadderRef{ID: evilLadder}, Rater: assess.Rater{Role: assess.Self}, Mode: assess.Full,
		Previous: &assess.Previous{Placement: "senior"}, From: &assess.From{Ladder: assess.LadderRef{ID: evilLadder}},
		About:     &assess.About{ID: adasID, Questions: []assess.Question{q}, Asides: make([]assess.Unknown, 1)},
		StartedAt: at, Plan: []assess.PlanItem{{Competency: "code", Rung: "senior"}}, Sources: []assess.Source{{ID: adasID}, {ID: adasID}},
		Open: []assess.Open{{Question: q, Views: assess.Views{Self: 1, Manager: 4}}}, Leanings: []assess.Preferred{{Item: "thanks"}},
		Answers: []assess.Answer{answer}, Again: []assess.Answer{answer}, Pending: []assess.Note{{Rung: "senior", Competency: "people"}},
	}
}

// TestLoadedDocumentsAreSafe is TestLoadedLaddersAreSafe for documents. What rung does not know of is kept as it was, in a form that no
// terminal acts on.
func TestLoadedDocumentsAreSafe(t *testing.T) {
	notInShort(t)
	t.Parallel()
	p := &plant{ids: noTexts, words: someWords}
	a := everything()
	p.in(reflect.ValueOf(a).Elem(), "Assessment")
	file := assess.Encode(a)
	p.checkAll(t, file, reflect.TypeFor[assess.Assessment](), "Assessment")
	for turn := range payloads {
		c := crop{p.fields, turn, payloads}
		got, err := assess.Decode(c.json(attack, file))
		if err != nil {
			t.Fatal(err)
		}
		want, err := assess.Decode(c.json(twin, file))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmpopts.IgnoreTypes(assess.Unknown{})); diff != "" {
			t.Fatalf("the attack (+) does not read as what is to be shown of it (-):\n%s", diff)
		}
		again := assess.Encode(got)
		if found := (house{}).faults(string(again)); found != nil {
			t.Fatalf("the document is written with %v", found)
		}
		shown := strings.Join(textsOf(reflect.ValueOf(got)), "\n")
		for _, n := range sown(file) {
			if unknown := strings.HasSuffix(p.fields[n], "Unknown") || strings.HasSuffix(p.fields[n], "Asides"); !unknown && !strings.Contains(shown, c.tame(n)) {
				t.Errorf("%s (%s) was lost", p.fields[n], c.payload(n).name)
			}
		}
		if twice, err := assess.Decode(again); err != nil || !bytes.Equal(assess.Encode(twice), again) {
			t.Errorf("the document changes when it is read and written once more (%v)", err)
		}
	}
	t.Logf("figure: texts of a document attacked: %d fields x %d payloads", len(sown(file)), len(payloads))
}

// world is what one side has: a ladder and documents on it, by file name.
type world map[string][]byte

// evilWorlds makes both sides.
func evilWorlds(t *testing.T, turn int, texts []payload) (crop, map[side]world) {
	t.Helper()
	p := &plant{ids: noTexts, words: someWords}
	file := plantedLadder(t, p)
	docs := plantedDocuments(t, p, file)
	c := crop{p.fields, turn, texts}
	both := map[side]world{attack: {}, twin: {}}
	for s, w := range both {
		w["evil.yaml"] = c.yaml(s, file)
		for name, doc := range docs {
			w[name] = c.json(s, doc)
		}
	}
	return c, both
}

// plantedDocuments are what people hand to each other, with tokens.
func plantedDocuments(t *testing.T, p *plant, file []byte) map[string][]byte {
	t.Helper()
	l, err := ladderfile.Read("evil.yaml", file)
	if err != nil {
		t.Fatal(err)
	}
	self := viewOf(t, l, assess.Self, adasID, func(i int) assess.Response { return assess.Response(2 + i%3) })
	manager := viewOf(t, l, assess.Manager, "0198f0c2-0000-7000-8000-0000000000bb", func(i int) assess.Response { return assess.Response((i + 1) % 5) })
	manager.About = &assess.About{ID: adasID}
	draft := viewOf(t, l, assess.Self, "0198f0c2-0000-7000-8000-0000000000cc", fours)
	draft.FinishedAt, draft.Answers, draft.Plan = time.Time{}, draft.Answers[:3], nil
	draft.Pending = []assess.Note{{Rung: "senior", Competency: "hiring"}, {Rung: "engineer", Competency: "people"}}
	older := viewOf(t, l, assess.Self, "0198f0c2-0000-7000-8000-0000000000dd", fours)
	older.Ladder.Version, older.Ladder.Digest = "", "sha256:other"
	older.StartedAt, older.FinishedAt = older.StartedAt.AddDate(0, -1, 0), older.FinishedAt.AddDate(0, -1, 0)
	decisions := &assess.Assessment{ID: "0198f0c2-0000-7000-8000-0000000000ff", Ladder: assess.LadderRef{ID: evilLadder}, Plan: self.Plan[:1], Answers: []assess.Answer{self.Answers[0]}, Pending: []assess.Note{{Rung: self.Answers[1].Rung, Competency: self.Answers[1].Competency}}}
	docs := map[string][]byte{}
	for _, d := range []struct {
		name string
		a    *assess.Assessment
	}{{"ada.json", self}, {"max.json", manager}, {"draft.json", draft}, {"older.json", older}, {"decisions.json", decisions}} {
		p.in(reflect.ValueOf(d.a).Elem(), "Assessment")
		if d.a != older {
			d.a.Ladder.Version, d.a.Ladder.Digest = "", "" // the ladder at hand
		}
		docs[d.name] = assess.Encode(d.a)
	}
	return docs
}

// viewOf is a finished view of somebody on everything that a ladder asks.
func viewOf(t *testing.T, l *ladder.Ladder, role assess.Role, id string, value func(i int) assess.Response) *assess.Assessment {
	t.Helper()
	at := time.Date(2026, 1, 20, 9, 0, 0, 0, time.UTC)
	a := &assess.Assessment{
		ID: id, Ladder: assess.LadderRef{ID: l.ID}, Rater: assess.Rater{Role: role}, Declared: "senior", Aspiration: "staff", Mode: assess.Full,
		StartedAt: at, FinishedAt: at.Add(time.Hour),
	}
	for _, c := range l.Competencies {
		for r, ind := range c.Indicators {
			if ind != nil && ind.Same == "" {
				a.Answers = append(a.Answers, assess.Answer{Rung: l.Rungs[r].ID, Competency: c.ID, Response: value(len(a.Answers)), At: at})
			}
		}
	}
	for _, item := range l.Preferences[0].Items {
		a.Leanings = append(a.Leanings, assess.Preferred{Item: item.ID, Value: -1, At: at})
	}
	var err error
	if a.Result, err = score.Derive(l, a); err != nil {
		t.Fatal(err)
	}
	a.Plan = []assess.PlanItem{
		{Competency: "code", Rung: "staff", Due: "2027-02-01", Status: assess.Planned},
		{Competency: "people", Rung: "staff", Due: "2026-02-01"},
		{Competency: "hiring", Rung: "senior", Status: assess.Dropped, Closed: "2026-01-30"},
	}
	return a
}
