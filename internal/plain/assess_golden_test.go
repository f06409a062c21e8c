package plain_test

import (
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/plain"
	"github.com/rung-dev/rung/internal/sample"
)

// nobody is what is known before the form.
var nobody = assess.Start{Declared: -1, Aspired: -1}

// wholeAssessment is an assessment from the name to the result and every part of it.
var wholeAssessment = strings.Split("?||Ada Example|b|1|x|9|1|1|2|?|1||x|w|?|3|e|the log|of May|.|e|k|b|b|b|4|o|g|9|2|3|g 7|g 3|f|n|s|4|4|4|?|yes|1|2|3|4|5|6|w|1 4|r|?|m|x|q", "|")

// TestAssessmentTranscripts holds what is said in assessments of every kind.
func TestAssessmentTranscripts(t *testing.T) {
	l := tinyLadder(t)
	for name, c := range map[string]struct {
		start assess.Start
		given plain.Given
		lines []string
	}{
		"assess_whole":   {start: nobody, lines: wholeAssessment},
		"assess_manager": {start: assess.Start{Name: "Ada Example", ByOther: true, Rater: "Max", Ladder: l}, given: everything, lines: strings.Split("?|p|seen|.|s|3|3|4|4|2|q|", "|")},
		"assess_nothing": {start: adaOn(l), given: everything, lines: strings.Split("o|s|n|s|s|s|yes|b|4|yes|q", "|")},
		"assess_left":    {start: adaOn(l), given: everything, lines: strings.Split("3|q", "|")},
	} {
		t.Run(name, func(t *testing.T) {
			w := newOffice(t, l)
			p, left := w.assess(c.start, c.given, c.lines...)
			golden(t, name, p.transcript.String())
			onlyLines(t, p.transcript.String())
			if left.Err != plain.ErrLeft {
				t.Errorf("it ends with %v", left.Err)
			}
		})
	}
}

// TestHelpInAWord types help for its sign, also where a name is asked for.
func TestHelpInAWord(t *testing.T) {
	said := func(help string) string {
		lines := slices.Clone(wholeAssessment)
		for i := range lines {
			if lines[i] == "?" {
				lines[i] = help
			}
		}
		p, _ := newOffice(t, tinyLadder(t)).assess(nobody, plain.Given{}, lines...)
		return strings.ReplaceAll(p.transcript.String(), "\n> "+help+"\n", "\n> ?\n")
	}
	if diff := cmp.Diff(said("?"), said("Help")); diff != "" {
		t.Errorf("-with the sign +with the word:\n%s", diff)
	}
}

// onlyLines wants a text to hold nothing but lines of printable text, without a blank at their end or anything drawn.
func onlyLines(t *testing.T, text string) {
	t.Helper()
	for _, line := range strings.Split(text, "\n") {
		if strings.TrimRight(line, " ") != line && line != "> " || strings.IndexFunc(line, func(r rune) bool {
			return !unicode.IsPrint(r) || r >= 0x2190 && r <= 0x21ff || r >= 0x2500 && r <= 0x259f
		}) >= 0 {
			t.Errorf("a line is no plain text: %q", line)
		}
	}
}

// TestAssessmentCutAfterEachLine ends the input after each line of an assessment. What was answered is kept, and nothing is there that was
// not answered.
func TestAssessmentCutAfterEachLine(t *testing.T) {
	whole := newOffice(t, tinyLadder(t))
	whole.assess(nobody, plain.Given{}, wholeAssessment...)
	for n := range wholeAssessment {
		w := newOffice(t, tinyLadder(t))
		p, left := w.assess(nobody, plain.Given{}, wholeAssessment[:n]...)
		finished := len(w.finished) > 0
		if finished != errors.Is(left.Err, plain.ErrLeft) || !finished && !errors.Is(left.Err, plain.ErrEnd) {
			t.Errorf("after %d lines it ends with %v, finished %v", n, left.Err, finished)
		}
		if left.Unsaved != nil {
			t.Errorf("after %d lines: %v", n, left.Unsaved)
		}
		for i, doc := range w.saved {
			cutNote := n > 0 && strings.Contains(p.transcript.String(), "A line with a single dot ends it.") && wholeAssessment[n-1] != "."
			if (i >= len(whole.saved) || doc != whole.saved[i]) && !cutNote {
				t.Errorf("after %d lines (%q) something else is written than in the whole:\n%s", n, wholeAssessment[n-1], doc)
			}
		}
		checkDraft(t, n, w, left)
	}
	t.Logf("figure: %d cuts", len(wholeAssessment))
}

// TestUnendedLineIsNoAnswer ends the input in the middle of a line: "3" may have been the beginning of something else.
func TestUnendedLineIsNoAnswer(t *testing.T) {
	w := newOffice(t, tinyLadder(t))
	var out strings.Builder
	left := plain.Assess(plain.NewTalk(strings.NewReader("4\r\n3"), &out, nil), w.choosing(), adaOn(w.ladder), everything)
	if left.Err != plain.ErrEnd || len(left.Draft.Answers) != 1 || left.Draft.Answers[0].Response != 4 {
		t.Errorf("%v with %+v", left.Err, left.Draft)
	}
}

// TestFullDiskInAnAssessment fails to save each of the answers once. Every one is said not to be saved, and is on the disk in the end.
func TestFullDiskInAnAssessment(t *testing.T) {
	lines := strings.Split("4|3|2|e|seen|.|1|yes|q", "|")
	whole := newOffice(t, tinyLadder(t))
	whole.assess(adaOn(whole.ladder), everything, lines...)
	for n := range lines {
		w := newOffice(t, tinyLadder(t))
		p := &typist{lines: lines}
		p.before = func(at int) {
			w.fail = nil
			if at == n {
				w.fail = errors.New("no space left on device")
			}
		}
		left := plain.Assess(plain.NewTalk(p, p, nil), w.choosing(), adaOn(w.ladder), everything)
		if diff := cmp.Diff(documents(whole), documents(w)); diff != "" || left.Unsaved != nil {
			t.Errorf("line %d: %v (-whole +full):\n%s", n, left.Unsaved, diff)
		}
	}
}

// TestDiskThatStaysFull keeps the answers in memory and says at each that it is not saved, also in the end.
func TestDiskThatStaysFull(t *testing.T) {
	w := newOffice(t, tinyLadder(t))
	w.fail = errors.New("no space left on device")
	p, left := w.assess(adaOn(w.ladder), everything, "3", "q", "again", "leave")
	mustSay(t, p, "Not saved: no space left on device", "Leave and lose the last answers?")
	if strings.Contains(p.transcript.String(), "Saved.") {
		t.Errorf("something is said to be saved:\n%s", p.transcript.String())
	}
	if left.Unsaved == nil || left.Draft == nil || len(left.Draft.Answers) != 1 {
		t.Errorf("%+v", left)
	}
}

// TestSignalEndsTheWait stops a conversation that waits for a line: the draft is handed back.
func TestSignalEndsTheWait(t *testing.T) {
	w := newOffice(t, tinyLadder(t))
	stop := make(chan struct{})
	p := &typist{lines: []string{"3", "never typed"}}
	p.before = func(n int) {
		if n == 1 {
			close(stop)
			select {} // the reader waits for good
		}
	}
	talk := plain.NewTalk(p, p, stop)
	talk.ReadApart(func(read func()) { go read() })
	left := plain.Assess(talk, w.choosing(), adaOn(w.ladder), everything)
	if left.Err != plain.ErrStopped || left.Draft == nil || len(left.Draft.Answers) != 1 {
		t.Errorf("%+v", left)
	}
}

// TestHomeAndResult goes on with a draft from home, discards one, and hears a result.
func TestHomeAndResult(t *testing.T) {
	w := newOffice(t, tinyLadder(t))
	w.finished = append(w.finished, *adasView(t, w.ladder, allFours))
	w.assess(adaOn(w.ladder), everything, "3", "q")
	p := &typist{lines: strings.Split("?|r 1|5|q|g 1|4|4|4|4|4|4|yes|q|l|l 1|r 1|b|b|n|1|1|1|1|3|q|x 1|no|x 1|yes|r 9|z||q", "|")}
	left := plain.Home(plain.NewTalk(p, p, nil), w.choosing())
	golden(t, "home", p.transcript.String())
	onlyLines(t, p.transcript.String())
	if left.Err != plain.ErrLeft || len(w.finished) != 2 || len(w.drafts) != 0 {
		t.Errorf("%+v, %d finished, %d drafts", left, len(w.finished), len(w.drafts))
	}
}

// TestHomeWithManyResults says the newest ones, and all of them when that is asked for.
func TestHomeWithManyResults(t *testing.T) {
	w := newOffice(t, tinyLadder(t))
	for i := range 12 {
		a := *adasView(t, w.ladder, allFours)
		a.ID = a.ID[:len(a.ID)-2] + strconv.Itoa(10+i)
		a.FinishedAt = a.FinishedAt.AddDate(0, 0, i)
		w.finished = append(w.finished, a)
	}
	hear := func(lines ...string) string {
		p := &typist{lines: lines}
		plain.Home(plain.NewTalk(p, p, nil), w.choosing())
		return p.transcript.String()
	}
	if said := hear("q"); !strings.Contains(said, "9. Ada Example, Tiny example: Second rung, 23 November 2026.\nAnd 3 more. a says all of them.\n") || strings.Contains(said, "10. Ada") {
		t.Errorf("it says\n%s", said)
	}
	if said := hear("a", "R12", "q", "q"); strings.Count(said, "12. Ada Example") != 1 || !strings.Contains(said, "The result of Ada Example") {
		t.Errorf("it says\n%s", said)
	}
}

// TestManual holds the transcript of the manual to what is said.
func TestManual(t *testing.T) {
	const file, begin, end = "../../docs/accessible.md", "<!-- transcript -->\n```\n", "```\n<!-- end of transcript -->"
	l := sample.Ladder(t, "product")
	w := newOffice(t, l)
	lines := []string{"Ada Example", "1", "2", "1", "1", "?", "3", "4", "e", "Q2 planning, the page with the three outcomes", ".", "b", "3"}
	scores := []string{"4", "3", "4", "3", "3", "4", "2", "1", "2", "0", "2", "1", "o", "1"}
	for i := range 60 {
		lines = append(lines, scores[i%len(scores)])
	}
	p := &typist{lines: lines}
	d := w.choosing()
	d.FileOf = func(string) string {
		return "/home/ada/.local/share/rung/assessments/ada-example/2026-11-21-product-self-000000000001.json"
	}
	d.Facts = func(string) (chart.Provenance, bool) { return chart.Provenance{}, false }
	p.before = func(n int) {
		said := p.transcript.String()
		switch {
		case strings.Contains(said, "The assessment is finished"):
			p.lines = append(p.lines[:n:n], "q")
		case strings.HasSuffix(said, "or help:\n") && strings.Contains(said[strings.LastIndex(said[:len(said)-1], "\n"):], "Type yes"):
			p.lines = append(p.lines[:n:n], "yes", "q")
		}
	}
	if left := plain.Assess(plain.NewTalk(p, p, nil), d, nobody, plain.Given{}); left.Err != plain.ErrLeft || len(w.finished) != 1 {
		t.Fatalf("%+v\n%s", left, p.transcript.String())
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(data), begin)
	shown, after, ok := strings.Cut(rest, end)
	if !ok {
		t.Fatalf("%s has no transcript", file)
	}
	if *update {
		if err := os.WriteFile(file, []byte(before+begin+p.transcript.String()+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(shown, p.transcript.String()); diff != "" {
		t.Errorf("%s (-shown +said); run with -update if that is meant:\n%s", file, diff)
	}
}
