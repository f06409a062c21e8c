package score_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"testing"

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
