package plain_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plain"
)

// golden compares a transcript with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got); run with -update if that is meant:\n%s", path, diff)
	}
}

// TestMeetingTranscripts holds what is said in one-on-ones of every kind.
func TestMeetingTranscripts(t *testing.T) {
	l := tinyLadder(t)
	self := func() *assess.Assessment { return adasView(t, l, allFours) }
	byManager := func() *assess.Assessment {
		a := adasView(t, l, func(i int) assess.Response { return assess.Response(4 - i%3) })
		a.Rater, a.Mode = assess.Rater{Role: assess.Manager, Name: "Max"}, assess.Check
		return a
	}
	earlier := func(w *office) {
		record := *adasView(t, l, allFours)
		record.ID, record.Rater = "00000000-0000-7000-8000-0000000000bb", assess.Rater{Role: assess.Agreed}
		record.FinishedAt = record.FinishedAt.AddDate(0, -3, 0)
		record.Plan = []assess.PlanItem{
			{Competency: "talk", Rung: "two", Action: "Settle one dispute", Due: "2026-11-01", Status: assess.Planned},
			{Competency: "write", Rung: "two", Action: "Write one guide.", Owner: "Max", Due: "2027-02-01", Status: assess.Planned},
			{Action: "Join the guild", Status: assess.Planned}, {Action: "Hold a talk", Status: assess.Done, Closed: "2026-09-01"},
		}
		w.finished = append(w.finished, record)
	}
	for name, c := range map[string]struct {
		first *assess.Assessment
		other func(first *assess.Assessment) *assess.Assessment
		home  func(*office)
		lines []string
	}{
		"meet_whole":  {first: self(), lines: wholeMeeting},
		"meet_person": {first: byManager(), lines: strings.Split("?|2|Max|Ada Example|4|q", "|")},
		"meet_review": {first: self(), home: earlier, lines: strings.Split("?|x|b|o|d|b|d||no such guild|m|none|m|2027-01|s|s|Max|q", "|")},
		"meet_same": {first: self(), other: func(first *assess.Assessment) *assess.Assessment { return maxView(t, l, first, allFours) },
			lines: strings.Split("no|yes|1|2|f|f|m|3|4|no|4|yes|g|q", "|")},
		"meet_off_scale": {first: self(), other: func(first *assess.Assessment) *assess.Assessment {
			return maxView(t, l, first, func(i int) assess.Response {
				return []assess.Response{4, 4, 4, assess.Skipped, assess.NoOccasion, assess.NotApplicable}[i]
			})
		}, lines: strings.Split("yes|1|o|b|u|?|n|e||two||lines|.|e|a|more|.|e|w|new|.|e|k|s|m|3|5|4|q", "|")},
	} {
		t.Run(name, func(t *testing.T) {
			w := newOffice(t, l)
			if c.home != nil {
				c.home(w)
			}
			var other *assess.Assessment
			if c.other != nil {
				other = c.other(c.first)
			}
			p, _ := w.meet(c.first, other, c.lines...)
			if p.n != len(c.lines) {
				t.Errorf("%d of %d lines are taken", p.n, len(c.lines))
			}
			golden(t, name, p.transcript.String())
			checkPlainText(t, p.transcript.String())
		})
	}
}

// checkPlainText wants nothing but lines of text: no escape, no tab, no drawing, no blank at the end of a line.
func checkPlainText(t *testing.T, said string) {
	t.Helper()
	for line := range strings.SplitSeq(said, "\n") {
		if strings.HasPrefix(line, "> ") {
			continue // that was typed
		}
		if strings.TrimRight(line, " ") != line {
			t.Errorf("%q ends with a blank", line)
		}
		for _, r := range line {
			if r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x2190 && r <= 0x27bf {
				t.Errorf("%q has %U", line, r)
			}
		}
	}
}

// TestMeetingFromHome begins one-on-ones without a file on the command line.
func TestMeetingFromHome(t *testing.T) {
	l := tinyLadder(t)
	w := newOffice(t, l)
	first := adasView(t, l, allFours)
	w.finished = append(w.finished, *first)
	other := *first
	other.ID, other.Person.Name, other.Rater.Name = "00000000-0000-7000-8000-0000000000dd", "Eve", "Eve"
	w.files["eve's view.json"] = other
	talk := func(lines ...string) (*typist, plain.Parting, int) {
		firsts := 0
		p := &typist{lines: lines}
		left := plain.OneOnOneFromHome(plain.NewTalk(p, p, nil), w.plain(), func() error { firsts++; return nil })
		return p, left, firsts
	}
	p, left, _ := talk("?", "v", "v 2", "v 1", "Max", "3", "q")
	mustSay(t, p, "1. Ada Example, self, Tiny example, 20 November 2026: give the second view.", "Type v and a number from 1 to 1", "One-on-one with Ada Example")
	if left.Draft == nil || len(w.drafts) != 1 {
		t.Errorf("%+v, %d drafts", left, len(w.drafts))
	}
	p, _, _ = talk("f", "", "b", "f", "nowhere.json", "f", `"eve's view.json"`, "2", "Eve", "Max", "q")
	mustSay(t, p, "Type its path", "reading nowhere.json: no such file", "One-on-one with Eve")
	if _, left, firsts := talk("a"); firsts != 1 || left.Err != nil {
		t.Errorf("%d begun, %+v", firsts, left)
	}
	if _, left, _ := talk("b"); left.Err != nil {
		t.Errorf("%+v", left)
	}
	golden(t, "meet_home", p.transcript.String())
}
