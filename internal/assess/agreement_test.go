package assess

import (
	"bytes"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// drawPair draws two views on the same questions.
func drawPair(t *rapid.T) Pair {
	self, manager := firstAndSecond()
	self.Answers, manager.Answers = nil, nil
	for _, q := range questionsOf(rapid.IntRange(1, 7).Draw(t, "questions")) {
		a, b := drawAnswerTo(t, q), drawAnswerTo(t, q)
		if rapid.Bool().Draw(t, "alike") {
			b.Response = a.Response
		}
		self.Answers, manager.Answers = append(self.Answers, a), append(manager.Answers, b)
	}
	manager.Lock(self)
	p, err := NewPair(self, manager)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// talks is what a conversation comes to, as one would note it on paper.
type talks struct {
	agreed map[Question]Response
	said   map[Question]string
}

// step does one random thing to an agreement and to the paper.
func (p talks) step(t *rapid.T, g *Agreement) *Agreement {
	q := rapid.SampledFrom(append(slices.Clone(g.Pair.Questions), Question{"r9", "c9"})).Draw(t, "question")
	ofPair := slices.Contains(g.Pair.Questions, q)
	switch rapid.SampledFrom([]string{"decide", "say", "withdraw", "resume"}).Draw(t, "step") {
	case "decide":
		r := drawResponse(t, true)
		g.Decide(q, r, time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC))
		if ofPair && r.Answered() {
			p.agreed[q] = r
		}
	case "say":
		if !ofPair {
			return g
		}
		note := drawNote(t)
		g.Say(q, note)
		p.said[q] = note
	case "withdraw":
		g.Withdraw(q)
		delete(p.agreed, q)
	case "resume":
		draft, err := Decode(Encode(g.Draft))
		if err != nil {
			t.Fatal(err)
		}
		return ResumeAgreement(g.Pair, draft)
	}
	return g
}

// TestAgreementKeepsWhatWasSaidAndBothViews talks at random, goes back and on, and looks at everything after each step.
func TestAgreementKeepsWhatWasSaidAndBothViews(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPair(t)
		self, manager := Encode(p.Self), Encode(p.Manager)
		g := NewAgreement(p)
		g.Draft.ID, g.Draft.StartedAt = uuidOf(7), time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
		paper := talks{map[Question]Response{}, map[Question]string{}}
		type snapshot struct {
			draft Assessment
			text  string
		}
		var handedOn []snapshot // as the draft is to the disk, which writes it while the talk goes on
		for range rapid.IntRange(0, 25).Draw(t, "steps") {
			g = paper.step(t, g)
			handedOn = append(handedOn, snapshot{*g.Draft, string(Encode(g.Draft))})
			paper.check(t, g)
		}
		for _, s := range handedOn {
			if d := cmp.Diff(s.text, string(Encode(&s.draft))); d != "" {
				t.Fatalf("a draft that was handed on has changed:\n%s", d)
			}
		}
		if !bytes.Equal(Encode(p.Self), self) || !bytes.Equal(Encode(p.Manager), manager) {
			t.Fatal("a view was changed")
		}
	})
}

func (p talks) check(t *rapid.T, g *Agreement) {
	for _, q := range g.Pair.Questions {
		want, decided := p.agreed[q]
		if got, ok := g.Decided(q); ok != decided || ok && got != want {
			t.Fatalf("%v: agreed on %v, %v; want %v, %v", q, got, ok, want, decided)
		}
		if got := g.Said(q); got != p.said[q] {
			t.Fatalf("%v: said %q, want %q", q, got, p.said[q])
		}
	}
	if r, ok := g.Decided(Question{"r9", "c9"}); ok {
		t.Fatalf("agreed on %v where nothing was asked", r)
	}
	p.checkRecord(t, g, g.Record())
}

// checkRecord wants every question once: agreed on, alike, or open.
func (p talks) checkRecord(t *rapid.T, g *Agreement, record *Assessment) {
	seen := map[Question]int{}
	for _, a := range record.Answers {
		q := Question{a.Rung, a.Competency}
		seen[q]++
		views := g.Pair.Views(q)
		agreed, talked := p.agreed[q]
		switch {
		case talked && (a.Response != agreed || a.Evidence != p.said[q] || a.Views == nil || *a.Views != views):
			t.Fatalf("%v: %+v, agreed on %v with %q", q, a, agreed, p.said[q])
		case !talked && (!views.Same() || a.Response != views.Self || a.Views != nil):
			t.Fatalf("%v: %+v of %+v", q, a, views)
		case !talked && a.Evidence != firstNote(g.Pair.Self.NoteOn(q), g.Pair.Manager.NoteOn(q)):
			t.Fatalf("%v: note %q", q, a.Evidence)
		}
	}
	for _, o := range record.Open {
		seen[o.Question]++
		if _, talked := p.agreed[o.Question]; talked || o.Views.Same() || o.Views != g.Pair.Views(o.Question) {
			t.Fatalf("%+v is open", o)
		}
	}
	if len(seen) != len(g.Pair.Questions) || slices.ContainsFunc(slices.Collect(maps.Values(seen)), func(n int) bool { return n != 1 }) {
		t.Fatalf("%d of %d questions: %v", len(seen), len(g.Pair.Questions), seen)
	}
	for _, n := range record.Pending {
		if _, talked := p.agreed[Question{n.Rung, n.Competency}]; talked || n.Evidence != p.said[Question{n.Rung, n.Competency}] {
			t.Fatalf("%+v is pending", n)
		}
	}
	if d := cmp.Diff(g.Pair.Sources, record.Sources); d != "" || record.Rater.Role != Agreed || record.About != nil {
		t.Fatalf("%+v\n%s", record, d)
	}
	if _, err := Decode(Encode(record)); err != nil {
		t.Fatal(err)
	}
}

func firstNote(notes ...string) string {
	for _, n := range notes {
		if n != "" {
			return n
		}
	}
	return ""
}

func TestTakeDecisions(t *testing.T) {
	self, manager := firstAndSecond()
	manager.Answers[0].Response, manager.Answers[1].Response, manager.Answers[2].Response = 1, 1, 1
	p, err := NewPair(self, manager)
	if err != nil {
		t.Fatal(err)
	}
	g := NewAgreement(p)
	at := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	plan := []PlanItem{{Action: "Go on"}}
	strangers := g.Take(&Assessment{
		Answers: []Answer{
			{Rung: "r0", Competency: "c0", Response: 2, Evidence: "we looked", At: at},
			{Rung: "r9", Competency: "c9", Response: 2},
			{Rung: "r0", Competency: "c1", Response: Skipped, Evidence: "next time"},
		},
		Pending: []Note{{"r0", "c2", "we disagree"}, {"r8", "c8", "x"}},
		Plan:    plan,
	})
	if d := cmp.Diff([]Question{{"r9", "c9"}, {"r8", "c8"}}, strangers); d != "" {
		t.Errorf("strangers (-want +got):\n%s", d)
	}
	record := g.Record()
	want := []Answer{
		{Rung: "r0", Competency: "c0", Response: 2, Evidence: "we looked", Views: &Views{3, 1}, At: at},
		{Rung: "r1", Competency: "c0", Response: 3, Evidence: "seen"},
	}
	if d := cmp.Diff(want, record.Answers); d != "" {
		t.Errorf("answers (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]Open{{Question: Question{"r0", "c1"}, Views: Views{3, 1}}, {Question: Question{"r0", "c2"}, Views: Views{3, 1}}}, record.Open); d != "" {
		t.Errorf("open (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]Note{{"r0", "c1", "next time"}, {"r0", "c2", "we disagree"}}, record.Pending); d != "" {
		t.Errorf("pending (-want +got):\n%s", d)
	}
	if d := cmp.Diff(plan, record.Plan); d != "" {
		t.Errorf("plan (-want +got):\n%s", d)
	}
	if g.Take(&Assessment{}); len(g.Draft.Plan) != 1 {
		t.Error("decisions without a plan take one away")
	}
}

func TestRecordsKnowTheirViews(t *testing.T) {
	self, manager := firstAndSecond()
	p, err := NewPair(manager, self)
	if err != nil {
		t.Fatal(err)
	}
	record := NewAgreement(p).Record()
	if !record.IsOf(self.ID, manager.ID) || !record.IsOf(manager.ID, self.ID) || record.IsOf(self.ID, self.ID) || record.IsOf(self.ID, uuidOf(9)) {
		t.Error("IsOf")
	}
	if !record.IsMadeFrom(self.ID) || !record.IsMadeFrom(manager.ID) || record.IsMadeFrom(uuidOf(9)) {
		t.Error("IsMadeFrom")
	}
	record.Rater.Role = Self
	if record.IsOf(self.ID, manager.ID) || record.IsMadeFrom(self.ID) {
		t.Error("a view is made from nothing")
	}
	half := &Assessment{Rater: Rater{Role: Agreed}, Sources: []Source{{ID: self.ID}}}
	if half.IsOf(self.ID, self.ID) || !half.IsMadeFrom(self.ID) {
		t.Error("with one source")
	}
}
