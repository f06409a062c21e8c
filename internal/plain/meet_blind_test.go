package plain_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plain"
)

// secondLines is all that a second rater can type up to the lock, with everything else that can be asked for on the way.
var secondLines = strings.Split("?||Ada Example|Max|?|w|x|0|e|seen|.|?|g|s|g 1|4|p|mine|.|3|b|2|o|f|n|s|e|a note|.|1|g|2|4|f|f|?|b|3|3|3|3|3|3|3|lock it|?|g|s", "|")

// TestSecondRaterHearsNothing gives second views to two first views that differ in all that was answered and in nothing else. What is said,
// and every document that is written on the way, has to be the same, byte for byte, and have no note of the first view.
func TestSecondRaterHearsNothing(t *testing.T) {
	run := func(value func(i int) assess.Response, note string) (said string, saved []string) {
		w := newOffice(t, tinyLadder(t))
		first := adasView(t, w.ladder, value)
		for i := range first.Answers {
			first.Answers[i].Evidence = note
		}
		first.Plan = []assess.PlanItem{{Action: note, Status: assess.Planned}}
		since := *first
		since.ID, since.FinishedAt = "00000000-0000-7000-8000-0000000000bb", first.FinishedAt.Add(1)
		w.finished = append(w.finished, *first, since)
		p, left := w.meet(first, nil, secondLines...)
		if !errors.Is(left.Err, plain.ErrEnd) || p.n != len(secondLines) {
			t.Fatalf("it ends with %v after %d lines:\n%s", left.Err, p.n, p.transcript.String())
		}
		mustSay(t, p, "Type lock to lock your view")
		return p.transcript.String(), w.saved
	}
	said, saved := run(allFours, secret)
	other, otherSaved := run(func(i int) assess.Response {
		return []assess.Response{3, assess.NotApplicable, assess.Skipped, 1, assess.NoOccasion, 2}[i%6]
	}, "Something else")
	if said != other {
		t.Errorf("what is said tells the views apart:\n%s\n\n%s", said, other)
	}
	if !slices.Equal(saved, otherSaved) {
		t.Error("what is written tells the views apart")
	}
	if strings.Contains(said+fmt.Sprint(saved), secret) {
		t.Error("a note of the first view is there")
	}
}

// TestNothingIsRevealedBeforeTheLockIsSaved locks a view on a disk that is full. As long as it is not there, it can be changed, so the other
// one is not said.
func TestNothingIsRevealedBeforeTheLockIsSaved(t *testing.T) {
	w := newOffice(t, tinyLadder(t))
	first := adasView(t, w.ladder, allFours)
	p := &typist{lines: strings.Fields("Max 3 3 3 3 3 3 lock yes lock yes q")}
	p.before = func(n int) {
		switch p.lines[n] {
		case "lock":
			if n == 7 {
				w.fail = errors.New("no space left on device")
			} else {
				w.fail = nil
			}
		case "yes":
			if n == 8 && strings.Contains(p.transcript.String(), secret) {
				t.Error("the first view is said, and the second one is not on the disk")
			}
		}
	}
	left := plain.OneOnOne(plain.NewTalk(p, p, nil), w.plain(), first, nil, "")
	mustSay(t, p, "Not saved: no space left on device", "Nothing is shown before that", "Both views.")
	if !errors.Is(left.Err, plain.ErrLeft) || left.Unsaved != nil {
		t.Errorf("%+v", left)
	}
}

// TestFirstViewChangedSince locks a view when the file of the first one has changed so that the two are no pair any more.
func TestFirstViewChangedSince(t *testing.T) {
	w := newOffice(t, tinyLadder(t))
	first := adasView(t, w.ladder, allFours)
	first.Answers = first.Answers[:5]
	w.meet(first, nil, strings.Fields("Max 3 3 3 3 3")...)
	changed := adasView(t, w.ladder, allFours)
	p, left := w.meet(changed, nil, "lock", "yes")
	mustSay(t, p, "Your view is locked", "has no answer")
	if !errors.Is(left.Err, plain.ErrLeft) || len(w.finished) != 1 || len(w.drafts) != 0 || strings.Contains(p.transcript.String(), secret) {
		t.Errorf("%+v, %d finished, %d drafts:\n%s", left, len(w.finished), len(w.drafts), p.transcript.String())
	}
}
