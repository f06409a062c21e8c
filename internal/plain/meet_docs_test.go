package plain_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plain"
)

// shortMeeting is the one-on-one of the manual.
var shortMeeting = strings.Split("Max|4|3|2|e|The spring release slipped, and two teams heard of it late.|.|3|2|3|s|lock|yes|1|e|Ada told the leads. Max's team was not on the list.|.|3|s|s|s|4|yes|a|t 1|Send the list of dates to both teams|s|2026-12|g|q", "|")

// TestMeetingInTheManual keeps the transcript in the manual what rung really says.
func TestMeetingInTheManual(t *testing.T) {
	const path = "../../docs/accessible-one-on-one.md"
	l := tinyLadder(t)
	w := newOffice(t, l)
	first := adasView(t, l, func(i int) assess.Response { return []assess.Response{4, 3, 4, 2, 3, assess.NoOccasion}[i] })
	for i := range first.Answers {
		first.Answers[i].Evidence = ""
	}
	first.Answers[2].Evidence = "Told the leads on Monday, see the log."
	p, left := w.meet(scored(t, l, first), nil, shortMeeting...)
	if record := w.finished[len(w.finished)-1]; p.n != len(shortMeeting) || left.Err != plain.ErrLeft || len(record.Plan) != 1 || len(w.drafts) > 0 {
		t.Errorf("%d of %d lines are taken, then %v; the record has %d actions", p.n, len(shortMeeting), left.Err, len(record.Plan))
	}
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(page), "```text\n")
	_, after, closed := strings.Cut(rest, "```\n")
	if !ok || !closed {
		t.Fatalf("%s has no transcript", path)
	}
	want := before + "```text\n" + p.transcript.String() + "```\n" + after
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(strings.Split(string(page), "\n"), strings.Split(want, "\n")); diff != "" {
		t.Errorf("%s says - and rung says +; run with -update if that is meant:\n%s", path, diff)
	}
}
