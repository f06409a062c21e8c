package ladderfile

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/cost"
	"github.com/rung-dev/rung/internal/ladder"
)

// ladderWith is a ladder of as many rungs and competencies as may be, or as fit into a file with the tail, with a value for each cell.
func ladderWith(rungs int, tail string, cell func(competency, rung int) string) string {
	var b strings.Builder
	b.WriteString(head + "rungs:\n" + numbered("- {id: r%d, title: R%[1]d}\n", rungs) + "competencies:\n")
	for c, last := 0, 0; c < ladder.MaxCompetencies && 2*b.Len()-last+len(tail)+100 < MaxBytes; c++ {
		last = b.Len()
		fmt.Fprintf(&b, "- {id: c%d, title: C%d, indicators: {", c, c)
		for r := range rungs {
			fmt.Fprintf(&b, "r%d: %s, ", r, cell(c, r))
		}
		b.WriteString("}}\n")
	}
	return b.String() + tail
}

// everywhere says the same in each cell.
func everywhere(sentence string) func(competency, rung int) string {
	return func(int, int) string { return fmt.Sprintf("{i: %q, they: X.}", sentence) }
}

// longOnes are a thousand sentences as long as sentences may be, of the same few words.
func longOnes(words string) string {
	return ladderWith(4, "", everywhere("I "+strings.Repeat(words, (maxSentence-10)/len(words))+"."))
}

// contextsOf are contexts of one seat each.
func contextsOf(n int) string {
	return "contexts:\n" + numbered("- {id: x%d, title: X, seats: [{id: s%[1]d, title: S, merges: [r1]}]}\n", n)
}

// sharedOnes is a ladder whose rungs form two chains, with the question of the one asked at all of the other.
func sharedOnes() string {
	var b strings.Builder
	b.WriteString(head + "rungs:\n- {id: r0, title: R0}\n- {id: r1, title: R1}\n")
	for i := 2; i < ladder.MaxRungs; i++ {
		fmt.Fprintf(&b, "- {id: r%d, title: R%d, parent: r%d}\n", i, i, i-2)
	}
	b.WriteString("competencies:\n")
	for c := range ladder.MaxCompetencies {
		fmt.Fprintf(&b, "- {id: c%d, title: C%d, indicators: {r63: {i: I x., they: X.}, ", c, c)
		for r := 0; r < ladder.MaxRungs; r += 2 {
			fmt.Fprintf(&b, "r%d: {same: r63}, ", r)
		}
		b.WriteString("}}\n")
	}
	return b.String()
}

// fewWords is a ladder of sentences of which no two are alike, and all are made of the same two dozen words.
func fewWords() string {
	next := uint32(1)
	return ladderWith(ladder.MaxRungs, "", func(int, int) string {
		words := strings.Split("bcdefghjklmnopqrstuvwxyz", "")
		for i := range 9 {
			next = next*1664525 + 1013904223
			j := i + int(next>>16)%(len(words)-i)
			words[i], words[j] = words[j], words[i]
		}
		return fmt.Sprintf("{i: I %s, they: X}", strings.Join(words[:9], " "))
	})
}

// heavy are ladders, nearly as large as may be, that are made to exhaust whoever reads or checks them.
func heavy() map[string]string {
	const small = "rungs:\n- {id: r0, title: R}\ncompetencies:\n- {id: c0, title: C, indicators: {r0: {i: I x., they: X.}}}\n"
	facts := func(pattern string, n int) string {
		return "preferences:\n- {id: p, title: P, low: L, high: H, items: [{id: i, topic: T, low: l, high: h, facts: [" + numbered(pattern, n) + "]}]}\n"
	}
	none := func(int, int) string { return "none" }
	return map[string]string{
		"many contexts":    ladderWith(ladder.MaxRungs, contextsOf(2000), none),
		"contexts":         ladderWith(ladder.MaxRungs, contextsOf(maxContexts), everywhere("I x.")),
		"unknown names":    head + small + "sources:\n" + numbered("- {id: S%d, title: T}\n", 22_000) + facts("X%d-1, ", 1000),
		"nearly the names": head + small + "sources:\n" + numbered("- {id: "+strings.Repeat("S", 50)+"%d, title: T}\n", 250) + facts(strings.Repeat("S", 54)+"%d-1, ", 1000),
		"shared questions": sharedOnes(),
		"repeated text":    head + "summary: &a " + strings.Repeat("é", 480_000) + "\n" + small + "glossary: {" + numbered("k%d: *a, ", 990) + "}\n",
		"needs": ladderWith(ladder.MaxRungs, "needs: {"+numbered("n%d: n, ", 64)+"}\ncontexts: [{id: x, title: X, lacks: ["+numbered("n%d, ", 64)+"]}]", func(_, r int) string {
			if r == 0 {
				return "{i: I x., they: X., needs: [" + numbered("n%d, ", 64) + "]}"
			}
			return "none"
		}),
		"silences":   head + small + "# lint: " + strings.Repeat("Q01 ", 200_000) + "x\n",
		"acronyms":   ladderWith(8, "glossary: {"+numbered("\"AB%d CD EF GH\": x, ", 20_000)+"}\n", everywhere("I QX QY QZ QW QV QU QT QS QR QQ QP QO QN QM.")),
		"titles":     head + "rungs:\n- id: r0\n  title: R\n  aliases:\n" + numbered("  - a b%d\n", 40_000) + "competencies:\n" + numbered("- {id: c%d, title: C, indicators: {r0: {i: I "+strings.Repeat("a b ", 240)+", they: X.}}}\n", 250),
		"terms":      ladderWith(4, "glossary: {"+numbered("a b%d: x, ", 15_000)+"}\n", everywhere("I "+strings.Repeat("a ", 480))),
		"be":         longOnes("be "),
		"dots":       longOnes("."),
		"and":        longOnes("and "),
		"acronym":    longOnes("QA "),
		"few words":  fewWords(),
		"not markup": head + small + "summary: \"" + strings.Repeat("<", 500_000) + strings.Repeat("&", 500_000) + "\"\n",
	}
}

// checked is what checking a file of any bytes may cost.
var checked = cost.Limit{Yards: 300, Memory: 192 << 20}

// TestHeavy: a file made to exhaust whoever reads or checks it does not. That checking takes longer is fine, as long as it grows with
// the file and not with its square.
func TestHeavy(t *testing.T) {
	files := heavy()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		t.Run(name, func(t *testing.T) {
			data := []byte(files[name])
			if len(data) > MaxBytes {
				t.Fatalf("%d bytes: too large to be looked at", len(data))
			}
			var found []Problem
			var err error
			frugal.Check(t, "reading", func() { _, err = Read("b", data) })
			checked.Check(t, "checking", func() { found, err = Lint("b", data) })
			t.Logf("%d KiB, %d findings, %.120v", len(data)>>10, len(found), err)
		})
	}
}

// TestLargest: a ladder at the limits reads.
func TestLargest(t *testing.T) {
	l, err := Read("l", []byte(ladderWith(ladder.MaxRungs, "", everywhere("I x."))))
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Rungs) != 64 || len(l.Competencies) != 256 || l.Indicators() != 64*256 {
		t.Errorf("%d rungs, %d competencies, %d indicators", len(l.Rungs), len(l.Competencies), l.Indicators())
	}
}
