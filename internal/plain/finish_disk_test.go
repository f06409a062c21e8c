package plain_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plain"
)

// What ends an assessment is done when it is asked for, or not at all: nothing of it may be done later, behind the person's back.

var errFull = errors.New("no space left on device")

// meetFailing holds the one-on-one on Ada's view while documents cannot be finished at these lines.
func meetFailing(t *testing.T, lines string, at ...int) (*office, *typist, plain.Parting) {
	t.Helper()
	w := newOffice(t, tinyLadder(t))
	p := &typist{lines: strings.Split(lines, "|")}
	p.before = func(n int) {
		w.noFinish = nil
		for _, line := range at {
			if line == n {
				w.noFinish = errFull
			}
		}
	}
	left := plain.OneOnOne(plain.NewTalk(p, p, nil), w.plain(), adasView(t, w.ladder, allFours), nil, "")
	return w, p, left
}

// TestAnswerAfterALockThatFailed changes an answer between a lock that failed and the one that does not: the view holds the change.
func TestAnswerAfterALockThatFailed(t *testing.T) {
	w, p, left := meetFailing(t, "Max|3|3|3|3|3|3|lock|b|4|lock|q", 7)
	mustSay(t, p, "Not saved: no space left on device.\n", "so it is not locked", "Your answers stay in the draft. Saved.", "Your view is locked.")
	if len(w.finished) != 1 || len(w.drafts) != 0 || left.Draft != nil || left.Unsaved != nil {
		t.Fatalf("%d finished, %d drafts, %+v", len(w.finished), len(w.drafts), left)
	}
	if last := w.finished[0].Answers[5]; last.Response != 4 {
		t.Errorf("the view says %v, after 4 was saved", last.Response)
	}
}

// TestLeavingAfterALockThatFailed leaves after that: the draft stays, and nothing is locked.
func TestLeavingAfterALockThatFailed(t *testing.T) {
	for _, rest := range []string{"", "|q", "|b|3", "|b|4|q"} {
		w, p, left := meetFailing(t, "Max|3|3|3|3|3|3|lock"+rest, 7)
		mustSay(t, p, "so it is not locked")
		if len(w.finished) != 0 || len(w.drafts) != 1 || left.Draft == nil || left.Draft.Finished() || left.Unsaved != nil {
			t.Errorf("after %q: %d finished, %d drafts, %+v", rest, len(w.finished), len(w.drafts), left)
		}
	}
}

// TestLockWithoutPrivateNotes locks a view while the private notes cannot be saved: it is locked, and the notes are said not to be saved.
func TestLockWithoutPrivateNotes(t *testing.T) {
	w := newOffice(t, tinyLadder(t))
	w.noNotes = errors.New("notes: permission denied")
	p, left := w.meet(adasView(t, w.ladder, allFours), nil, strings.Split("Max|p|mine|.|3|3|3|3|3|3|lock|yes|1|2|m|4|yes|g|q|leave", "|")...)
	mustSay(t, p, "Your view is locked. Saved.\nStill not saved: notes: permission denied.", "What you agreed on is in the record. Saved.\nStill not saved")
	if strings.Contains(p.transcript.String(), "not locked") || strings.Contains(p.transcript.String(), "not written yet") {
		t.Errorf("it says\n%s", p.transcript.String())
	}
	if len(w.finished) != 3 || len(w.drafts) != 0 || left.Draft != nil || left.Unsaved == nil { // the first view is kept, too
		t.Errorf("%d finished, %d drafts, %+v", len(w.finished), len(w.drafts), left)
	}
}

// TestRecordAfterOneThatFailed agrees on something else between a record that could not be written and the one that is.
func TestRecordAfterOneThatFailed(t *testing.T) {
	w, p, left := meetFailing(t, "Max|3|3|3|3|3|3|lock|yes|1|2|m|4|yes|2|t 4|1|m|4|yes|g|q", 13)
	mustSay(t, p, "The record is not written.", "What you agreed on is in the record.")
	record := w.finished[len(w.finished)-1]
	if record.Rater.Role != assess.Agreed || len(record.Answers) != 2 || len(w.drafts) != 0 || left.Unsaved != nil {
		t.Errorf("the record of %v has %d answers; %d drafts, %+v", record.Rater, len(record.Answers), len(w.drafts), left)
	}
}

// TestLeavingAfterARecordThatFailed keeps what was agreed on as a draft.
func TestLeavingAfterARecordThatFailed(t *testing.T) {
	for _, rest := range []string{"", "|q"} {
		w, p, left := meetFailing(t, "Max|3|3|3|3|3|3|lock|yes|1|2|m|4|yes"+rest, 13)
		mustSay(t, p, "The record is not written.", "What you agreed on stays in the draft. Saved.")
		if len(w.finished) != 2 || len(w.drafts) != 1 || left.Draft == nil || left.Draft.Finished() || left.Unsaved != nil {
			t.Errorf("after %q: %d finished, %d drafts, %+v", rest, len(w.finished), len(w.drafts), left)
		}
	}
}

// TestPlanOfAnAssessmentWrittenLate changes the plan of a result that could not be written before: the change is there once, and said so.
func TestPlanOfAnAssessmentWrittenLate(t *testing.T) {
	w := newOffice(t, tinyLadder(t))
	p := &typist{lines: strings.Split("4|4|4|4|4|4|yes|p|a|read|s|s|x 1|g|q", "|")}
	p.before = func(n int) {
		w.noFinish = nil
		if n >= 6 && n < 12 {
			w.noFinish = errFull
		}
	}
	left := plain.Assess(plain.NewTalk(p, p, nil), w.choosing(), adaOn(w.ladder), everything)
	if strings.Contains(p.transcript.String(), "Not changed") || left.Unsaved != nil || len(w.finished) != 1 || len(w.finished[0].Plan) != 1 {
		t.Fatalf("%+v, %d finished:\n%s", left, len(w.finished), p.transcript.String())
	}
	if item := w.finished[0].Plan[0]; item.Action != "read" || item.Status != assess.Done {
		t.Errorf("the plan is %+v", item)
	}
}

// TestPlanChangeRefusedLate has somebody else drop an action while ticking it cannot be saved: that it was not ticked is said with the next
// change.
func TestPlanChangeRefusedLate(t *testing.T) {
	for _, rest := range []string{"|a|read on|s|s|g|q", "|q"} {
		w := newOffice(t, tinyLadder(t))
		p := &typist{lines: strings.Split("4|4|4|4|4|4|yes|p|a|read|s|s|x 1"+rest, "|")}
		p.before = func(n int) {
			w.fail = nil
			switch n {
			case 12:
				w.fail = errFull
			case 13:
				w.finished[0].Plan = nil
			}
		}
		left := plain.Assess(plain.NewTalk(p, p, nil), w.choosing(), adaOn(w.ladder), everything)
		mustSay(t, p, "Not saved: no space left", "An earlier change was not made after all: ")
		if left.Unsaved != nil {
			t.Errorf("%+v", left)
		}
	}
}
