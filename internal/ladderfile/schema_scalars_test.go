package ladderfile

import (
	"fmt"
	"strings"
	"testing"
)

// TestSchemaScalars: what YAML takes a value for is not always what a person means. Reader and schema judge each spelling alike, but
// for those that only the reader can see.
func TestSchemaScalars(t *testing.T) {
	const ladder = `rung: RUNG
id: ID
version: VERSION
title: A
quorum: QUORUM
areas: GROUPS
rungs:
  - {id: "1", title: One, parent: PARENT}
  - {id: a, title: A, was: WAS}
competencies:
  - id: c
    area: AREA
    title: C
    indicators:
      a: {i: I open the door., they: Opens the door., must_have: MUST, was: MOVED}
      "1": CELL
`
	sound := map[string]string{"RUNG": "1", "ID": "x", "VERSION": "1.0.0", "QUORUM": "75", "GROUPS": "[]", "PARENT": "a", "WAS": "b",
		"AREA": "", "MUST": "true", "MOVED": "b.d", "CELL": "none"}
	const (
		both   = "both take it"
		none   = "both refuse it"
		reader = "the reader refuses it alone"
	)
	for _, c := range []struct{ place, want, values string }{
		{"VERSION", both, `1 1.0 1.10 1.0.0 2026-01-01 2026-01-01T10:00:00Z true yes 0x1F .inf .nan 08 1e400 "1" 1_000 ~x`},
		{"VERSION", none, `"" " " ~ null Null [] {} [1.0] {a:b}`},
		{"QUORUM", both, `1 75 100 ~ null Null`},
		{"QUORUM", none, `0 101 -75 7.5 "75" 75% 7_5 1:15 true .inf 99999999999999999999 [] [75] {}`},
		{"QUORUM", reader, `75.0 +75 075 0x4B 0o113 7e1 75.`},
		{"RUNG", both, `1`},
		{"RUNG", none, `0 2 -1 "1" 1.5 one ~ true []`},
		{"RUNG", reader, `1.0 01 +1 0x1`},
		{"MUST", both, `true false True FALSE ~ null`},
		{"MUST", none, `yes no on off y 1 0 "true" [] [true]`},
		{"ID", both, `a 1 01 007 99999999999999999999 1e3 2026-01-01 true false no y a-b 0x1f "1" ic10`},
		{"ID", none, `"" ~ null A a_b a.b a/b -a " a" "a " 1.5 -1 .inf con prn com1 lpt9 "com0" ä [] [a] {}`},
		{"ID", reader, `True FALSE 1.0 +1 0x1F`},
		{"PARENT", both, `a "a" " a " ~ null "" " "`},
		{"PARENT", none, `A a_b 1.5 -1 [] [a] {} ä`},
		{"PARENT", reader, `b 1 2 true`},
		{"WAS", both, `b 2 [b] [b,d] [2] [] ~ true " b "`},
		{"WAS", none, `"" {} [""] [~] [[b]] {b:c} B "b c" b_c [b.c] 1.5 -1`},
		{"WAS", reader, `a [a] [b,b] "1" True 0x1F`},
		{"MOVED", both, `b.d a.c 1.2 1.50 1.d ~ "" " " " b.d " b-1.c-2`},
		{"MOVED", none, `b b.c.d B.d b.D b_1.d .d b. -b.d "b. d" true -1.5 [] [b.d] {}`},
		{"MOVED", reader, `5 0`},
		{"GROUPS", both, `[] ~`},
		{"GROUPS", none, `x {} [x] [{id: x}] [{title: X}] [{id: x, title: X}]`},
		{"AREA", both, `"" ~ " "`},
		{"AREA", none, `[] {} [x] A 1.5`},
		{"AREA", reader, `x 1 true`},
		{"CELL", both, `none "none"`},
		{"CELL", none, `None NONE no ~ "" " none" false 0 [] [none] {} {i: I open.} {they: Opens.} {i:} {none: none}`},
	} {
		for _, value := range split(c.values) {
			text := ladder
			for place, plain := range sound {
				if place == c.place {
					plain = value
				}
				text = strings.ReplaceAll(text, place, plain)
			}
			name := fmt.Sprintf("%s: %s", c.place, value)
			tree, err := treeOf([]byte(text))
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			_, readErr := Read(name, []byte(text))
			schemaErr := validate(t, tree)
			got := map[[2]bool]string{{true, true}: both, {false, false}: none, {false, true}: reader}[[2]bool{readErr == nil, schemaErr == nil}]
			if got != c.want {
				t.Errorf("%s: want that %s; the reader says %v, the schema %v", name, c.want, readErr, schemaErr)
			}
			agree(t, name, []byte(text), tree)
		}
	}
}

// split cuts a list of values at blanks outside of brackets and quotes.
func split(values string) []string {
	var list []string
	open, quoted, from := 0, false, 0
	for i, r := range values + " " {
		switch {
		case r == '"':
			quoted = !quoted
		case strings.ContainsRune("[{", r):
			open++
		case strings.ContainsRune("]}", r):
			open--
		case r == ' ' && open == 0 && !quoted:
			list = append(list, values[from:i])
			from = i + 1
		}
	}
	return list
}
