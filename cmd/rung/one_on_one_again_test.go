//go:build unix

package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
)

// TestTwoRungsInOneMeeting opens a second view, and then an agreement, in two programs at once. The second one is told so, and nothing is
// lost.
func TestTwoRungsInOneMeeting(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.write("ada.json", assess.Encode(adasView(t, 6, fours, noNote)))
	x := d.open("one-on-one", "ada.json").see("Your name").press("Max" + enter).see("continue").press(enter + "3").see("1 answered").see("saved ✓")
	y := d.open("one-on-one", "ada.json").see("another rung")
	if code := y.exit(); code == 0 {
		t.Error("the second rung is told nothing by its exit code")
	}
	y = d.open().see("Go on").press(enter).see("another rung")
	x.press(enter + "2").see("2 answered").see("saved ✓")
	lock(x)
	y.press(enter).see("cannot be opened").press("q").exit() // the draft has become a view

	y = d.open("one-on-one", "ada.json").see("Both views are locked").press(enter).see("All questions")
	x.press(enter).see("All questions").press(open).see("What did each of us see?").press("4").see("saved ✓")
	y.press(open).see("What did each of us see?") // it began before the other one had agreed on anything
	z := d.open("one-on-one", "ada.json").see("1 question talked about").press(enter).see("another rung").press(esc)
	if code := z.exit(); code != 0 {
		t.Errorf("exit code %d; the screen shows\n%s", code, z.shows())
	}
	y.press(stop).exit()
	agree(x.press(esc)).see("What will be done").see("saved ✓").press(stop).exit()
	if r := d.document("assessments/*/*-agreed-*.json"); len(r.Open) != 9 || len(r.Answers) != 3 {
		t.Errorf("%d are agreed on, %d open", len(r.Answers), len(r.Open))
	}
	if v := d.document("assessments/*/*-manager-*.json"); len(v.Answers) != 12 || v.Answers[1].Response != 2 {
		t.Errorf("the second view has %d answers, %+v among them", len(v.Answers), v.Answers[1])
	}
	none(t, d.home("drafts", "*"))
}

// TestNextOneOnOne has two one-on-ones of one person, three months apart. The second begins with the plan of the first, and takes over
// what is still open of it.
func TestNextOneOnOne(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.write("winter.json", assess.Encode(adasView(t, 6, fours, noNote)))
	x := d.open("one-on-one", "winter.json").see("Your name").press("Max" + enter).see("continue")
	agree(lock(x).press(enter)).see("What will be done")
	for _, action := range []string{"Measure it", "Shadow an analyst", "Write it down"} {
		x.press("a").see("What to do").press("w").see("In your own words").press(action + enter).see("Who sees to it").press(enter).see("no date")
		x.press(enter).see("[ ] " + action).see("saved ✓")
	}
	x.press(esc).see("Summary").press("q").exit()

	spring := adasView(t, 6, fours, noNote)
	spring.ID = strings.Replace(adasID, "aa", "bb", 1)
	spring.StartedAt = time.Now().UTC().Truncate(time.Second).AddDate(0, 3, 0)
	spring.FinishedAt = spring.StartedAt
	spring.Plan = []assess.PlanItem{{Competency: "data", Rung: "pm", Action: "Read a book", Status: assess.Planned}}
	d.write("spring.json", assess.Encode(spring))
	if agenda := d.run("one-on-one", "spring.json", "--agenda"); !strings.Contains(agenda, "Shadow an analyst") || strings.Contains(agenda, "Read a book") {
		t.Errorf("the agenda is\n%s", agenda)
	}
	x = d.open("one-on-one", "spring.json").see("Last time's plan").see("1 of 3").see("Measure it")
	x.press("x").see("2 of 3").press("o").see("3 of 3").press("d").see("Why").press("no time for it" + enter).see("One-on-one with Ada Example").press(enter).see("continue")
	if said := d.tape.String(); strings.Contains(said, "Read a book") {
		t.Error("the plan of the first view was shown before the second one is locked")
	}
	agree(lock(x).press(enter)).see("What will be done").see("[ ] Shadow an analyst").see("[ ] Read a book").see("saved ✓").press(stop).exit()

	var winter, next []string
	records, _ := filepath.Glob(d.home("assessments", "*", "*-agreed-*.json"))
	for _, path := range records {
		r, err := assess.Decode(d.read(path))
		if err != nil {
			t.Fatal(err)
		}
		var items []string
		for _, item := range r.Plan {
			items = append(items, strings.TrimSpace(item.Action+": "+item.Status+" "+item.Reason))
		}
		if r.IsMadeFrom(spring.ID) {
			next = items
		} else {
			winter = items
		}
	}
	if diff := cmp.Diff([]string{"Measure it: done", "Shadow an analyst: open", "Write it down: dropped no time for it"}, winter); diff != "" {
		t.Errorf("last time's plan (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Shadow an analyst: open", "Read a book: open"}, next); diff != "" {
		t.Errorf("the new plan (-want +got):\n%s", diff)
	}
	if now := d.run("plan"); !strings.Contains(now, "Read a book") || strings.Contains(now, "Measure it") {
		t.Errorf("rung plan writes\n%s", now)
	}
}
