package assess

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/ladder"
)

// uuidOf is an id for a test.
func uuidOf(n int) string { return fmt.Sprintf("0198f0c2-0000-7000-8000-%012d", n) }

// questionsOf are n questions, three a rung.
func questionsOf(n int) []Question {
	var qs []Question
	for i := range n {
		qs = append(qs, Question{Rung: fmt.Sprint("r", i/3), Competency: fmt.Sprint("c", i%3)})
	}
	return qs
}

// drawAnswerTo answers a question in any way, with any note.
func drawAnswerTo(t *rapid.T, q Question) Answer {
	a := Answer{Rung: q.Rung, Competency: q.Competency, Response: drawResponse(t, false), Evidence: drawNote(t)}
	if rapid.Bool().Draw(t, "timed") {
		a.At = time.Date(2026, 11, 21, 10, rapid.IntRange(0, 59).Draw(t, "minute"), 0, 0, time.UTC)
	}
	if rapid.IntRange(0, 9).Draw(t, "strange") == 0 {
		a.Unknown = Unknown(`{"mood":"sunny"}`)
	}
	return a
}

// drawResponse draws a value or an answer off the scale; with unasked, none as well.
func drawResponse(t *rapid.T, unasked bool) Response {
	return Response(rapid.IntRange(int(Skipped), MaxValue).
		Filter(func(v int) bool { return unasked || v != int(Unasked) }).Draw(t, "response"))
}

func drawNote(t *rapid.T) string {
	return rapid.SampledFrom([]string{"", "the decision log", "two\nlines", `"quoted" \ <b>`, "größer ✓"}).Draw(t, "note")
}

// drawFilling gives a view everything that says something about its answers.
func drawFilling(t *rapid.T, a *Assessment) {
	qs := make([]Question, len(a.Answers))
	for i, x := range a.Answers {
		qs[i] = Question{x.Rung, x.Competency}
	}
	for i, q := range qs {
		a.Answers[i] = drawAnswerTo(t, q)
	}
	if len(qs) > 0 {
		a.Pending = []Note{{Rung: qs[0].Rung, Competency: qs[0].Competency, Evidence: drawNote(t)}}
		a.Again = []Answer{drawAnswerTo(t, qs[0])}
	}
	placement := RungRef(rapid.SampledFrom([]string{"", "r0", "r1"}).Draw(t, "placement"))
	a.Result = &Result{Placement: placement, Target: "r1", Blocked: []string{"c0"}}
	a.Previous = &Previous{ID: uuidOf(9), Placement: placement}
	a.Plan = []PlanItem{{Competency: "c1", Rung: "r0", Action: drawNote(t)}}
	a.Leanings = []Preferred{{Item: "speed", Value: rapid.IntRange(-2, 2).Draw(t, "lean")}}
	a.Aspiration = RungRef(rapid.SampledFrom([]string{"", "r1"}).Draw(t, "aspiration"))
	a.FinishedAt = time.Date(2026, 11, 21, 11, rapid.IntRange(0, 59).Draw(t, "finished"), 0, 0, time.UTC)
	a.Unknown = Unknown(fmt.Sprintf(`{"note":%d}`, rapid.IntRange(0, 9).Draw(t, "unknown")))
}

// TestSecondHoldsNothingThatWasAnswered is the blindness of scoring section 6: two first views that ask the same questions and differ in all
// else begin the same second one.
func TestSecondHoldsNothingThatWasAnswered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		begin := func() *Assessment {
			a := &Assessment{
				ID: uuidOf(1), Ladder: LadderRef{ID: "product", Version: "1.0.0", Digest: "sha256:1", Context: "startup"},
				Person: Person{Name: "Ada"}, Rater: Rater{Role: Self, Name: "Ada"}, Declared: "r0", Mode: Careful,
			}
			for _, q := range questionsOf(7) {
				a.Answers = append(a.Answers, Answer{Rung: q.Rung, Competency: q.Competency})
			}
			drawFilling(t, a)
			return a
		}
		rater := Rater{Role: Manager, Name: "Max"}
		one, other := Second(begin(), rater), Second(begin(), rater)
		if x, y := Encode(one), Encode(other); !bytes.Equal(x, y) {
			t.Fatalf("the second view depends on what was answered (-one +other):\n%s", cmp.Diff(string(x), string(y)))
		}
		if d := cmp.Diff(questionsOf(7), one.About.Questions); d != "" {
			t.Fatalf("questions (-first +second):\n%s", d)
		}
		if one.Person.Name != "Ada" || one.Rater.Role != Manager || one.Rater.Name != "Max" || one.About.ID != uuidOf(1) || one.About.Digest != "" {
			t.Fatalf("%+v", one)
		}
		if one.Ladder.Context != "startup" || one.Declared != "r0" || one.Mode != Careful || !Unlocked(one) {
			t.Fatalf("%+v", one)
		}
	})
}

func TestLockEndsASecondView(t *testing.T) {
	first := &Assessment{ID: uuidOf(1), Answers: []Answer{{Rung: "r0", Competency: "c0", Response: 3}}}
	a := Second(first, Rater{Role: Manager})
	a.StartedAt = time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	a.FinishedAt = a.StartedAt.Add(time.Hour)
	saved := *a
	if !Unlocked(a) {
		t.Error("locked with questions to answer")
	}
	a.Lock(first)
	if Unlocked(a) || a.About.Digest != DigestOf(first) || a.About.ID != first.ID || a.About.Questions != nil {
		t.Errorf("locked: %+v", a.About)
	}
	if len(saved.About.Questions) != 1 || saved.About.Digest != "" {
		t.Errorf("locking has changed a copy that was handed on: %+v", saved.About)
	}
	b := Second(first, Rater{Role: Manager})
	if b.Lock(nil); b.About.Digest != "" || b.About.Questions != nil {
		t.Errorf("without the first view: %+v", b.About)
	}
}

func TestGivenQuestions(t *testing.T) {
	indicators := []*ladder.Indicator{{I: "I a.", Weight: 1}, {I: "I b.", Weight: 1}}
	l := &ladder.Ladder{
		ID: "small", Rungs: []ladder.Rung{{ID: "r0"}, {ID: "r1", Parent: "r0"}}, Scale: ladder.DefaultScale(),
		Competencies: []ladder.Competency{{ID: "c0", Indicators: indicators}, {ID: "c1", Indicators: []*ladder.Indicator{nil, indicators[0]}}},
	}
	cell := func(c, r int) ladder.Cell { return ladder.Cell{Competency: c, Rung: r} }
	q := func(rung, competency string) Question { return Question{rung, competency} }
	for _, c := range []struct {
		name string
		a    Assessment
		want []ladder.Cell
	}{
		{"a first view chooses its own", Assessment{Rater: Rater{Role: Self}, Answers: []Answer{{Rung: "r0", Competency: "c0"}}}, nil},
		{
			"a second view is asked what the first was, in that order, and keeps what it has answered",
			Assessment{
				About:   &About{Questions: []Question{q("r1", "c1"), q("r0", "c0"), q("r9", "c0"), q("r0", "c1")}},
				Answers: []Answer{{Rung: "r1", Competency: "c1"}, {Rung: "r1", Competency: "c0"}},
			},
			[]ladder.Cell{cell(1, 1), cell(0, 0), cell(0, 1)},
		},
		{
			"a record has what the views have answered",
			Assessment{
				Rater: Rater{Role: Agreed}, Answers: []Answer{{Rung: "r1", Competency: "c0"}},
				Open: []Open{{Question: q("r1", "c1")}, {Question: q("r1", "c0")}},
			},
			[]ladder.Cell{cell(0, 1), cell(1, 1)},
		},
		{"a record of nothing", Assessment{Rater: Rater{Role: Agreed}}, []ladder.Cell{}},
	} {
		if d := cmp.Diff(c.want, c.a.Given(l)); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

// drawShared draws a document with everything that one-on-ones have brought into it.
func drawShared(t *rapid.T) *Assessment {
	qs := questionsOf(rapid.IntRange(0, 6).Draw(t, "questions"))
	a := &Assessment{
		ID: uuidOf(1), Ladder: LadderRef{ID: "product"}, Mode: Check,
		Rater: Rater{Role: rapid.SampledFrom([]Role{Self, Manager, Agreed}).Draw(t, "role")},
	}
	views := func() Views { return Views{drawResponse(t, true), drawResponse(t, true)} }
	unknown := func() Unknown {
		return Unknown(rapid.SampledFrom([]string{"", `{"later":[1]}`}).Draw(t, "unknown"))
	}
	if rapid.Bool().Draw(t, "second") {
		a.About = &About{
			ID: rapid.SampledFrom([]string{"", uuidOf(2)}).Draw(t, "about"), Digest: rapid.SampledFrom([]string{"", "sha256:2"}).Draw(t, "digest"),
			Questions: qs, Unknown: unknown(),
		}
		if n := len(qs); n > 0 && rapid.Bool().Draw(t, "asides") {
			a.About.Asides = make([]Unknown, rapid.IntRange(1, n).Draw(t, "of"))
			for i := range a.About.Asides {
				a.About.Asides[i] = unknown()
			}
			a.About.Asides[len(a.About.Asides)-1] = Unknown(`{"last":null}`)
		}
	}
	for _, q := range qs {
		switch rapid.IntRange(0, 2).Draw(t, "kind") {
		case 0:
			a.Open = append(a.Open, Open{Question: q, Views: views(), Unknown: unknown(), ViewsUnknown: unknown()})
		case 1:
			x := drawAnswerTo(t, q)
			v := views()
			x.Views, x.ViewsUnknown = &v, unknown()
			a.Answers = append(a.Answers, x)
		}
	}
	for range rapid.IntRange(0, 2).Draw(t, "plan") {
		a.Plan = append(a.Plan, PlanItem{
			Competency: "c0", Action: drawNote(t), Owner: rapid.SampledFrom([]string{"", "Max"}).Draw(t, "owner"),
			Due: rapid.SampledFrom([]string{"", "2027-02-01"}).Draw(t, "due"), Status: rapid.SampledFrom([]string{"", Planned, Done, Dropped}).Draw(t, "status"),
			Closed: rapid.SampledFrom([]string{"", "2026-12-24"}).Draw(t, "closed"), Reason: drawNote(t), Unknown: unknown(),
		})
	}
	a.Redacted = rapid.SampledFrom([][]string{nil, {Evidence}, {Evidence, Names}}).Draw(t, "redacted")
	return a
}

func TestSharedPartsAreReadAsWritten(t *testing.T) {
	none := cmp.Transformer("none", func(u Unknown) string { return string(u) }) // nil and empty are both none
	rapid.Check(t, func(t *rapid.T) {
		a := drawShared(t)
		for _, text := range [][]byte{Encode(a), EncodeLine(a)} {
			back, err := Decode(text)
			if err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			if d := cmp.Diff(a, back, none); d != "" {
				t.Fatalf("(-written +read):\n%s\n%s", d, text)
			}
			if again := Encode(back); !bytes.Equal(again, Encode(a)) {
				t.Fatalf("no fixpoint:\n%s", again)
			}
		}
	})
}

func TestSharedPartsAreWrittenInTheirPlaces(t *testing.T) {
	a := mustDecode(t, []byte(minimal))
	for _, key := range []string{`"about"`, `"redacted"`, `"open"`, `"owner"`, `"closed"`, `"reason"`, `"views"`} {
		if bytes.Contains(Encode(a), []byte(key)) {
			t.Errorf("%s without need", key)
		}
	}
	a.About = &About{ID: uuidOf(2), Questions: []Question{{"pm", "data"}, {"pm", "market"}}}
	a.Redacted = []string{Evidence}
	a.Open = []Open{{Question: Question{"pm", "data"}, Views: Views{3, NoOccasion}}, {Question: Question{"pm", "market"}, Views: Views{Unasked, 0}}}
	a.Plan = []PlanItem{{Competency: "data", Rung: "pm", Action: "Do it", Owner: "Max", Due: "2027-02-01", Status: Dropped, Closed: "2026-12-24", Reason: "no budget"}}
	a.Answers = []Answer{{Rung: "pm", Competency: "talent", Response: 2, Evidence: "we looked", Views: &Views{4, Skipped}}}
	locked := *a
	locked.Lock(a)
	out := string(Encode(a)) + string(Encode(&locked))
	for _, want := range []string{
		"\"previous\": null,\n  \"about\": {\"id\": \"" + uuidOf(2) + "\", \"digest\": \"" + DigestOf(a) + "\"},\n  \"mode\"",
		"\"previous\": null,\n  \"about\": {\n    \"id\": \"" + uuidOf(2) + "\",\n    \"questions\": [\n" +
			"      {\"rung\": \"pm\", \"competency\": \"data\"},\n      {\"rung\": \"pm\", \"competency\": \"market\"}\n    ]\n  },\n  \"mode\"",
		"\"finished_at\": null,\n  \"redacted\": [\"evidence\"],\n  \"result\"",
		"\"sources\": [],\n  \"open\": [\n    {\"rung\": \"pm\", \"competency\": \"data\", \"views\": {\"self\": 3, \"manager\": \"no_occasion\"}},\n" +
			"    {\"rung\": \"pm\", \"competency\": \"market\", \"views\": {\"self\": null, \"manager\": 0}}\n  ],\n  \"answers\"",
		"{\"competency\": \"data\", \"rung\": \"pm\", \"action\": \"Do it\", \"owner\": \"Max\", \"due\": \"2027-02-01\", \"status\": \"dropped\", " +
			"\"closed\": \"2026-12-24\", \"reason\": \"no budget\"}",
		"{\"rung\": \"pm\", \"competency\": \"talent\", \"value\": 2, \"evidence\": \"we looked\", \"views\": {\"self\": 4, \"manager\": \"skipped\"}}",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("lacks %s in\n%s", want, out)
		}
	}
}

func TestSharedPartsAreReadWithCare(t *testing.T) {
	for member, want := range map[string]string{
		`"about": 1`:                                    "about must be an object",
		`"about": []`:                                   "about must be an object",
		`"about": {"id": "x"}`:                          "about.id must be a UUID",
		`"about": {"digest": 7}`:                        "about.digest must be a text in quotes",
		`"about": {"questions": {}}`:                    "about.questions must be a list",
		`"about": {"questions": ["pm.data"]}`:           "a question must be an object",
		`"about": {"questions": [{"rung": "A b"}]}`:     "rung must be an id",
		`"about": {"questions": [{"competency": 1}]}`:   "competency must be a text in quotes",
		`"redacted": "names"`:                           "redacted must be a list",
		`"redacted": [1]`:                               "redacted must be a text in quotes",
		`"open": {}`:                                    "open must be a list",
		`"open": [3]`:                                   "an open question must be an object",
		`"open": [{"views": 3}]`:                        "views must be an object",
		`"open": [{"views": {"self": 9}}]`:              "views.self must be a value, no_occasion, not_applicable or skipped",
		`"open": [{"views": {"self": -1}}]`:             "views.self must be a value, no_occasion, not_applicable or skipped",
		`"open": [{"views": {"self": 1.5}}]`:            "views.self must be a value, no_occasion, not_applicable or skipped",
		`"open": [{"views": {"self": true}}]`:           "views.self must be a value, no_occasion, not_applicable or skipped",
		`"open": [{"views": {"manager": "unasked"}}]`:   "views.manager must be a value, no_occasion, not_applicable or skipped",
		`"open": [{"views": {"manager": ["skipped"]}}]`: "views.manager must be a value, no_occasion, not_applicable or skipped",
		`"plan": [{"owner": 1}]`:                        "owner must be a text in quotes",
		`"plan": [{"closed": "yesterday"}]`:             "closed must be a date such as 2027-02-01",
		`"plan": [{"reason": {}}]`:                      "reason must be a text in quotes",
		`"again": [{"rung": "a", "competency": "b", "value": 1, "views": "x"}]`: "views must be an object",
	} {
		_, err := Decode(withMember(member))
		var wrong DecodeErrors
		if !errors.As(err, &wrong) || wrong[0].Text != want {
			t.Errorf("%s: %v, want %s", member, err, want)
		}
	}
	for _, member := range []string{
		`"about": null`, `"redacted": null`, `"open": null`, `"about": {}`, `"about": {"id": null, "questions": null}`, `"redacted": [null]`,
		`"open": [{}]`, `"open": [{"views": null}]`, `"open": [{"views": {"self": null}}]`, `"about": {"questions": [{}]}`, `"plan": [{"reason": null}]`,
	} {
		a := mustDecode(t, withMember(member))
		if out := Encode(a); !bytes.Equal(Encode(mustDecode(t, out)), out) {
			t.Errorf("%s: no fixpoint: %s", member, out)
		}
	}
}

// TestUnknownKeysOfSharedPartsStay byte for byte, in their places.
func TestUnknownKeysOfSharedPartsStay(t *testing.T) {
	for _, member := range []string{
		`"about": {"id": null, "questions": [{"rung": "pm", "competency": "a"}, {"rung": "pm", "competency": "b", "later": [1, {"x": null}]}, {"rung": "pm", "competency": "c"}]}`,
		`"open": [{"rung": "pm", "competency": "a", "views": {"self": 1, "manager": 2, "peer": 3}, "why": {"x": [1, 2]}}]`,
		`"again": [{"rung": "a", "competency": "b", "value": 1, "views": {"self": 1, "manager": null, "peer": 3}, "later": 1}]`,
	} {
		a := mustDecode(t, withMember(member))
		if out := string(EncodeLine(a)); !strings.Contains(out, member) {
			t.Errorf("%s is not in\n%s", member, out)
		}
		if out := string(EncodeLine(Redact(a, Names))); strings.Contains(out, "later") || strings.Contains(out, "peer") || strings.Contains(out, "why") {
			t.Errorf("shared with unknown keys:\n%s", out)
		}
	}
}

func TestHostileTextsOfSharedPartsAreMadeSafe(t *testing.T) {
	a := mustDecode(t, withMember(`"redacted": ["\u001b[2J"], "about": {"digest": "\u001b[2J", "later": 1}, "plan": [{"owner": "\u001b[2J", "reason": "a\nb\u001b"}]`))
	if a.Redacted[0] != "␛[2J" || a.About.Digest != "␛[2J" || string(a.About.Unknown) != `{"later":1}` {
		t.Errorf("%+v, %+v", a.Redacted, a.About)
	}
	if p := a.Plan[0]; p.Owner != "␛[2J" || p.Reason != "a\nb␛" {
		t.Errorf("%+v", p)
	}
}

func TestSharedPartsAreLimited(t *testing.T) {
	for name, element := range map[string]string{"open": `{}`, "redacted": `""`} {
		_, err := Decode(withMember(`"` + name + `": [` + strings.Repeat(element+",", MaxEntries) + element + `]`))
		if err == nil || !strings.Contains(err.Error(), "more than") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Decode(withMember(`"about": {"questions": [` + strings.Repeat(`{},`, MaxEntries) + `{}]}`)); err == nil {
		t.Error("about.questions has no limit")
	}
}
