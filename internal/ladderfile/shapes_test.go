package ladderfile_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/score"
)

// expectedFindings are the rules that a shape breaks by being what it is; whether a question could be worded better is no matter here.
var expectedFindings = map[string]string{
	"sparse.yaml":     "Q16", // forgotten cells
	"empty-rung.yaml": "Q16", // rungs that ask nothing
}

// shapes are ladders of every shape that is found in the field, by the name of their file, and one of more competencies than anybody
// would write by hand.
func shapes(t *testing.T) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("testdata/shapes/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no shapes", err)
	}
	found := map[string][]byte{"many-competencies.yaml": manyCompetencies(160)}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found[filepath.Base(file)] = data
	}
	return found
}

// manyCompetencies is a ladder of three rungs and n competencies in ten areas, each of them at two rungs.
func manyCompetencies(n int) []byte {
	var b strings.Builder
	b.WriteString("rung: 1\nid: many-competencies\nversion: 1.0.0\ntitle: Many competencies\nlocale: art\nareas:\n")
	for i := range 10 {
		fmt.Fprintf(&b, "  - {id: area-%d, title: Area %d}\n", i, i)
	}
	b.WriteString("rungs: [{id: one, title: One}, {id: two, title: Two, parent: one}, {id: three, title: Three, parent: two}]\ncompetencies:\n")
	for i := range n {
		cells := []string{"one", "two", "three"}
		fmt.Fprintf(&b, "  - {id: c%d, area: area-%d, title: Competency %d, weight: %d, indicators: {%s: none", i, i%10, i, 1+i%5, cells[i%3])
		for _, rung := range slices.Delete(cells, i%3, i%3+1) {
			fmt.Fprintf(&b, `, %s: {i: "I make w%da%s w%db%s w%dc%s.", they: "Makes them."}`, rung, i, rung, i, rung, i, rung)
		}
		b.WriteString("}}\n")
	}
	return []byte(b.String())
}

// TestShapes: a ladder of each shape reads, and has no error that is not part of its shape.
func TestShapes(t *testing.T) {
	for name, data := range shapes(t) {
		if _, err := ladderfile.Read(name, data); err != nil {
			t.Errorf("%v", err)
			continue
		}
		problems, err := ladderfile.Lint(name, data)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			if p.Rule == "" || p.Level == ladderfile.Error && p.Rule != expectedFindings[name] {
				t.Errorf("%s %s %v", p.Rule, p.Level, p)
			}
		}
	}
}

// TestShapesScore: on a ladder of each shape, and as each of its contexts sees it, whoever answers a rung and all below it at the top
// and nothing else stands on it; in each mode, and whatever rung they declared.
func TestShapesScore(t *testing.T) {
	for name, data := range shapes(t) {
		written, err := ladderfile.Read(name, data)
		if err != nil {
			t.Fatal(err)
		}
		for _, context := range append([]ladder.Context{{}}, written.Contexts...) {
			l, _ := written.In(context.ID)
			t.Run(strings.Trim(name+" "+context.ID, " "), func(t *testing.T) {
				for r := -1; r < len(l.Rungs); r++ {
					checkStanding(t, l, r)
				}
				checkMixed(t, l)
			})
		}
	}
}

// checkStanding answers for somebody who does all that rung r and those below it ask (r = -1: nothing at all).
func checkStanding(t *testing.T, l *ladder.Ladder, r int) {
	t.Helper()
	path := l.PathTo(r)
	answer := func(c ladder.Cell) assess.Response {
		for _, asked := range append(l.Twins(c), c) {
			if slices.Contains(path, asked.Rung) {
				return assess.Response(l.Scale.Top())
			}
		}
		return 0
	}
	for _, mode := range assess.Modes {
		for _, declared := range []int{-1, r} {
			result, err := score.Derive(l, take(t, l, mode, declared, answer))
			if err != nil {
				t.Errorf("%s, declared %d: at %d: %v", mode, declared, r, err)
				continue
			}
			checkResult(t, l, result)
			if got, want := result.Placement.Index(l), standing(l, path); got != want && !mayDiffer(l, mode, declared, got, want) {
				t.Errorf("%s, declared %d: placed at %d for the answers of %d, want %d", mode, declared, got, r, want)
			}
		}
	}
}

// mayDiffer says whether somebody may be placed at rung got who has all that rung want asks. Where branches share questions, a rung of
// another branch may be met as well; and a check that was told nothing looks at one branch first.
func mayDiffer(l *ladder.Ladder, mode assess.Mode, declared, got, want int) bool {
	if mode != assess.Full && declared < 0 && l.Branches() {
		return want >= 0
	}
	return l.SharesQuestions() && want >= 0 && len(l.PathTo(got)) >= len(l.PathTo(want))
}

// standing is the highest rung of a path that can be reached: a rung that asks nothing, or has one below it, cannot.
func standing(l *ladder.Ladder, path ladder.Path) int {
	at := -1
	for _, r := range path {
		if !asks(l, r) {
			break
		}
		at = r
	}
	return at
}

func asks(l *ladder.Ladder, r int) bool {
	return slices.ContainsFunc(l.Competencies, func(c ladder.Competency) bool { return c.Indicators[r] != nil })
}

// take lets a mode ask what it wants to know.
func take(t *testing.T, l *ladder.Ladder, mode assess.Mode, declared int, answer func(ladder.Cell) assess.Response) *assess.Assessment {
	t.Helper()
	sheet := assess.NewSheet(l)
	for c := range l.Competencies {
		for r := range l.Rungs {
			if cell := (ladder.Cell{Competency: c, Rung: r}); l.At(cell) != nil {
				sheet.Set(cell, answer(cell))
			}
		}
	}
	a := &assess.Assessment{Ladder: assess.BindTo(l), Mode: mode, Declared: assess.RefOf(l, declared)}
	trail := score.WalkOf(l, a).Follow(sheet)
	if !trail.Done() || !trail.Settled || len(trail.Order) > l.Indicators() {
		t.Fatalf("%s: the walk ends with %+v", mode, trail)
	}
	for _, cell := range trail.Order {
		origin := l.OriginOf(cell)
		a.Answers = append(a.Answers, assess.Answer{Rung: origin.Rung, Competency: origin.Competency, Response: sheet.Get(cell)})
	}
	return a
}

// checkMixed answers with everything there is, on the scale and off it; the result is whole, whatever it says.
func checkMixed(t *testing.T, l *ladder.Ladder) {
	t.Helper()
	for seed := range 20 {
		answer := func(c ladder.Cell) assess.Response {
			kind := (seed*31 + c.Competency*7 + c.Rung*13) % (l.Scale.Top() + 4)
			return append([]assess.Response{assess.NoOccasion, assess.NotApplicable, assess.Skipped}, scaled(l)...)[kind]
		}
		for _, mode := range assess.Modes {
			result, err := score.Derive(l, take(t, l, mode, seed%(len(l.Rungs)+1)-1, answer))
			if err == nil {
				checkResult(t, l, result)
			} else if !errors.Is(err, score.ErrNotEnough) {
				t.Errorf("%s: %v", mode, err)
			}
		}
	}
}

func scaled(l *ladder.Ladder) []assess.Response {
	var rs []assess.Response
	for v := range l.Scale.Points {
		rs = append(rs, assess.Response(v))
	}
	return rs
}

// checkResult holds what any result must keep to.
func checkResult(t *testing.T, l *ladder.Ladder, r *assess.Result) {
	t.Helper()
	at, target := r.Placement.Index(l), r.Target.Index(l)
	next := l.Children(at)
	if target < 0 || len(next) > 0 && !slices.Contains(next, target) || len(next) == 0 && target != at {
		t.Errorf("placed at %q, target %q, above it are %v", r.Placement, r.Target, next)
	}
	readiness := r.Readiness
	if readiness.Num < 0 || readiness.Num > readiness.Den || readiness.Den < 0 {
		t.Errorf("readiness %+v", readiness)
	}
	if len(r.Rungs) != len(l.Rungs) || len(r.Levels) != len(l.Competencies) || len(r.Gaps) > len(l.Competencies) {
		t.Errorf("%d rungs, %d levels, %d gaps", len(r.Rungs), len(r.Levels), len(r.Gaps))
	}
	for _, rung := range r.Rungs {
		if rung.Met > rung.Total || rung.Total > rung.Full || rung.OK && !rung.Assessable || rung.Assessable && rung.Total == 0 {
			t.Errorf("%+v", rung)
		}
	}
}
