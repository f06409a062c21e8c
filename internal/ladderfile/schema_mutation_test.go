package ladderfile

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestSchemaMutations damages good ladders in each place and in each way there is a mutation for, and holds the verdicts of reader and
// schema against each other.
func TestSchemaMutations(t *testing.T) {
	if testing.Short() {
		t.Skip("thousands of ladders")
	}
	seen, tried, refused := 0, 0, 0
	every := 5 // of the damaged ladders, one
	if os.Getenv("RUNG_LONG_TESTS") != "" {
		every = 1
	}
	for _, name := range []string{"header", "rungs", "competencies", "contexts", "preferences"} {
		tree, err := treeOf(readFile(t, "testdata/good/"+name+".yaml"))
		if err != nil {
			t.Fatal(err)
		}
		mutate(&tree, name, func(name string) {
			if seen++; seen%every != 0 {
				return
			}
			data, err := json.Marshal(tree) // which is YAML, too
			if err != nil {
				t.Fatal(err)
			}
			tried++
			if !agree(t, name, data, tree) {
				refused++
			}
		})
	}
	t.Logf("%d ladders, %d of them refused", tried, refused)
	if seen < 3000 || refused < tried/2 || refused > tried-tried/10 {
		t.Errorf("%d of %d damaged ladders are refused: the mutations are too few or too much alike", refused, tried)
	}
}

// values take the place of whatever stands somewhere.
var values = []any{
	nil, "", "  ", "none", "some text", "Bad Id", "con", "a.b", "S2-03", "S9-1", "-5", strings.Repeat("a", 65),
	true, 0, -1, 1, 6, 9, 101, 2.5, 1e20,
	[]any{}, []any{nil}, []any{"x"}, []any{"x", "x"}, []any{map[string]any{}}, map[string]any{}, map[string]any{"x": "y"}, map[string]any{"Bad Id": nil},
	map[string]any{"i": "I x.", "they": "Xs."}, map[string]any{"same": "baker"}, map[string]any{"same": "baker", "i": "I x."},
}

// mutate damages what v points to, and all that is below it, in one way at a time, and calls try each time.
func mutate(v *any, path string, try func(name string)) {
	whole := *v
	for _, other := range values {
		*v = other
		try(fmt.Sprintf("%s = %.40v", path, other))
	}
	*v = whole
	switch whole := whole.(type) {
	case map[string]any:
		mutateMap(whole, path, try)
	case []any:
		mutateList(v, whole, path, try)
	}
}

func mutateMap(m map[string]any, path string, try func(name string)) {
	m["unknwon"] = "x"
	try(path + " with an unknown key")
	delete(m, "unknwon")
	for _, key := range slices.Sorted(maps.Keys(m)) {
		value := m[key]
		delete(m, key)
		try(path + " without " + key)
		m["Bad Id"] = value
		try(path + " with another name for " + key)
		delete(m, "Bad Id")
		mutate(&value, path+"/"+key, func(name string) {
			m[key] = value
			try(name)
		})
		m[key] = value
	}
}

func mutateList(v *any, list []any, path string, try func(name string)) {
	for i := range list {
		*v = slices.Delete(slices.Clone(list), i, i+1)
		try(fmt.Sprintf("%s without %d", path, i))
		*v = append(slices.Clone(list), list[i])
		try(fmt.Sprintf("%s with %d twice", path, i))
		*v = list
		mutate(&list[i], fmt.Sprint(path, "/", i), try)
	}
	if limits := regexp.MustCompile(`/(rungs|competencies|points)$`); len(list) > 0 && limits.MatchString(path) {
		for _, n := range []int{10, 65, 257} {
			*v = slices.Repeat(list, n)
			try(fmt.Sprintf("%s of %d", path, n))
		}
	}
	*v = list
}
