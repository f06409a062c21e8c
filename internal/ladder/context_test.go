package ladder_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/ladder"
)

// company is a ladder of three rungs and a side branch, and a context that merges the upper two.
func company() *ladder.Ladder {
	ask := func(text string, needs ...string) *ladder.Indicator {
		return &ladder.Indicator{I: text, Weight: 1, Needs: needs}
	}
	return &ladder.Ladder{
		ID: "company",
		Rungs: []ladder.Rung{
			{ID: "maker", Short: "Maker"},
			{ID: "head", Short: "Head", Parent: "maker", Shift: "from work to people", Also: []string{"vp"}},
			{ID: "vp", Short: "VP", Parent: "head", Also: []string{"expert", "board"}, Title: "Vice President", Aliases: []string{"Deputy"}},
			{ID: "expert", Short: "Expert", Parent: "maker", Also: []string{"head", "vp"}},
			{ID: "board", Short: "Board", Parent: "vp"},
		},
		Competencies: []ladder.Competency{
			{ID: "craft", Title: "Craft", Actions: map[string][]string{"vp": {"do"}}, Indicators: []*ladder.Indicator{ask("m"), ask("h"), ask("v"), ask("e"), ask("b")}},
			{ID: "money", Title: "Money", Indicators: []*ladder.Indicator{nil, ask("h", "budget"), ask("v"), nil, ask("b", "budget")}},
		},
		Contexts: []ladder.Context{{
			ID: "small", Lacks: []string{"budget"},
			Seats: []ladder.Seat{{ID: "lead", Title: "Lead", Short: "Lead", Note: "two roles elsewhere", Merges: []string{"head", "vp"}}},
		}},
	}
}

func TestIn(t *testing.T) {
	written := company()
	l, ok := written.In("small")
	if !ok {
		t.Fatal("the context is not found")
	}
	type rung struct {
		ID, Parent, Shift string
		Also              []string
	}
	var rungs []rung
	for _, r := range l.Rungs {
		rungs = append(rungs, rung{r.ID, r.Parent, r.Shift, r.Also})
	}
	want := []rung{
		{"maker", "", "", nil},
		{"lead", "maker", "from work to people", []string{"expert"}},
		{"expert", "maker", "", []string{"lead"}},
		{"board", "lead", "", nil},
	}
	if d := cmp.Diff(want, rungs); d != "" {
		t.Errorf("rungs (-want +got):\n%s", d)
	}
	cells := map[string]string{}
	for c, comp := range l.Competencies {
		for r, ind := range comp.Indicators {
			if ind != nil {
				at := l.OriginOf(ladder.Cell{Competency: c, Rung: r})
				cells[comp.ID+"@"+l.Rungs[r].ID] = ind.I + " of " + at.Rung + "." + at.Competency
			}
		}
	}
	wantCells := map[string]string{
		"craft@maker": "m of maker.craft", "craft@lead": "h of head.craft", "craft-vp@lead": "v of vp.craft",
		"craft@expert": "e of expert.craft", "craft@board": "b of board.craft", "money@lead": "v of vp.money",
	}
	if d := cmp.Diff(wantCells, cells); d != "" {
		t.Errorf("cells (-want +got):\n%s", d)
	}
	if written.Rungs[1].ID != "head" || written.Competencies[0].Indicators[0].Origin != (ladder.Origin{}) {
		t.Error("the ladder as written has changed")
	}
}

func TestFind(t *testing.T) {
	l, _ := company().In("small")
	for _, c := range []struct {
		rung, competency string
		want             string // rung of the view, "" for not there
	}{
		{"vp", "craft", "lead"},
		{"head", "craft", "lead"},
		{"maker", "craft", "maker"},
		{"head", "money", ""}, // there is no budget
		{"lead", "craft", ""}, // answers go by the ids of the ladder as written
		{"nobody", "craft", ""},
	} {
		cell, ok := l.Find(c.rung, c.competency)
		got := ""
		if ok {
			got = l.Rungs[cell.Rung].ID
			if at := l.OriginOf(cell); at != (ladder.Origin{Rung: c.rung, Competency: c.competency}) {
				t.Errorf("%s.%s leads to %v", c.rung, c.competency, at)
			}
		}
		if got != c.want {
			t.Errorf("%s.%s is at %q, want %q", c.rung, c.competency, got, c.want)
		}
	}
}

// Who gives the name of a rung that is merged means the seat.
func TestSeatAnswersForItsRungs(t *testing.T) {
	l, _ := company().In("small")
	for _, name := range []string{"lead", "Lead", "vp", "head", "vice president", "Deputy"} {
		if got := l.FindRungs(name); len(got) != 1 || l.Rungs[got[0]].ID != "lead" {
			t.Errorf("%q leads to %v, want the seat", name, got)
		}
	}
}

func TestInNoContext(t *testing.T) {
	l := company()
	if same, ok := l.In(""); !ok || same != l {
		t.Error("no context is not the ladder as written")
	}
	if _, ok := l.In("large"); ok {
		t.Error("a context that is not there is found")
	}
}

func TestTwins(t *testing.T) {
	q := &ladder.Indicator{I: "q"}
	l := &ladder.Ladder{
		Rungs: []ladder.Rung{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}},
		Competencies: []ladder.Competency{{ID: "x", Indicators: []*ladder.Indicator{
			q, {I: "q", Same: "a"}, {I: "other"}, {I: "q", Same: "a"},
		}}},
	}
	for rung, want := range map[int][]int{0: {1, 3}, 1: {0, 3}, 2: nil, 3: {0, 1}} {
		var got []int
		for _, cell := range l.Twins(ladder.Cell{Rung: rung}) {
			got = append(got, cell.Rung)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("twins of %d (-want +got):\n%s", rung, d)
		}
	}
}

// Whoever comes from a seat comes from the highest of its rungs that has actions of its own.
func TestActionsFromASeat(t *testing.T) {
	written := company()
	written.Rungs[4].ActionsFrom = map[string][]string{"head": {"from head"}, "vp": {"from vp"}, "expert": {"from expert"}}
	l, _ := written.In("small")
	want := map[string][]string{"lead": {"from vp"}, "expert": {"from expert"}}
	if d := cmp.Diff(want, l.Rungs[3].ActionsFrom); d != "" {
		t.Errorf("actions (-want +got):\n%s", d)
	}
	if len(written.Rungs[4].ActionsFrom) != 3 {
		t.Error("the ladder as written has changed")
	}
}

// A question that a rung beside a seat shares with one of its rungs is one question still.
func TestTwinsAcrossASeat(t *testing.T) {
	written := company()
	written.Competencies[0].Indicators[3] = &ladder.Indicator{I: "v", Same: "vp"}
	l, _ := written.In("small")
	expert, _ := l.Find("expert", "craft")
	seat, _ := l.Find("vp", "craft")
	if d := cmp.Diff([]ladder.Cell{seat}, l.Twins(expert)); d != "" {
		t.Errorf("twins of the rung (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]ladder.Cell{expert}, l.Twins(seat)); d != "" {
		t.Errorf("twins of the seat (-want +got):\n%s", d)
	}
}
