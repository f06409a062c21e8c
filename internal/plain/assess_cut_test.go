package plain_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plain"
	"github.com/rung-dev/rung/internal/sample"
)

// straight is an assessment without turns back, in pieces: an answer, a note, or what is no answer.
var straight = [][]string{{"3"}, {"?"}, {"4"}, {"e", "the log of May", "."}, {""}, {"s"}, {"w"}, {"99"}, {"o"}, {"e", "a page", "."}, {"4"}, {"0"}, {"3"}, {"n"}, {"3"}, {"2"}}

// TestCutAnywhereAndGoneOnWith ends the input after each line of an assessment. The draft then holds what was said to be saved and nothing
// else; and with the rest of the lines in another run the document is the same, byte for byte, as in one go.
func TestCutAnywhereAndGoneOnWith(t *testing.T) {
	l := sample.Ladder(t, "product")
	start := assess.Start{Name: "Ada Example", Ladder: l, Declared: 1, Aspired: -1, Mode: assess.Check}
	pieces := slices.Clone(straight)
	for i := range 60 {
		pieces = append(pieces, []string{[]string{"4", "3", "1", "2"}[i%4]})
	}
	pieces = append(pieces, []string{"yes"})
	whole, cuts := newOffice(t, l), 0
	whole.assess(start, everything, slices.Concat(pieces...)...)
	if len(whole.finished) != 1 {
		t.Fatalf("%d are finished", len(whole.finished))
	}
	for piece := range pieces {
		for within := range pieces[piece] {
			w := newOffice(t, l)
			before := append(slices.Concat(pieces[:piece]...), pieces[piece][:within]...)
			p, left := w.assess(start, everything, before...)
			if len(w.finished) > 0 {
				return
			}
			cuts++
			acknowledged(t, before, whole, w, p, left)
			rest := pieces[piece:]
			if within == 2 { // all of the note was typed but the dot
				rest = rest[1:]
			}
			w.goOn(start, slices.Concat(rest...))
			if diff := cmp.Diff(documents(whole), documents(w)); diff != "" {
				t.Fatalf("cut after %q (-whole +gone on with):\n%s", before, diff)
			}
		}
	}
	t.Logf("figure: %d cuts, each gone on with", cuts)
}

// acknowledged wants the disk to hold what was said to be saved: no answer more, none less, and none that nobody gave.
func acknowledged(t *testing.T, before []string, whole, w *office, p *typist, left plain.Parting) {
	t.Helper()
	said := strings.Count(p.transcript.String(), " Saved.\n")
	switch {
	case !errors.Is(left.Err, plain.ErrEnd) || left.Unsaved != nil:
		t.Fatalf("after %q it ends with %v, not saved: %v", before, left.Err, left.Unsaved)
	case said != len(w.saved):
		t.Fatalf("after %q it said %d times that it saved, and did so %d times", before, said, len(w.saved))
	case said == 0:
		if left.Draft != nil || len(w.drafts) > 0 {
			t.Fatalf("after %q there is a draft without an answer", before)
		}
	case w.saved[said-1] != whole.saved[said-1] || string(assess.Encode(w.theDraft())) != w.saved[said-1]:
		t.Fatalf("after %q the draft is not what was answered:\n%s", before, w.saved[said-1])
	}
}

// goOn goes on with the draft that is there, or begins anew.
func (w *office) goOn(start assess.Start, lines []string) {
	draft := w.theDraft()
	if draft == nil {
		*w = *newOffice(w.t, w.ladder)
		w.assess(start, everything, lines...)
		return
	}
	p := &typist{lines: lines}
	plain.Resume(plain.NewTalk(p, p, nil), w.choosing(), draft, w.ladder, true)
}
