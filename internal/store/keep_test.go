package store

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

// undated is a document that was written by hand, without times.
func undated(n int) *assess.Assessment {
	a := assessment(n, "Ada Example", 3)
	a.StartedAt, a.FinishedAt = time.Time{}, time.Time{}
	return a
}

// TestKeepWithoutTimes: a document without times is kept as it is under the day on which it came, once.
func TestKeepWithoutTimes(t *testing.T) {
	s := newStore(t)
	s.now = func() time.Time { return noon }
	a := undated(1)
	path, err := s.Keep(a)
	if err != nil || !strings.HasPrefix(path, "assessments/ada-example/"+noon.Format(time.DateOnly)+"-product-self-") {
		t.Fatalf("%q, %v", path, err)
	}
	data, err := os.ReadFile(s.Abs(path))
	must(t, err)
	if string(data) != string(assess.Encode(a)) {
		t.Errorf("it is another document:\n%s", data)
	}
	s.now = func() time.Time { return noon.AddDate(0, 0, 1) }
	if again, err := s.Keep(undated(1)); again != path || err != nil {
		t.Errorf("a day later: %q, %v", again, err)
	}
	if other, err := s.Keep(undated(2)); other == path || err != nil {
		t.Errorf("another one: %q, %v", other, err)
	}
	if kept, err := s.FinishedOf("Ada Example"); len(kept) != 2 || err != nil {
		t.Errorf("%d are listed, %v", len(kept), err)
	}
}

func TestKeepIsFinishForTheRest(t *testing.T) {
	s := newStore(t)
	kept, err := s.Keep(finished(1, "Ada Example", noon))
	must(t, err)
	if path, err := s.Finish(finished(1, "Ada Example", noon)); path != kept || err != nil {
		t.Errorf("%q, %q, %v", kept, path, err)
	}
	draft := undated(2)
	draft.About = &assess.About{ID: id(1), Questions: []assess.Question{{Rung: "pm", Competency: "c-1"}}}
	for _, a := range []*assess.Assessment{assessment(3, "Ada Example", 3), draft} {
		var save *SaveError
		if path, err := s.Keep(a); path != "" || !errors.As(err, &save) || !errors.Is(err, errUnfinished) {
			t.Errorf("a draft: %q, %v", path, err)
		}
	}
}
