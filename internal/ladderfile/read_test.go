package ladderfile

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/ladder"
)

var update = flag.Bool("update", false, "write the expected problems anew")

// TestBad reads each ladder in testdata/bad; the problems it must have, all of them, stand beside it.
func TestBad(t *testing.T) {
	files, err := filepath.Glob("testdata/bad/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no bad ladders", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			l, err := Read(filepath.Base(file), readFile(t, file))
			if l != nil || err == nil {
				t.Fatalf("ladder %v, error %v; want problems only", l, err)
			}
			compare(t, strings.TrimSuffix(file, ".yaml")+".txt", printed(err.(Problems)))
		})
	}
}

// printed is what a person sees: the problems, each with its hint below.
func printed(ps []Problem) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(p.String() + "\n")
		if p.Hint != "" {
			b.WriteString("    " + p.Hint + "\n")
		}
	}
	return b.String()
}

func compare(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(readFile(t, file)); got != want {
		t.Errorf("%s:\n%s\nwant:\n%s", file, got, want)
	}
}

func readFile(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func mustRead(t testing.TB, file string) *ladder.Ladder {
	t.Helper()
	l, err := Read(file, readFile(t, file))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestEveryField reads the ladder that has every key of the format and compares all of it.
func TestEveryField(t *testing.T) {
	data := readFile(t, "testdata/good/small.yaml")
	sum := sha256.Sum256(data)
	want := &ladder.Ladder{
		ID: "garden", Version: "1.10", Title: "Gardening", Locale: "en-GB", Summary: "From one bed to the whole park.",
		Digest: "sha256:" + hex.EncodeToString(sum[:]),
		Sources: []ladder.Source{
			{ID: "S2", Title: "The gardener's year", File: "year.txt", URL: "https://example.org/year"},
			{ID: "R", Title: "Rules of the park"},
		},
		Quorum: 80,
		Scale:  ladder.Scale{Cut: 2, Points: []ladder.Point{{Label: "No", Hint: "0 of 10"}, {Label: "Half", Hint: "5 of 10"}, {Label: "Yes"}}},
		Needs:  []ladder.Need{{ID: "crew", Text: "a crew of one's own"}},
		Areas:  []ladder.Area{{ID: "soil", Title: "Soil & water"}},
		Rungs: []ladder.Rung{
			{ID: "hand", Title: "Garden Hand", Short: "GH", Aliases: []string{"Helper", "Bed ␛[31m keeper"},
				Mandate: "Keeps one bed in order.", Scope: "one bed", Horizon: "this week", Facts: []string{"S2-03"}},
			{ID: "keeper", Parent: "hand", Also: []string{"hand"}, Title: "Park Keeper", Short: "Park Keeper",
				Shift: "From the bed to the park.", Actions: []string{"Walk the park with its keeper."}},
		},
		Competencies: []ladder.Competency{
			{ID: "water", Area: "soil", Title: "Watering", Meaning: "Giving plants what they need.", Weight: 3,
				Indicators: []*ladder.Indicator{
					{I: "I water the bed before the soil is dry to the finger.", They: "Waters the bed before the soil is dry to the finger.",
						Evidence: "Soil that holds together.", Weight: 3, MustHave: true, Facts: []string{"S2-04", "R-5"}},
					{I: "I plan the pipes of the park for a dry summer.", They: "Plans the pipes of the park for a dry summer.",
						Weight: 5, Needs: []string{"crew"}},
				},
				Actions: map[string][]string{"keeper": {"Draw the pipes of one corner.", "Measure what a bed drinks in July."}}},
			{ID: "pests", Area: "soil", Title: "Pests", Weight: 1,
				Indicators: []*ladder.Indicator{
					{I: "I pick snails off the lettuce at dusk.", They: "Picks snails off the lettuce at dusk.", Weight: 1},
					nil,
				},
				Actions: map[string][]string{}},
		},
		Glossary: map[string]string{"NPK": "nitrogen, phosphorus and potassium"},
	}
	got, err := Read("small.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	gotFields, wantFields := reflect.ValueOf(*got), reflect.ValueOf(*want)
	for i := range wantFields.NumField() {
		if g, w := gotFields.Field(i).Interface(), wantFields.Field(i).Interface(); !reflect.DeepEqual(g, w) {
			t.Errorf("%s = %+v\nwant %+v", wantFields.Type().Field(i).Name, g, w)
		}
	}
}

func TestDefaults(t *testing.T) {
	l := mustRead(t, "testdata/good/one-rung.yaml")
	if l.Locale != "en" || l.Quorum != ladder.DefaultQuorum || !reflect.DeepEqual(l.Scale, ladder.DefaultScale()) {
		t.Errorf("locale %q, quorum %d, scale %v", l.Locale, l.Quorum, l.Scale)
	}
	if l.Rungs[0].Short != "Only one" || l.Competencies[0].Weight != 1 || l.Indicators() != 0 {
		t.Errorf("short %q, weight %d, %d indicators", l.Rungs[0].Short, l.Competencies[0].Weight, l.Indicators())
	}
}

// TestBranching: parents may follow their children in the file, and an alias is a copy.
func TestBranching(t *testing.T) {
	l := mustRead(t, "testdata/good/branching.yaml")
	want := []ladder.Path{{1, 3, 0}, {1, 3, 2}, {4}}
	if got := l.Paths(); !reflect.DeepEqual(got, want) {
		t.Errorf("paths %v, want %v", got, want)
	}
	if a, b := l.Competencies[0].Indicators[1], l.Competencies[0].Indicators[3]; !reflect.DeepEqual(a, b) || a.I == "" {
		t.Errorf("the alias reads %+v, its anchor %+v", b, a)
	}
}

// TestOtherBytes: a byte order mark and the line ends of Windows change the digest and nothing else.
func TestOtherBytes(t *testing.T) {
	plain := readFile(t, "testdata/good/small.yaml")
	want, err := Read("", plain)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"bom":  "\ufeff" + string(plain),
		"crlf": strings.ReplaceAll(string(plain), "\n", "\r\n"),
		"both": "\ufeff" + strings.ReplaceAll(string(plain), "\n", "\r\n"),
		"cr":   strings.ReplaceAll(string(plain), "\n", "\r"),
	} {
		got, err := Read("", []byte(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got.Digest == want.Digest {
			t.Errorf("%s: same digest for other bytes", name)
		}
		got.Digest = want.Digest
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: reads differently", name)
		}
	}
}

// TestMissingCellLoads: a forgotten cell is for Lint to tell; the ladder can be used.
func TestMissingCellLoads(t *testing.T) {
	const text = "rung: 1\nid: a\nversion: 1.0.0\ntitle: A\nrungs: [{id: a, title: A}, {id: b, title: B}]\n" +
		"competencies: [{id: c, title: C, indicators: {a: none}}]\n"
	l, err := Read("a.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if got := l.Competencies[0].Indicators; len(got) != 2 || got[1] != nil {
		t.Errorf("cells %v, want two empty ones", got)
	}
}

// TestContextOfEmptyRung: a rung that asks for nothing as the ladder is written is no fault of a context.
func TestContextOfEmptyRung(t *testing.T) {
	const text = "rung: 1\nid: a\nversion: 1.0.0\ntitle: A\nneeds: {n: a need}\nrungs: [{id: a, title: A}, {id: b, title: B}]\n" +
		"competencies: [{id: c, title: C, indicators: {a: {i: I bake., they: Bakes.}, b: none}}]\ncontexts: [{id: x, title: X, lacks: [n]}]\n"
	if _, err := Read("a.yaml", []byte(text)); err != nil {
		t.Error(err)
	}
}

func TestProblemNames(t *testing.T) {
	_, err := Read("evil\x1b]0;x\a\n.yaml", nil)
	if want := "evil␛]0;x␇ .yaml:1:1: the file is empty"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}
