package ladderfile

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/ladder"
)

// addKit adds the ladders of these tests and of the conformance kit as seeds.
func addKit(f *testing.F) {
	f.Helper()
	for _, pattern := range []string{"testdata/*/*.yaml", "../../testdata/ladders/*/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatal("no ladders at", pattern, err)
		}
		for _, file := range files {
			f.Add(readFile(f, file))
		}
	}
}

// FuzzRead: no bytes make the reader panic; what it returns is a whole ladder or problems with a place.
func FuzzRead(f *testing.F) {
	addKit(f)
	for _, text := range []string{
		"contexts: [{id: x, title: X, lacks: [n], seats: [{id: s, title: S, merges: [a, b]}]}]", "contexts: [{seats: [{merges: [a, a]}, {}]}]",
		"preferences: [{id: p, title: P, low: L, high: H, items: [{id: i, topic: T, low: l, high: h}, {}]}]", "preferences: [{items: {}}]",
	} {
		f.Add([]byte(head + "needs: {n: a need}\nrungs: [{id: a, title: A, was: z}, {id: b, title: B, parent: a, was: [x, y], actions: {a: [Go.]}}, {id: c, title: C}]\n" +
			"competencies: [{id: c, was: d, title: C, indicators: {a: {i: I., they: X., was: z.d}, b: none, c: {same: a, was: x.d}}}]\n" + text + "\n"))
	}
	f.Add([]byte(laughs(3)))
	f.Add([]byte(merges(3)))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := Read("f.yaml", data)
		if l != nil {
			checkLadder(t, l)
		} else {
			checkProblems(t, data, err)
		}
		ps, lintErr := Lint("f.yaml", data)
		if lintErr != nil {
			checkProblems(t, data, lintErr)
		}
		if l != nil && (lintErr != nil || slices.ContainsFunc(ps, func(p Problem) bool { return p.Rule == "" })) {
			t.Fatalf("reads, but Lint says %v, %v", lintErr, ps)
		}
		if !slices.IsSortedFunc(ps, func(a, b Problem) int { return a.Line - b.Line }) {
			t.Fatalf("out of order: %v", ps)
		}
	})
}

func checkProblems(t *testing.T, data []byte, err error) {
	t.Helper()
	var ps Problems
	if !errors.As(err, &ps) || len(ps) == 0 || len(ps) > maxProblems {
		t.Fatalf("error %v of %d problems", err, len(ps))
	}
	raw := newRawText(data)
	for _, p := range ps {
		if p.Line < 1 || p.Col < 1 || p.Text == "" || p.File != "f.yaml" || p.Line > len(raw.lines) || p.Col > len(raw.line(p.Line))+1 {
			t.Fatalf("%+v", p)
		}
		if len(p.Text+p.Hint) > mostWords {
			t.Fatalf("%d bytes of words: %.200s", len(p.Text+p.Hint), p.Text)
		}
		checkSafe(t, p.Text+p.Hint)
	}
}

// mostWords is how long a problem may be, in bytes, however long what it quotes is.
const mostWords = 1200

func checkSafe(t *testing.T, texts ...string) {
	t.Helper()
	for _, s := range texts {
		if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
			t.Fatalf("unsafe text %q", s)
		}
	}
}

// FuzzCompiled: a ladder is the same once it was compiled and loaded, and bytes that nobody compiled make the loader fail and not panic.
func FuzzCompiled(f *testing.F) {
	addKit(f)
	f.Add([]byte(`{"ID": "x", "Rungs": [{"ID": 7}], "Competencies": null}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if l, err := LoadCompiled(data); (l == nil) == (err == nil) {
			t.Fatalf("ladder %v, error %v", l, err)
		}
		l, err := Read("f.yaml", data)
		if err != nil {
			return
		}
		form, err := Compile(l)
		if err != nil {
			t.Fatal(err)
		}
		loaded, err := LoadCompiled(form)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(l, loaded); diff != "" {
			t.Fatal(diff)
		}
	})
}

func checkLadder(t *testing.T, l *ladder.Ladder) {
	t.Helper()
	known := func(ok bool, what, id string) {
		if !ok {
			t.Fatalf("unknown %s %q", what, id)
		}
	}
	checkSafe(t, l.Title, l.Version, l.Locale, l.Summary)
	known(isPlainID(l.ID, false), "ladder", l.ID)
	if l.Quorum < 1 || l.Quorum > 100 || l.Scale.Cut < 1 || l.Scale.Cut > l.Scale.Top() || l.Scale.Top() >= ladder.MaxPoints {
		t.Fatalf("quorum %d, scale %v", l.Quorum, l.Scale)
	}
	if len(l.Paths()) == 0 || len(l.Rungs) > ladder.MaxRungs || len(l.Competencies) > ladder.MaxCompetencies {
		t.Fatalf("%d rungs, %d competencies, paths %v", len(l.Rungs), len(l.Competencies), l.Paths())
	}
	for i, r := range l.Rungs {
		known(isPlainID(r.ID, false) && l.RungIndex(r.ID) == i, "rung", r.ID)
		known(r.Parent == "" || l.Parent(i) >= 0, "parent", r.Parent)
		checkSafe(t, append(append([]string{r.Title, r.Short, r.Mandate, r.Shift}, r.Aliases...), r.Actions...)...)
		for _, id := range r.Also {
			known(l.RungIndex(id) >= 0 && id != r.ID, "also", id)
		}
		checkFacts(t, l, r.Facts)
	}
	for i, c := range l.Competencies {
		known(isPlainID(c.ID, false) && l.CompetencyIndex(c.ID) == i, "competency", c.ID)
		known(c.Area == "" || l.AreaTitle(c.Area) != "", "area", c.Area)
		for id, actions := range c.Actions {
			known(l.RungIndex(id) >= 0, "step", id)
			checkSafe(t, actions...)
		}
		if len(c.Indicators) != len(l.Rungs) {
			t.Fatalf("%d cells for %d rungs", len(c.Indicators), len(l.Rungs))
		}
		for _, ind := range c.Indicators {
			if ind != nil {
				checkIndicator(t, l, ind)
			}
		}
	}
	checkContexts(t, l)
	checkPreferences(t, l)
}

// checkContexts looks at the ladder as each context sees it: a ladder like any other.
func checkContexts(t *testing.T, l *ladder.Ladder) {
	t.Helper()
	for _, c := range l.Contexts {
		checkSafe(t, c.Title, c.Summary)
		seen, ok := l.In(c.ID)
		if !ok || len(seen.Rungs) == 0 || len(seen.Competencies) > ladder.MaxCompetencies || len(seen.Paths()) == 0 {
			t.Fatalf("context %q: %v", c.ID, seen)
		}
		for i, r := range seen.Rungs {
			if seen.RungIndex(r.ID) != i || r.Parent != "" && seen.Parent(i) < 0 {
				t.Fatalf("context %q: rung %+v", c.ID, r)
			}
		}
		for i, competency := range seen.Competencies {
			if seen.CompetencyIndex(competency.ID) != i {
				t.Fatalf("context %q has the competency %q twice", c.ID, competency.ID)
			}
		}
		for _, id := range c.Lacks {
			if l.NeedText(id) == "" {
				t.Fatalf("context %q lacks the unknown %q", c.ID, id)
			}
		}
	}
}

func checkPreferences(t *testing.T, l *ladder.Ladder) {
	t.Helper()
	for _, p := range l.Preferences {
		checkSafe(t, p.Title, p.Low, p.High, p.Note)
		if p.Title == "" || p.Low == "" || p.High == "" || len(p.Items) == 0 {
			t.Fatalf("preference %+v", p)
		}
		for i, item := range p.Items {
			if _, found := l.Item(item.ID); found != &l.Preferences[slices.IndexFunc(l.Preferences, func(q ladder.Preference) bool { return q.ID == p.ID })].Items[i] {
				t.Fatalf("item %q is not found", item.ID)
			}
			checkFacts(t, l, item.Facts)
		}
	}
}

func checkIndicator(t *testing.T, l *ladder.Ladder, ind *ladder.Indicator) {
	t.Helper()
	checkSafe(t, ind.I, ind.They, ind.Evidence)
	if ind.I == "" || ind.They == "" || ind.Same != "" && l.RungIndex(ind.Same) < 0 || ind.Weight < 1 || ind.Weight > 5 {
		t.Fatalf("%+v", ind)
	}
	for _, id := range ind.Needs {
		if l.NeedText(id) == "" {
			t.Fatalf("unknown need %q", id)
		}
	}
	checkFacts(t, l, ind.Facts)
}

func checkFacts(t *testing.T, l *ladder.Ladder, facts []string) {
	t.Helper()
	for _, fact := range facts {
		if !slices.ContainsFunc(l.Sources, func(s ladder.Source) bool { return s.ID == fact[:strings.LastIndex(fact, "-")] }) {
			t.Fatalf("fact %q of an unknown source", fact)
		}
	}
}
