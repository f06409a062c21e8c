package ladderfile

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestSchemaExplains: an editor shows the title and the description of a key; each is there, and the description is a sentence.
func TestSchemaExplains(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(Schema())))
	if err != nil {
		t.Fatal(err)
	}
	keys := 0
	eachObject(doc, "", func(path string, object map[string]any) {
		properties, _ := object["properties"].(map[string]any)
		if strings.Contains(path, "/then/") || strings.Contains(path, "/if") || strings.HasSuffix(path, "/then") {
			return // conditions name keys that are explained elsewhere
		}
		for key, value := range properties {
			keys++
			about, _ := value.(map[string]any)
			title, _ := about["title"].(string)
			description, _ := about["description"].(string)
			if title == "" || !regexp.MustCompile(`^[A-Z0-9].*[.:")]$`).MatchString(description) {
				t.Errorf("%s/%s: title %q, description %q", path, key, title, description)
			}
		}
		if properties != nil && object["additionalProperties"] != false {
			t.Errorf("%s takes unknown keys", path)
		}
	})
	if keys < 70 {
		t.Errorf("%d keys only", keys)
	}
}

func eachObject(v any, path string, use func(path string, object map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		use(path, v)
		for key, value := range v {
			eachObject(value, path+"/"+key, use)
		}
	case []any:
		for i, value := range v {
			eachObject(value, fmt.Sprint(path, "/", i), use)
		}
	}
}

// TestSchemaKeys: the ladder that has every key has every key of the schema, so the reader knows them all.
func TestSchemaKeys(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(Schema())))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	eachObject(doc, "", func(_ string, object map[string]any) {
		properties, _ := object["properties"].(map[string]any)
		for key := range properties {
			want[key] = true
		}
	})
	tree, err := treeOf(readFile(t, "testdata/good/every-key.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	eachObject(tree, "", func(path string, object map[string]any) {
		for key := range object {
			if chosen := regexp.MustCompile(`/(indicators|actions)$|^/(needs|glossary)$`); !chosen.MatchString(path) {
				got[key] = true
			}
		}
	})
	if d := cmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got))); d != "" {
		t.Errorf("keys (-schema +every-key.yaml):\n%s", d)
	}
}
