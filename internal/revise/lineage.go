package revise

import (
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// lineage says where everything in a ladder stood in an earlier version.
type lineage struct {
	old, new     *ladder.Ladder
	rungs        []int                       // by position in new: the position in old, -1 for none
	competencies []int                       // likewise
	indicators   map[ladder.Cell]ladder.Cell // from new to old
}

func trace(old, new *ladder.Ladder) lineage {
	lin := lineage{old: old, new: new, indicators: map[ladder.Cell]ladder.Cell{}}
	lin.rungs = origins(len(new.Rungs), func(i int) []string { return rungNames(new.Rungs[i]) }, old.RungIndex)
	lin.competencies = origins(len(new.Competencies),
		func(i int) []string { return competencyNames(new.Competencies[i]) }, old.CompetencyIndex)
	lin.traceIndicators()
	return lin
}

func rungNames(r ladder.Rung) []string { return append([]string{r.ID}, r.Was...) }

func competencyNames(c ladder.Competency) []string { return append([]string{c.ID}, c.Was...) }

// origins finds for each of n things the one in the old ladder that goes by one of its names. The first name is its id: whatever has
// kept that is the same thing, and earlier ids count for the others.
func origins(n int, names func(int) []string, index func(string) int) []int {
	from := slices.Repeat([]int{-1}, n)
	claim := func(i int, name string) {
		if o := index(name); from[i] < 0 && o >= 0 && !slices.Contains(from, o) {
			from[i] = o
		}
	}
	for i := range n {
		claim(i, names(i)[0])
	}
	for i := range n {
		for _, name := range names(i)[1:] {
			claim(i, name)
		}
	}
	return from
}

// traceIndicators follows first those that say where they were: their place may have a new indicator by now.
func (lin *lineage) traceIndicators() {
	taken := map[ladder.Cell]bool{}
	claim := func(c, from ladder.Cell) {
		if _, known := lin.indicators[c]; !known && from != ladder.None && !taken[from] {
			lin.indicators[c], taken[from] = from, true
		}
	}
	for _, c := range cells(lin.new) {
		claim(c, lin.declared(c))
	}
	for _, c := range cells(lin.new) {
		claim(c, lin.samePlace(c))
	}
}

// samePlace is the old indicator at the place that c has now, under whatever ids; ladder.None for none.
func (lin *lineage) samePlace(c ladder.Cell) ladder.Cell {
	from := ladder.Cell{Competency: lin.competencies[c.Competency], Rung: lin.rungs[c.Rung]}
	if from.Competency < 0 || from.Rung < 0 || lin.old.At(from) == nil {
		return ladder.None
	}
	return from
}

// declared is the old indicator that c says it was, ladder.None for none. What the old ladder said in the same words is about a move
// before its time.
func (lin *lineage) declared(c ladder.Cell) ladder.Cell {
	was, here := lin.new.At(c).Was, lin.samePlace(c)
	if was == "" || isAt(lin.new, c, was) || here != ladder.None && lin.old.At(here).Was == was {
		return ladder.None
	}
	rung, competency, _ := strings.Cut(was, ".")
	from := ladder.Cell{Competency: lin.oldCompetency(competency), Rung: lin.oldRung(rung)}
	if from.Competency < 0 || from.Rung < 0 || lin.old.At(from) == nil {
		return ladder.None
	}
	return from
}

// oldRung is the position in the old ladder of a rung by an id of any version.
func (lin *lineage) oldRung(id string) int {
	if i := lin.old.RungIndex(id); i >= 0 {
		return i
	}
	if i := rungNamed(lin.new, id); i >= 0 {
		return lin.rungs[i]
	}
	return -1
}

func (lin *lineage) oldCompetency(id string) int {
	if i := lin.old.CompetencyIndex(id); i >= 0 {
		return i
	}
	if i := competencyNamed(lin.new, id); i >= 0 {
		return lin.competencies[i]
	}
	return -1
}

// rungNamed is the position of the rung that has this id, or had it in an earlier version; -1 for none.
func rungNamed(l *ladder.Ladder, id string) int {
	if i := l.RungIndex(id); i >= 0 {
		return i
	}
	return slices.IndexFunc(l.Rungs, func(r ladder.Rung) bool { return slices.Contains(r.Was, id) })
}

func competencyNamed(l *ladder.Ladder, id string) int {
	if i := l.CompetencyIndex(id); i >= 0 {
		return i
	}
	return slices.IndexFunc(l.Competencies, func(c ladder.Competency) bool { return slices.Contains(c.Was, id) })
}

// sameQuestion says whether the ladder declares that an indicator asks what it always asked, whatever its words: it says that it was
// somewhere else, which was not known before, or that it was where it is.
func (lin *lineage) sameQuestion(c ladder.Cell) bool {
	was := lin.new.At(c).Was
	from := lin.indicators[c]
	return was != "" && (from == lin.declared(c) || isAt(lin.new, c, was) || isAt(lin.old, from, was))
}

// isAt says whether a place, as "rung.competency", is that of a cell.
func isAt(l *ladder.Ladder, c ladder.Cell, place string) bool {
	return place == l.Rungs[c.Rung].ID+"."+l.Competencies[c.Competency].ID
}

// cells lists the indicators of a ladder in the order of its file.
func cells(l *ladder.Ladder) []ladder.Cell {
	var all []ladder.Cell
	for c := range l.Competencies {
		for r := range l.Rungs {
			if cell := (ladder.Cell{Competency: c, Rung: r}); l.At(cell) != nil {
				all = append(all, cell)
			}
		}
	}
	return all
}
