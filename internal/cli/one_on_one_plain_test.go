package cli

import (
	"bytes"
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

// lineByLine runs a command line by line with these lines typed, in a home of its own.
func lineByLine(t *testing.T, dir string, lines []string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, said bytes.Buffer
	in := strings.Join(lines, "\n")
	if len(lines) > 0 {
		in += "\n"
	}
	code = Main(World{
		Args: append([]string{"--home", filepath.Join(dir, "home"), "--accessible"}, args...), Stdin: strings.NewReader(in), Stdout: &out, Stderr: &said,
		Now:     func() time.Time { return time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC) },
		Rand:    rand.Reader,
		Signals: func(chan<- os.Signal) func() { return func() {} },
	})
	return code, out.String(), said.String()
}

// TestOneOnOneCutAfterEachLine ends the input of a one-on-one after each of its lines: it exits with 1 and says how to go on, and no answer
// is in the home that nobody gave.
func TestOneOnOneCutAfterEachLine(t *testing.T) {
	lines := strings.Split("Max|3|e|seen in May|.|4|p|mine|.|s|2|b|1|3|3|lock|yes|1|e|said|.|3|s|2|t 1|4|m|4|yes|a|write it down|s|+3m", "|")
	for n := range len(lines) + 1 {
		dir := t.TempDir()
		view := tinyView(t, dir)
		code, out, said := lineByLine(t, dir, lines[:n], "one-on-one", view)
		if code != 1 || !strings.Contains(said, "the input ended before the conversation did") {
			t.Fatalf("after %d lines: code %d\n%s\n%s", n, code, out, said)
		}
		given, typed := 0, 0
		for _, path := range documentsIn(t, filepath.Join(dir, "home")) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if doc, err := assess.Decode(data); err != nil {
				t.Errorf("after %d lines: %v", n, err)
			} else if doc.Rater.Role == assess.Manager {
				given = len(doc.Answers)
			}
		}
		for _, l := range lines[:min(n, 15)] {
			if strings.Contains("0 1 2 3 4 s", l) {
				typed++
			}
		}
		if n > 12 {
			typed-- // one was given anew
		}
		if given != typed {
			t.Errorf("after %d lines %d answers are there, and %d were typed:\n%s", n, given, typed, out)
		}
		if strings.Contains(out, "ZEPHYRINE") && n < 17 {
			t.Errorf("after %d lines the first view is said:\n%s", n, out)
		}
	}
}

// tinyView writes Ada's view, and its ladder into the home.
func tinyView(t *testing.T, dir string) string {
	t.Helper()
	ladders := filepath.Join(dir, "home", "ladders")
	text, err := os.ReadFile("../../docs/example/tiny.yaml")
	if err == nil {
		err = os.MkdirAll(ladders, 0o700)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(ladders, "tiny.yaml"), text, 0o600)
	}
	a := &assess.Assessment{
		ID: "0198f0c2-0000-7000-8000-000000000001", Ladder: assess.LadderRef{ID: "tiny"}, Person: assess.Person{Name: "Ada Example"},
		Rater: assess.Rater{Role: assess.Self, Name: "Ada Example"}, Declared: "one", Mode: assess.Full,
	}
	for _, rung := range []string{"one", "two"} {
		for _, c := range []string{"write", "plan", "talk"} {
			a.Answers = append(a.Answers, assess.Answer{Rung: rung, Competency: c, Response: 4, Evidence: "ZEPHYRINE"})
		}
	}
	path := filepath.Join(dir, "ada.json")
	if err == nil {
		err = os.WriteFile(path, assess.Encode(a), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// documentsIn are the files of all documents in a home.
func documentsIn(t *testing.T, home string) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"drafts/*.json", "assessments/*/*.json"} {
		found, err := filepath.Glob(filepath.Join(home, pattern))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, found...)
	}
	return all
}
