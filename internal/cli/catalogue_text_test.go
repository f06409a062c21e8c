package cli

import (
	"go/ast"
	"go/token"
	"regexp"
	"strconv"
	"strings"
)

// value is what a name gets in one place, and that place: names that get theirs together belong together.
type value struct {
	to ast.Expr // nil where it is not known
	at ast.Node
}

// scope says what names stand for, as far as texts are made of them.
type scope map[string][]value

// collect notes what names get within n.
func (s scope) collect(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ValueSpec:
			for i, name := range n.Names {
				if i < len(n.Values) {
					s.note(name, n.Values[i], n)
				}
			}
		case *ast.AssignStmt:
			for i, left := range n.Lhs {
				if name, ok := left.(*ast.Ident); ok && len(n.Lhs) == len(n.Rhs) {
					s.note(name, n.Rhs[i], n)
				} else if ok {
					s.note(name, nil, n)
				}
			}
		case *ast.Field: // what a function is given
			for _, name := range n.Names {
				s.note(name, nil, n)
			}
		}
		return true
	})
}

func (s scope) note(name *ast.Ident, to ast.Expr, at ast.Node) {
	s[name.Name] = append(s[name.Name], value{to, at})
}

// of is what a name may stand for.
func (s *sources) of(name string) []value {
	if local := s.locals[name]; local != nil {
		return local
	}
	return s.globals[name]
}

// read is the text of a value.
func (s *sources) read(v value) string {
	if v.to == nil {
		return "{}"
	}
	return s.text(v.to)
}

// together are the texts that an expression may read like, each with the hints that go with it.
func (s *sources) together(text, hint ast.Expr) (pairs [][2]string) {
	t, ok := text.(*ast.Ident)
	h, both := hint.(*ast.Ident)
	if !ok || !both {
		for _, text := range s.texts(text) {
			pairs = append(pairs, [2]string{text, s.text(hint)})
		}
		return pairs
	}
	hints := map[ast.Node]string{}
	for _, v := range s.of(h.Name) {
		hints[v.at] = s.read(v)
	}
	for _, v := range s.of(t.Name) {
		its, ok := hints[v.at]
		if !ok {
			its = s.text(hint)
		}
		pairs = append(pairs, [2]string{s.read(v), its})
	}
	if pairs == nil {
		return [][2]string{{"{}", s.text(hint)}}
	}
	return pairs
}

// texts are what an expression may read like: a name may get its value in several places.
func (s *sources) texts(e ast.Expr) (texts []string) {
	if name, ok := e.(*ast.Ident); ok {
		for _, v := range s.of(name.Name) {
			texts = append(texts, s.read(v))
		}
	}
	if texts == nil {
		texts = []string{s.text(e)}
	}
	return texts
}

// verb is where a format repeats something.
var verb = regexp.MustCompile(`%[-+#0-9.\[\]]*[vsdqtxXcUwo]`)

// text is what an expression reads like, with {} for what is only known when rung runs.
func (s *sources) text(e ast.Expr) string { return strings.TrimSpace(s.textOf(e, 0)) }

func (s *sources) textOf(e ast.Expr, depth int) string {
	if depth > 20 {
		return "{}"
	}
	switch e := e.(type) {
	case nil:
		return ""
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil && e.Kind == token.STRING {
			return strings.ReplaceAll(verb.ReplaceAllString(text, "{}"), "%%", "%")
		}
	case *ast.ParenExpr:
		return s.textOf(e.X, depth+1)
	case *ast.BinaryExpr:
		return s.textOf(e.X, depth+1) + s.textOf(e.Y, depth+1)
	case *ast.Ident:
		if v := s.of(e.Name); len(v) == 1 && v[0].to != nil {
			return s.textOf(v[0].to, depth+1)
		}
	case *ast.CallExpr:
		if full, _ := nameOfFunc(e.Fun); (full == "fmt.Sprintf" || full == "strings.TrimSpace") && len(e.Args) > 0 {
			return s.textOf(e.Args[0], depth+1)
		}
	}
	return "{}"
}
