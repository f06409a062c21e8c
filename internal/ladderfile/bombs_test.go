package ladderfile

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/cost"
)

const head = "rung: 1\nid: bomb\nversion: 1.0.0\ntitle: Bomb\n"

// laughs is the classic: each anchor holds ten aliases of the one before.
func laughs(levels int) string {
	var b strings.Builder
	b.WriteString("a0: &a0 [ha, ha]\n")
	for i := 1; i <= levels; i++ {
		alias := fmt.Sprintf("*a%d, ", i-1)
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(alias, 10), ", "))
	}
	return b.String()
}

func merges(levels int) string {
	var b strings.Builder
	b.WriteString("a0: &a0 {x: 1}\n")
	for i := 1; i <= levels; i++ {
		fmt.Fprintf(&b, "a%d: &a%d {<<: [*a%d, *a%d]}\n", i, i, i-1, i-1)
	}
	return b.String()
}

// filled repeats a pattern, numbered where it has a verb, up to just below the size limit.
func filled(start, pattern string) string {
	var b strings.Builder
	b.WriteString(start)
	for i := 0; b.Len() < MaxBytes-len(pattern)-20; i++ {
		if strings.Contains(pattern, "%d") {
			fmt.Fprintf(&b, pattern, i)
		} else {
			b.WriteString(pattern)
		}
	}
	return b.String()
}

func numbered(pattern string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, pattern, i)
	}
	return b.String()
}

// bomb is a file made to exhaust the reader.
type bomb struct{ name, text, want string }

func bombs() []bomb {
	wide := "a: &a [" + strings.TrimSuffix(strings.Repeat("x,", 1000), ",") + "]\nb: [" + strings.TrimSuffix(strings.Repeat("*a,", 900), ",") + "]\n"
	return []bomb{
		{"too large", filled(head, "# x\n") + strings.Repeat("#", 100), "1:1: the file is larger than 1 MiB"},
		{"billion laughs", laughs(9), "aliases are expanded more than 1000 times"},
		{"merge bomb", merges(27), "aliases are expanded more than 1000 times"},
		{"wide alias", wide, "the file holds more than 150000 values"},
		{"self reference", "a: &a [*a]\n", `"*a" refers to a value that contains it`},
		{"mutual reference", "a: &a {b: &b [*a, *b]}\n", "refers to a value that contains it"},
		{"brackets", strings.Repeat("[", 140_000), "1:33: nested more than 32 levels deep"},
		{"braces", strings.Repeat("{a: ", 70_000), "nested more than 32 levels deep"},
		{"dashes", strings.Repeat("- ", 50_000), "nested more than 32 levels deep"},
		{"question marks", strings.Repeat("? ", 50_000), "nested more than 32 levels deep"},
		{"mixed depth", strings.Repeat("- ", 20) + strings.Repeat("[", 20) + strings.Repeat("]", 20), "nested more than 32 levels deep"},
		{"aliases nest", "a: &a " + strings.Repeat("[", 20) + strings.Repeat("]", 20) + "\nb: " + strings.Repeat("[", 20) + "*a" + strings.Repeat("]", 20) + "\n", "nested more than 32 levels deep"},
		{"flat map", filled(head, "k%d: v\n"), "the file holds more than 150000 values"},
		{"flat map below the limit", head + numbered("k%d: v\n", 70_000), `unknown key "k0"`},
		{"near keys", head + numbered("competencie%d: v\n", 50_000), `unknown key "competencie0"`},
		{"flat map in glossary", head + "glossary:\n" + numbered(" k%d: [v]\n", 45_000), `must be text, is a list`},
		{"same key", head + strings.Repeat("id: v\n", 70_000), `the key "id" appears twice`},
		{"long list", filled(head+"sources:\n", "-\n"), "the file holds more than 150000 values"},
		{"flow keys", filled(head+"needs: {", "a,"), "the file holds more than 150000 values"},
		{"flow keys below the limit", head + "needs: {" + strings.Repeat("a,", 74_000) + "a}\n", `the key "a" appears twice`},
		{"many rungs", head + "rungs:\n" + numbered("- {id: r%d, title: R}\n", 10_000), "70:3: the ladder has 10000 rungs; at most 64 are allowed"},
		{"many competencies", head + "competencies:\n" + numbered("- {id: c%d}\n", 257), "262:3: the ladder has 257 competencies; at most 256 are allowed"},
		{"many contexts", head + "contexts:\n" + numbered("- {id: c%d}\n", 17), "22:3: the ladder has 17 contexts; at most 16 are allowed"},
		{"long text behind aliases", head + "summary: &a " + strings.Repeat("é", 400_000) + "\nglossary: {a: *a, b: *a}\n", "with its aliases (*name) written out the file is larger than 1 MiB"},
		{"many references", head + "rungs:\n- id: a\n  facts:\n" + numbered("  - S%d-1\n", 70_000), `unknown source "S0"`},
		{"near names", head + "rungs:\n- id: a\n  title: A\n  also:\n" + numbered("  - aaaaaaa%d\n", 60_000), `unknown rung "aaaaaaa0"`},
		{"comments", strings.Repeat("#\n", 140_000), "the file is empty"},
		{"anchors", head + numbered("? &a%d\n", 70_000), `the key "" appears twice`},
		{"one long key", strings.Repeat("k", MaxBytes-10) + ": v\n", "unknown key"},
		{"one long word", head + "summary: " + strings.Repeat("é", 500_000) + "\nx: y\n", `unknown key "x"`},
		{"one long quote", `a: "` + strings.Repeat(`\x`, 400_000), `a "\" that stands for nothing known`},
		{"documents", strings.Repeat("---\n", 140_000), "a second document starts here"},
		{"tabs", strings.Repeat("\t", MaxBytes), "the file is empty"},
		{"blanks", strings.Repeat(" ", MaxBytes), "the file is empty"},
	}
}

// TestBombs: a bomb is refused with a clear text, soon and in little memory.
func TestBombs(t *testing.T) {
	for _, c := range bombs() {
		t.Run(c.name, func(t *testing.T) {
			var err error
			frugal.Check(t, "reading", func() { _, err = Read("b", []byte(c.text)) })
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %.300v, want %s", err, c.want)
			}
			if n := strings.Count(fmt.Sprint(err), "\n") + 1; n > maxProblems {
				t.Errorf("%d problems", n)
			}
		})
	}
}

// frugal is what reading a file of any bytes may cost: several times what the worst of them takes, and far below what the square of its
// size would.
var frugal = cost.Limit{Yards: 100, Memory: 64 << 20}

// BenchmarkBombs says what each takes here; docs/reliability.md has the longest.
func BenchmarkBombs(b *testing.B) {
	for _, c := range bombs() {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Read("b", []byte(c.text)); err == nil {
					b.Fatal("it reads")
				}
			}
		})
	}
}
