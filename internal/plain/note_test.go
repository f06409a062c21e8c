package plain_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plain"
)

// TestLongestNoteCutOff ends the input behind a first note that is as long as may be.
func TestLongestNoteCutOff(t *testing.T) {
	w := newOffice(t, tinyLadder(t))
	w.assess(adaOn(w.ladder), everything, "e", strings.Repeat("x", assess.MaxNote))
	if d := w.theDraft(); d == nil || len(d.Pending) != 1 || len(d.Pending[0].Evidence) != assess.MaxNote {
		t.Errorf("%.300v", d)
	}
}

// TestNoteWrittenAnew changes a note that is there: it goes only where that is asked for, and a new one may be as long as any.
func TestNoteWrittenAnew(t *testing.T) {
	long := strings.Repeat("long ", 12_000) + "enough" // two of them are too much
	short := strings.Repeat("not so ", 8_000) + "short"
	for _, c := range []struct {
		name, before, typed, want, said string
	}{
		{"a shorter one", long, "w|" + short + "|.", short, "Noted. Saved."},
		{"as long as may be", long, "w|" + strings.Repeat("x", assess.MaxNote) + "|.", strings.Repeat("x", assess.MaxNote), "Noted. Saved."},
		{"nothing", "old", "w|.", "old", "The note is as it was."},
		{"nothing but blanks", "old", "w|   |.", "old", "The note is as it was."},
		{"removed", "old", "r", "", "The note is gone. Saved."},
		{"kept", "old", "k", "old", "The note is as it was."},
		{"cut off", "old", "w|new", "old\nnew", "Noted. Saved."},
		{"cut off, and both are too long", long, "w|" + short, long, ""},
		{"added, too long", long, "a|" + short + "|.", long, "This line is not taken"},
		{"added up to the limit", long, "a|" + strings.Repeat("x", assess.MaxNote-len(long)-1) + "|.", long + "\n" + strings.Repeat("x", assess.MaxNote-len(long)-1), "Noted. Saved."},
	} {
		for _, key := range []string{"e", "p"} {
			t.Run(c.name+" "+key, func(t *testing.T) {
				w := newOffice(t, tinyLadder(t))
				s := assess.Start{Name: "Ada Example", ByOther: true, Rater: "Max", Ladder: w.ladder, Declared: 0, Aspired: -1, Mode: assess.Check}
				p := &typist{lines: append([]string{"3", "b", key, c.before, "."}, strings.Split(key+"|"+c.typed, "|")...)}
				said := 0 // before the second time
				p.before = func(n int) {
					if n == 6 {
						said = p.transcript.Len()
					}
				}
				plain.Assess(plain.NewTalk(p, p, nil), w.choosing(), s, everything)
				got := w.notes["Ada Example"]
				if key == "e" {
					got = w.theDraft().Answers[0].Evidence
				}
				if got != c.want || !strings.Contains(p.transcript.String()[said:], c.said) {
					t.Errorf("%d bytes, want %d: %.40q; it said\n%.600s", len(got), len(c.want), got, p.transcript.String()[said:])
				}
			})
		}
	}
}

// TestLongPasteIsRefusedOnce pastes far more than a note takes, line by line: what is taken has no gap, and the rest is refused in two lines.
func TestLongPasteIsRefusedOnce(t *testing.T) {
	w := newOffice(t, tinyLadder(t))
	line := strings.Repeat("x", 1023)
	pasted := append(slices.Repeat([]string{line}, 80), "short", ".")
	p, _ := w.assess(adaOn(w.ladder), everything, append(append([]string{"e"}, pasted...), "3", "q")...)
	if got, want := w.theDraft().Answers[0].Evidence, strings.TrimSpace(strings.Repeat(line+"\n", 64)); got != want {
		t.Errorf("%d bytes, not %d", len(got), len(want))
	}
	said := p.transcript.String()
	if strings.Count(said, "not taken") != 2 || !strings.Contains(said, "17 lines were not taken.") {
		t.Errorf("it said\n%s", said[max(0, len(said)-2000):])
	}
}

// TestHelpIsNoName asks for help where a name is asked for.
func TestHelpIsNoName(t *testing.T) {
	for _, help := range []string{"help", "Help", "?"} {
		var out strings.Builder
		w := newOffice(t, tinyLadder(t))
		plain.Assess(plain.NewTalk(strings.NewReader(help+"\nAda Example\n"), &out, nil), w.choosing(), assess.Start{Ladder: w.ladder}, plain.Given{})
		if strings.Count(out.String(), "Type the name") != 2 {
			t.Errorf("%s: it said\n%s", help, out.String())
		}
	}
}
