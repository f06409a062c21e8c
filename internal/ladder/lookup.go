package ladder

import (
	"cmp"
	"slices"
	"strings"
)

// Cell is one place of the ladder: a competency at a rung, both as positions in the ladder's order.
type Cell struct {
	Competency, Rung int
}

// None is the cell that stands for no cell.
var None = Cell{-1, -1}

// At returns the indicator of a cell, nil where the competency asks for nothing at that rung.
func (l *Ladder) At(c Cell) *Indicator { return l.Competencies[c.Competency].Indicators[c.Rung] }

// Find returns the cell of an indicator by the ids under which answers name it: those of the ladder as written, also where a context
// has merged rungs. False if the ladder has no such indicator.
func (l *Ladder) Find(rung, competency string) (Cell, bool) {
	cell := Cell{l.CompetencyIndex(competency), l.RungIndex(rung)}
	if cell.Competency >= 0 && cell.Rung >= 0 && l.At(cell) != nil && l.OriginOf(cell) == (Origin{rung, competency}) {
		return cell, true
	}
	if l.Context == "" {
		return None, false
	}
	for c, comp := range l.Competencies {
		if comp.ID != competency && comp.PartOf != competency {
			continue
		}
		for r, ind := range comp.Indicators {
			if ind != nil && ind.Origin == (Origin{rung, competency}) {
				return Cell{c, r}, true
			}
		}
	}
	return None, false
}

// OriginOf returns the ids under which answers name the indicator of a cell.
func (l *Ladder) OriginOf(c Cell) Origin {
	if ind := l.At(c); ind != nil && ind.Origin != (Origin{}) {
		return ind.Origin
	}
	return Origin{l.Rungs[c.Rung].ID, l.Competencies[c.Competency].ID}
}

// SharesQuestions says whether any question is asked at more than one rung.
func (l *Ladder) SharesQuestions() bool {
	for _, c := range l.Competencies {
		if slices.ContainsFunc(c.Indicators, func(ind *Indicator) bool { return ind != nil && ind.Same != "" }) {
			return true
		}
	}
	return false
}

// Twins returns the other cells that put the same question as the cell c, nil for most. They belong to one competency, of which a seat
// may have made several.
func (l *Ladder) Twins(c Cell) []Cell {
	var twins []Cell
	for i, comp := range l.Competencies {
		if cmp.Or(comp.PartOf, comp.ID) != cmp.Or(l.Competencies[c.Competency].PartOf, l.Competencies[c.Competency].ID) {
			continue
		}
		for r, ind := range comp.Indicators {
			if other := (Cell{i, r}); ind != nil && other != c && l.question(other) == l.question(c) {
				twins = append(twins, other)
			}
		}
	}
	return twins
}

// question is the id of the rung at which the question of a cell is written.
func (l *Ladder) question(c Cell) string {
	if same := l.At(c).Same; same != "" {
		return same
	}
	return l.OriginOf(c).Rung
}

// RungIndex returns the position of the rung with this id, -1 if there is none.
func (l *Ladder) RungIndex(id string) int {
	return slices.IndexFunc(l.Rungs, func(r Rung) bool { return r.ID == id })
}

// CompetencyIndex returns the position of the competency with this id, -1 if there is none.
func (l *Ladder) CompetencyIndex(id string) int {
	return slices.IndexFunc(l.Competencies, func(c Competency) bool { return c.ID == id })
}

// FindRungs returns the positions of all rungs a person may mean by name: the rung with that id,
// else those with that short title, title or alias, in any letter case. Several rungs may share an
// alias; the caller asks which is meant and never guesses. The names of rungs that a context merges lead to their seat.
func (l *Ladder) FindRungs(name string) []int {
	name = strings.TrimSpace(name)
	if i := l.RungIndex(strings.ToLower(name)); i >= 0 {
		return []int{i}
	}
	var found []int
	for i, r := range l.Rungs {
		names := slices.Concat([]string{r.Short, r.Title}, r.Aliases, r.Covers)
		if slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) }) {
			found = append(found, i)
		}
	}
	return found
}

// Parent returns the position of the rung below r, -1 for a root.
func (l *Ladder) Parent(r int) int { return l.RungIndex(l.Rungs[r].Parent) }

// Children returns the positions of the rungs directly above r, in file order; those of the roots for -1.
func (l *Ladder) Children(r int) []int {
	var kids []int
	for i := range l.Rungs {
		if l.Parent(i) == r {
			kids = append(kids, i)
		}
	}
	return kids
}

// Path is one way up the ladder: positions of rungs from a root to a leaf.
type Path []int

// Paths returns every root-to-leaf path, ordered by the position of the leaf in the file.
func (l *Ladder) Paths() []Path {
	var paths []Path
	for i := range l.Rungs {
		if len(l.Children(i)) == 0 {
			paths = append(paths, l.PathTo(i))
		}
	}
	return paths
}

// PathTo returns the rungs from the root up to and including r.
func (l *Ladder) PathTo(r int) Path {
	var p Path
	for ; r >= 0; r = l.Parent(r) {
		p = append(p, r)
	}
	slices.Reverse(p)
	return p
}

// PathThrough returns the first path that contains rung r; the first path of all for -1.
func (l *Ladder) PathThrough(r int) Path {
	paths := l.Paths()
	for _, p := range paths {
		if r < 0 || slices.Contains(p, r) {
			return p
		}
	}
	return nil
}

// Branches says whether the ladder is more than one straight way up.
func (l *Ladder) Branches() bool {
	return slices.ContainsFunc(l.Paths(), func(p Path) bool { return len(p) < len(l.Rungs) })
}

// Indicators counts the indicators of the ladder.
func (l *Ladder) Indicators() int {
	n := 0
	for _, c := range l.Competencies {
		for _, ind := range c.Indicators {
			if ind != nil {
				n++
			}
		}
	}
	return n
}

// Questions counts the questions of the ladder: its indicators, those that several rungs share once.
func (l *Ladder) Questions() int {
	n := 0
	for _, c := range l.Competencies {
		for _, ind := range c.Indicators {
			if ind != nil && ind.Same == "" {
				n++
			}
		}
	}
	return n
}

// NeedText returns the words for a need, "" if the ladder does not know it.
func (l *Ladder) NeedText(id string) string {
	for _, n := range l.Needs {
		if n.ID == id {
			return n.Text
		}
	}
	return ""
}

// AreaTitle returns the title of an area, "" if the ladder does not know it.
func (l *Ladder) AreaTitle(id string) string {
	for _, a := range l.Areas {
		if a.ID == id {
			return a.Title
		}
	}
	return ""
}
