package cli

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
)

// bothViews writes the views of the persona with two raters to files of a directory.
func bothViews(t *testing.T, dir string) (self, manager string) {
	t.Helper()
	f, err := os.Open("../score/testdata/personas.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var p struct {
			Name     string                    `json:"name"`
			Declared assess.RungRef            `json:"declared"`
			Answers  map[string]map[string]any `json:"answers"`
		}
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		role, found := map[string]assess.Rater{
			"11 self": {Role: assess.Self, Name: "Ada Example"}, "11 mgr": {Role: assess.Manager, Name: "Max Manager"},
		}[p.Name]
		if !found {
			continue
		}
		a, err := assess.Decode(document(t, p.Declared, p.Answers))
		if err != nil {
			t.Fatal(err)
		}
		a.ID, a.Rater = "", role
		path := filepath.Join(dir, string(role.Role)+".json")
		if err := os.WriteFile(path, assess.Encode(a), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "self.json"), filepath.Join(dir, "manager.json")
}

// headless runs a command without a terminal, in a home of its own.
func headless(t *testing.T, dir string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, said bytes.Buffer
	code = Main(World{
		Args: append([]string{"--home", filepath.Join(dir, "home")}, args...), Stdin: strings.NewReader(""), Stdout: &out, Stderr: &said,
		Now: func() time.Time { return time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC) }, Rand: rand.Reader,
	})
	return code, out.String(), said.String()
}

// TestComparisonOfThePersona holds the figures that the command prints to those that are known of the two views.
func TestComparisonOfThePersona(t *testing.T) {
	dir := t.TempDir()
	self, manager := bothViews(t, dir)
	code, out, said := headless(t, dir, "one-on-one", self, "--answers", manager, "--json")
	if code != 0 || said != "" {
		t.Fatalf("code %d: %s", code, said)
	}
	if _, turned, _ := headless(t, dir, "one-on-one", manager, "--answers", self, "--json"); turned != out {
		t.Errorf("it depends on which file comes first:\n%s", cmp.Diff(out, turned))
	}
	var c comparisonJSON
	if err := json.Unmarshal([]byte(out), &c, json.RejectUnknownMembers(true)); err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]struct {
		got  *float64
		want float64
	}{
		"exact": {c.Exact, 44. / 75}, "adjacent": {c.Adjacent, 72. / 75}, "mean signed": {c.MeanSigned, 37. / 75}, "mean abs": {c.MeanAbs, 37. / 75},
		"leniency": {c.Leniency, 37. / 75}, "kappa": {c.Kappa, 0.8868778280542986}, "raw kappa": {c.KappaRaw, 0.8868778280542986},
	} {
		if f.got == nil || *f.got != f.want {
			t.Errorf("%s is %v, want %v", name, f.got, f.want)
		}
	}
	if c.Schema != "rung/comparison/1" || c.N != 75 || c.Questions != 75 || c.Agreements != 44 || c.SameOffScale != 0 || c.Agreed != nil {
		t.Errorf("%+v", c)
	}
	if len(c.Differences) != 5 || len(c.More) != 26 || len(c.Apart) != 0 || len(c.Competencies) != 15 || c.Target != "head" {
		t.Errorf("%d differences, %d more, %d apart, %d competencies, target %s", len(c.Differences), len(c.More), len(c.Apart), len(c.Competencies), c.Target)
	}
	if c.Person.Name != "Ada Example" || c.Raters != (ratersJSON{"Ada Example", "Max Manager"}) || c.Ladder.ID != "product" || c.Ladder.Digest == "" {
		t.Errorf("%+v %+v %+v", c.Person, c.Raters, c.Ladder)
	}
	for path, view := range map[string]viewJSON{self: c.Self, manager: c.Manager} {
		checkScored(t, dir, path, view)
	}
}

// checkScored holds the result of a view to that of rung score.
func checkScored(t *testing.T, dir, path string, view viewJSON) {
	t.Helper()
	_, scored, _ := headless(t, dir, "score", path)
	var doc struct {
		ID     string         `json:"id"`
		Result jsontext.Value `json:"result"`
	}
	if err := json.Unmarshal([]byte(scored), &doc); err != nil {
		t.Fatal(err)
	}
	want, got := doc.Result, view.Result
	if want.Compact() != nil || got.Compact() != nil || !bytes.Equal(want, got) {
		t.Errorf("%s: result (-score +comparison):\n%s", path, cmp.Diff(string(want), string(got)))
	}
	if view.ID != doc.ID || !strings.HasPrefix(view.Digest, "sha256:") {
		t.Errorf("%s: %s %s", path, view.ID, view.Digest)
	}
}

// TestComparisonSaysEveryKey: what is not known is null, and never left out.
func TestComparisonSaysEveryKey(t *testing.T) {
	dir := t.TempDir()
	self, manager := bothViews(t, dir)
	_, out, _ := headless(t, dir, "one-on-one", self, "--answers", manager, "--json")
	var keys []string
	for _, key := range regexp.MustCompile(`(?m)^  "(\w+)":`).FindAllStringSubmatch(out, -1) {
		keys = append(keys, key[1])
	}
	want := strings.Fields(`schema ladder person raters n exact adjacent mean_signed mean_abs leniency kappa kappa_raw questions agreements same_off_scale
		self manager target competencies differences more apart agreed`)
	if d := cmp.Diff(want, keys); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}
