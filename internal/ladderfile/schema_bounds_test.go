package ladderfile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/ladder"
)

// TestSchemaBounds: reader and schema take the last value that is allowed, and refuse the next.
func TestSchemaBounds(t *testing.T) {
	list := func(n int, item string) string {
		if strings.Contains(item, "%d") {
			return "[" + numbered(item, n) + "]"
		}
		return "[" + strings.Repeat(item, n) + "]"
	}
	rungs := func(n int) string {
		return "rungs: " + list(n, "{id: r%d, title: R}, ") + "\ncompetencies: [{id: c, title: C, indicators: {}}]\n"
	}
	competencies := func(n int) string {
		return "rungs: [{id: a, title: A}]\ncompetencies: " + list(n, "{id: c%d, title: C, indicators: {}}, ") + "\n"
	}
	scale := func(cut, points int) string {
		return rungs(1) + fmt.Sprintf("scale: {cut: %d, points: %s}\n", cut, list(points, "{label: A}, "))
	}
	quorum := func(n int) string { return rungs(1) + fmt.Sprintf("quorum: %d\n", n) }
	weight := func(n int) string {
		return fmt.Sprintf("rungs: [{id: a, title: A}]\ncompetencies: [{id: c, title: C, weight: %d, indicators: {a: {i: I bake., they: Bakes., weight: %d}}}]\n", n, n)
	}
	contexts := func(n int) string {
		return competencies(1) + "contexts: " + list(n, "{id: x%d, title: X}, ") + "\n"
	}
	needs := func(n int) string {
		return "needs: {a: A}\nrungs: [{id: a, title: A}]\ncompetencies: [{id: c, title: C, indicators: {a: {i: I bake., they: Bakes., needs: " + list(n, "a, ") + "}}}]\n"
	}
	lacks := func(n int) string {
		return competencies(1) + "needs: {a: A}\ncontexts: [{id: x, title: X, lacks: " + list(n, "a, ") + "}]\n"
	}
	id := func(n int) string {
		return fmt.Sprintf("rungs: [{id: %s, title: A}]\ncompetencies: [{id: c, title: C, indicators: {}}]\n", strings.Repeat("a", n))
	}
	for _, c := range []struct {
		make      func(int) string
		good, bad []int
	}{
		{rungs, []int{1, ladder.MaxRungs}, []int{0, ladder.MaxRungs + 1}},
		{competencies, []int{1, ladder.MaxCompetencies}, []int{0, ladder.MaxCompetencies + 1}},
		{func(n int) string { return scale(1, n) }, []int{ladder.MinPoints, ladder.MaxPoints}, []int{0, ladder.MinPoints - 1, ladder.MaxPoints + 1}},
		{func(n int) string { return scale(n, ladder.MaxPoints) }, []int{1, ladder.MaxPoints - 1}, []int{0, ladder.MaxPoints}},
		{quorum, []int{1, 100}, []int{0, 101}},
		{contexts, []int{0, 1, maxContexts}, []int{maxContexts + 1}},
		{needs, []int{0, 1, maxNeeds}, []int{maxNeeds + 1}},
		{lacks, []int{0, 1, maxNeeds}, []int{maxNeeds + 1}},
		{weight, []int{1, maxWeight}, []int{0, maxWeight + 1}},
		{id, []int{1, maxID}, []int{maxID + 1}},
	} {
		for _, n := range slices.Concat(c.good, c.bad) {
			text := head + c.make(n)
			tree, err := treeOf([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			want := slices.Contains(c.good, n)
			if _, err := Read("x", []byte(text)); (err == nil) != want {
				t.Errorf("%d: the reader says %v\n%s", n, err, excerpt([]byte(text)))
			}
			if err := validate(t, tree); (err == nil) != want {
				t.Errorf("%d: the schema says %v\n%s", n, err, excerpt([]byte(text)))
			}
		}
	}
}

// TestSchemaDevices: no id may be the name of a device, and all others of its form may.
func TestSchemaDevices(t *testing.T) {
	ids := []string{"con", "prn", "aux", "nul", "con1", "nul0", "com", "lpt", "com10", "lpt-1", "console"}
	for n := range 10 {
		ids = append(ids, fmt.Sprint("com", n), fmt.Sprint("lpt", n))
	}
	for _, id := range ids {
		for _, k := range []kind{aRung, aSource} {
			text := head + "rungs: [{id: " + id + ", title: A}]\ncompetencies: [{id: c, title: C, indicators: {}}]\n"
			if k == aSource {
				text = head + "rungs: [{id: a, title: A}]\ncompetencies: [{id: c, title: C, indicators: {}}]\nsources: [{id: " + id + ", title: S}]\n"
			}
			tree, err := treeOf([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			refused, _ := checkID(k, id)
			if agree(t, id, []byte(text), tree); (validate(t, tree) == nil) != (refused == "") {
				t.Errorf("%s %s: the reader says %q, the schema otherwise", k.one, id, refused)
			}
		}
	}
}
