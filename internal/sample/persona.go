package sample

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// Persona is a person of the scoring fixtures, with an answer to every question of the ladder product.
func Persona(t testing.TB, l *ladder.Ladder, name string) *assess.Assessment {
	t.Helper()
	f, err := os.Open(filepath.Join(root(t), "internal", "score", "testdata", "personas.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var p struct {
			Name     string
			Declared assess.RungRef
			Answers  map[string]map[string]any
		}
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		if p.Name == name {
			a := Full(l, func(c, r int) assess.Response { return response(t, p.Answers[l.Rungs[r].ID][l.Competencies[c].ID]) })
			a.Declared = p.Declared
			return a
		}
	}
	t.Fatalf("no persona is called %q", name)
	return nil
}

// response is a value, or the word for an answer off the scale.
func response(t testing.TB, written any) assess.Response {
	t.Helper()
	switch x := written.(type) {
	case float64:
		return assess.Response(x)
	case string:
		if r, ok := assess.ParseOffScale(x); ok {
			return r
		}
	}
	t.Fatalf("no answer: %v", written)
	return 0
}

// root is the directory of the module. A test begins in that of its package.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		dir = filepath.Dir(dir)
	}
	t.Fatal("no go.mod above the test")
	return ""
}
