package ladderfile

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/ladders"
)

// loaderOnly are the problems that no schema can see, by how the reader words them, each with the reason and the parts of a ladder that
// shows it. Whatever else the reader reports, the schema has to refuse as well; and it refuses nothing that the reader takes.
var loaderOnly = []struct{ text, reason, rungs, competencies string }{
	{`^unknown (rung|area|need|source) `, "a schema cannot look up what another part of the file declares",
		``, `[{id: c, title: C, indicators: {x: none}}]`},
	{` is declared twice; `, "a schema compares whole values, not the ids in them",
		`[{id: a, title: A}, {id: a, title: B}]`, ``},
	{`^the key .* appears twice; `, "the tree that a schema sees has each key once; an editor reports it as YAML",
		`[{id: a, title: A, title: B}]`, ``},
	{`^the parents form a ring: `, "rings need a walk",
		`[{id: a, title: A, parent: b}, {id: b, title: B, parent: a}]`, ``},
	{`^"(also|same)" names the rung itself`, "compares two values",
		`[{id: a, title: A, also: [a]}]`, ``},
	{`^"cut" must be (1|from 1 to [2-7]), is `, "the number of points bounds it",
		"[{id: a, title: A}]\nscale: {cut: 2, points: [{label: No}, {label: Yes}]}", ``},
	{`^at ".*" this competency asks nothing`, "compares two cells",
		``, `[{id: c, title: C, indicators: {a: none, b: {same: a}}}]`},
	{`^at ".*" the question is itself that of another rung`, "compares two cells",
		`[{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]`,
		`[{id: c, title: C, indicators: {a: {i: I bake., they: Bakes.}, b: {same: a}, c: {same: b}}}]`},
	{` lie on one way up$`, "needs the parents",
		`[{id: a, title: A}, {id: b, title: B, parent: a}]`,
		`[{id: c, title: C, indicators: {a: {i: I bake., they: Bakes.}, b: {same: a}}}]`},
	{` was already the (rung|competency|indicator) `, "compares two values",
		`[{id: a, title: A, was: x}, {id: b, title: B, was: x}]`, ``},
	{`^the (rung|competency|indicator) ".*" is still there`, "compares two values",
		`[{id: a, title: A}, {id: b, title: B, was: a}]`, ``},
	{`^"[0-9]+" is no place of an indicator`, "YAML takes 5 for a number, which no pattern is held against",
		``, `[{id: c, title: C, indicators: {a: {i: I bake., they: Bakes., was: 5}}}]`},
	{`^a rung has the id ".*" already`, "compares two values",
		"[{id: a, title: A}]\ncontexts: [{id: x, title: X, seats: [{id: a, title: A, merges: [a]}]}]", ``},
	{` is merged twice$`, "compares two values",
		"[{id: a, title: A}]\ncontexts: [{id: x, title: X, seats: [{id: b, title: B, merges: [a]}, {id: c, title: C, merges: [a]}]}]", ``},
	{`^the rung ".*" does not stand on `, "needs the parents",
		"[{id: a, title: A}, {id: b, title: B}]\ncontexts: [{id: x, title: X, seats: [{id: c, title: C, merges: [a, b]}]}]", ``},
	{`^in this context `, "needs the ladder as the context shows it",
		"[{id: a, title: A}]\nneeds: {n: a need}\ncontexts: [{id: x, title: X, lacks: [n]}]",
		`[{id: c, title: C, indicators: {a: {i: I bake., they: Bakes., needs: [n]}}}]`},
	{`^".*" must be a whole number, is "(0x[0-9A-F]+|0o[0-7]+|\+?[0-9]+(\.0*)?|[0-9]e[0-9])"`, "a schema sees the value of 75.0 and not how it is written",
		"[{id: a, title: A}]\nquorum: 75.0", ``},
	{`^the id "(\+?[0-9]+(\.0*)?|0x[0-9A-F]+|True|TRUE|False|FALSE)" is not `, "the same: YAML takes it for a number or a truth value",
		`[{id: 1.0, title: A}]`, ``},
	{`^the tag ".*" is not supported`, "a tag changes how a value is read before a schema sees it",
		`[{id: a, title: !!str A}]`, ``},
}

// TestSchemaLoaderOnly: each line of loaderOnly is needed, and says what it is for.
func TestSchemaLoaderOnly(t *testing.T) {
	for i, c := range loaderOnly {
		text := "rung: 1\nid: a\nversion: 1\ntitle: A\n" +
			"rungs: " + cmp.Or(c.rungs, `[{id: a, title: A}, {id: b, title: B}]`) + "\n" +
			"competencies: " + cmp.Or(c.competencies, `[{id: c, title: C, indicators: {}}]`) + "\n"
		tree, err := treeOf([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		var problems Problems
		if _, err := Read("x", []byte(text)); !errors.As(err, &problems) || onlyLoader(problems[0]) != i || c.reason == "" {
			t.Errorf("%s: the reader says %v", c.text, err)
		}
		if err := validate(t, tree); err != nil {
			t.Errorf("%s: the schema sees it: %v", c.text, err)
		}
	}
}

// onlyLoader says which line of loaderOnly a problem is, -1 for none.
func onlyLoader(p Problem) int {
	return slices.IndexFunc(loaderOnlyTexts(), func(text *regexp.Regexp) bool { return text.MatchString(p.Text) })
}

var loaderOnlyTexts = sync.OnceValue(func() []*regexp.Regexp {
	var texts []*regexp.Regexp
	for _, c := range loaderOnly {
		texts = append(texts, regexp.MustCompile(c.text))
	}
	return texts
})

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
	if d := gocmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got))); d != "" {
		t.Errorf("keys (-schema +every-key.yaml):\n%s", d)
	}
}

// treeOf reads YAML as editors do: by the core schema of YAML 1.2, to which 1.10 is a number, yes is text and a date is text.
func treeOf(data []byte) (any, error) {
	text := bytes.TrimPrefix(data, []byte("\ufeff"))
	if p := checkText(text); p != nil {
		return nil, errors.New(p.Text)
	}
	var doc, second yaml.Node
	l, err := yaml.NewLoader(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	if err := l.Load(&doc); err != nil {
		return nil, err
	}
	if err := l.Load(&second); err == nil {
		return nil, errors.New("a second document")
	}
	if len(doc.Content) == 0 {
		return nil, errors.New("empty")
	}
	if p := checkBounds(doc.Content[0]); p != nil && !strings.HasPrefix(p.Text, "the tag ") {
		return nil, errors.New(p.Text)
	}
	return valueOf(doc.Content[0]), nil
}

func valueOf(n *yaml.Node) any {
	n = deref(n)
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[deref(n.Content[i]).Value] = valueOf(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, valueOf(item))
		}
		return list
	}
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return n.Value
	}
	return plainValue(n.Value)
}

var (
	coreNull  = regexp.MustCompile(`^(|~|null|Null|NULL)$`)
	coreTrue  = regexp.MustCompile(`^(true|True|TRUE)$`)
	coreFalse = regexp.MustCompile(`^(false|False|FALSE)$`)
	coreInt   = regexp.MustCompile(`^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$`)
	coreFloat = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
	coreOther = regexp.MustCompile(`^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$`)
)

func plainValue(s string) any {
	switch {
	case coreNull.MatchString(s):
		return nil
	case coreTrue.MatchString(s):
		return true
	case coreFalse.MatchString(s):
		return false
	case coreInt.MatchString(s):
		base := 10
		if strings.HasPrefix(s, "0o") || strings.HasPrefix(s, "0x") {
			base = 0
		}
		if v, err := strconv.ParseInt(s, base, 64); err == nil {
			return v
		}
		return 1e20 // or so: too large for all that has a limit
	case coreFloat.MatchString(s):
		if v, err := strconv.ParseFloat(s, 64); err == nil {
			return v
		}
		return 0.5
	case coreOther.MatchString(s):
		return 0.5 // a number, and no whole one
	}
	return s
}
