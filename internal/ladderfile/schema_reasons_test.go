package ladderfile

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"sync"
	"testing"
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
