package interchange_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/rung-dev/rung/internal/cost"
	"github.com/rung-dev/rung/internal/interchange"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
)

// FuzzCASE: no bytes make the reader panic; what it returns makes a ladder file, or problems that can be shown.
func FuzzCASE(f *testing.F) {
	f.Add(writtenCASE(f, caseLadder(), interchange.CASEOptions{}))
	f.Add(foreign(f))
	f.Add([]byte(pack(rubricOf(`{"description": "One", "CFRubricCriterionLevels": [{"quality": "A", "description": "Plans."}]}`))))
	f.Add([]byte(pack(`, "CFItems": [{"fullStatement": "Plans"}]`)))
	seed(f, "../../testdata/sheets/*/*.json")
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := interchange.Read("f.json", data, interchange.CASE, interchange.Options{})
		if err != nil {
			checkProblems(t, err)
			return
		}
		for _, n := range d.Notes {
			checkShown(t, n.String())
		}
		text, err := ladderfile.Encode(d.Ladder)
		if err != nil {
			if len(data) > 1000 {
				return // a little text may stand for much where everything asks everything
			}
			t.Fatal(err)
		}
		l, err := ladderfile.Read("f.yaml", text)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if diff := cmp.Diff(d.Ladder, l, cmpopts.IgnoreFields(ladder.Ladder{}, "Digest"), cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
	})
}

func checkProblems(t *testing.T, err error) {
	t.Helper()
	var ps interchange.Problems
	if !errors.As(err, &ps) || len(ps) == 0 {
		t.Fatalf("error %v", err)
	}
	for _, p := range ps {
		if p.Text == "" || p.File != "f.json" {
			t.Fatalf("%+v", p)
		}
		checkShown(t, p.String()+p.Hint)
	}
}

func checkShown(t *testing.T, s string) {
	t.Helper()
	if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
		t.Fatalf("unsafe text %q", s)
	}
}

// TestCASEBombs: a package made to exhaust the reader is refused or read soon.
func TestCASEBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time; not with -short")
	}
	many := func(pattern string, n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.ReplaceAll(pattern, "#", fmt.Sprint(i)))
		}
		return strings.TrimSuffix(b.String(), ",")
	}
	level := `{"quality": "Q#", "description": "D"},`
	most := cost.Limit{Yards: 200, Memory: 192 << 20}
	for _, c := range []struct{ name, text string }{
		{"deep", strings.Repeat("[", 1<<19)},
		{"values", "[" + strings.TrimSuffix(strings.Repeat("0,", 500_000), ",") + "]"},
		{"names", "{" + many(`"a#":0,`, 90_000) + "}"},
		{"empty items", pack(`, "CFItems": [` + many(`{},`, 140_000) + `]`)},
		{"items", pack(`, "CFItems": [` + many(`{"fullStatement": "S#"},`, 30_000) + `]` + rubricOf(`{"description": "One", "CFRubricCriterionLevels": [`+level[:len(level)-1]+`]}`))},
		{"ring", pack(`, "CFItems": [{"identifier": "a", "fullStatement": "A"}, {"identifier": "b", "fullStatement": "B"}], "CFAssociations": [
			{"associationType": "isChildOf", "originNodeURI": {"identifier": "a"}, "destinationNodeURI": {"identifier": "b"}},
			{"associationType": "isChildOf", "originNodeURI": {"identifier": "b"}, "destinationNodeURI": {"identifier": "a"}}]`)},
		{"links", pack(`, "CFAssociations": [` + many(`{"associationType": "isChildOf", "originNodeURI": {"uri": "#"}, "destinationNodeURI": {"uri": "#"}},`, 9000) + `]`)},
		{"levels", pack(rubricOf(`{"description": "One", "CFRubricCriterionLevels": [` + many(level, 20_000) + `]}`))},
		{"criteria", pack(rubricOf(many(`{"description": "C#", "CFRubricCriterionLevels": [{"quality": "A", "description": "Does it."}]},`, 9000)))},
		{"notes", pack(rubricOf(many(`{"description": "C#", "weight": 9, "CFRubricCriterionLevels": [`+many(`{"quality": "Q#", "description": "x"},`, 60)+`]},`, 250)))},
		{"one text", pack(`, "CFItems": [{"fullStatement": "` + strings.Repeat("é ", 250_000) + `"}]` + rubricOf(`{"description": "One", "CFRubricCriterionLevels": [{"quality": "A", "description": "`+strings.Repeat("x ", 100_000)+`"}]}`))},
	} {
		t.Run(c.name, func(t *testing.T) {
			var d *interchange.Draft
			var err error
			most.Check(t, "reading", func() { d, err = interchange.Read("f.json", []byte(c.text), interchange.CASE, interchange.Options{}) })
			if err != nil {
				checkProblems(t, err)
			} else if _, err := ladderfile.Encode(d.Ladder); err != nil {
				t.Errorf("a ladder that is no file: %v", err)
			}
			t.Logf("%d KiB: %.150v", len(c.text)>>10, err)
		})
	}
}
