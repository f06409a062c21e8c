package chart_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
)

// grown is a ladder of three rungs, the last two side by side, with competencies that change in every way from rung to rung.
func grown() *ladder.Ladder {
	ask := func(i string, weight int, must bool) *ladder.Indicator {
		return &ladder.Indicator{I: i, They: "T" + strings.TrimPrefix(i, "I"), Weight: weight, MustHave: must}
	}
	return &ladder.Ladder{
		Sources: []ladder.Source{{ID: "S1", Title: "The first source"}, {ID: "S-2", Title: "The second source", URL: "https://example.org"}},
		Needs:   []ladder.Need{{ID: "budget", Text: "a budget of one's own"}},
		Areas:   []ladder.Area{{ID: "x", Title: "Area X"}, {ID: "y", Title: "Area Y"}, {ID: "z", Title: "Area Z"}},
		Rungs: []ladder.Rung{
			{ID: "a", Title: "Rung A", Short: "A"},
			{ID: "b", Title: "Rung B", Short: "B", Parent: "a", Scope: "one thing", Horizon: "a year", Mandate: "Does it.", Shift: "You let go.",
				Also: []string{"c"}, Aliases: []string{"Bee"}, Facts: []string{"S1-1"},
				ActionsFrom: map[string][]string{"a": {"Do it once."}, "c": {"Do it otherwise."}}},
			{ID: "c", Title: "Rung C", Short: "C", Parent: "a"},
		},
		Competencies: []ladder.Competency{
			{ID: "up", Area: "y", Title: "Up", Indicators: []*ladder.Indicator{ask("I go.", 2, false), ask("I climb.", 4, false), nil}},
			{ID: "down", Area: "x", Title: "Down", Indicators: []*ladder.Indicator{ask("I fall.", 4, false), ask("I sink.", 2, false), nil}},
			{ID: "must", Area: "x", Title: "Must", Indicators: []*ladder.Indicator{ask("I may.", 3, false), ask("I must.", 2, true), nil}},
			{ID: "free", Area: "x", Title: "Free", Indicators: []*ladder.Indicator{ask("I had to.", 3, true), ask("I may now.", 4, false), nil}},
			{ID: "fresh", Title: "Fresh", Indicators: []*ladder.Indicator{nil, ask("I begin.", 3, true), ask("I begin.", 1, false)}},
			{ID: "same", Title: "Same", Indicators: []*ladder.Indicator{ask("I stay.", 3, true), ask("I stay on.", 3, true), nil}},
			{ID: "gone", Title: "Gone", Indicators: []*ladder.Indicator{ask("I went.", 3, false), nil, nil}},
		},
		Glossary: map[string]string{"OKR": "objectives and key results", "KPI": "key figure"},
	}
}

func TestAreasAndAskedAt(t *testing.T) {
	l := grown()
	want := []chart.Group{{Title: "Area X", Competencies: []int{1, 2, 3}}, {Title: "Area Y", Competencies: []int{0}}, {Title: "Other competencies", Competencies: []int{4, 5, 6}}}
	if d := cmp.Diff(want, chart.Areas(l)); d != "" {
		t.Errorf("areas (-want +got):\n%s", d)
	}
	asked, silent := chart.AskedAt(l, 2)
	if d := cmp.Diff([]chart.Group{{Title: "Other competencies", Competencies: []int{4}}}, asked); d != "" {
		t.Errorf("asked (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]int{1, 2, 3, 0, 5, 6}, silent); d != "" {
		t.Errorf("silent (-want +got):\n%s", d)
	}
	l.Areas = nil
	if all := chart.Areas(l); len(all) != 1 || all[0].Title != "" {
		t.Errorf("without areas: %v", all)
	}
}

func TestNewsAt(t *testing.T) {
	l := grown()
	want := chart.News{
		Below: 0,
		Groups: []chart.Group{
			{Title: "Asked for the first time", Competencies: []int{4}},
			{Title: "Must-have from here on", Competencies: []int{2}},
			{Title: "Weighs more than at A", Competencies: []int{0}},
			{Title: "Weighs less than at A", Competencies: []int{1, 3}},
		},
		Same: []int{5},
		Gone: []int{6},
	}
	if d := cmp.Diff(want, chart.NewsAt(l, 1)); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if got := chart.Plain(want.Closing(l, 60)); got != "\nSame weight as at A: Same.\n\nAsked at A, and not here: Gone.\n" {
		t.Errorf("closing: %q", got)
	}
	if root := chart.NewsAt(l, 0); root.Below != -1 || len(root.Groups) != 3 || root.Same != nil {
		t.Errorf("at the first rung: %+v", root)
	}
}

func TestChangeTags(t *testing.T) {
	l := grown()
	for c, want := range map[int][]string{
		0: {"weight 2 → 4"},
		2: {"must-have", "weight 3 → 2"},
		3: {"no must-have now", "weight 3 → 4"},
		4: {"must-have", "weight 3"},
		5: {"must-have", "weight 3"},
	} {
		if d := cmp.Diff(want, chart.ChangeTags(l, ladder.Cell{Competency: c, Rung: 1})); d != "" {
			t.Errorf("%s (-want +got):\n%s", l.Competencies[c].Title, d)
		}
	}
}

func TestOrderGoesUpOneWayAfterTheOther(t *testing.T) {
	l := forest()
	var ids []string
	for _, r := range chart.Order(l) {
		ids = append(ids, l.Rungs[r].ID)
	}
	if d := cmp.Diff([]string{"a", "b", "maker", "high maker", "lead", "high lead", "side", "z", "y"}, ids); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestClimb(t *testing.T) {
	l := grown()
	tags := func(c ladder.Cell) []string { return chart.Tags(l.At(c), true) }
	c := chart.Climb{Ladder: l, Competency: 4, At: 1, Marks: chart.Marks{At: 0}, Tags: tags}
	for _, at := range []struct {
		name                       string
		width, height, first, last int
		want                       string
	}{
		{"with rails", 60, 20, 3, 3, `
├╌╌╌┤   C  I begin.  weight 1
│   │   from A

├───┤ ▸ B  I begin.  must-have · weight 3
│   │
┝━●━┥   A  asks for nothing
`},
		{"narrow and low", 40, 5, 4, 5, `
  C
  I begin.  weight 1
   from A

▸ B
  I begin.  must-have · weight 3
  A
  asks for nothing
`},
	} {
		lines, first, last := c.Lines(at.width, at.height)
		if d := cmp.Diff(strings.TrimPrefix(at.want, "\n"), chart.Plain(lines)); d != "" {
			t.Errorf("%s (-want +got):\n%s", at.name, d)
		}
		if first != at.first || last != at.last {
			t.Errorf("%s: the marker is on lines %d to %d", at.name, first, last)
		}
	}
}

func TestPointed(t *testing.T) {
	l := grown()
	l.Rungs = l.Rungs[:2]
	want := `
├───┤  B ◂
┝━●━┥  A
`
	if d := cmp.Diff(strings.TrimPrefix(want, "\n"), chart.Plain(chart.Pointed(l, chart.Marks{At: 0}, 1, 2))); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if lines := chart.Pointed(l, chart.NoMarks, 1, 1); lines != nil {
		t.Errorf("two rungs in one line: %v", lines)
	}
}

func TestOrigin(t *testing.T) {
	l := grown()
	known := func(id string) (chart.Provenance, bool) {
		p, ok := map[string]chart.Provenance{
			"S1-1":  {Statement: "Answers for one product.", Source: "The first source", Lines: "12"},
			"S1-2":  {Statement: "Talks with customers.", Source: "The first source", Lines: "3-4,19"},
			"S-2-1": {Statement: "Of a source that only has the same id.", Source: "Another source"},
		}[id]
		return p, ok
	}
	ids := []string{"S1-1", "S-2-1", "S1-2", "S1-9", "S-2-5", "X-1", "bare"}
	for _, c := range []struct {
		name string
		got  []chart.Line
		want string
	}{
		{"what they say", chart.Origin(l, ids, known, 60), `
The first source
· Answers for one product.  line 12
· Talks with customers.  lines 3-4, 19
  S1-9

The second source
https://example.org
  S-2-1, S-2-5

X
  X-1

bare
`},
		{"nothing is known", chart.Origin(l, ids[:1], nil, 60), `
The first source
  S1-1
`},
		{"their names", chart.Sources(l, ids, known, 9, 60), `
The first source, lines 12, 3-4, 19
The second source, S-2-1, S-2-5
X, X-1
bare
`},
		{"some of their names", chart.Sources(l, ids, known, 1, 60), `
The first source, lines 12, 3-4, 19
and 3 other sources
`},
	} {
		if d := cmp.Diff(strings.TrimPrefix(c.want, "\n"), chart.Plain(c.got)); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

func TestIndicatorPage(t *testing.T) {
	l := grown()
	ind := l.Competencies[2].Indicators[1]
	ind.I, ind.Evidence = "I must set the OKRs.", "A list of them."
	ind.Needs, ind.Facts = []string{"budget"}, []string{"S1-1"}
	want := `
B  Must                               Area X

I must set the OKRs.

Seen as   T must.
Evidence  A list of them.
Weighs    2 of 5, and is a must-have:
          without it B is not reached
Takes     a budget of one's own; where
          there is none, the question
          does not count
Words     OKR: objectives and key results

One rung down  A
I may.
Weight 3

What gets you here
· Do it once.

Where it comes from
The first source
  S1-1
`
	got := chart.Plain(chart.IndicatorPage(l, ladder.Cell{Competency: 2, Rung: 1}, nil, 44))
	if d := cmp.Diff(strings.TrimPrefix(want, "\n"), got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	l.Competencies[2].Actions = map[string][]string{"b": {"Do the thing."}}
	if got := chart.Plain(chart.IndicatorPage(l, ladder.Cell{Competency: 2, Rung: 1}, nil, 44)); !strings.Contains(got, "Do the thing.") || strings.Contains(got, "Do it once.") {
		t.Errorf("actions of its own do not come first:\n%s", got)
	}
}

func TestIndicatorPageWhereLittleIsAsked(t *testing.T) {
	l := grown()
	for cell, want := range map[ladder.Cell]string{
		{Competency: 6, Rung: 1}: "B  Gone\n\nGone asks for nothing at B.\n\nOne rung down  A\nI went.\nWeight 3\n",
		{Competency: 6, Rung: 0}: "A  Gone\n\nI went.\n\nSeen as  T went.\nWeighs   3 of 5\n",
		{Competency: 4, Rung: 2}: "C  Fresh\n\nI begin.\n\nSeen as  T begin.\nWeighs   1 of 5\n\nOne rung down  A\nNothing is asked of it there.\n",
	} {
		if d := cmp.Diff(want, chart.Plain(chart.IndicatorPage(l, cell, nil, 60))); d != "" {
			t.Errorf("%v (-want +got):\n%s", cell, d)
		}
	}
}

func TestIndicatorPageNamesTwins(t *testing.T) {
	l := grown()
	l.Competencies[4].Indicators[2].Same = "b"
	want := "Asked once  also the question at Rung B; one answer counts"
	if got := chart.Plain(chart.IndicatorPage(l, ladder.Cell{Competency: 4, Rung: 2}, nil, 90)); !strings.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, got)
	}
}

func TestRungPage(t *testing.T) {
	want := `
B  Rung B

Does it.
You let go.

Scope        one thing
Horizon      a year
Also called  Bee
One down     Rung A
Sideways     Rung C
Asks         6 questions; must-haves are Must, Fresh, Same

What gets you here from A
· Do it once.

What gets you here from C
· Do it otherwise.

Where it comes from
The first source
  S1-1
`
	if d := cmp.Diff(strings.TrimPrefix(want, "\n"), chart.Plain(chart.RungPage(grown(), 1, nil, 70))); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if d := cmp.Diff("A  Rung A\n\nOne up  Rung B or Rung C\nAsks    6 questions; must-haves are Free, Same\n", chart.Plain(chart.RungPage(grown(), 0, nil, 70))); d != "" {
		t.Errorf("of few words (-want +got):\n%s", d)
	}
}

func TestRungHead(t *testing.T) {
	r := grown().Rungs[1]
	if d := cmp.Diff("Rung B    one thing · a year\nDoes it.\nYou let go.\n", chart.Plain(chart.RungHead(r, true, 28))); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if d := cmp.Diff("Rung B\none thing · a year\nDoes it.\nYou let go.\n", chart.Plain(chart.RungHead(r, false, 25))); d != "" {
		t.Errorf("narrow (-want +got):\n%s", d)
	}
}
