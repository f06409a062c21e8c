package plain_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plain"
)

// wholeMeeting is a one-on-one from the name to the plan.
var wholeMeeting = strings.Split("Max|3|e|seen in May|.|4|p|mine|.|s|2|b|1|3|3|lock|yes|1|e|said|.|3|s|o|m|2|t 1|4|m|3|4|yes|a|write it down|s|+3m|a|and read it|Max|s|x 1|m 2|2027-02|s|d 2|no time|g|q", "|")

// TestInputCutAfterEachLine ends the input after each line of a one-on-one. What was typed is kept and nothing else: no answer, agreement or
// action is there that nobody gave.
func TestInputCutAfterEachLine(t *testing.T) {
	whole := newOffice(t, tinyLadder(t))
	first := adasView(t, whole.ladder, allFours)
	p, left := whole.meet(first, nil, wholeMeeting...)
	if p.n != len(wholeMeeting) {
		t.Fatalf("only %d of %d lines are taken:\n%s", p.n, len(wholeMeeting), p.transcript.String())
	}
	ended := 0
	for n := range wholeMeeting {
		w := newOffice(t, tinyLadder(t))
		if _, left = w.meet(first, nil, wholeMeeting[:n]...); errors.Is(left.Err, plain.ErrEnd) {
			ended++
		} else {
			t.Errorf("after %d lines it ends with %v", n, left.Err)
		}
		if left.Unsaved != nil {
			t.Errorf("after %d lines: %v", n, left.Unsaved)
		}
		for i, doc := range w.saved {
			if i < len(whole.saved) && doc == whole.saved[i] {
				continue
			}
			if !strings.Contains(wholeMeeting[n-1], " ") && wholeMeeting[n-1] != "mine" { // a note that was cut off is kept as far as it goes
				t.Errorf("after %d lines (%q) something else is written than in the whole:\n%s", n, wholeMeeting[n-1], doc)
			}
		}
		checkDraft(t, n, w, left)
	}
	t.Logf("figure: %d cuts", ended)
	if ended != len(wholeMeeting) {
		t.Errorf("%d of %d cuts end as the end of the input", ended, len(wholeMeeting))
	}
}

// checkDraft wants a draft to be named where one is on the disk, and to be the one there.
func checkDraft(t *testing.T, n int, w *office, left plain.Parting) {
	t.Helper()
	if len(w.drafts) > 1 || len(w.drafts) == 1 && left.Draft == nil {
		t.Fatalf("after %d lines there are %d drafts, and %v is left", n, len(w.drafts), left.Draft)
	}
	for _, d := range w.drafts {
		if diff := cmp.Diff(string(assess.Encode(&d)), string(assess.Encode(left.Draft))); diff != "" {
			t.Errorf("after %d lines the draft differs (-disk +left):\n%s", n, diff)
		}
	}
}

// TestGoesOnWhereItWasLeft ends the input after each line, and goes on with the rest in another run.
func TestGoesOnWhereItWasLeft(t *testing.T) {
	for _, lines := range [][2]string{
		{"Max", "Max|3|3|3|3|3|3|lock|q"}, {"Max|3", "3|3|3|3|3|lock|q"}, {"Max|3|4|3|3|3", "3|lock|q"}, {"Max|3|4|3|3|3|3", "lock|q"},
	} {
		w := newOffice(t, tinyLadder(t))
		first := adasView(t, w.ladder, allFours)
		w.meet(first, nil, strings.Split(lines[0], "|")...)
		p, left := w.meet(first, nil, strings.Split(lines[1], "|")...)
		mustSay(t, p, "Both views are locked")
		if !errors.Is(left.Err, plain.ErrLeft) || len(w.finished) != 1 || len(w.drafts) != 0 || len(w.finished[0].Answers) != 6 {
			t.Errorf("after %q: %+v, %d finished, %d drafts", lines[0], left, len(w.finished), len(w.drafts))
		}
		p, _ = w.meet(first, nil, "yes", "1", "3", "e", "said", ".")
		mustSay(t, p, "Agreed on 3 Usually. Saved.")
		p, left = w.meet(first, nil, "yes", "4", "yes", "g")
		mustSay(t, p, "Where you left off", "1 question talked about so far", "What you agreed on is in the record")
		if record := w.finished[len(w.finished)-1]; len(w.drafts) != 0 || record.Rater.Role != assess.Agreed || len(record.Pending) != 1 {
			t.Errorf("%d drafts, the record is by %v with %v", len(w.drafts), record.Rater, record.Pending)
		}
	}
}

// TestAnotherRaterGoesOn refuses to go on with a draft under another name.
func TestAnotherRaterGoesOn(t *testing.T) {
	w := newOffice(t, tinyLadder(t))
	first := adasView(t, w.ladder, allFours)
	w.meet(first, nil, "Max", "3")
	p := &typist{}
	left := plain.OneOnOne(plain.NewTalk(p, p, nil), w.plain(), first, nil, "Eve")
	if left.Err == nil || left.Err.Error() != "the second view was begun by Max, not by Eve" {
		t.Errorf("%v", left.Err)
	}
}

// TestSignalInTheMiddleOfANote ends rung while what was said is typed: what was typed so far is kept.
func TestSignalInTheMiddleOfANote(t *testing.T) {
	w := newOffice(t, tinyLadder(t))
	first := adasView(t, w.ladder, allFours)
	second := maxView(t, w.ladder, first, func(int) assess.Response { return 3 })
	stop := make(chan struct{})
	p := &typist{lines: []string{"yes", "1", "e", "half a word", "not typed any more"}}
	p.before = func(n int) {
		if n == 4 {
			close(stop)
			select {} // the reader waits for good
		}
	}
	talk := plain.NewTalk(p, p, stop)
	talk.ReadApart(func(read func()) { go read() })
	left := plain.OneOnOne(talk, w.plain(), first, second, "")
	if !errors.Is(left.Err, plain.ErrStopped) || left.Draft == nil || len(left.Draft.Pending) != 1 || left.Draft.Pending[0].Evidence != "half a word" {
		t.Errorf("%+v", left)
	}
	if len(w.drafts) != 1 {
		t.Errorf("%d drafts", len(w.drafts))
	}
}

// TestFullDiskLosesNothing fails to save at each line of a one-on-one, and has room again one line later. It says so, and in the end every
// document is as it would have been.
func TestFullDiskLosesNothing(t *testing.T) {
	whole := newOffice(t, tinyLadder(t))
	first := adasView(t, whole.ladder, allFours)
	whole.meet(first, nil, wholeMeeting...)
	for n := range wholeMeeting {
		if l := wholeMeeting[n]; l == "lock" || l == "yes" || l == "p" || l == "mine" { // these stay where they are
			continue
		}
		w := newOffice(t, tinyLadder(t))
		p := &typist{lines: wholeMeeting}
		failed := false
		p.before = func(at int) {
			w.fail = nil
			if at == n {
				w.fail = errors.New("no space left on device")
			}
			failed = failed || strings.Contains(p.transcript.String(), "Not saved: no space left on device")
		}
		left := plain.OneOnOne(plain.NewTalk(p, p, nil), w.plain(), first, nil, "")
		if left.Unsaved != nil {
			t.Errorf("line %d: %v", n, left.Unsaved)
		}
		if diff := cmp.Diff(documents(whole), documents(w)); diff != "" {
			t.Errorf("line %d, %q, said %v: the documents differ (-whole +full):\n%s", n, wholeMeeting[n], failed, diff)
		}
	}
}

// documents is everything that is there in the end.
func documents(w *office) (docs []string) {
	for _, x := range w.finished {
		docs = append(docs, string(assess.Encode(&x)))
	}
	for _, x := range w.drafts {
		docs = append(docs, string(assess.Encode(&x)))
	}
	return append(docs, fmt.Sprint(w.notes))
}

// TestLeavingWithAFullDisk asks before answers are lost, and says so in the end.
func TestLeavingWithAFullDisk(t *testing.T) {
	w := newOffice(t, tinyLadder(t))
	first := adasView(t, w.ladder, allFours)
	p := &typist{lines: []string{"Max", "3", "q", "x", "again", "leave"}}
	p.before = func(n int) {
		if n == 1 {
			w.fail = errors.New("no space left on device")
		}
	}
	left := plain.OneOnOne(plain.NewTalk(p, p, nil), w.plain(), first, nil, "")
	mustSay(t, p, "Not saved: no space left on device", "Leave and lose the last answers?", "Type again or leave")
	if !errors.Is(left.Err, plain.ErrLeft) || left.Unsaved == nil || left.Draft == nil || len(left.Draft.Answers) != 1 {
		t.Errorf("%+v", left)
	}
}

// TestPrivateNotesOutliveAFullDisk notes something while nothing can be saved, and adds to it: nothing of either is lost.
func TestPrivateNotesOutliveAFullDisk(t *testing.T) {
	w := newOffice(t, tinyLadder(t))
	first := adasView(t, w.ladder, allFours)
	p := &typist{lines: strings.Split("Max|p|first|.|p|a|second|.|3|q", "|")}
	p.before = func(n int) {
		w.fail = nil
		if n == 3 {
			w.fail = errors.New("no space left on device")
		}
	}
	plain.OneOnOne(plain.NewTalk(p, p, nil), w.plain(), first, nil, "")
	mustSay(t, p, "Not saved: no space left on device", "For you alone")
	if got := w.notes["Ada Example"]; got != "first\nsecond" {
		t.Errorf("noted: %q", got)
	}
}
