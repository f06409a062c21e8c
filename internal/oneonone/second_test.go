package oneonone_test

import (
	"errors"
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/sample"
	"github.com/rung-dev/rung/internal/score"
)

// fullView is a finished view on every question of a ladder.
func fullView(t *testing.T, l *ladder.Ladder, id string, value assess.Response) *assess.Assessment {
	t.Helper()
	a := sample.Full(l, func(int, int) assess.Response { return value })
	a.ID, a.Person.Name, a.Rater = id, "Ada", assess.Rater{Role: assess.Self, Name: "Ada"}
	a.Ladder, a.StartedAt, a.FinishedAt = assess.BindTo(l), november, november.Add(time.Hour)
	var err error
	if a.Result, err = score.Derive(l, a); err != nil {
		t.Fatal(err)
	}
	return a
}

func TestSecond(t *testing.T) {
	l := sample.Ladder(t, "product")
	byHer, byMax, byMaxOfNobody := fullView(t, l, "ada", 3), fullView(t, l, "max", 3), fullView(t, l, "max", 3)
	byMax.Rater, byMaxOfNobody.Rater = assess.Rater{Role: assess.Manager, Name: "Max"}, assess.Rater{Role: assess.Manager, Name: "Max"}
	byMaxOfNobody.Person.Name = ""
	docs := oneonone.Docs{Results: []*assess.Assessment{fullView(t, l, "before", 2)}}
	for name, c := range map[string]struct {
		first          *assess.Assessment
		by             string
		rater          assess.Rater
		person, before string
	}{
		"a manager's, to her own":   {byHer, "Max", assess.Rater{Role: assess.Manager, Name: "Max"}, "Ada", ""},
		"her own, to a manager's":   {byMax, "Ada", assess.Rater{Role: assess.Self, Name: "Ada"}, "Ada", "before"},
		"in other letters":          {byMax, "ADA", assess.Rater{Role: assess.Self, Name: "ADA"}, "Ada", "before"},
		"of whom no name was given": {byMaxOfNobody, "Ada", assess.Rater{Role: assess.Self, Name: "Ada"}, "Ada", "before"},
	} {
		got := docs.Second(c.first, c.by, "new", november)
		if got.ID != "new" || !got.StartedAt.Equal(november) || got.Rater.Role != c.rater.Role || got.Rater.Name != c.rater.Name || got.Person.Name != c.person ||
			got.About == nil || got.About.ID != c.first.ID {
			t.Errorf("%s: %+v", name, got)
		}
		if before := got.Previous; before == nil && c.before != "" || before != nil && before.ID != c.before {
			t.Errorf("%s: after %+v, want %q", name, before, c.before)
		}
	}
	nobody := byHer
	nobody.Person.Name = ""
	if got := docs.Second(nobody, "Max", "new", november); got.Person.Name != "" {
		t.Errorf("a manager's view is about %s now", got.Person.Name)
	}
}

func TestLock(t *testing.T) {
	l := sample.Ladder(t, "product")
	first, later := fullView(t, l, "ada", 3), november.Add(2*time.Hour)
	draft := oneonone.Docs{}.Second(first, "Max", "max", november)
	questions := len(draft.About.Questions)
	if _, err := oneonone.Lock(l, draft, first, later); !errors.Is(err, score.ErrNotEnough) {
		t.Errorf("nothing is answered: %v", err)
	}
	draft.Answers = sample.Second(first, func(int) assess.Response { return 2 }).Answers
	for want, first := range map[string]*assess.Assessment{assess.DigestOf(first): first, "": nil} {
		locked, err := oneonone.Lock(l, draft, first, later)
		if err != nil {
			t.Fatal(err)
		}
		if locked.About.Digest != want || assess.Unlocked(locked) || !locked.FinishedAt.Equal(later) || locked.Result == nil {
			t.Errorf("%+v, about %+v", locked, locked.About)
		}
	}
	if len(draft.About.Questions) != questions || draft.Finished() || draft.Result != nil {
		t.Errorf("the draft is changed: %+v", draft)
	}
}

func TestFinish(t *testing.T) {
	l := sample.Ladder(t, "product")
	docs := oneonone.Docs{Results: []*assess.Assessment{self("last", november, "bake")}}
	at := func() time.Time { return november.Add(time.Hour) }
	draft := fullView(t, l, "ada", 3)
	draft.FinishedAt, draft.Result = time.Time{}, nil
	done, err := docs.Finish(l, draft, at)
	if err != nil {
		t.Fatal(err)
	}
	if !done.FinishedAt.Equal(at()) || done.Result == nil || len(done.Plan) != 1 || done.Plan[0].Action != "bake" {
		t.Errorf("%+v", done)
	}
	if draft.Finished() || draft.Result != nil || draft.Plan != nil {
		t.Errorf("the draft is changed: %+v", draft)
	}
	draft.Answers = nil
	if _, err := docs.Finish(l, draft, at); !errors.Is(err, score.ErrNotEnough) {
		t.Errorf("nothing is answered: %v", err)
	}
}
