package revise_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/revise"
	"github.com/rung-dev/rung/internal/score"
)

// TestReasons: every answer that does not stand says why.
func TestReasons(t *testing.T) {
	new := edited(func(l *ladder.Ladder) {
		(*at(l, craft, two)).I = "I whittle."
		*at(l, trade, three) = nil
	})
	a := everything(base())
	a.Answers = append(a.Answers,
		assess.Answer{Rung: "one", Competency: "craft", Response: 1},
		assess.Answer{Rung: "one", Competency: "unheard-of", Response: 1},
		assess.Answer{Rung: "two", Competency: "trade", Response: 1})
	c := revise.Carry(base(), new, a)
	if d := cmp.Diff([]int{0, 2, 3}, positions(c.Kept, func(k revise.Kept) int { return k.At })); d != "" {
		t.Errorf("kept (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]revise.Again{{1, revise.NewWords, a.Answers[1]}}, c.Again); d != "" {
		t.Errorf("again (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]revise.Gone{
		{4, revise.NotAsked, a.Answers[4]}, {5, revise.Twice, a.Answers[5]},
		{6, revise.NotAsked, a.Answers[6]}, {7, revise.NotAsked, a.Answers[7]},
	}, c.Gone); d != "" {
		t.Errorf("gone (-want +got):\n%s", d)
	}
	a.Answers = a.Answers[:1]
	a.Answers[0].Response = 8
	if c = revise.Carry(nil, new, a); c.Again[0].Why != revise.NewScale {
		t.Errorf("a value beyond the scale: %+v", c.Again)
	}
}

func positions[T any](all []T, at func(T) int) []int {
	var ps []int
	for _, x := range all {
		ps = append(ps, at(x))
	}
	return ps
}

// TestBegin: the new assessment names the old one, asks what is open, and starts from what was answered before.
func TestBegin(t *testing.T) {
	new := edited(func(l *ladder.Ladder) {
		rename(l, "two", "second")
		(*at(l, craft, two)).I = "I whittle."
		l.Preferences[0].Items = append(l.Preferences[0].Items, ladder.PreferenceItem{ID: "new", Low: "a", High: "b"})
	})
	a := everything(base())
	a.Person.Name, a.Rater = "Ada", assess.Rater{Role: assess.Self, Name: "Ada"}
	a.Declared, a.Aspiration = "two", "three"
	a.Answers = append(a.Answers[:0:0], a.Answers[0], a.Answers[1])
	a.Pending = []assess.Note{{Rung: "three", Competency: "craft", Evidence: "a seal"}, {Rung: "four", Competency: "craft", Evidence: "?"}}
	a.Leanings = []assess.Preferred{{Item: "pace", Value: -1}, {Item: "gone", Value: 1}}
	c := revise.Carry(base(), new, a)
	got := c.Begin()

	asked := a.Answers[1]
	asked.Rung = "second"
	want := &assess.Assessment{
		Ladder: assess.BindTo(new), Person: a.Person, Rater: a.Rater, Mode: assess.Full, Declared: "second", Aspiration: "three",
		From:     &assess.From{ID: a.ID, Digest: assess.DigestOf(a), Ladder: a.Ladder},
		Answers:  a.Answers[:1],
		Again:    []assess.Answer{asked},
		Pending:  []assess.Note{a.Pending[0], {Rung: "second", Competency: "craft", Evidence: "two.craft"}},
		Leanings: a.Leanings[:1],
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if d := cmp.Diff(a.Pending[1:], c.Dropped); d != "" {
		t.Errorf("dropped notes (-want +got):\n%s", d)
	}
	if d := cmp.Diff(a.Leanings[1:], c.Restate); d != "" {
		t.Errorf("preferences to state anew (-want +got):\n%s", d)
	}
	if d := cmp.Diff(map[ladder.Cell]assess.Response{carving: 3}, proposals(c)); d != "" {
		t.Errorf("proposals (-want +got):\n%s", d)
	}

	s, err := assess.NewSession(got, score.WalkOf(new, got))
	if err != nil {
		t.Fatal(err)
	}
	for s.Current() != carving {
		if s.Proposal() != assess.Unasked {
			t.Fatalf("%v has a proposal", s.Current())
		}
		s.Answer(1, a.StartedAt)
	}
	if s.Proposal() != 3 || s.Evidence() != "two.craft" {
		t.Errorf("asks again with %v and the note %q", s.Proposal(), s.Evidence())
	}
	s.Answer(2, a.StartedAt)
	s.Back()
	if s.Proposal() != assess.Unasked || s.Response() != 2 || s.Evidence() != "two.craft" {
		t.Errorf("answered anew: proposal %v, response %v, note %q", s.Proposal(), s.Response(), s.Evidence())
	}
}

// TestBeginTwice: what was to be asked again, and was not before the ladder changed once more, still is.
func TestBeginTwice(t *testing.T) {
	reworded := edited(func(l *ladder.Ladder) { (*at(l, craft, two)).I = "I whittle." })
	draft := revise.Carry(base(), reworded, everything(base())).Begin()
	later := edited(func(l *ladder.Ladder) {
		(*at(l, craft, two)).I = "I whittle."
		rename(l, "two", "second")
	})
	c := revise.Carry(reworded, later, draft)
	if d := cmp.Diff(map[ladder.Cell]assess.Response{carving: 3}, proposals(c)); d != "" {
		t.Errorf("proposals (-want +got):\n%s", d)
	}
	draft.Answers = append(draft.Answers, assess.Answer{Rung: "two", Competency: "craft", Response: 0})
	if c = revise.Carry(reworded, later, draft); len(proposals(c)) != 0 || len(c.Kept) != 5 {
		t.Errorf("answered since: %d kept, proposals %v", len(c.Kept), proposals(c))
	}
}

// TestAnotherScale: a value is no proposal on another scale, an answer off the scale is.
func TestAnotherScale(t *testing.T) {
	a := everything(base())
	a.Answers[1].Response = assess.NoOccasion
	c := revise.Carry(base(), edited(func(l *ladder.Ladder) { l.Scale.Cut = 1 }), a)
	if !c.Rescaled || len(c.Again) != 5 || c.Again[0].Why != revise.NewScale {
		t.Errorf("rescaled %v, again %+v", c.Rescaled, c.Again)
	}
	if d := cmp.Diff(map[ladder.Cell]assess.Response{carving: assess.NoOccasion}, proposals(c)); d != "" {
		t.Errorf("proposals (-want +got):\n%s", d)
	}
	if notes := c.Begin().Pending; len(notes) != 5 {
		t.Errorf("notes %+v", notes)
	}
}

// TestFresh: new questions are those that the older ladder does not have.
func TestFresh(t *testing.T) {
	new := edited(func(l *ladder.Ladder) {
		*at(l, trade, two) = &ladder.Indicator{I: "I haggle.", Weight: 1}
		(*at(l, craft, two)).I = "I whittle."
	})
	want := []ladder.Cell{{Competency: trade, Rung: two}}
	if d := cmp.Diff(want, revise.Carry(base(), new, everything(base())).Fresh); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if got := revise.Carry(nil, new, everything(base())).Fresh; got != nil {
		t.Errorf("without the older ladder: %v", got)
	}
}

// TestContext: answers in a context follow as well, and so does the seat that somebody is on.
func TestContext(t *testing.T) {
	a := everything(base())
	a.Ladder.Context, a.Declared = "small", "master"
	c := revise.Carry(base(), edited(func(l *ladder.Ladder) { rename(l, "three", "third") }), a)
	if c.New.Context != "small" || c.Declared != "master" || len(c.Kept) != 5 {
		t.Errorf("in context %q: declared %q, %d kept", c.New.Context, c.Declared, len(c.Kept))
	}
	checkFits(t, c)

	needed := edited(func(l *ladder.Ladder) {
		l.Contexts[0].Lacks = []string{"staff"}
		(*at(l, craft, two)).Needs = []string{"staff"}
	})
	c = revise.Carry(base(), needed, a)
	if d := cmp.Diff([]revise.Gone{{1, revise.NotHere, a.Answers[1]}}, c.Gone); d != "" {
		t.Errorf("gone (-want +got):\n%s", d)
	}
	checkFits(t, c)

	c = revise.Carry(base(), edited(func(l *ladder.Ladder) { l.Contexts = nil }), a)
	if c.New.Context != "" || c.Declared != "" || len(c.Kept) != 5 {
		t.Errorf("the context is gone: context %q, declared %q, %d kept", c.New.Context, c.Declared, len(c.Kept))
	}
	a.Declared = "two"
	newSeat := edited(func(l *ladder.Ladder) { l.Contexts[0].Seats[0].ID = "head" })
	if c = revise.Carry(base(), newSeat, a); c.Declared != "head" {
		t.Errorf("a rung that is merged: declared %q", c.Declared)
	}
}

// checkFits holds a carried assessment to its ladder.
func checkFits(t interface{ Errorf(string, ...any) }, c *revise.Carried) {
	if _, err := assess.SheetOf(c.New, c.Begin().Answers); err != nil {
		t.Errorf("the answers do not fit: %v", err)
	}
}

// proposals are the answers to start from where a question is asked again, by its cell in the newer ladder.
func proposals(c *revise.Carried) map[ladder.Cell]assess.Response {
	found := map[ladder.Cell]assess.Response{}
	for _, a := range c.Asked() {
		if cell, ok := c.New.Find(a.Rung, a.Competency); ok {
			found[cell] = a.Response
		}
	}
	return found
}
