package assess

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// everything is a document in which each text that may tell something about somebody says "secret", and each object has an unknown key.
func everything() *Assessment {
	answer := func(rung string) Answer {
		return Answer{Rung: rung, Competency: "data", Response: 3, Evidence: "secret note", Views: &Views{3, 2}}
	}
	a := &Assessment{
		ID:         "0198f0c2-0000-7000-8000-000000000001",
		Ladder:     LadderRef{ID: "product"},
		Person:     Person{Name: "secret name"},
		Rater:      Rater{Role: Manager, Name: "secret name"},
		Previous:   &Previous{ID: "0198f0c2-0000-7000-8000-000000000002", Placement: "po"},
		From:       &From{ID: "0198f0c2-0000-7000-8000-000000000003", Ladder: LadderRef{ID: "product"}},
		About:      &About{ID: "0198f0c2-0000-7000-8000-000000000004", Digest: "sha256:1"},
		Mode:       Check,
		FinishedAt: time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC),
		Plan:       []PlanItem{{Competency: "data", Rung: "pm", Action: "Hold interviews", Owner: "secret name", Status: Planned}},
		Sources:    []Source{{ID: "0198f0c2-0000-7000-8000-000000000005"}},
		Open:       []Open{{Question: Question{"pm", "market"}, Views: Views{1, 2}}},
		Leanings:   []Preferred{{Item: "depth", Value: 1}},
		Answers:    []Answer{answer("po"), answer("pm")},
		Again:      []Answer{answer("head")},
		Pending:    []Note{{Rung: "head", Competency: "market", Evidence: "secret note"}},
	}
	eachUnknown(reflect.ValueOf(a).Elem(), func(u *Unknown) { *u = Unknown(`{"later":"secret key"}`) })
	return a
}

// eachUnknown finds all unknown keys, also those of types that are yet to come.
func eachUnknown(v reflect.Value, use func(*Unknown)) {
	switch u, is := v.Addr().Interface().(*Unknown); {
	case is:
		use(u)
	case v.Kind() == reflect.Pointer && !v.IsNil():
		eachUnknown(v.Elem(), use)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			eachUnknown(v.Index(i), use)
		}
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[time.Time]():
		for i := range v.NumField() {
			eachUnknown(v.Field(i), use)
		}
	}
}

func TestRedact(t *testing.T) {
	for _, c := range []struct {
		parts []string
		gone  []string
	}{
		{[]string{Evidence}, []string{"secret note", "secret key"}},
		{[]string{Names}, []string{"secret name", "secret key"}},
		{[]string{Names, Evidence}, []string{"secret"}},
	} {
		before := everything()
		for _, gone := range c.gone {
			if !bytes.Contains(Encode(before), []byte(gone)) {
				t.Fatalf("there is no %q to leave out", gone)
			}
		}
		after := Redact(before, c.parts...)
		if d := cmp.Diff(everything(), before); d != "" {
			t.Errorf("%v changes the document itself: %s", c.parts, d)
		}
		for _, encode := range []func(*Assessment) []byte{Encode, EncodeLine} {
			text := string(encode(after))
			for _, gone := range c.gone {
				if strings.Contains(text, gone) {
					t.Errorf("%v leaves %q in %s", c.parts, gone, text)
				}
			}
		}
		eachUnknown(reflect.ValueOf(after).Elem(), func(u *Unknown) {
			if *u != nil {
				t.Errorf("%v leaves the unknown key %s", c.parts, *u)
			}
		})
		if d := cmp.Diff(after, mustDecode(t, Encode(after))); d != "" {
			t.Errorf("%v (-redacted +read): %s", c.parts, d)
		}
		want := slices.Sorted(slices.Values(c.parts))
		if !slices.Equal(after.Redacted, want) {
			t.Errorf("it says %v", after.Redacted)
		}
	}
}

// TestRedactKeepsTheRest leaves what is needed to score a document and to lay it beside another one.
func TestRedactKeepsTheRest(t *testing.T) {
	want := everything()
	want.Redacted = []string{Evidence, Names}
	want.Person.Name, want.Rater.Name, want.Plan[0].Owner, want.Pending = "", "", "", nil
	for _, answers := range [][]Answer{want.Answers, want.Again} {
		for i := range answers {
			answers[i].Evidence = ""
		}
	}
	eachUnknown(reflect.ValueOf(want).Elem(), func(u *Unknown) { *u = nil })
	if d := cmp.Diff(want, Redact(everything(), Names, Evidence)); d != "" {
		t.Errorf("(-want +got): %s", d)
	}
}

// TestRedactAddsUp redacts twice, in any order, also what says something that only a later version knows.
func TestRedactAddsUp(t *testing.T) {
	a := everything()
	a.Redacted = []string{"times", Names}
	once := Redact(a, Evidence, Names, Evidence)
	if want := []string{Evidence, Names, "times"}; !slices.Equal(once.Redacted, want) {
		t.Errorf("it says %v, want %v", once.Redacted, want)
	}
	if d := cmp.Diff(once, Redact(Redact(a, Names), Evidence)); d != "" {
		t.Errorf("one by one: %s", d)
	}
	if d := cmp.Diff(once, Redact(once, Evidence, Names)); d != "" {
		t.Errorf("twice: %s", d)
	}
	if got := Redact(a); !bytes.Equal(Encode(got), Encode(a)) {
		t.Error("with nothing to leave out it changes something")
	}
}

// TestRedactKeepsDerivedIDs gives a document without an id the one that it has anyway.
func TestRedactKeepsDerivedIDs(t *testing.T) {
	text := withMember(`"person": {"name": "Ada"}, "pending": [{"rung": "pm", "competency": "data", "evidence": "a note"}]`)
	id := mustDecode(t, text).ID
	for _, parts := range [][]string{{Evidence}, {Names}, {Evidence, Names}} {
		if got := Redact(mustDecode(t, text), parts...).ID; got != id {
			t.Errorf("%v: the id is %s, not %s", parts, got, id)
		}
		byHand := mustDecode(t, text)
		byHand.ID = ""
		if got := Redact(byHand, parts...).ID; got != id {
			t.Errorf("%v, made by hand: the id is %s, not %s", parts, got, id)
		}
	}
	if fmt.Sprint(Redactable) != "[evidence names]" {
		t.Errorf("%v can be left out", Redactable)
	}
}
