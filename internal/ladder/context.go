package ladder

import "slices"

// Context is a kind of workplace, such as a startup, in which several rungs are one seat and some indicators cannot be met.
type Context struct {
	ID, Title, Summary string
	Lacks              []string // needs that do not exist there: what depends on one is not asked
	Seats              []Seat
}

// Seat is one job in a context that takes the place of several rungs.
type Seat struct {
	ID, Title, Short        string
	Mandate, Scope, Horizon string
	Note                    string   // that elsewhere these are several roles
	Aliases                 []string // other titles
	Merges                  []string // ids of rungs, each the parent of the next
}

// In returns the ladder as a context sees it: indicators whose needs do not exist there are gone, and each seat stands in the place of
// the rungs it merges and asks for all that they ask. It is a ladder like any other and is scored by the same rules.
//
// A competency that several of the merged rungs ask for goes on, at the seat, with the lowest of their indicators; the others follow as
// competencies of their own, which stand at the seat alone ("discovery-vp"). Every indicator remembers its Origin, so that answers are
// kept under the ids of the ladder as written. The id "" stands for the ladder as written. False if there is no such context.
func (l *Ladder) In(id string) (*Ladder, bool) {
	if id == "" {
		return l, true
	}
	i := slices.IndexFunc(l.Contexts, func(c Context) bool { return c.ID == id })
	if i < 0 {
		return nil, false
	}
	v := view{from: l, context: l.Contexts[i]}
	v.place()
	return v.ladder(), true
}

// ContextTitle is the title of the context that the ladder is seen in, "" for the ladder as written.
func (l *Ladder) ContextTitle() string {
	for _, c := range l.Contexts {
		if c.ID == l.Context {
			return c.Title
		}
	}
	return ""
}

// view builds a ladder as a context sees it.
type view struct {
	from    *Ladder
	context Context
	rungs   []Rung
	merged  [][]int // per rung of the view, the positions in from that it stands for
}

// place sets the rungs of the view: a seat stands where the lowest rung that it merges stood.
func (v *view) place() {
	for r, rung := range v.from.Rungs {
		seat, first := v.seatOf(rung.ID)
		switch {
		case seat == nil:
			v.rungs = append(v.rungs, v.reparented(rung))
			v.merged = append(v.merged, []int{r})
		case first:
			v.rungs = append(v.rungs, v.rungOf(seat))
			v.merged = append(v.merged, v.positions(seat.Merges))
		}
	}
}

// seatOf returns the seat that merges a rung, and whether the rung is the lowest of it.
func (v *view) seatOf(rung string) (seat *Seat, first bool) {
	for i := range v.context.Seats {
		s := &v.context.Seats[i]
		if at := slices.Index(s.Merges, rung); at >= 0 {
			return s, at == 0
		}
	}
	return nil, false
}

// standIn is the id that a rung goes by in the view.
func (v *view) standIn(rung string) string {
	if seat, _ := v.seatOf(rung); seat != nil {
		return seat.ID
	}
	return rung
}

func (v *view) reparented(r Rung) Rung {
	r.Parent = v.standIn(r.Parent)
	r.Also = v.lateral(r.ID, r.Also)
	r.ActionsFrom = v.actionsFrom(r)
	return r
}

// actionsFrom goes by the ids of the view: who comes from a seat comes from the highest rung that it merges.
func (v *view) actionsFrom(r Rung) map[string][]string {
	if r.ActionsFrom == nil {
		return nil
	}
	actions := map[string][]string{}
	for _, below := range v.from.Rungs {
		if list, ok := r.ActionsFrom[below.ID]; ok {
			actions[v.standIn(below.ID)] = list
		}
	}
	for _, seat := range v.context.Seats {
		for _, id := range seat.Merges {
			if list, ok := r.ActionsFrom[id]; ok {
				actions[seat.ID] = list
			}
		}
	}
	return actions
}

// lateral renames lateral edges; those are gone that lead back to the seat itself, or to a rung that stands on it now.
func (v *view) lateral(from string, also []string) []string {
	var ids []string
	for _, id := range also {
		above := v.from.Rungs[v.from.RungIndex(id)].Parent
		if id = v.standIn(id); id != from && v.standIn(above) != from && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (v *view) rungOf(s *Seat) Rung {
	lowest := v.from.Rungs[v.from.RungIndex(s.Merges[0])]
	r := Rung{
		ID: s.ID, Parent: v.standIn(lowest.Parent), Title: s.Title, Short: s.Short, Aliases: s.Aliases,
		Mandate: s.Mandate, Scope: s.Scope, Horizon: s.Horizon, Note: s.Note, Merges: s.Merges,
		Shift: lowest.Shift, Actions: lowest.Actions, ActionsFrom: v.actionsFrom(lowest),
	}
	for _, p := range v.positions(s.Merges) {
		merged := v.from.Rungs[p]
		r.Facts = append(r.Facts, merged.Facts...)
		r.Also = append(r.Also, merged.Also...)
		r.Covers = append(append(r.Covers, merged.ID, merged.Short, merged.Title), merged.Aliases...)
	}
	r.Also = v.lateral(s.ID, r.Also)
	return r
}

func (v *view) positions(ids []string) []int {
	var ps []int
	for _, id := range ids {
		ps = append(ps, v.from.RungIndex(id))
	}
	return ps
}

func (v *view) ladder() *Ladder {
	l := *v.from
	l.Context, l.Rungs, l.Competencies = v.context.ID, v.rungs, nil
	for c := range v.from.Competencies {
		l.Competencies = append(l.Competencies, v.competencies(c)...)
	}
	return &l
}

// competencies is what becomes of one competency: itself, and one more for each indicator of a seat beyond the first.
func (v *view) competencies(c int) []Competency {
	comp := v.from.Competencies[c]
	own := comp
	own.Indicators = make([]*Indicator, len(v.rungs))
	own.Actions = v.actions(comp)
	all := []Competency{own}
	for r, merged := range v.merged {
		for _, p := range merged {
			ind := v.indicator(c, p)
			switch {
			case ind == nil:
			case own.Indicators[r] == nil:
				own.Indicators[r] = ind
			default:
				all = append(all, v.further(comp, ind, r, p))
			}
		}
	}
	return all
}

// indicator is one of the ladder as written, nil where the context lacks what it needs.
func (v *view) indicator(c, r int) *Indicator {
	ind := v.from.At(Cell{c, r})
	if ind == nil || slices.ContainsFunc(ind.Needs, func(n string) bool { return slices.Contains(v.context.Lacks, n) }) {
		return nil
	}
	seen := *ind
	seen.Origin = Origin{Rung: v.from.Rungs[r].ID, Competency: v.from.Competencies[c].ID}
	return &seen
}

// further is a competency that stands at a seat alone, for what rung p of the ladder as written asks there.
func (v *view) further(comp Competency, ind *Indicator, r, p int) Competency {
	rung := v.from.Rungs[p]
	more := comp
	more.ID, more.Title = comp.ID+"-"+rung.ID, comp.Title+" · "+rung.Short
	more.PartOf, more.Was, more.Actions = comp.ID, nil, map[string][]string{v.rungs[r].ID: comp.Actions[rung.ID]}
	more.Indicators = make([]*Indicator, len(v.rungs))
	more.Indicators[r] = ind
	return more
}

// actions go by the rung one moves to; at a seat those of the lowest rung that has some.
func (v *view) actions(comp Competency) map[string][]string {
	actions := map[string][]string{}
	for r, merged := range v.merged {
		for _, p := range merged {
			if a := comp.Actions[v.from.Rungs[p].ID]; len(a) > 0 {
				actions[v.rungs[r].ID] = a
				break
			}
		}
	}
	return actions
}
