package score_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// fixture is one line of scoring-plain.jsonl and scoring-fuzz.jsonl.
type fixture struct {
	Rungs    int       `json:"rungs"`
	Scale    int       `json:"scale"`
	Cut      int       `json:"cut"`
	Quorum   int       `json:"quorum"`
	Weights  [][]int   `json:"weights"`
	Present  [][]bool  `json:"present"`
	MustHave [][]bool  `json:"must_have"`
	Declared int       `json:"declared"`
	Answers  [][]*int8 `json:"answers"`
	Full     reading   `json:"full"`
	Check    reading   `json:"check"`
	Careful  reading   `json:"careful"`
}

// reading is what a fixture expects of one mode, in its own numbering.
type reading struct {
	Levels    []int       `json:"levels"`
	Placement int         `json:"placement"`
	Target    int         `json:"target"`
	Rungs     []rungRead  `json:"rungs"`
	Gaps      []gapThirds `json:"gaps"`
	Readiness [2]int      `json:"readiness"`
	Blocked   []int       `json:"blocked"`
	Down      *int        `json:"margin_down"`
	Up        *int        `json:"margin_up"`
	Hold      []int       `json:"hold_from_each"`
	Order     [][2]int    `json:"order"`
	Phase1    int         `json:"phase1"`
}

type rungRead struct {
	Met     int   `json:"met"`
	Total   int   `json:"total"`
	Full    int   `json:"full"`
	Enough  bool  `json:"enough"`
	Thin    bool  `json:"thin"`
	OK      bool  `json:"ok"`
	Blocked []int `json:"blocked"`
}

type gapThirds struct {
	Competency int `json:"competency"`
	Thirds     int `json:"thirds"`
}

func TestFixtures(t *testing.T) {
	for file, want := range map[string]int{"scoring-plain.jsonl": 60, "scoring-fuzz.jsonl": 240} {
		n := 0
		for f := range lines[fixture](t, file) {
			n++
			l, all := f.ladder(), f.sheet()
			for mode, expect := range map[assess.Mode]reading{assess.Full: f.Full, assess.Check: f.Check, assess.Careful: f.Careful} {
				got := readMode(l, all, mode, f.Declared-1)
				if mode == assess.Full { // the fixtures give no order for the full mode
					got.Order, got.Phase1 = nil, 0
				}
				if d := cmp.Diff(expect, got); d != "" {
					t.Errorf("%s line %d, %s (-want +got):\n%s", file, n, mode, d)
				}
			}
		}
		if n != want {
			t.Errorf("%s: %d cases, want %d", file, n, want)
		}
	}
}

// readMode walks a mode over all answers and reads the ones it asked for, as a fixture writes them.
func readMode(l *ladder.Ladder, all assess.Sheet, mode assess.Mode, declared int) reading {
	w := assess.Walk{Ladder: l, Mode: mode, Declared: declared, Aspired: -1, Place: score.Placement}
	trail := w.Follow(all)
	asked := assess.NewSheet(l)
	for _, c := range trail.Order {
		asked.Set(c, all.Get(c))
	}
	p := score.ReadPath(l, l.Paths()[0], asked)
	at := p.Placement()
	target := min(at+1, p.Heights())
	step := p.At(target)
	got := reading{
		Placement: at, Target: target, Phase1: trail.Phase1, Blocked: list(step.Blocked), Gaps: []gapThirds{},
		Readiness: [2]int{step.Num, 3 * step.Total}, Down: margin(p.MarginDown(at)), Up: margin(p.MarginUp(at)),
	}
	for c := range l.Competencies {
		got.Levels = append(got.Levels, p.Level(c))
	}
	for h := 1; h <= p.Heights(); h++ {
		s := p.At(h)
		got.Rungs = append(got.Rungs, rungRead{s.Met, s.Total, s.Full, s.Assessable, s.Thin, s.OK, list(s.Blocked)})
	}
	for _, g := range p.GapsTo(target) {
		got.Gaps = append(got.Gaps, gapThirds{g.Competency, g.Thirds})
	}
	for earlier := 0; earlier <= p.Heights(); earlier++ {
		got.Hold = append(got.Hold, p.Hold(at, earlier))
	}
	for _, c := range trail.Order {
		got.Order = append(got.Order, [2]int{c.Competency, c.Rung + 1})
	}
	return got
}

func (f fixture) ladder() *ladder.Ladder {
	l := &ladder.Ladder{ID: "fixture", Quorum: f.Quorum, Scale: ladder.Scale{Cut: f.Cut, Points: make([]ladder.Point, f.Scale)}}
	for r := range f.Rungs {
		rung := ladder.Rung{ID: fmt.Sprint("r", r+1)}
		if r > 0 {
			rung.Parent = fmt.Sprint("r", r)
		}
		l.Rungs = append(l.Rungs, rung)
	}
	for c := range f.Weights {
		comp := ladder.Competency{ID: fmt.Sprint("c", c), Indicators: make([]*ladder.Indicator, f.Rungs)}
		for r := range f.Rungs {
			if f.Present[c][r] {
				comp.Indicators[r] = &ladder.Indicator{Weight: f.Weights[c][r], MustHave: f.MustHave[c][r]}
			}
		}
		l.Competencies = append(l.Competencies, comp)
	}
	return l
}

func (f fixture) sheet() assess.Sheet {
	s := assess.NewSheet(f.ladder())
	for c, row := range f.Answers {
		for r, v := range row {
			if v != nil {
				s.Set(ladder.Cell{Competency: c, Rung: r}, assess.Response(*v))
			}
		}
	}
	return s
}

// lines reads the JSON lines of a file under testdata.
func lines[T any](t *testing.T, file string) func(yield func(T) bool) {
	t.Helper()
	f, err := os.Open("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return func(yield func(T) bool) {
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 1<<20)
		for sc.Scan() {
			var v T
			if err := json.Unmarshal(sc.Bytes(), &v); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			if !yield(v) {
				return
			}
		}
		if sc.Err() != nil {
			t.Fatal(sc.Err())
		}
	}
}

func margin(n int, ok bool) *int {
	if !ok {
		return nil
	}
	return &n
}

// list turns no list into an empty one, as JSON has it.
func list(xs []int) []int {
	if xs == nil {
		return []int{}
	}
	return xs
}
