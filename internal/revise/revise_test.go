package revise_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/revise"
)

// base is a straight ladder of three rungs and two competencies, with a context that merges the upper two rungs.
func base() *ladder.Ladder {
	ind := func(words string) *ladder.Indicator {
		return &ladder.Indicator{I: "I " + words + ".", They: "They " + words + ".", Weight: 1}
	}
	return &ladder.Ladder{
		ID: "base", Version: "1", Digest: "sha256:1", Title: "Base", Quorum: 75, Scale: ladder.DefaultScale(),
		Needs: []ladder.Need{{ID: "staff", Text: "staff"}},
		Rungs: []ladder.Rung{{ID: "one", Title: "One"}, {ID: "two", Title: "Two", Parent: "one"}, {ID: "three", Title: "Three", Parent: "two"}},
		Competencies: []ladder.Competency{
			{ID: "craft", Title: "Craft", Indicators: []*ladder.Indicator{ind("cut"), ind("carve"), ind("engrave")}},
			{ID: "trade", Title: "Trade", Indicators: []*ladder.Indicator{ind("sell"), nil, ind("export")}},
		},
		Contexts: []ladder.Context{{ID: "small", Title: "Small", Seats: []ladder.Seat{
			{ID: "master", Title: "Master", Merges: []string{"two", "three"}},
		}}},
		Preferences: []ladder.Preference{{ID: "side", Title: "Side", Items: []ladder.PreferenceItem{{ID: "pace", Low: "slow", High: "fast"}}}},
	}
}

// edited is base with a change.
func edited(edit func(*ladder.Ladder)) *ladder.Ladder {
	l := base()
	l.Version, l.Digest = "2", "sha256:2"
	edit(l)
	return l
}

// Positions in base.
const (
	one, two, three = 0, 1, 2
	craft, trade    = 0, 1
)

func at(l *ladder.Ladder, competency, rung int) **ladder.Indicator {
	return &l.Competencies[competency].Indicators[rung]
}

// edits are changes of base, and what becomes of one answer to each of its indicators (see everything): by position in base, craft at
// one, two and three, then trade at one and three.
var edits = []struct {
	name   string
	edit   func(*ladder.Ladder)
	want   revise.Changes
	kept   []string // places by the new ids
	again  []string
	gone   []string // places by the old ids
	unseen []string // places kept where the older ladder is not at hand; nil: as kept
}{
	{
		name: "nothing", edit: func(*ladder.Ladder) {},
		kept: []string{"one.craft", "two.craft", "three.craft", "one.trade", "three.trade"},
	},
	{
		name: "a rung is renamed",
		edit: func(l *ladder.Ladder) { rename(l, "two", "second") },
		want: revise.Changes{Rungs: []revise.Change[int]{{two, two, revise.Renamed}}},
		kept: []string{"one.craft", "second.craft", "three.craft", "one.trade", "three.trade"},
	},
	{
		name: "a rung has another id, and nobody says so",
		edit: func(l *ladder.Ladder) { rename(l, "two", "second"); l.Rungs[two].Was = nil },
		want: revise.Changes{
			Parts: []revise.Part{revise.Contexts},
			Rungs: []revise.Change[int]{{-1, two, revise.Added}, {three, three, revise.Moved}, {two, -1, revise.Removed}},
			Indicators: []revise.Change[ladder.Cell]{
				{ladder.None, ladder.Cell{Competency: craft, Rung: two}, revise.Added},
				{ladder.Cell{Competency: craft, Rung: two}, ladder.None, revise.Removed},
			},
		},
		kept: []string{"one.craft", "three.craft", "one.trade", "three.trade"},
		gone: []string{"two.craft"},
	},
	{
		name: "a competency is renamed",
		edit: func(l *ladder.Ladder) {
			l.Competencies[trade].ID, l.Competencies[trade].Was = "commerce", []string{"shop", "trade"}
		},
		want: revise.Changes{Competencies: []revise.Change[int]{{trade, trade, revise.Renamed}}},
		kept: []string{"one.craft", "two.craft", "three.craft", "one.commerce", "three.commerce"},
	},
	{
		name: "competencies change places",
		edit: func(l *ladder.Ladder) { slices.Reverse(l.Competencies) },
		want: revise.Changes{CompetencyOrder: true},
		kept: []string{"one.craft", "two.craft", "three.craft", "one.trade", "three.trade"},
	},
	{
		name: "a rung goes elsewhere",
		edit: func(l *ladder.Ladder) { l.Rungs[three].Parent = "one"; l.Rungs[two].Also = []string{"three"} },
		want: revise.Changes{Rungs: []revise.Change[int]{{two, two, revise.Lateral}, {three, three, revise.Moved}}},
		kept: []string{"one.craft", "two.craft", "three.craft", "one.trade", "three.trade"},
	},
	{
		name: "an indicator moves down",
		edit: func(l *ladder.Ladder) {
			*at(l, trade, two) = *at(l, trade, three)
			(*at(l, trade, two)).Was, *at(l, trade, three) = "three.trade", nil
		},
		want: revise.Changes{Indicators: []revise.Change[ladder.Cell]{
			{ladder.Cell{Competency: trade, Rung: three}, ladder.Cell{Competency: trade, Rung: two}, revise.Moved},
		}},
		kept: []string{"one.craft", "two.craft", "three.craft", "one.trade", "two.trade"},
	},
	{
		name: "two indicators change places",
		edit: func(l *ladder.Ladder) {
			a, b := at(l, craft, one), at(l, craft, two)
			*a, *b = *b, *a
			(*a).Was, (*b).Was = "two.craft", "one.craft"
		},
		want: revise.Changes{Indicators: []revise.Change[ladder.Cell]{
			{ladder.Cell{Competency: craft, Rung: two}, ladder.Cell{Competency: craft, Rung: one}, revise.Moved},
			{ladder.Cell{Competency: craft, Rung: one}, ladder.Cell{Competency: craft, Rung: two}, revise.Moved},
		}},
		kept:   []string{"two.craft", "one.craft", "three.craft", "one.trade", "three.trade"},
		unseen: []string{"three.craft", "one.trade", "three.trade"}, // nobody can tell whether they have moved yet
	},
	{
		name: "one moves, and a new one takes its place",
		edit: func(l *ladder.Ladder) {
			moved := **at(l, craft, one)
			moved.Was = "one.craft"
			*at(l, trade, two) = &moved
			(*at(l, craft, one)).I, (*at(l, craft, one)).Was = "I saw.", "two.craft"
			*at(l, craft, two) = nil
		},
		want: revise.Changes{Indicators: []revise.Change[ladder.Cell]{
			{ladder.Cell{Competency: craft, Rung: two}, ladder.Cell{Competency: craft, Rung: one},
				revise.Moved | revise.Reworded | revise.Same | revise.Details},
			{ladder.Cell{Competency: craft, Rung: one}, ladder.Cell{Competency: trade, Rung: two}, revise.Moved},
		}},
		kept:   []string{"two.trade", "one.craft", "three.craft", "one.trade", "three.trade"},
		unseen: []string{"one.craft", "three.craft", "one.trade", "three.trade"},
	},
	{
		name:   "a question is reworded",
		edit:   func(l *ladder.Ladder) { (*at(l, craft, two)).I = "I whittle." },
		want:   revise.Changes{Indicators: []revise.Change[ladder.Cell]{{carving, carving, revise.Reworded}}},
		kept:   []string{"one.craft", "three.craft", "one.trade", "three.trade"},
		again:  []string{"two.craft"},
		unseen: []string{"one.craft", "two.craft", "three.craft", "one.trade", "three.trade"},
	},
	{
		name: "a question is reworded and stays what it was",
		edit: func(l *ladder.Ladder) { (*at(l, craft, two)).I, (*at(l, craft, two)).Was = "I whittle.", "two.craft" },
		want: revise.Changes{Indicators: []revise.Change[ladder.Cell]{{carving, carving, revise.Reworded | revise.Same}}},
		kept: []string{"one.craft", "two.craft", "three.craft", "one.trade", "three.trade"},
	},
	{
		name: "a question is reworded at a rung that is renamed",
		edit: func(l *ladder.Ladder) {
			rename(l, "two", "second")
			(*at(l, craft, two)).I, (*at(l, craft, two)).Was = "I whittle.", "two.craft"
		},
		want: revise.Changes{
			Rungs:      []revise.Change[int]{{two, two, revise.Renamed}},
			Indicators: []revise.Change[ladder.Cell]{{carving, carving, revise.Reworded | revise.Same}},
		},
		kept: []string{"one.craft", "second.craft", "three.craft", "one.trade", "three.trade"},
	},
	{
		name: "what counts changes",
		edit: func(l *ladder.Ladder) {
			ind := *at(l, craft, two)
			ind.Weight, ind.MustHave, ind.Needs, ind.Evidence = 5, true, []string{"staff"}, "A carved thing."
			l.Quorum = 80
		},
		want: revise.Changes{Quorum: true, Indicators: []revise.Change[ladder.Cell]{
			{carving, carving, revise.Reweighted | revise.MustHave | revise.Needs | revise.Details},
		}},
		kept: []string{"one.craft", "two.craft", "three.craft", "one.trade", "three.trade"},
	},
	{
		name:   "the scale changes",
		edit:   func(l *ladder.Ladder) { l.Scale.Cut = 2 },
		want:   revise.Changes{Scale: true},
		again:  []string{"one.craft", "two.craft", "three.craft", "one.trade", "three.trade"},
		unseen: []string{"one.craft", "two.craft", "three.craft", "one.trade", "three.trade"},
	},
	{
		name: "only words beside the questions change",
		edit: func(l *ladder.Ladder) {
			l.Title, l.Summary, l.Glossary = "Basis", "All of it", map[string]string{"A": "a"}
			l.Rungs[one].Title, l.Rungs[one].Mandate = "First", "Begin"
			l.Competencies[craft].Title, l.Competencies[craft].Actions = "Crafts", map[string][]string{"two": {"Carve."}}
			l.Preferences[0].Items[0].Low = "calm"
		},
		want: revise.Changes{
			Parts:        []revise.Part{revise.Title, revise.Summary, revise.Preferences, revise.Glossary},
			Rungs:        []revise.Change[int]{{one, one, revise.Retitled | revise.Details}},
			Competencies: []revise.Change[int]{{craft, craft, revise.Retitled | revise.Details}},
		},
		kept: []string{"one.craft", "two.craft", "three.craft", "one.trade", "three.trade"},
	},
}

var carving = ladder.Cell{Competency: craft, Rung: two}

// rename gives a rung another id, everywhere, and says so.
func rename(l *ladder.Ladder, id, to string) {
	for i := range l.Rungs {
		r := &l.Rungs[i]
		if r.ID == id {
			r.ID, r.Was = to, []string{id}
		}
		if r.Parent == id {
			r.Parent = to
		}
	}
	for _, ctx := range l.Contexts {
		for _, s := range ctx.Seats {
			if i := slices.Index(s.Merges, id); i >= 0 {
				s.Merges[i] = to
			}
		}
	}
}

// everything answers each indicator of a ladder with 3, in the order of its file.
func everything(l *ladder.Ladder) *assess.Assessment {
	a := &assess.Assessment{ID: "0198f0c2-0000-7000-8000-000000000001", Ladder: assess.BindTo(l), Mode: assess.Full}
	for c, comp := range l.Competencies {
		for r, rung := range l.Rungs {
			if l.At(ladder.Cell{Competency: c, Rung: r}) != nil {
				a.Answers = append(a.Answers, assess.Answer{Rung: rung.ID, Competency: comp.ID, Response: 3, Evidence: rung.ID + "." + comp.ID})
			}
		}
	}
	return a
}

func TestDiff(t *testing.T) {
	for _, e := range edits {
		t.Run(e.name, func(t *testing.T) {
			old, new := base(), edited(e.edit)
			e.want.Old, e.want.New = old, new
			got := revise.Diff(old, new)
			if d := cmp.Diff(&e.want, got); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
			if got.None() != (e.name == "nothing") {
				t.Errorf("None() = %v", got.None())
			}
		})
	}
}

func TestCarry(t *testing.T) {
	for _, e := range edits {
		t.Run(e.name, func(t *testing.T) {
			c := revise.Carry(base(), edited(e.edit), everything(base()))
			if d := cmp.Diff(e.kept, keptPlaces(c)); d != "" {
				t.Errorf("kept (-want +got):\n%s", d)
			}
			if d := cmp.Diff(e.again, againPlaces(c)); d != "" {
				t.Errorf("again (-want +got):\n%s", d)
			}
			if d := cmp.Diff(e.gone, gonePlaces(c)); d != "" {
				t.Errorf("gone (-want +got):\n%s", d)
			}
		})
	}
}

// TestCarryUnseen: without the older ladder answers go by ids and renames; what may be an answer to either of two questions is asked.
func TestCarryUnseen(t *testing.T) {
	for _, e := range edits {
		t.Run(e.name, func(t *testing.T) {
			c := revise.Carry(nil, edited(e.edit), everything(base()))
			want := e.unseen
			if want == nil {
				want = e.kept
			}
			if d := cmp.Diff(want, keptPlaces(c)); d != "" {
				t.Errorf("kept (-want +got):\n%s", d)
			}
			for _, a := range c.Again {
				if a.Why != revise.NotCertain {
					t.Errorf("%+v is asked again although nobody knows what it was", a)
				}
			}
		})
	}
}

func keptPlaces(c *revise.Carried) []string {
	var places []string
	for _, k := range c.Kept {
		places = append(places, k.Answer.Rung+"."+k.Answer.Competency)
	}
	return places
}

func againPlaces(c *revise.Carried) []string {
	var places []string
	for _, a := range c.Again {
		places = append(places, a.Answer.Rung+"."+a.Answer.Competency)
	}
	return places
}

func gonePlaces(c *revise.Carried) []string {
	var places []string
	for _, g := range c.Gone {
		places = append(places, g.Answer.Rung+"."+g.Answer.Competency)
	}
	return places
}

// TestAskedOrScored: what is only read is no change to an assessment, and everything else is.
func TestAskedOrScored(t *testing.T) {
	cases := []struct {
		name string
		edit func(*ladder.Ladder)
		want bool
	}{
		{"nothing", func(*ladder.Ladder) {}, false},
		{"the file", func(l *ladder.Ladder) { l.Digest, l.Version = "sha256:1", "9" }, false},
		{"texts", func(l *ladder.Ladder) {
			l.Title, l.Summary, l.Rungs[0].Title, l.Rungs[0].Mandate = "Other", "Other.", "Other", "Other."
			l.Competencies[0].Title, (*at(l, craft, two)).They = "Other", "Others."
		}, false},
		{"a question", func(l *ladder.Ladder) { (*at(l, craft, two)).I = "I whittle." }, true},
		{"a weight", func(l *ladder.Ladder) { (*at(l, craft, two)).Weight++ }, true},
		{"a must-have", func(l *ladder.Ladder) { (*at(l, craft, two)).MustHave = !(*at(l, craft, two)).MustHave }, true},
		{"a need", func(l *ladder.Ladder) { (*at(l, craft, two)).Needs = []string{"other"} }, true},
		{"no question", func(l *ladder.Ladder) { *at(l, craft, two) = nil }, true},
		{"an id", func(l *ladder.Ladder) { rename(l, "two", "second") }, true},
		{"the quorum", func(l *ladder.Ladder) { l.Quorum++ }, true},
		{"the cut", func(l *ladder.Ladder) { l.Scale.Cut-- }, true},
		{"a context", func(l *ladder.Ladder) { l.Contexts = append(l.Contexts, ladder.Context{ID: "other"}) }, true},
		{"a preference", func(l *ladder.Ladder) { l.Preferences[0].Items[0].Low += "?" }, true},
	}
	for _, c := range cases {
		if got := revise.Diff(base(), edited(c.edit)).AskedOrScored(); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
