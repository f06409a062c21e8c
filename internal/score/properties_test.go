package score_test

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// drawLadder makes a straight ladder of any shape scoring has to cope with.
func drawLadder(t *rapid.T) *ladder.Ladder {
	points := rapid.IntRange(ladder.MinPoints, ladder.MaxPoints).Draw(t, "points")
	l := &ladder.Ladder{
		ID: "drawn", Version: "1", Quorum: rapid.IntRange(1, 100).Draw(t, "quorum"),
		Scale: ladder.Scale{Points: make([]ladder.Point, points), Cut: rapid.IntRange(1, points-1).Draw(t, "cut")},
	}
	for r := range rapid.IntRange(1, 7).Draw(t, "rungs") {
		rung := ladder.Rung{ID: fmt.Sprint("r", r)}
		if r > 0 {
			rung.Parent = fmt.Sprint("r", r-1)
		}
		l.Rungs = append(l.Rungs, rung)
	}
	for c := range rapid.IntRange(1, 10).Draw(t, "competencies") {
		comp := ladder.Competency{ID: fmt.Sprint("c", c), Indicators: make([]*ladder.Indicator, len(l.Rungs))}
		for r := range comp.Indicators {
			if rapid.IntRange(0, 9).Draw(t, "present") > 0 {
				comp.Indicators[r] = &ladder.Indicator{
					Weight: rapid.IntRange(1, 5).Draw(t, "weight"), MustHave: rapid.IntRange(0, 5).Draw(t, "must") == 0,
				}
			}
		}
		l.Competencies = append(l.Competencies, comp)
	}
	return l
}

// drawSheet answers every indicator of l, off the scale too.
func drawSheet(t *rapid.T, l *ladder.Ladder) assess.Sheet {
	return fillSheet(l, func(ladder.Cell) assess.Response {
		return assess.Response(rapid.IntRange(int(assess.Skipped), l.Scale.Top()).
			Filter(func(v int) bool { return v != int(assess.Unasked) }).Draw(t, "response"))
	})
}

// drawFalling answers every indicator on the scale, never higher than on the rung below.
func drawFalling(t *rapid.T, l *ladder.Ladder) assess.Sheet {
	ceiling := make([]int, len(l.Competencies))
	for c := range ceiling {
		ceiling[c] = l.Scale.Top()
	}
	return fillSheet(l, func(c ladder.Cell) assess.Response {
		ceiling[c.Competency] = rapid.IntRange(0, ceiling[c.Competency]).Draw(t, "response")
		return assess.Response(ceiling[c.Competency])
	})
}

func fillSheet(l *ladder.Ladder, response func(ladder.Cell) assess.Response) assess.Sheet {
	s := assess.NewSheet(l)
	for c := range l.Competencies {
		for r := range l.Rungs {
			if cell := (ladder.Cell{Competency: c, Rung: r}); l.At(cell) != nil {
				s.Set(cell, response(cell))
			}
		}
	}
	return s
}

// take answers an assessment from a sheet, in the order in which its mode asks.
func take(l *ladder.Ladder, a *assess.Assessment, s assess.Sheet) {
	session, err := assess.NewSession(a, score.WalkOf(l, a))
	for err == nil && !session.Done() {
		session.Answer(s.Get(session.Current()), time.Time{})
	}
}

func drawMode(t *rapid.T) assess.Mode { return rapid.SampledFrom(assess.Modes[:]).Draw(t, "mode") }

func drawDeclared(t *rapid.T, l *ladder.Ladder) assess.RungRef {
	return assess.RefOf(l, rapid.IntRange(-1, len(l.Rungs)-1).Draw(t, "declared"))
}

func TestOrderOfAnswersChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLadder(t)
		a := &assess.Assessment{Mode: drawMode(t), Declared: drawDeclared(t, l)}
		take(l, a, drawSheet(t, l))
		want, werr := score.Derive(l, a)
		shuffled := *a
		shuffled.Answers = rapid.Permutation(a.Answers).Draw(t, "order")
		got, gerr := score.Derive(l, &shuffled)
		if d := cmp.Diff(want, got); d != "" || (werr == nil) != (gerr == nil) {
			t.Fatalf("shuffled answers (-in order +shuffled): %v, %v\n%s", werr, gerr, d)
		}
	})
}

// TestCheckEqualsFull is the promise of scoring section 4: on answers that never rise with the rung, the rung check
// reaches the placement, target, gaps, readiness, blocks and margins of the full assessment.
func TestCheckEqualsFull(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLadder(t)
		sheet, declared := drawFalling(t, l), drawDeclared(t, l)
		results := map[assess.Mode]*assess.Result{}
		for _, mode := range assess.Modes {
			a := &assess.Assessment{Mode: mode, Declared: declared}
			take(l, a, sheet)
			r, err := score.Derive(l, a)
			if err != nil {
				return // no rung of this ladder can be assessed, in no mode
			}
			// What the rung check leaves open by design: what lies above the target, and remarks.
			r.Rungs, r.Levels, r.Flags = nil, nil, nil
			results[mode] = r
		}
		for _, mode := range []assess.Mode{assess.Check, assess.Careful} {
			if d := cmp.Diff(results[assess.Full], results[mode]); d != "" {
				t.Fatalf("%s differs from full (-full +%s):\n%s", mode, mode, d)
			}
		}
	})
}

func TestScoringIsByteStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLadder(t)
		a := &assess.Assessment{
			ID: "0198f0c2-0000-7000-8000-000000000000", Ladder: assess.LadderRef{ID: l.ID, Version: l.Version},
			Rater: assess.Rater{Role: assess.Self}, Mode: drawMode(t), Declared: drawDeclared(t, l),
		}
		take(l, a, drawSheet(t, l))
		r, err := score.Derive(l, a)
		if err != nil {
			return
		}
		a.Result = r
		first := assess.Encode(a)
		again, err := assess.Decode(first)
		if err != nil {
			t.Fatal(err)
		}
		if again.Result, err = score.Derive(l, again); err != nil {
			t.Fatal(err)
		}
		if second := assess.Encode(again); !bytes.Equal(first, second) {
			t.Fatalf("scoring again changed the document:\n%s", cmp.Diff(string(first), string(second)))
		}
	})
}

// TestResumeAtAnyAnswer writes the draft and reads it back at some answer, and wants the document of one run.
func TestResumeAtAnyAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLadder(t)
		sheet := drawSheet(t, l)
		once := &assess.Assessment{
			ID: "0198f0c2-0000-7000-8000-000000000000", Ladder: assess.LadderRef{ID: l.ID}, Mode: drawMode(t), Declared: drawDeclared(t, l),
		}
		resumed := *once
		take(l, once, sheet)
		if len(once.Answers) == 0 {
			return
		}
		stop := rapid.IntRange(0, len(once.Answers)-1).Draw(t, "stop")
		session, err := assess.NewSession(&resumed, score.WalkOf(l, &resumed))
		if err != nil {
			t.Fatal(err)
		}
		for range stop {
			session.Answer(sheet.Get(session.Current()), time.Time{})
		}
		back, err := assess.Decode(assess.Encode(&resumed))
		if err != nil {
			t.Fatal(err)
		}
		take(l, back, sheet)
		if d := cmp.Diff(string(assess.Encode(once)), string(assess.Encode(back))); d != "" {
			t.Fatalf("resumed at answer %d (-one run +resumed):\n%s", stop, d)
		}
	})
}

// TestGoingBackReplays changes an answer on the way. The questions asked must be those that the final answers lead to,
// and those answered before the change.
func TestGoingBackReplays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLadder(t)
		first, second := drawSheet(t, l), drawSheet(t, l)
		a := &assess.Assessment{Mode: drawMode(t), Declared: drawDeclared(t, l)}
		take(l, a, first)
		if len(a.Answers) == 0 {
			return
		}
		asked := map[ladder.Cell]bool{}
		for _, x := range a.Answers {
			c, _ := assess.CellOf(l, x)
			asked[c] = true
		}
		session, err := assess.NewSession(a, score.WalkOf(l, a))
		if err != nil {
			t.Fatal(err)
		}
		session.GoTo(rapid.IntRange(0, len(a.Answers)-1).Draw(t, "position"))
		session.Answer(second.Get(session.Current()), time.Time{})
		for !session.Done() {
			session.Answer(second.Get(session.Current()), time.Time{})
		}
		want := asked
		for _, c := range score.WalkOf(l, a).Follow(session.Sheet()).Order {
			want[c] = true
		}
		got := map[ladder.Cell]bool{}
		for _, x := range a.Answers {
			c, _ := assess.CellOf(l, x)
			got[c] = true
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Fatalf("asked (-want +got):\n%s", d)
		}
	})
}
