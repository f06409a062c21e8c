package interchange_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/rung-dev/rung/internal/interchange"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/sample"
)

// FuzzCSV: no bytes make the reader of sheets panic; what it returns makes a ladder file and a sheet again, or problems
// that can be shown.
func FuzzCSV(f *testing.F) {
	seed(f, "testdata/*.csv")
	seed(f, "../../testdata/sheets/*/*.csv")
	for _, s := range []string{
		"title,A: a\nOne,'=1\n", "title;A: a\n\"One\nTwo\";\"- a\n- b\"\n", "level,skill,they,i,parent\nA,x,Asks,I ask,\nB,x,Gives,,A\n", "title\tA: a\r\nOne\tTBD\r\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, format := range []interchange.Format{interchange.Matrix, interchange.Long} {
			l := checkRead(t, data, format)
			if l == nil {
				continue
			}
			var sheet bytes.Buffer
			if err := interchange.WriteLong(&sheet, l, interchange.WriteOptions{}); err != nil {
				t.Fatal(err)
			}
			checkCells(t, sheet.Bytes())
			d, err := interchange.Read("f", sheet.Bytes(), interchange.Long, interchange.Options{ID: l.ID, Title: l.Title})
			if err != nil && sheet.Len() < interchange.MaxBytes {
				t.Fatalf("%v\n%s", err, &sheet)
			}
			if err == nil && cmp.Diff(l, d.Ladder) != "" {
				t.Fatal(cmp.Diff(l, d.Ladder))
			}
		}
	})
}

// checkCells: no cell of a sheet is a formula to a spreadsheet, in either shape.
func checkCells(t *testing.T, sheet []byte) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(sheet)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if safe.CSV(cell) != cell && !strings.HasPrefix(cell, "'") {
				t.Fatalf("the cell %q is a formula", cell)
			}
		}
	}
}

// FuzzAuto: whatever a file is called and holds, it is read as something or refused.
func FuzzAuto(f *testing.F) {
	for _, file := range sample.Files(f, "../../testdata/sheets/*/*", "../../testdata/ladders/bad/*.yaml") {
		f.Add(filepath.Base(file.Name), file.Data)
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		d, err := interchange.Read(name, data, interchange.Auto, interchange.Options{})
		if err == nil {
			checkFile(t, d.Ladder, len(data))
			var sheet bytes.Buffer
			if err := interchange.WriteMatrix(&sheet, d.Ladder, interchange.WriteOptions{}); err != nil {
				t.Fatal(err)
			}
			checkCells(t, sheet.Bytes())
			return
		}
		var ps interchange.Problems
		if !errors.As(err, &ps) || len(ps) == 0 || d != nil {
			t.Fatalf("%v, error %v", d, err)
		}
		for _, p := range ps {
			checkShown(t, p.String()+p.Hint)
		}
	})
}

// FuzzSentence: a cell that nobody has seen yet becomes a question in both persons that reads back as itself.
func FuzzSentence(f *testing.F) {
	for _, s := range []string{"I plan my work.", "You plan your work.", "Plans the work.", "Plan the work.", "Able to plan.", "- a\n- b", "=1+1", "'=1", "", " ", "\u202e", "e.g. x. Y.", "I", "I'm", "Isn't", "none", "TBD", "0", "A. B. C."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var sheet bytes.Buffer
		w := csv.NewWriter(&sheet)
		if err := w.WriteAll([][]string{{"title", "A: One"}, {"Dough", s}, {"Oven", "Loads it."}}); err != nil {
			t.Fatal(err)
		}
		if l := checkRead(t, sheet.Bytes(), interchange.Matrix); l != nil && len(l.Competencies) == 0 {
			t.Fatal("nothing in it")
		}
	})
}

// FuzzMarkdown is the same for texts.
func FuzzMarkdown(f *testing.F) {
	seed(f, "testdata/*.md")
	seed(f, "../../testdata/sheets/*/*.md")
	for _, s := range []string{
		"A\n===\n- a\n\nB\n---\n- b\n", "|a|b|\n|-|-|\n|c|d<br>e|\n", "# A\n- **x**: y\n  z\n    - w\n# B\n> TBD\n", "---\nlevels: 1\ntopics:\n- name: a\n  content:\n  - level: 1\n    criteria:\n    - \"x\"\n---\n", "<!-- x",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkRead(t, data, interchange.Markdown) })
}

func seed(f *testing.F, pattern string) {
	f.Helper()
	for _, file := range sample.Files(f, pattern) {
		f.Add(file.Data)
	}
}

// checkRead reads the bytes and checks what comes of them; nil for problems.
func checkRead(t *testing.T, data []byte, format interchange.Format) *ladder.Ladder {
	t.Helper()
	d, err := interchange.Read("f", data, format, interchange.Options{})
	if err != nil {
		var ps interchange.Problems
		if !errors.As(err, &ps) || len(ps) == 0 || d != nil {
			t.Fatalf("%v, error %v", d, err)
		}
		for _, p := range ps {
			if p.Text == "" || p.File != "f" || (p.Line > 0) != (p.Col > 0) {
				t.Fatalf("%+v", p)
			}
			checkShown(t, p.String()+p.Hint)
		}
		return nil
	}
	for _, n := range d.Notes {
		checkShown(t, n.String())
		if c := n.Indicator; c != nil && d.Ladder.At(*c) == nil {
			t.Fatalf("%v is about no indicator", n)
		}
	}
	checkFile(t, d.Ladder, len(data))
	return d.Ladder
}

// checkFile: the ladder makes a file that reads as the same ladder.
func checkFile(t *testing.T, l *ladder.Ladder, size int) {
	t.Helper()
	text, err := ladderfile.Encode(l)
	if err != nil && size > 10_000 {
		return // more than a file may hold
	}
	if err != nil {
		t.Fatal(err)
	}
	back, err := ladderfile.Read("f.yaml", text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if diff := cmp.Diff(l, back, cmpopts.IgnoreFields(ladder.Ladder{}, "Digest"), cmpopts.EquateEmpty()); diff != "" {
		t.Fatal(diff)
	}
}

// TestImportsMakeFiles: what is imported can be written to a ladder file, and nothing in it is broken.
func TestImportsMakeFiles(t *testing.T) {
	read := 0
	for _, file := range sample.Files(t, "testdata/*.*") {
		name, data := file.Name, file.Data
		o := interchange.Options{}
		if filepath.Base(name) == "joined.csv" {
			o.Levels = []string{"Junior PM", "Senior PM"}
		}
		d, err := interchange.Read(name, data, interchange.Auto, o)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		checkFile(t, d.Ladder, len(data))
		text, _ := ladderfile.Encode(d.Ladder)
		problems, err := ladderfile.Lint(name, text)
		if err != nil || slices.ContainsFunc(problems, func(p ladderfile.Problem) bool { return p.Rule == "" }) {
			t.Errorf("%s: %v, %v", name, err, problems)
		}
		read++
	}
	if read < 9 {
		t.Errorf("%d files read", read)
	}
}
