package cli

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
)

// TestNewLadderIsSound: a new ladder has nothing to mend, whatever its size and its titles.
func TestNewLadderIsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := &newOptions{
			title:        rapid.SampledFrom([]string{"Design", "Führung", `a "b": #c`, "日本 1", "\x1b[31mred"}).Draw(t, "title"),
			rungs:        drawTitles(t, "rung", ladder.MaxRungs, 4),
			competencies: drawTitles(t, "competency", 20, 4),
		}
		checkNew(t, o)
	})
}

// TestNewLadderAtTheLimits is the same for the largest and the smallest.
func TestNewLadderAtTheLimits(t *testing.T) {
	for _, n := range []int{1, 2, 63, ladder.MaxRungs} {
		o := &newOptions{title: "T"}
		for i := range n {
			o.rungs = append(o.rungs, fmt.Sprint("Level ", i))
		}
		for i := range 4 * n {
			o.competencies = append(o.competencies, fmt.Sprint("Skill ", i))
		}
		checkNew(t, o)
	}
}

// drawTitles makes titles that differ; the first few are pieces of the very examples, which may then not be taken.
func drawTitles(t *rapid.T, kind string, most, pieces int) []string {
	lines := strings.Split(strings.TrimSpace(behaviours), "\n")
	var titles []string
	for i := range rapid.IntRange(1, most).Draw(t, kind) {
		title := fmt.Sprintf("%s %d", kind, i)
		if i < pieces {
			words := strings.Fields(rapid.SampledFrom(lines).Draw(t, "line"))
			from := rapid.IntRange(0, len(words)-3).Draw(t, "from")
			title = strings.Join(words[from:from+rapid.IntRange(1, 3).Draw(t, "words")], " ")
			if len(words) > 0 && containsFold(titles, title) {
				title += fmt.Sprint(" ", i)
			}
		}
		titles = append(titles, title)
	}
	return titles
}

func containsFold(list []string, s string) bool {
	for _, x := range list {
		if strings.EqualFold(x, s) {
			return true
		}
	}
	return false
}

func checkNew(t interface {
	Fatal(...any)
	Fatalf(string, ...any)
}, o *newOptions) {
	l, err := o.ladder()
	if err != nil {
		t.Fatal(err)
	}
	text, err := ladderfile.EncodeWith(l, newComments(l))
	if err != nil {
		t.Fatal(err)
	}
	problems, err := ladderfile.Lint("new.yaml", text)
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v %v\n%s", err, problems, text)
	}
}

// TestTitlesInExamples: a rung may be called like any word that the examples have, however it is written.
func TestTitlesInExamples(t *testing.T) {
	names := []string{"x", "on", "I", "A", "BI", "he", "s"}
	for _, e := range examplesFor(2, nil) {
		names = append(names, wordsIn(e.i)...)
	}
	for _, w := range names {
		for _, title := range []string{
			w, strings.ToUpper(w), w + ".", "(" + w + ")", "+ " + w, w + " +", "'" + w + "'", "-" + w, w + "/task", "a/" + w, w + "/" + w, "1: " + w,
			w + ": other", w + "s", w + "'s", w + " I", "#" + w, "a-" + w, w + " & " + w,
		} {
			checkNew(t, &newOptions{title: "T", rungs: []string{title, "Next"}, competencies: []string{"Craft"}})
		}
	}
}

// TestExamplesAreSound: no example has anything to mend, also those that a small ladder leaves out.
func TestExamplesAreSound(t *testing.T) {
	l := &ladder.Ladder{
		ID: "t", Version: "1", Title: "T", Locale: "en", Quorum: ladder.DefaultQuorum, Scale: ladder.DefaultScale(),
		Rungs: []ladder.Rung{{ID: "one", Title: "One", Short: "One"}},
	}
	for i, e := range examplesFor(1000, nil) {
		ind := &ladder.Indicator{I: e.i, They: e.they, Weight: 1}
		l.Competencies = append(l.Competencies, ladder.Competency{ID: fmt.Sprint("c", i), Title: fmt.Sprint("C", i), Weight: 1, Indicators: []*ladder.Indicator{ind}})
	}
	text, err := ladderfile.Encode(l)
	if err != nil {
		t.Fatal(err)
	}
	problems, err := ladderfile.Lint("examples.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%v: %s", p, p.Excerpt)
	}
}

// TestExamples: there is one for each rung that a ladder may have, and some to spare, from near to far.
func TestExamples(t *testing.T) {
	all := examplesFor(1000, nil)
	if len(all) < ladder.MaxRungs+8 {
		t.Errorf("%d examples", len(all))
	}
	two := examplesFor(2, nil)
	if two[0] != all[0] || two[1] != all[len(all)/2] {
		t.Errorf("%v", two)
	}
	if got := exampleOf("publish a b"); got != (example{"I publish a b.", "Publishes a b."}) {
		t.Errorf("%v", got)
	}
	for _, e := range examplesFor(ladder.MaxRungs, []string{"Large Tasks", "report"}) {
		if strings.Contains(e.i, "large task") {
			t.Errorf("%q names a rung", e.i)
		}
	}
}
