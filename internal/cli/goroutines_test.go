package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// TestOneWayToBeginAGoroutine holds the program to the goroutines of apart and after: a fault in any other would end rung with the terminal
// left as it is.
func TestOneWayToBeginAGoroutine(t *testing.T) {
	var found []string
	files := token.NewFileSet()
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if (n.Name.Name == "apart" || n.Name.Name == "after") && strings.HasSuffix(filepath.ToSlash(path), "internal/cli/fault.go") {
					return false
				}
			case *ast.GoStmt:
				found = append(found, files.Position(n.Pos()).String())
			case *ast.CallExpr:
				if method, ok := n.Fun.(*ast.SelectorExpr); ok && method.Sel.Name == "Go" { // of a WaitGroup
					found = append(found, files.Position(n.Pos()).String())
				}
			case *ast.SelectorExpr:
				// These begin goroutines, too: the first two of the library, which cannot be guarded, the others of the standard library.
				switch x, _ := n.X.(*ast.Ident); {
				case x == nil:
				case x.Name == "tea" && (n.Sel.Name == "Sequence" || n.Sel.Name == "Every" || n.Sel.Name == "Tick"),
					x.Name == "time" && n.Sel.Name == "AfterFunc", x.Name == "context" && n.Sel.Name == "AfterFunc":
					found = append(found, files.Position(n.Pos()).String())
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range found {
		t.Errorf("%s begins a goroutine of its own; use apart or after", at)
	}
	if files.Base() < 100_000 {
		t.Error("hardly anything was read")
	}
}
