package cli

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// gather finds the texts in all packages, sorted.
func gather(t *testing.T) []told {
	t.Helper()
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
	name    string
	globals scope
	locals  scope // of the function that is looked at
	found   []told
	tried   map[*ast.CallExpr]ast.Expr // the hint that a call of fail or usage gets
}

func gatherIn(dir string) ([]told, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	s := &sources{name: strings.TrimPrefix(filepath.ToSlash(dir), "../../"), globals: scope{}, tried: map[*ast.CallExpr]ast.Expr{}}
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
		for _, d := range f.Decls {
			if d, ok := d.(*ast.GenDecl); ok {
				s.globals.collect(d)
			}
		}
	}
	for _, f := range parsed {
		for _, d := range f.Decls {
			s.locals = scope{}
			if d, ok := d.(*ast.FuncDecl); ok {
				s.locals.collect(d)
				s.errorMethod(d)
				s.wording(d)
			}
			ast.Inspect(d, s.hinted)
			ast.Inspect(d, s.visit)
		}
	}
	return s.found, nil
}

// sink is a function that makes errors, or a type of them: which argument or field is the text, and which the hint (-1: none).
type sink struct {
	text, hint         int
	textName, hintName string // of a type
}

// sinks are the functions, by name, and by package and name where they differ.
var sinks = map[string]sink{
	"errors.New": {text: 0, hint: -1}, "fmt.Errorf": {text: 0, hint: -1},
	"fail": {text: 1, hint: -1}, "usage": {text: 0, hint: -1}, "refuse": {text: 1, hint: 0},
	"problem": {text: 0, hint: 1}, "problemAt": {text: 1, hint: 2}, "report": {text: 1, hint: 2}, "reportAt": {text: 1, hint: 2},
	"wrong": {text: 1, hint: 2}, "wrongAt": {text: 1, hint: 2}, "damage": {text: 1, hint: 2}, "fault": {text: 2, hint: 3},
	"noPrivateKey":         {text: 0, hint: -1},
	"flagged":              {text: 1, hint: 2},
	"internal/cli.problem": {text: 1, hint: -1}, "internal/cli.warn": {text: 1, hint: -1}, "internal/cli.tell": {text: 1, hint: -1}, "internal/cli.say": {text: 0, hint: -1},
	"internal/interchange.say": {text: 1, hint: -1},
}

// structs are the types.
var structs = map[string]sink{
	"KeyError": {2, 3, "Text", "Advice"}, "HomeError": {1, 2, "Text", "Hint"}, "PairError": {0, 1, "Text", "Advice"},
	"AnswerError": {1, -1, "Text", ""}, "OpenError": {1, -1, "Text", ""}, "PreferenceError": {1, -1, "Text", ""},
	"DecodeError": {2, 3, "Text", "Hint"}, "problem": {1, 2, "text", "hint"}, "Problem": {-1, -1, "Text", "Hint"},
	"finding": {-1, -1, "text", "hint"}, "spot": {3, 4, "text", "hint"}, "jsonError": {0, 1, "text", "hint"}, "Error": {0, 1, "Text", "Advice"},
	"failure": {1, 2, "text", "hint"}, "Note": {-1, -1, "Text", ""}, "cause": {-1, 1, "", "step"},
	"explanation": {-1, -1, "text", "hint"},
}

func (s *sources) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		s.call(n)
	case *ast.CompositeLit:
		s.literal(n)
	case *ast.AssignStmt:
		s.assigned(n)
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
	case *ast.StarExpr:
		return nameOfFunc(e.X)
	}
	return "", ""
}

// add notes a text with each hint it may have.
func (s *sources) add(t told, text, hint ast.Expr) {
	t.pkg = s.name
	for _, pair := range s.together(text, hint) {
		t.text, t.hint = pair[0], cmp.Or(pair[1], t.hint)
		s.found = append(s.found, t)
	}
}

func (s *sources) call(c *ast.CallExpr) {
	full, short := nameOfFunc(c.Fun)
	in, ok := sinks[s.name+"."+short]
	for _, name := range []string{full, short} {
		if !ok {
			in, ok = sinks[name]
		}
	}
	if !ok || in.text >= len(c.Args) {
		return
	}
	t := told{kind: short}
	hint := s.tried[c]
	if in.hint >= 0 && in.hint < len(c.Args) {
		hint = c.Args[in.hint]
	}
	switch {
	case short == "New" || short == "Errorf":
		t.kind = full
	case short == "say":
		t.kind = "note"
	case short == "fail" && s.name == "internal/cli":
		t.code = codeName(c.Args[0])
	case short == "usage":
		t.code = codeNames["badUsage"]
	}
	s.add(t, c.Args[in.text], hint)
}

// hinted notes which errors get their hint from a call of try: in the same chain of calls, as in fail(...).because(...).try(...), or in a
// statement of its own.
func (s *sources) hinted(n ast.Node) bool {
	c, ok := n.(*ast.CallExpr)
	if !ok || len(c.Args) == 0 {
		return true
	}
	sel, ok := c.Fun.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "try" {
		return true
	}
	for _, on := range s.beginnings(sel.X) {
		s.tried[on] = c.Args[0]
	}
	return true
}

// beginnings are the calls that a chain of calls may begin with.
func (s *sources) beginnings(e ast.Expr) (calls []*ast.CallExpr) {
	switch e := e.(type) {
	case *ast.Ident:
		for _, v := range s.locals[e.Name] {
			if _, again := v.to.(*ast.Ident); !again {
				calls = append(calls, s.beginnings(v.to)...)
			}
		}
	case *ast.CallExpr:
		if sel, ok := e.Fun.(*ast.SelectorExpr); ok {
			if _, chained := sel.X.(*ast.CallExpr); chained {
				return s.beginnings(sel.X)
			}
		}
		return []*ast.CallExpr{e}
	}
	return calls
}

var codeNames = map[string]string{
	"failed": "1", "badUsage": "2", "badInput": "3", "notEnough": "4", "busy": "5", "notSaved": "74", "noPermission": "77",
}

func codeName(e ast.Expr) string {
	_, name := nameOfFunc(e)
	return codeNames[name]
}

// literal takes an error that is written out as a value, and those in a list of such values.
func (s *sources) literal(c *ast.CompositeLit) {
	_, name := nameOfFunc(c.Type)
	list, ok := c.Type.(*ast.ArrayType)
	if !ok {
		s.value(name, structs[name], c)
		return
	}
	_, name = nameOfFunc(list.Elt)
	shape := structs[name]
	if row, ok := list.Elt.(*ast.StructType); ok && slices.Contains(wordy, s.name) {
		name, shape = "table", columns(row)
	}
	for _, e := range c.Elts {
		if e, ok := e.(*ast.CompositeLit); ok && e.Type == nil {
			s.value(name, shape, e)
		}
	}
}

// columns finds the text and the hint in a type that a table declares for its rows.
func columns(row *ast.StructType) sink {
	in, i := sink{text: -1, hint: -1, textName: "text", hintName: "hint"}, 0
	for _, f := range row.Fields.List {
		for _, name := range f.Names {
			switch name.Name {
			case in.textName:
				in.text = i
			case in.hintName:
				in.hint = i
			}
			i++
		}
	}
	if in.text < 0 {
		return sink{}
	}
	return in
}

func (s *sources) value(name string, shape sink, c *ast.CompositeLit) {
	if shape == (sink{}) {
		return
	}
	var text, hint ast.Expr
	for i, value := range c.Elts {
		key := ""
		if kv, ok := value.(*ast.KeyValueExpr); ok {
			_, key = nameOfFunc(kv.Key)
			value = kv.Value
		}
		switch {
		case key == "" && i == shape.text, key != "" && key == shape.textName:
			text = value
		case key == "" && i == shape.hint, key != "" && key == shape.hintName:
			hint = value
		}
	}
	switch {
	case name == "cause":
		s.found = append(s.found, told{pkg: s.name, kind: "cause{}", text: "{}", hint: s.text(hint)})
	case text != nil:
		s.add(told{kind: name + "{}"}, text, hint)
	}
}

// byItself ends the kind of what a type of errors says by itself.
const byItself = ".Error()"

// errorMethod takes what the Error method of a type returns.
func (s *sources) errorMethod(f *ast.FuncDecl) {
	if f.Recv != nil && f.Name.Name == "Error" && f.Body != nil {
		_, name := nameOfFunc(f.Recv.List[0].Type)
		s.returned(f, name+byItself)
	}
}

// returned takes each text that a function returns first.
func (s *sources) returned(f *ast.FuncDecl, kind string) {
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if r, ok := n.(*ast.ReturnStmt); ok && len(r.Results) > 0 {
			s.add(told{kind: kind}, r.Results[0], nil)
		}
		return true
	})
}

// wordings are functions that return a part of an error text: a reason, or what something is.
var wordings = []string{"internal/cli.severalRungs"}

func (s *sources) wording(f *ast.FuncDecl) {
	if f.Body != nil && slices.Contains(wordings, s.name+"."+f.Name.Name) {
		s.returned(f, f.Name.Name+"()")
	}
}

// assigned takes what a screen says in its place for that, and a text that an error gets in a statement of its own.
func (s *sources) assigned(a *ast.AssignStmt) {
	for i, left := range a.Lhs {
		if i >= len(a.Rhs) {
			return
		}
		_, short := nameOfFunc(left)
		_, isField := left.(*ast.SelectorExpr)
		switch {
		case slices.Contains([]string{"notice", "Refuse", "refused"}, short):
			for _, text := range s.texts(a.Rhs[i]) {
				s.found = append(s.found, told{pkg: s.name, kind: "notice", text: strings.TrimSuffix(text, "."), hint: "(on the screen)"})
			}
		case isField && slices.Contains([]string{"text", "Text"}, short) && slices.Contains(wordy, s.name):
			var hint ast.Expr
			if i+1 < len(a.Rhs) {
				hint = a.Rhs[i+1]
			}
			s.add(told{kind: "text ="}, a.Rhs[i], hint)
		}
	}
}

// wordy are the packages in which a field called text is that of an error.
var wordy = []string{"internal/cli", "internal/interchange", "internal/ladderfile", "internal/assess", "internal/seal", "internal/store"}

// textAndHint takes a text that is returned together with its hint.
func (s *sources) textAndHint(r *ast.ReturnStmt) {
	if len(r.Results) != 2 || s.name != "internal/ladderfile" {
		return
	}
	for _, pair := range s.together(r.Results[0], r.Results[1]) {
		if strings.Contains(pair[0], " ") && pair[1] != "" {
			s.found = append(s.found, told{pkg: s.name, kind: "return", text: pair[0], hint: pair[1]})
		}
	}
}
