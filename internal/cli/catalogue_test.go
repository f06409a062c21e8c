package cli

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
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
	return fmt.Sprintf("%s | %s | %s | %s | %s", t.pkg, t.kind, cmp.Or(t.code, "-"), t.text, cmp.Or(t.hint, "(by cause)"))
}

const catalogueHead = "# Every text by which rung says that something is wrong: package | made by | exit code | text | what to do.\n" +
	"# {} is what the text repeats. (by cause): failureOf finds the step. Rewrite with: go test ./internal/cli -run TestCatalogue -update\n"

// TestCatalogue holds every error text of the source to the house style, and to the list that somebody has read. A text that is new is not
// in the list yet.
func TestCatalogue(t *testing.T) {
	all := gather(t)
	if len(all) < 400 {
		t.Errorf("only %d texts are found; is the source read right?", len(all))
	}
	var b strings.Builder
	b.WriteString(catalogueHead)
	for _, e := range all {
		b.WriteString(e.String() + "\n")
		if e.isPart() {
			continue
		}
		for _, fault := range textFaults(strings.Trim(e.text, ": ;,")) {
			t.Errorf("%s: %s", fault, e)
		}
		if capitalised.MatchString(e.text) && e.kind != "notice" {
			t.Errorf("it begins with a capital: %s", e)
		}
		if e.hint == "" && slices.Contains(wantHint, e.kind) && !slices.Contains(triedLater, e.text) {
			t.Errorf("it has no hint: %s", e)
		}
		if e.hint != "" && forInsiders.MatchString(e.hint) {
			t.Errorf("the hint shows %s: %s", forInsiders.FindString(e.hint), e)
		}
	}
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
	"fail", "usage", "refuse", "problem", "problemAt", "report", "reportAt", "wrong", "wrongAt", "damage", "fault", "flagged", "KeyError{}", "PairError{}",
	"DecodeError{}", "spot{}", "jsonError{}", "Error{}", "Problem{}", "problem{}", "return",
}

// triedLater are texts that get their hint in another statement, by what is near or at hand.
var triedLater = []string{
	"a fault in rung ended it; what was saved is safe", "no ladder {}", "there is no finished assessment of {} with a result",
	"{} is bound to {}, and the ladder at hand is {}", "--context {}: the ladder {} has no such context", "--for {} is no competency of the ladder {}",
	"unknown command {}", "not saved: {}", "{} and {}: {}", "{}: {}",
}

// isPart says whether there is nothing to read in a text but what other places say.
func (t told) isPart() bool {
	return slices.Contains(neverSaid, t.text) || strings.Trim(strings.ReplaceAll(t.text, "{}", ""), " :;,") == ""
}

// gather finds the texts in all packages, sorted.
func gather(t *testing.T) []told {
	var all []told
	for _, root := range []string{"../../internal", "../../cmd", "../../ladders"} {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err != nil || !e.IsDir() || e.Name() == "testdata" {
				return err
			}
			found, err := gatherIn(path)
			all = append(all, found...)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.SortFunc(all, func(a, b told) int { return cmp.Compare(a.String(), b.String()) })
	return slices.Compact(all)
}

// sources are the files of one package.
type sources struct {
	name   string
	values map[string]ast.Expr // of constants and variables of the package
	found  []told
	tried  map[*ast.CallExpr]string // the hint that a call of fail or usage gets
}

func gatherIn(dir string) ([]told, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	s := &sources{name: strings.TrimPrefix(filepath.ToSlash(dir), "../../"), values: map[string]ast.Expr{}, tried: map[*ast.CallExpr]string{}}
	var parsed []*ast.File
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		parsed = append(parsed, f)
		s.collectValues(f)
	}
	for _, f := range parsed {
		ast.Inspect(f, s.visit)
	}
	return s.found, nil
}

// collectValues notes what names of the package stand for, as far as texts are made of them.
func (s *sources) collectValues(f *ast.File) {
	ast.Inspect(f, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok {
			for i, name := range v.Names {
				if i < len(v.Values) {
					s.values[name.Name] = v.Values[i]
				}
			}
		}
		return true
	})
}

// sinks are the functions that make errors: which argument is the text, and which the hint (-1: none).
var sinks = map[string]struct{ text, hint int }{
	"errors.New": {0, -1}, "fmt.Errorf": {0, -1},
	"fail": {1, -1}, "usage": {0, -1}, "refuse": {1, 0},
	"problem": {0, 1}, "problemAt": {1, 2}, "report": {1, 2}, "reportAt": {1, 2}, "wrong": {1, 2}, "wrongAt": {1, 2}, "damage": {1, 2},
	"fault": {2, 3}, "flagged": {1, 2},
}

// structs are the types of errors: which field is the text, and which the hint, by name and by position.
var structs = map[string]struct {
	textName, hintName string
	text, hint         int
}{
	"KeyError": {"Text", "Advice", 2, 3}, "HomeError": {"Text", "Hint", 1, 2}, "PairError": {"Text", "Advice", 0, 1},
	"AnswerError": {"Text", "", 1, -1}, "OpenError": {"Text", "", 1, -1}, "PreferenceError": {"Text", "", 1, -1}, "DecodeError": {"Text", "Hint", 2, 3},
	"problem": {"text", "hint", 1, 2}, "Problem": {"Text", "Hint", -1, -1}, "finding": {"text", "hint", -1, -1}, "spot": {"text", "hint", 3, 4},
	"jsonError": {"text", "hint", 0, 1}, "Error": {"Text", "Advice", 0, 1}, "failure": {"text", "hint", 1, 2},
}

func (s *sources) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		s.call(n)
	case *ast.CompositeLit:
		s.literal(n)
	case *ast.FuncDecl:
		s.errorMethod(n)
	case *ast.AssignStmt:
		s.notice(n)
	case *ast.ReturnStmt:
		s.textAndHint(n)
	}
	return true
}

func nameOfFunc(e ast.Expr) (full, short string) {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name, e.Name
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok {
			return x.Name + "." + e.Sel.Name, e.Sel.Name
		}
		return e.Sel.Name, e.Sel.Name
	}
	return "", ""
}

func (s *sources) call(c *ast.CallExpr) {
	full, short := nameOfFunc(c.Fun)
	if short == "try" || short == "because" || short == "ends" || short == "by" { // seen before what it is called on
		if inner, ok := innermost(c).(*ast.CallExpr); ok && short == "try" && len(c.Args) > 0 {
			s.tried[inner] = s.text(c.Args[0])
		}
		return
	}
	sink, ok := sinks[full]
	if !ok {
		sink, ok = sinks[short]
	}
	if !ok || sink.text >= len(c.Args) {
		return
	}
	t := told{pkg: s.name, kind: short, text: s.text(c.Args[sink.text]), hint: s.tried[c]}
	if short == "New" || short == "Errorf" {
		t.kind = full
	}
	if sink.hint >= 0 && sink.hint < len(c.Args) {
		t.hint = s.text(c.Args[sink.hint])
	}
	switch {
	case short == "fail" && s.name == "internal/cli":
		t.code = codeName(c.Args[0])
	case short == "usage":
		t.code = codeNames["badUsage"]
	}
	s.found = append(s.found, t)
}

// innermost is the call that a chain of calls begins with, as fail is in fail(...).because(...).try(...).
func innermost(c *ast.CallExpr) ast.Expr {
	for {
		sel, ok := c.Fun.(*ast.SelectorExpr)
		if !ok {
			return c
		}
		inner, ok := sel.X.(*ast.CallExpr)
		if !ok {
			return c
		}
		c = inner
	}
}

var codeNames = map[string]string{
	"failed": "1", "badUsage": "2", "badInput": "3", "notEnough": "4", "busy": "5", "notSaved": "74", "noPermission": "77",
}

func codeName(e ast.Expr) string {
	id, ok := e.(*ast.Ident)
	if !ok {
		return ""
	}
	return codeNames[id.Name]
}

func (s *sources) literal(c *ast.CompositeLit) {
	_, name := nameOfFunc(c.Type)
	shape, ok := structs[name]
	if !ok {
		return
	}
	t := told{pkg: s.name, kind: name + "{}"}
	for i, e := range c.Elts {
		key, value := "", e
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			id, _ := kv.Key.(*ast.Ident)
			if id == nil {
				return
			}
			key, value = id.Name, kv.Value
		}
		switch {
		case key == "" && i == shape.text, key != "" && key == shape.textName:
			t.text = s.text(value)
		case key == "" && i == shape.hint, key != "" && key == shape.hintName:
			t.hint = s.text(value)
		}
	}
	if t.text != "" {
		s.found = append(s.found, t)
	}
}

// errorMethod takes what the Error method of a type returns.
func (s *sources) errorMethod(f *ast.FuncDecl) {
	if f.Recv == nil || f.Name.Name != "Error" || f.Body == nil {
		return
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if r, ok := n.(*ast.ReturnStmt); ok && len(r.Results) == 1 {
			s.found = append(s.found, told{pkg: s.name, kind: "Error()", text: s.text(r.Results[0])})
		}
		return true
	})
}

// notice takes what a screen says in its place for that.
func (s *sources) notice(a *ast.AssignStmt) {
	for i, left := range a.Lhs {
		if _, short := nameOfFunc(left); (short == "notice" || short == "Refuse" || short == "refused") && i < len(a.Rhs) {
			s.found = append(s.found, told{pkg: s.name, kind: "notice", text: strings.TrimSuffix(s.text(a.Rhs[i]), "."), hint: "(on the screen)"})
		}
	}
}

// textAndHint takes a text that is returned together with its hint.
func (s *sources) textAndHint(r *ast.ReturnStmt) {
	if len(r.Results) != 2 || s.name != "internal/ladderfile" {
		return
	}
	text, hint := s.text(r.Results[0]), s.text(r.Results[1])
	if strings.Contains(text, " ") && strings.Contains(hint, " ") {
		s.found = append(s.found, told{pkg: s.name, kind: "return", text: text, hint: hint})
	}
}

var verb = regexp.MustCompile(`%[-+# 0-9.\[\]]*[a-zA-Z]`)

// text is what an expression reads like, with {} for what is only known when rung runs.
func (s *sources) text(e ast.Expr) string { return strings.TrimSpace(s.textOf(e, 0)) }

func (s *sources) textOf(e ast.Expr, depth int) string {
	if depth > 20 {
		return "{}"
	}
	switch e := e.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil && e.Kind == token.STRING {
			return strings.ReplaceAll(verb.ReplaceAllString(text, "{}"), "%%", "%")
		}
	case *ast.ParenExpr:
		return s.textOf(e.X, depth+1)
	case *ast.BinaryExpr:
		return s.textOf(e.X, depth+1) + s.textOf(e.Y, depth+1)
	case *ast.Ident:
		if v := s.values[e.Name]; v != nil {
			return s.textOf(v, depth+1)
		}
	case *ast.CallExpr:
		if full, _ := nameOfFunc(e.Fun); full == "fmt.Sprintf" && len(e.Args) > 0 {
			return s.textOf(e.Args[0], depth+1)
		}
	}
	return "{}"
}
