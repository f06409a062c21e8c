package ladders_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/ladders"
)

// TestFactTable: every line of the table has all its columns, and each fact is there once.
func TestFactTable(t *testing.T) {
	data, err := os.ReadFile("facts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	row := regexp.MustCompile(`^(S[0-9]|R)-[0-9]+\t[0-9,-]*\t[A-Za-z, ]+\t` +
		`(resp|skill|mindset|distinction|conflict|resolution|hierarchy|alias|career|context|defect)\t(yes|no)\t[A-Z'][^\t]+\.$`)
	seen := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		id, _, _ := strings.Cut(line, "\t")
		if !row.MatchString(line) {
			t.Errorf("not a fact: %q", line)
		}
		if seen[id] {
			t.Errorf("%s is there twice", id)
		}
		seen[id] = true
	}
	if got := len(slices.Collect(ladders.Facts())); got != len(seen) || got != 333 {
		t.Errorf("%d facts are read, %d are in the table; want 333", got, len(seen))
	}
}

// find looks a fact up by its id.
func find(id string) (ladders.Fact, bool) {
	for f := range ladders.Facts() {
		if f.ID == id {
			return f, true
		}
	}
	return ladders.Fact{}, false
}

func TestFacts(t *testing.T) {
	tests := []ladders.Fact{
		{ID: "S4-01", Source: "S4", Lines: "19,79", Role: "APM", Kind: "resp", Skill: true,
			Statement: "Supports seasoned PMs: collects user feedback, helps shape roadmaps."},
		{ID: "S1-02", Source: "S1", Lines: "112", Role: "CTO", Kind: "hierarchy",
			Statement: "Reports directly to the CEO; has a large say in internal processes and product development plans."},
		{ID: "R-9", Source: "R", Role: "PO", Kind: "skill", Skill: true, Statement: "Attention to detail; juggles priorities."},
	}
	for _, want := range tests {
		if got, ok := find(want.ID); !ok || got != want {
			t.Errorf("%s: got %+v, %v; want %+v", want.ID, got, ok, want)
		}
	}
	for _, id := range []string{"", "S4", "S4-1", "S4-001", "s4-01", "S9-01", "# The facts", "S4-01\t19,79"} {
		if got, ok := find(id); ok || got != (ladders.Fact{}) {
			t.Errorf("%q: got %+v, %v", id, got, ok)
		}
	}
}

// TestFactsCited: no skill that a source names is lost; each has a question in some ladder.
func TestFactsCited(t *testing.T) {
	asked := map[string]bool{}
	for _, l := range builtIn(t) {
		for _, f := range askedFacts(l) {
			asked[f] = true
		}
	}
	for f := range ladders.Facts() {
		if f.Skill && !asked[f.ID] {
			t.Errorf("no question rests on %s (%s): %s", f.ID, f.Role, f.Statement)
		}
	}
}

// TestQuestionsRest: no question is made up, and each says where one could look.
func TestQuestionsRest(t *testing.T) {
	for _, l := range builtIn(t) {
		for _, c := range l.Competencies {
			for r, ind := range c.Indicators {
				if ind != nil && (len(ind.Facts) == 0 || ind.Evidence == "") {
					t.Errorf("%s: %s at %s lacks its facts or its evidence", l.ID, c.ID, l.Rungs[r].ID)
				}
			}
		}
	}
}

// TestCitedFacts: what a ladder rests on can be looked up, and the ladder names its source.
func TestCitedFacts(t *testing.T) {
	for _, l := range builtIn(t) {
		for _, id := range citedFacts(l) {
			f, ok := find(id)
			if !ok {
				t.Errorf("%s: there is no fact %s", l.ID, id)
			}
			if ok && !slices.ContainsFunc(l.Sources, func(s ladder.Source) bool { return s.ID == f.Source }) {
				t.Errorf("%s: %s is of %s, which is none of its sources", l.ID, id, f.Source)
			}
		}
	}
}

// citedFacts are the facts that a ladder names anywhere.
func citedFacts(l *ladder.Ladder) []string {
	cited := askedFacts(l)
	for _, r := range l.Rungs {
		cited = append(cited, r.Facts...)
	}
	for _, p := range l.Preferences {
		for _, item := range p.Items {
			cited = append(cited, item.Facts...)
		}
	}
	return cited
}

// askedFacts are the facts that the questions of a ladder rest on.
func askedFacts(l *ladder.Ladder) []string {
	var facts []string
	for _, c := range l.Competencies {
		for _, ind := range c.Indicators {
			if ind != nil {
				facts = append(facts, ind.Facts...)
			}
		}
	}
	return facts
}

func builtIn(t *testing.T) []*ladder.Ladder {
	t.Helper()
	var all []*ladder.Ladder
	for _, id := range ladders.IDs() {
		data, _ := ladders.Read(id)
		l, err := ladderfile.Read(id+".yaml", data)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, l)
	}
	return all
}
