package ladderfile

import (
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/rung-dev/rung/ladders"
)

var compiledSchema = sync.OnceValues(func() (*jsonschema.Schema, error) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(Schema())))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	id := doc.(map[string]any)["$id"].(string)
	if err := c.AddResource(id, doc); err != nil {
		return nil, err
	}
	return c.Compile(id) // which holds the schema to the rules for schemas, too
})

func validate(t testing.TB, tree any) error {
	t.Helper()
	s, err := compiledSchema()
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(tree)
}

// agree holds the verdicts of reader and schema on one file against each other, and says whether the reader takes it.
func agree(t testing.TB, name string, data []byte, tree any) bool {
	t.Helper()
	_, err := Read(name, data)
	refused := validate(t, tree)
	var problems Problems
	errors.As(err, &problems)
	switch {
	case err == nil && refused != nil:
		t.Errorf("%s: the reader takes it, the schema does not: %v\n%s", name, refused, excerpt(data))
	case err != nil && refused == nil:
		for _, p := range problems {
			if onlyLoader(p) < 0 {
				t.Errorf("%s: the schema misses %v\n%s", name, p, excerpt(data))
			}
		}
	}
	return err == nil
}

func excerpt(data []byte) string { return string(data[:min(len(data), 2000)]) }

// TestSchemaFiles: on every ladder file there is, reader and schema are of one mind.
func TestSchemaFiles(t *testing.T) {
	files := map[string][]byte{}
	for _, pattern := range []string{"testdata/*/*.yaml", "../../docs/example/*.yaml"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatal("no ladders match", pattern, err)
		}
		for _, file := range found {
			files[file] = readFile(t, file)
		}
	}
	for _, id := range ladders.IDs() {
		files[id], _ = ladders.Read(id)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		tree, err := treeOf(files[name])
		if err != nil {
			if _, readErr := Read(name, files[name]); readErr == nil {
				t.Errorf("%s: %v, and yet it reads", name, err)
			}
			continue // no YAML: there is nothing that a schema could look at
		}
		agree(t, name, files[name], tree)
	}
}

// TestSchemaLadders: the ladders that ship carry no mistake that an editor would mark.
func TestSchemaLadders(t *testing.T) {
	for _, id := range ladders.IDs() {
		data, _ := ladders.Read(id)
		tree, err := treeOf(data)
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, tree); err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}
}
