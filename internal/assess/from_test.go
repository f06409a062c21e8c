package assess

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/ladder"
)

func TestFromAndAgainAreWrittenOnlyWhereTheyAre(t *testing.T) {
	a := mustDecode(t, []byte(minimal))
	if out := Encode(a); bytes.Contains(out, []byte(`"from"`)) || bytes.Contains(out, []byte(`"again"`)) {
		t.Errorf("%s", out)
	}
	a.From = &From{ID: "0198f0c2-0000-7000-8000-000000000001", Digest: "sha256:1", Ladder: LadderRef{ID: "product", Version: "1", Context: "startup"}}
	a.Again = []Answer{
		{Rung: "pm", Competency: "data", Response: 2, Evidence: "the log", At: time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)},
		{Rung: "pm", Competency: "market", Response: NoOccasion},
	}
	out := string(Encode(a))
	for _, want := range []string{
		"\"previous\": null,\n  \"from\": {\"id\": \"0198f0c2-0000-7000-8000-000000000001\", \"digest\": \"sha256:1\", " +
			"\"ladder\": {\"id\": \"product\", \"version\": \"1\", \"digest\": \"\", \"context\": \"startup\"}},\n  \"mode\"",
		"\"again\": [\n    {\"rung\": \"pm\", \"competency\": \"data\", \"value\": 2, \"evidence\": \"the log\", \"at\": \"2026-11-21T10:00:00Z\"},\n" +
			"    {\"rung\": \"pm\", \"competency\": \"market\", \"off_scale\": \"no_occasion\"}\n  ],\n  \"answers\"",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("lacks %s in\n%s", want, out)
		}
	}
	back := mustDecode(t, []byte(out))
	if d := cmp.Diff(a, back); d != "" {
		t.Errorf("(-written +read):\n%s", d)
	}
	if d := cmp.Diff(a, mustDecode(t, EncodeLine(a))); d != "" {
		t.Errorf("on one line (-written +read):\n%s", d)
	}
}

func TestFromIsReadWithCare(t *testing.T) {
	a := mustDecode(t, withMember(`"from": {"id": "\u001b[2J", "later": [1], "ladder": {"id": "product", "new": true}}, "again": null`))
	if a.From.ID != "␛[2J" || string(a.From.Unknown) != `{"later":[1]}` || string(a.From.Ladder.Unknown) != `{"new":true}` {
		t.Errorf("%+v", a.From)
	}
	if again := Encode(a); !bytes.Equal(Encode(mustDecode(t, again)), again) {
		t.Errorf("no fixpoint: %s", again)
	}
	if a := mustDecode(t, withMember(`"from": null`)); a.From != nil {
		t.Errorf("null gives %+v", a.From)
	}
	for member, want := range map[string]string{
		`"from": 1`:                       "from must be an object",
		`"from": {"ladder": {"id": "A"}}`: "from.ladder.id must be an id",
		`"again": {}`:                     "again must be a list",
		`"again": [{"rung": "pm", "competency": "data"}]`: "the answer has neither value nor off_scale",
	} {
		_, err := Decode(withMember(member))
		var wrong DecodeErrors
		if !errors.As(err, &wrong) || wrong[0].Text != want {
			t.Errorf("%s: %v, want %s", member, err, want)
		}
	}
	if _, err := Decode(withMember(`"again": [` + strings.Repeat(`{"rung":"a","competency":"b","value":1},`, MaxAnswers) + `{}]`)); err == nil {
		t.Error("more answers than a document may have")
	}
}

// withMember is the least document with one more member.
func withMember(member string) []byte {
	return []byte(strings.Replace(minimal, `"answers"`, member+`, "answers"`, 1))
}

func TestProposal(t *testing.T) {
	l := &ladder.Ladder{
		ID: "small", Scale: ladder.DefaultScale(), Quorum: 75, Rungs: []ladder.Rung{{ID: "one"}},
		Competencies: []ladder.Competency{
			{ID: "a", Indicators: []*ladder.Indicator{{I: "I a.", Weight: 1}}},
			{ID: "b", Indicators: []*ladder.Indicator{{I: "I b.", Weight: 1}}},
		},
	}
	a := &Assessment{
		Ladder: BindTo(l), Mode: Full,
		Again: []Answer{
			{Rung: "gone", Competency: "b", Response: 1}, {Rung: "one", Competency: "b", Response: 8}, {Rung: "one", Competency: "b", Response: 2},
		},
	}
	s, err := NewSession(a, Walk{Ladder: l, Mode: Full, Declared: -1, Aspired: -1})
	if err != nil {
		t.Fatal(err)
	}
	if p := s.Proposal(); p != Unasked {
		t.Errorf("a question of its own has the proposal %v", p)
	}
	s.Answer(3, time.Time{})
	if p := s.Proposal(); p != 2 {
		t.Errorf("asked again with %v, want 2: the first that the scale has", p)
	}
	s.Answer(0, time.Time{})
	if p := s.Proposal(); p != Unasked {
		t.Errorf("at the end: %v", p)
	}
	s.Back()
	if p := s.Proposal(); p != Unasked || s.Response() != 0 {
		t.Errorf("answered with %v, and still proposed %v", s.Response(), p)
	}
}

// TestDigestOf: the digest is that of the file, as any other program finds it.
func TestDigestOf(t *testing.T) {
	a := mustDecode(t, testdata(t, "design.json"))
	sum := sha256.Sum256(testdata(t, "design.golden"))
	if got, want := DigestOf(a), "sha256:"+hex.EncodeToString(sum[:]); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
