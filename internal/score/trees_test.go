package score_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// tree is one line of scoring-trees.jsonl.
type tree struct {
	Rungs []struct {
		ID     string  `json:"id"`
		Parent *string `json:"parent"`
	} `json:"rungs"`
	Competencies int     `json:"competencies"`
	Scale        int     `json:"scale"`
	Cut          int     `json:"cut"`
	Quorum       int     `json:"quorum"`
	Declared     *string `json:"declared"`
	Indicators   []struct {
		Competency int    `json:"competency"`
		Rung       string `json:"rung"`
		Weight     int    `json:"weight"`
		MustHave   bool   `json:"must_have"`
		Answer     int8   `json:"answer"`
	} `json:"indicators"`
	Expect treeReading `json:"expect"`
}

type treeReading struct {
	Placement *string     `json:"placement"`
	Rungs     []treeRung  `json:"rungs"`
	Next      []treeRoute `json:"next"`
}

type treeRung struct {
	Rung      string `json:"rung"`
	Met       int    `json:"met"`
	Total     int    `json:"total"`
	OK        bool   `json:"ok"`
	Readiness [2]int `json:"readiness"`
	Blocked   []int  `json:"blocked"`
}

type treeRoute struct {
	Rung      string      `json:"rung"`
	Readiness [2]int      `json:"readiness"`
	Blocked   []int       `json:"blocked"`
	Gaps      []gapThirds `json:"gaps"`
}

func TestTreeFixtures(t *testing.T) {
	n := 0
	for f := range lines[tree](t, "scoring-trees.jsonl") {
		n++
		l, sheet := f.load()
		declared := -1
		if f.Declared != nil {
			declared = l.RungIndex(*f.Declared)
		}
		if d := cmp.Diff(f.Expect, readTree(score.Read(l, sheet, declared))); d != "" {
			t.Errorf("line %d (-want +got):\n%s", n, d)
		}
	}
	if n != 160 {
		t.Errorf("%d cases, want 160", n)
	}
}

func (f tree) load() (*ladder.Ladder, assess.Sheet) {
	l := &ladder.Ladder{ID: "tree", Quorum: f.Quorum, Scale: ladder.Scale{Cut: f.Cut, Points: make([]ladder.Point, f.Scale)}}
	for _, r := range f.Rungs {
		rung := ladder.Rung{ID: r.ID}
		if r.Parent != nil {
			rung.Parent = *r.Parent
		}
		l.Rungs = append(l.Rungs, rung)
	}
	for range f.Competencies {
		l.Competencies = append(l.Competencies, ladder.Competency{Indicators: make([]*ladder.Indicator, len(l.Rungs))})
	}
	sheet := assess.NewSheet(l)
	for _, i := range f.Indicators {
		cell := ladder.Cell{Competency: i.Competency, Rung: l.RungIndex(i.Rung)}
		l.Competencies[cell.Competency].Indicators[cell.Rung] = &ladder.Indicator{Weight: i.Weight, MustHave: i.MustHave}
		sheet.Set(cell, assess.Response(i.Answer))
	}
	return l, sheet
}

func readTree(rd *score.Reading) treeReading {
	got := treeReading{Next: []treeRoute{}}
	if rd.Placement >= 0 {
		got.Placement = &rd.Ladder.Rungs[rd.Placement].ID
	}
	for r, rung := range rd.Ladder.Rungs {
		s := rd.At(r)
		got.Rungs = append(got.Rungs, treeRung{rung.ID, s.Met, s.Total, s.OK, [2]int{s.Num, 3 * s.Total}, list(s.Blocked)})
	}
	for _, r := range rd.NextSteps() {
		s := rd.At(r)
		route := treeRoute{rd.Ladder.Rungs[r].ID, [2]int{s.Num, 3 * s.Total}, list(s.Blocked), []gapThirds{}}
		for _, g := range rd.GapsTo(r) {
			route.Gaps = append(route.Gaps, gapThirds{g.Competency, g.Thirds})
		}
		got.Next = append(got.Next, route)
	}
	return got
}
