package score_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// kappaCase is one case of kappa.json. What is not there is not claimed.
type kappaCase struct {
	Name       string   `json:"case"`
	Self       []int8   `json:"self"`
	Manager    []int8   `json:"manager"`
	Kappa      *float64 `json:"qwk"`
	Exact      *float64 `json:"exact"`
	Adjacent   *float64 `json:"adjacent"`
	MeanSigned *float64 `json:"mean_signed"`
	MeanAbs    *float64 `json:"mean_abs"`
	SD         *float64 `json:"sd_diff"`
}

func TestStatisticsOfTheFixtures(t *testing.T) {
	data, err := os.ReadFile("testdata/kappa.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Scale int         `json:"scale"`
		Cases []kappaCase `json:"cases"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Cases) != 3 {
		t.Fatalf("%d cases, want 3", len(file.Cases))
	}
	for _, c := range file.Cases {
		t.Run(c.Name, func(t *testing.T) {
			s := statisticsOf(t, file.Scale, c.Self, c.Manager)
			if s.N != len(c.Self) {
				t.Errorf("n is %d, want %d", s.N, len(c.Self))
			}
			if c.Kappa == nil && s.Kappa().Defined() {
				t.Errorf("kappa is %v, want none", s.Kappa())
			}
			for _, f := range []struct {
				name string
				want *float64
				got  score.Ratio
			}{
				{"kappa", c.Kappa, s.Kappa()}, {"exact", c.Exact, s.ExactShare()}, {"adjacent", c.Adjacent, s.AdjacentShare()},
				{"mean signed", c.MeanSigned, s.MeanSigned()}, {"mean abs", c.MeanAbs, s.MeanAbs()},
			} {
				if f.want != nil && (!f.got.Defined() || math.Abs(f.got.Value()-*f.want) > 1e-12) {
					t.Errorf("%s is %v, want %v", f.name, f.got, *f.want)
				}
			}
			if s.KappaShown() {
				t.Errorf("kappa is shown with n = %d", s.N)
			}
			c.checkSpread(t, s)
		})
	}
}

// checkSpread holds the sums behind the leniency rule to the standard deviation of the fixture, and the rule to that.
func (c kappaCase) checkSpread(t *testing.T, s score.Statistics) {
	t.Helper()
	if c.SD == nil {
		return
	}
	n := float64(s.N)
	sd := math.Sqrt((n*float64(s.SumSq) - float64(s.Sum*s.Sum)) / (n * (n - 1)))
	if math.Abs(sd-*c.SD) > 1e-12 {
		t.Errorf("the standard deviation is %v, want %v", sd, *c.SD)
	}
	if want := s.N >= 10 && math.Abs(*c.MeanSigned) >= 2**c.SD/math.Sqrt(n); s.Lenient() != want {
		t.Errorf("lenient is %v, want %v", s.Lenient(), want)
	}
}

// statisticsOf compares two lists of values, one question each.
func statisticsOf(t *testing.T, points int, self, manager []int8) score.Statistics {
	t.Helper()
	l := &ladder.Ladder{
		ID: "flat", Quorum: 75, Rungs: []ladder.Rung{{ID: "r0"}},
		Scale: ladder.Scale{Points: make([]ladder.Point, points), Cut: 1},
	}
	a, b := viewsOn(l, "r0")
	for i := range self {
		id := fmt.Sprint("c", i)
		l.Competencies = append(l.Competencies, ladder.Competency{ID: id, Indicators: []*ladder.Indicator{{Weight: 1}}})
		a.Answers = append(a.Answers, assess.Answer{Rung: "r0", Competency: id, Response: assess.Response(self[i])})
		b.Answers = append(b.Answers, assess.Answer{Rung: "r0", Competency: id, Response: assess.Response(manager[i])})
	}
	return compare(t, l, a, b).Agreement
}

// viewsOn are two views of one person without an answer.
func viewsOn(l *ladder.Ladder, declared assess.RungRef) (self, manager *assess.Assessment) {
	view := func(id string, role assess.Role) *assess.Assessment {
		return &assess.Assessment{
			ID: id, Ladder: assess.BindTo(l), Person: assess.Person{Name: "Ada"}, Rater: assess.Rater{Role: role},
			Mode: assess.Full, Declared: declared,
		}
	}
	return view("0198f0c2-0000-7000-8000-000000000001", assess.Self), view("0198f0c2-0000-7000-8000-000000000002", assess.Manager)
}

// compare compares two views that must be a pair.
func compare(t interface {
	Helper()
	Fatal(...any)
}, l *ladder.Ladder, a, b *assess.Assessment) *score.Comparison {
	t.Helper()
	p, err := assess.NewPair(a, b)
	if err != nil {
		t.Fatal(err)
	}
	c, err := score.Compare(l, p)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestComparisonOfThePersonas(t *testing.T) {
	l := product(t)
	views := map[string]*assess.Assessment{}
	for p := range lines[persona](t, "personas.jsonl") {
		a := p.assessment(l)
		a.ID, a.Ladder, a.Rater.Role = "self", assess.BindTo(l), assess.Self
		if p.Name == "11 mgr" {
			a.ID, a.Rater.Role = "manager", assess.Manager
		}
		views[p.Name] = a
	}
	c := compare(t, l, views["11 self"], views["11 mgr"])
	s := &c.Agreement
	for _, f := range []struct {
		name string
		got  score.Ratio
		want score.Ratio
	}{
		{"exact", s.ExactShare(), score.Ratio{Num: 44, Den: 75}}, {"adjacent", s.AdjacentShare(), score.Ratio{Num: 72, Den: 75}},
		{"mean signed", s.MeanSigned(), score.Ratio{Num: 37, Den: 75}}, {"mean abs", s.MeanAbs(), score.Ratio{Num: 37, Den: 75}},
	} {
		if f.got != f.want {
			t.Errorf("%s is %v, want %v", f.name, f.got, f.want)
		}
	}
	if got := s.Kappa().Value(); got != 0.8868778280542986 || !s.KappaShown() {
		t.Errorf("kappa is %v, shown %v", got, s.KappaShown())
	}
	if !s.Lenient() || s.N != 75 || c.Same != 44 || len(c.Differences) != 31 || len(c.Apart) != 0 || len(c.ToTalk()) != score.Talk {
		t.Errorf("lenient %v, n %d, same %d, %d differ, %d apart, %d to talk", s.Lenient(), s.N, c.Same, len(c.Differences), len(c.Apart), len(c.ToTalk()))
	}
}

// TestLeniencyAtTheBoundary has differences that are known exactly.
func TestLeniencyAtTheBoundary(t *testing.T) {
	times := func(n int, d int8) []int8 { return slices.Repeat([]int8{d}, n) }
	for _, c := range []struct {
		name string
		d    []int8
		want bool
	}{
		{"just twice the standard error", slices.Concat(times(2, 1), times(4, 2), times(2, -1), times(4, 0)), true},
		{"a little less", slices.Concat(times(1, 1), times(4, 2), times(2, -1), times(5, 0)), false},
		{"less by the n - 1 of a sample", slices.Concat(times(3, 2), times(7, 0)), false},
		{"the same below", slices.Concat(times(2, -1), times(4, -2), times(2, 1), times(4, 0)), true},
		{"no spread", times(10, 1), true},
		{"no spread, nine questions", times(9, 1), false},
		{"no difference", times(20, 0), false},
		{"no mean", slices.Concat(times(10, 3), times(10, -3)), false},
		{"none", nil, false},
	} {
		var s score.Statistics
		if len(c.d) > 0 {
			self, manager := make([]int8, len(c.d)), make([]int8, len(c.d))
			for i, d := range c.d {
				self[i], manager[i] = 4+d, 4
			}
			s = statisticsOf(t, 9, self, manager)
		}
		if s.Lenient() != c.want {
			t.Errorf("%s: lenient is %v", c.name, !c.want)
		}
	}
}

// TestKappaIsShownFromTwiceTheSquareOfTheScale counts on scales of two and three points.
func TestKappaIsShownFromTwiceTheSquareOfTheScale(t *testing.T) {
	for _, c := range []struct {
		points, n int
		want      bool
	}{{2, 7, false}, {2, 8, true}, {3, 17, false}, {3, 18, true}} {
		self, manager := make([]int8, c.n), make([]int8, c.n)
		self[0], manager[1] = 1, 1
		if s := statisticsOf(t, c.points, self, manager); s.KappaShown() != c.want {
			t.Errorf("%d points, n = %d: shown is %v", c.points, c.n, !c.want)
		}
	}
	if s := statisticsOf(t, 2, slices.Repeat([]int8{1}, 50), slices.Repeat([]int8{1}, 50)); s.KappaShown() {
		t.Error("shown where it is not defined")
	}
}

// drawForest makes a ladder that may branch.
func drawForest(t *rapid.T) *ladder.Ladder {
	l := drawLadder(t)
	for r := 1; r < len(l.Rungs); r++ {
		if below := rapid.IntRange(-1, r-1).Draw(t, "parent"); below < 0 {
			l.Rungs[r].Parent = ""
		} else {
			l.Rungs[r].Parent = l.Rungs[below].ID
		}
	}
	return l
}

// drawViews answers some questions of a ladder twice, off the scale too.
func drawViews(t *rapid.T, l *ladder.Ladder) (self, manager *assess.Assessment) {
	self, manager = viewsOn(l, drawDeclared(t, l))
	some := rapid.IntRange(0, 3).Draw(t, "share left out")
	first, second := drawSheet(t, l), drawSheet(t, l)
	apart := rapid.IntRange(0, 4).Draw(t, "how often they differ")
	for c := range l.Competencies {
		for r := range l.Rungs {
			cell := ladder.Cell{Competency: c, Rung: r}
			if l.At(cell) == nil || rapid.IntRange(0, 9).Draw(t, "asked") < some {
				continue
			}
			a := assess.Answer{Rung: l.Rungs[r].ID, Competency: l.Competencies[c].ID, Response: first.Get(cell)}
			b := a
			if rapid.IntRange(0, 3).Draw(t, "differs") < apart {
				b.Response = second.Get(cell)
			}
			self.Answers, manager.Answers = append(self.Answers, a), append(manager.Answers, b)
		}
	}
	order := rapid.Permutation(self.Answers).Draw(t, "order")
	self.Answers = order
	return self, manager
}

// drawComparison compares two drawn views; nil where there is no result of one of them.
func drawComparison(t *rapid.T, l *ladder.Ladder) *score.Comparison {
	a, b := drawViews(t, l)
	p, err := assess.NewPair(a, b)
	if err != nil {
		t.Fatal(err)
	}
	c, err := score.Compare(l, p)
	if err != nil {
		return nil
	}
	return c
}

func TestEveryQuestionIsAlikeOrDiffers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawComparison(t, drawForest(t))
		if c == nil {
			return
		}
		if n := c.Same + len(c.All()); n != len(c.Pair.Questions) {
			t.Fatalf("%d of %d questions", n, len(c.Pair.Questions))
		}
		if c.Agreement.Exact+len(c.Differences) != c.Agreement.N {
			t.Fatalf("%d alike and %d different of n = %d", c.Agreement.Exact, len(c.Differences), c.Agreement.N)
		}
		for _, d := range c.All() {
			if v := c.Pair.Views(d.Question); v.Same() || d.Views != v {
				t.Fatalf("%v: %v", d, v)
			}
		}
		if c.Ladder.Rungs[c.Target].ID != string(c.Self.Result.Target) {
			t.Fatalf("measured to %s, and the person's target is %s", c.Ladder.Rungs[c.Target].ID, c.Self.Result.Target)
		}
		if len(c.ToTalk()) > score.Talk || len(c.ToTalk()) < min(score.Talk, len(c.Differences)) {
			t.Fatalf("%d to talk about", len(c.ToTalk()))
		}
	})
}

func TestStatisticsAreThoseOfThePage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLadder(t)
		c := drawComparison(t, l)
		if c == nil {
			return
		}
		s, want := &c.Agreement, naiveFigures(c.Pair, len(l.Scale.Points))
		if float64(s.N) != want.n {
			t.Fatalf("n is %d, want %v", s.N, want.n)
		}
		for _, f := range []struct {
			name    string
			got     score.Ratio
			want    float64
			defined bool
		}{
			{"exact", s.ExactShare(), want.exact, want.n > 0}, {"adjacent", s.AdjacentShare(), want.adjacent, want.n > 0},
			{"mean signed", s.MeanSigned(), want.meanSigned, want.n > 0}, {"mean abs", s.MeanAbs(), want.meanAbs, want.n > 0},
			{"kappa", s.Kappa(), want.kappa, want.kappaDefined},
		} {
			if f.got.Defined() != f.defined {
				t.Fatalf("%s is %v, want defined %v", f.name, f.got, f.defined)
			}
			if f.defined && math.Abs(f.got.Value()-f.want) > 1e-9 {
				t.Fatalf("%s is %v, want %v", f.name, f.got.Value(), f.want)
			}
		}
		if !want.close && s.Lenient() != want.lenient {
			t.Fatalf("lenient is %v of %+v", s.Lenient(), want)
		}
		k := float64(len(l.Scale.Points))
		if shown := want.kappaDefined && want.n >= 2*k*k; s.KappaShown() != shown {
			t.Fatalf("kappa is shown: %v, n = %v, k = %v", s.KappaShown(), want.n, k)
		}
	})
}

func TestOrderOfTalkIsThatOfThePage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLadder(t)
		c := drawComparison(t, l)
		if c == nil {
			return
		}
		self, manager := page{l, c.Pair.Self}, page{l, c.Pair.Manager}
		type talk struct {
			q                assess.Question
			competency, rung int
			pull             int
			mean             float64
		}
		var want []talk
		for comp := range l.Competencies {
			s := c.Competencies[comp]
			if got, want := [2]int{s.SelfThirds, s.ManagerThirds}, [2]int{self.thirds(comp, c.Target), manager.thirds(comp, c.Target)}; got != want {
				t.Fatalf("%s: thirds %v, want %v", l.Competencies[comp].ID, got, want)
			}
			if got, want := [2]int{s.Self.Index(l) + 1, s.Manager.Index(l) + 1}, [2]int{self.level(comp), manager.level(comp)}; got != want {
				t.Fatalf("%s: levels %v, want %v", l.Competencies[comp].ID, got, want)
			}
			pull := 0
			if self.present(comp, c.Target) {
				pull = l.Competencies[comp].Indicators[c.Target].Weight * int(math.Abs(float64(s.SelfThirds-s.ManagerThirds)))
			}
			sum, n := 0.0, 0.0
			var of []talk
			for r := range l.Rungs {
				x, y := self.response(comp, r), manager.response(comp, r)
				if x < 0 || y < 0 {
					continue
				}
				n++
				sum += math.Abs(float64(x) - float64(y))
				if x != y {
					of = append(of, talk{assess.Question{Rung: l.Rungs[r].ID, Competency: l.Competencies[comp].ID}, comp, r, pull, 0})
				}
			}
			for i := range of {
				of[i].mean = sum / n
			}
			want = append(want, of...)
		}
		slices.SortStableFunc(want, func(a, b talk) int {
			return cmp.Or(cmp.Compare(b.pull, a.pull), cmp.Compare(b.mean, a.mean))
		})
		if len(want) != len(c.Differences) {
			t.Fatalf("%d differences, want %d", len(c.Differences), len(want))
		}
		for i, d := range c.Differences {
			if d.Question != want[i].q || d.Pull != want[i].pull {
				t.Fatalf("number %d is %v with %d, want %v with %d", i+1, d.Question, d.Pull, want[i].q, want[i].pull)
			}
		}
	})
}

func TestEffectsAreThoseOfOneChangedAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLadder(t)
		c := drawComparison(t, l)
		if c == nil {
			return
		}
		check := func(name string, a *assess.Assessment, q assess.Question, r assess.Response, got score.Effect) {
			changed := *a
			changed.Answers = nil
			for _, x := range a.Answers {
				if x.Rung == q.Rung && x.Competency == q.Competency {
					x.Response = r
				}
				changed.Answers = append(changed.Answers, x)
			}
			sheet, err := assess.SheetOf(l, changed.Answers)
			if err != nil {
				t.Fatal(err)
			}
			if want := score.Placement(l, sheet, changed.Declared.Index(l)); got.Placement != want {
				t.Fatalf("%s with %v at %v: placement %d, want %d", name, r, q, got.Placement, want)
			}
			num, den := page{l, &changed}.readiness(c.Target)
			if got.Readiness.Num != num || got.Readiness.Den != den || (got.Readiness.Percent == nil) != (den == 0) {
				t.Fatalf("%s with %v at %v: readiness %+v, want %d/%d", name, r, q, got.Readiness, num, den)
			}
			if p := got.Readiness.Percent; p != nil && *p != (200*num+den)/(2*den) {
				t.Fatalf("%s with %v at %v: %d percent of %d/%d", name, r, q, *p, num, den)
			}
		}
		before := [2]string{string(assess.Encode(c.Pair.Self)), string(assess.Encode(c.Pair.Manager))}
		for _, d := range c.All() {
			self, manager := c.Effects(d)
			check("self", c.Pair.Self, d.Question, d.Views.Manager, self)
			check("manager", c.Pair.Manager, d.Question, d.Views.Self, manager)
		}
		if after := [2]string{string(assess.Encode(c.Pair.Self)), string(assess.Encode(c.Pair.Manager))}; after != before {
			t.Fatal("asking for effects has changed a view")
		}
		if got, want := c.Now(c.Self).Placement, c.Self.Result.Placement.Index(l); got != want {
			t.Fatalf("the self view stands at %d, want %d", got, want)
		}
	})
}

// TestViewsThatChangePlaces rates the other way round: what counts differences stays, what has a sign turns.
func TestViewsThatChangePlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawForest(t)
		a, b := drawViews(t, l)
		p, err := assess.NewPair(a, b)
		if err != nil {
			t.Fatal(err)
		}
		c, err := score.Compare(l, p)
		if err != nil {
			return
		}
		x, y := *a, *b
		x.Rater.Role, y.Rater.Role = assess.Manager, assess.Self
		turned := compare(t, l, &x, &y)
		s, r := &c.Agreement, &turned.Agreement
		if s.N != r.N || s.Exact != r.Exact || s.Adjacent != r.Adjacent || s.Sum != -r.Sum || s.SumAbs != r.SumAbs || s.SumSq != r.SumSq {
			t.Fatalf("%+v and %+v", s, r)
		}
		if s.Kappa() != r.Kappa() || s.Lenient() != r.Lenient() || s.KappaShown() != r.KappaShown() || c.Same != turned.Same {
			t.Fatalf("%+v and %+v", s, r)
		}
		if d := gocmp.Diff(c.Self.Result, turned.Manager.Result); d != "" {
			t.Fatalf("the result of one view depends on its side:\n%s", d)
		}
		if c.Target != turned.Target {
			return // the person's target decides what is talked about first
		}
		for i, d := range c.All() {
			o := turned.All()[i]
			if d.Question != o.Question || d.Pull != o.Pull || d.Views.Self != o.Views.Manager || d.Views.Manager != o.Views.Self {
				t.Fatalf("number %d is %+v, turned %+v", i+1, d, o)
			}
			self, manager := c.Effects(d)
			if s, m := turned.Effects(o); gocmp.Diff([]score.Effect{self, manager}, []score.Effect{m, s}) != "" {
				t.Fatalf("number %d: effects %+v, %+v and turned %+v, %+v", i+1, self, manager, s, m)
			}
		}
	})
}

func TestCompareRefusesWhatHasNoResult(t *testing.T) {
	l := product(t)
	a, b := viewsOn(l, "pm")
	a.Answers = []assess.Answer{{Rung: "pm", Competency: "roadmap", Response: assess.Skipped}}
	b.Answers = a.Answers
	p, err := assess.NewPair(a, b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := score.Compare(l, p); err != score.ErrNotEnough {
		t.Errorf("%v, want %v", err, score.ErrNotEnough)
	}
}
