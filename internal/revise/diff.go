package revise

import (
	"maps"
	"reflect"
	"slices"

	"github.com/rung-dev/rung/internal/ladder"
)

// Diff compares two versions of a ladder, both as written.
func Diff(old, new *ladder.Ladder) *Changes {
	lin := trace(old, new)
	return &Changes{
		Old: old, New: new,
		Scale:           rescaled(old, new),
		Quorum:          old.Quorum != new.Quorum,
		RungOrder:       !rising(lin.rungs),
		CompetencyOrder: !rising(lin.competencies),
		Parts:           lin.parts(),
		Rungs:           compare(lin.rungs, len(old.Rungs), lin.rungChange),
		Competencies:    compare(lin.competencies, len(old.Competencies), lin.competencyChange),
		Indicators:      lin.indicatorChanges(),
	}
}

// rescaled says whether answers on one scale say nothing on the other: what a point was called is what somebody answered.
func rescaled(old, new *ladder.Ladder) bool { return !reflect.DeepEqual(old.Scale, new.Scale) }

// rising says whether positions that are there come in their old order.
func rising(from []int) bool {
	return slices.IsSorted(slices.DeleteFunc(slices.Clone(from), func(o int) bool { return o < 0 }))
}

// compare lists the changes of rungs or competencies: from has the old position of each new one.
func compare(from []int, old int, what func(o, n int) What) []Change[int] {
	var changes []Change[int]
	for n, o := range from {
		w := Added
		if o >= 0 {
			w = what(o, n)
		}
		if w != 0 {
			changes = append(changes, Change[int]{o, n, w})
		}
	}
	for o := range old {
		if !slices.Contains(from, o) {
			changes = append(changes, Change[int]{o, -1, Removed})
		}
	}
	return changes
}

func (lin *lineage) indicatorChanges() []Change[ladder.Cell] {
	var changes []Change[ladder.Cell]
	followed := map[ladder.Cell]bool{}
	for _, n := range cells(lin.new) {
		o, known := lin.indicators[n]
		w := Added
		if known {
			followed[o], w = true, lin.indicatorChange(o, n)
		} else {
			o = ladder.None
		}
		if w != 0 {
			changes = append(changes, Change[ladder.Cell]{o, n, w})
		}
	}
	for _, o := range cells(lin.old) {
		if !followed[o] {
			changes = append(changes, Change[ladder.Cell]{o, ladder.None, Removed})
		}
	}
	return changes
}

// what collects those ways that apply.
func what(ways map[What]bool) What {
	var w What
	for way, applies := range ways {
		if applies {
			w |= way
		}
	}
	return w
}

func (lin *lineage) rungChange(o, n int) What {
	a, b := lin.old.Rungs[o], lin.new.Rungs[n]
	return what(map[What]bool{
		Renamed:  a.ID != b.ID,
		Retitled: a.Title != b.Title || a.Short != b.Short,
		Moved:    lin.heir(a.Parent) != b.Parent,
		Lateral:  !sameSet(lin.heirs(a.Also), b.Also),
		Details: a.Mandate != b.Mandate || a.Scope != b.Scope || a.Horizon != b.Horizon || a.Shift != b.Shift ||
			!slices.Equal(a.Aliases, b.Aliases) || !slices.Equal(a.Facts, b.Facts) || !slices.Equal(a.Actions, b.Actions) ||
			!sameActions(lin.heirKeys(a.ActionsFrom), b.ActionsFrom),
	})
}

func (lin *lineage) competencyChange(o, n int) What {
	a, b := lin.old.Competencies[o], lin.new.Competencies[n]
	return what(map[What]bool{
		Renamed:  a.ID != b.ID,
		Retitled: a.Title != b.Title,
		Moved:    a.Area != b.Area,
		Details:  a.Meaning != b.Meaning || !sameActions(lin.heirKeys(a.Actions), b.Actions),
	})
}

func (lin *lineage) indicatorChange(o, n ladder.Cell) What {
	a, b := lin.old.At(o), lin.new.At(n)
	return what(map[What]bool{
		Moved:      lin.samePlace(n) != o,
		Reworded:   a.I != b.I,
		Same:       a.I != b.I && lin.sameQuestion(n),
		Reweighted: a.Weight != b.Weight,
		MustHave:   a.MustHave != b.MustHave,
		Needs:      !sameSet(a.Needs, b.Needs),
		Shared:     lin.heir(a.Same) != b.Same,
		Details:    a.They != b.They || a.Evidence != b.Evidence || !slices.Equal(a.Facts, b.Facts),
	})
}

// heir is the new id of a rung of the old ladder. What has no heir keeps its id, which differs from all that are there.
func (lin *lineage) heir(id string) string {
	if o := lin.old.RungIndex(id); o >= 0 && slices.Contains(lin.rungs, o) {
		return lin.new.Rungs[slices.Index(lin.rungs, o)].ID
	}
	return id
}

func (lin *lineage) heirs(ids []string) []string {
	var now []string
	for _, id := range ids {
		now = append(now, lin.heir(id))
	}
	return now
}

// heirKeys is a block of texts by the id of a rung, under the new ids.
func (lin *lineage) heirKeys(m map[string][]string) map[string][]string {
	now := map[string][]string{}
	for id, texts := range m {
		now[lin.heir(id)] = texts
	}
	return now
}

// sameActions compares texts by key; none and an empty list are the same.
func sameActions(a, b map[string][]string) bool {
	full := func(m map[string][]string) map[string][]string {
		m = maps.Clone(m)
		maps.DeleteFunc(m, func(_ string, texts []string) bool { return len(texts) == 0 })
		return m
	}
	return maps.EqualFunc(full(a), full(b), slices.Equal)
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// parts lists the other parts that differ.
func (lin *lineage) parts() []Part {
	a, b := lin.old, lin.new
	var parts []Part
	for _, p := range []struct {
		part    Part
		differs bool
	}{
		{ID, a.ID != b.ID},
		{Title, a.Title != b.Title},
		{Locale, a.Locale != b.Locale},
		{Summary, a.Summary != b.Summary},
		{Sources, !slices.Equal(a.Sources, b.Sources)},
		{needTexts, !slices.Equal(a.Needs, b.Needs)},
		{Areas, !slices.Equal(a.Areas, b.Areas)},
		{Contexts, !reflect.DeepEqual(lin.contexts(), b.Contexts)},
		{Preferences, !reflect.DeepEqual(a.Preferences, b.Preferences)},
		{Glossary, !maps.Equal(a.Glossary, b.Glossary)},
	} {
		if p.differs {
			parts = append(parts, p.part)
		}
	}
	return parts
}

// contexts are those of the old ladder, under the new ids of rungs.
func (lin *lineage) contexts() []ladder.Context {
	contexts := slices.Clone(lin.old.Contexts)
	for i := range contexts {
		seats := slices.Clone(contexts[i].Seats)
		for s := range seats {
			seats[s].Merges = lin.heirs(seats[s].Merges)
		}
		contexts[i].Seats = seats
	}
	return contexts
}
