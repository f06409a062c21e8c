package cli

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// told is one text by which rung says that something is wrong, as the source has it. What it repeats is {}.
type told struct {
	pkg  string
	kind string // how it is made: fail, errors.New, KeyError{} ...
	code string // to exit with, "" where another place decides
	text string
	hint string // "" where the text is only a part of one, and failureOf finds the step by the cause
}

func (t told) String() string {
	return fmt.Sprintf("%s | %s | %s | %s | %s", t.pkg, t.kind, cmp.Or(t.code, "-"), t.text, cmp.Or(t.hint, elsewhere[t.kind], "(by cause)"))
}

// elsewhere is where the hint comes from, by the way that a text is made.
var elsewhere = map[string]string{"note": "(none: the command goes on)", "Note{}": "(none: the command goes on)", "text =": "(set beside it)", "table{}": "(set beside it)", "noPrivateKey": "(set beside it)"}

const catalogueHead = "# Every text by which rung says that something is wrong: package | made by | exit code | text | what to do.\n" +
	"# {} is what the text repeats. (by cause): failureOf finds the step, as the lines of cause{} say. Rewrite with: go test ./internal/cli -run TestCatalogue -update\n"

// TestCatalogue holds every error text of the source to the house style, and to the list that somebody has read. A text that is new is not
// in the list yet.
func TestCatalogue(t *testing.T) {
	all := gather(t)
	if len(all) < 400 {
		t.Errorf("only %d texts are found; is the source read right?", len(all))
	}
	var b strings.Builder
	b.WriteString(catalogueHead)
	own := map[string]bool{}
	for _, e := range all {
		b.WriteString(e.String() + "\n")
		if e.isPart() {
			continue
		}
		own[e.text] = true
		for _, fault := range textFaults(strings.Trim(e.text, ": ;,")) {
			t.Errorf("%s: %s", fault, e)
		}
		if capitalised.MatchString(e.text) && e.kind != "notice" {
			t.Errorf("it begins with a capital: %s", e)
		}
		if e.hint == "" && slices.Contains(wantHint, e.kind) && !slices.Contains(triedLater, e.text) {
			t.Errorf("it has no hint: %s", e)
		}
		for _, fault := range hintFaults(e.hint) {
			t.Errorf("%s: %s", fault, e)
		}
	}
	t.Logf("figure: %d lines in the catalogue, %d texts", len(all), len(own))
	const file = "testdata/errors.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("%s says - and the source says +; read them, and run with -update if they are meant:\n%s", file, diff)
	}
}

// TestEveryTypeOfErrorIsRead wants the texts of each type of errors in the catalogue: said by its method, or given where one is made.
func TestEveryTypeOfErrorIsRead(t *testing.T) {
	speaks := map[string]bool{}
	for _, e := range gather(t) {
		if name, ok := strings.CutSuffix(e.kind, byItself); ok {
			_, given := structs[name]
			speaks[name] = speaks[name] || given || !e.isPart()
		}
	}
	for name, ok := range speaks {
		if !ok && !slices.Contains(repeating, name) {
			t.Errorf("%s is a type of errors, and none of its texts is found; see structs", name)
		}
	}
}

// repeating are types of errors that say nothing but what other errors say.
var repeating = []string{"DecodeErrors", "Problems", "unsaved"}

// TestEveryCauseHasAStep holds failureOf to saying what to do, whatever the error is.
func TestEveryCauseHasAStep(t *testing.T) {
	for _, c := range causes {
		for _, err := range []error{c.is, &fs.PathError{Op: "open", Path: "x", Err: c.is}, fmt.Errorf("reading x: %w", c.is), &outputError{c.is}} {
			if f := failureOf(err); f.hint == "" || f.code == done {
				t.Errorf("%v: %+v", err, f)
			}
		}
	}
	if f := failureOf(fmt.Errorf("something new")); f.hint == "" {
		t.Errorf("%+v", f)
	}
	if f := failureOf(&failure{code: badInput, spots: []spot{{"x.yaml", 1, 2, "it is wrong", ""}}}); f.hint == "" {
		t.Errorf("%+v", f)
	}
	if f := failureOf(&failure{code: badInput}); f.hint != "" {
		t.Errorf("what was said already gets a hint: %+v", f)
	}
}

// neverSaid are errors that one part of the program tells another, and no person.
var neverSaid = []string{"stop", "back", "left", "nothing to ask", "it stays where it is"}

// wantHint are the ways to make an error that say what to do, and do not leave it to the cause.
var wantHint = []string{
	"fail", "usage", "refuse", "problem", "problemAt", "report", "reportAt", "wrong", "wrongAt", "damage", "fault", "flagged", "warn", "tell", "KeyError{}", "PairError{}",
	"DecodeError{}", "spot{}", "jsonError{}", "Error{}", "Problem{}", "problem{}", "return",
}

// triedLater are texts that get their hint in another statement, by what is near or at hand.
var triedLater = []string{"{} is bound to {}, and the ladder at hand is {}", "{} and {}: {}", "not saved: {}"}

// isPart says whether there is nothing to read in a text but what other places say.
func (t told) isPart() bool {
	return slices.Contains(neverSaid, t.text) || strings.Trim(strings.ReplaceAll(t.text, "{}", ""), " :;,") == ""
}
