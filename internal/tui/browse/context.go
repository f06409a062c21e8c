package browse

import (
	"slices"

	"github.com/rung-dev/rung/internal/ladder"
)

// next is the context that sees the ladder after the one that sees it now: id and title, "" and "as written" for none of them.
func (s *Screen) next() (id, title string) {
	all := s.content.Ladder.Contexts
	at := slices.IndexFunc(all, func(c ladder.Context) bool { return c.ID == s.ladder.Context })
	if at+1 < len(all) {
		return all[at+1].ID, all[at+1].Title
	}
	return "", "as written"
}

// see shows the ladder as the next context sees it, with the marker at what the rung and the competency have become.
func (s *Screen) see() {
	id, _ := s.next()
	l, ok := s.content.Ladder.In(id)
	if !ok || l.Context == s.ladder.Context {
		return
	}
	rung, comp := s.ladder.Rungs[s.rung], ladder.Competency{}
	if len(s.ladder.Competencies) > 0 {
		comp = s.ladder.Competencies[s.shown()]
	}
	s.read(l)
	s.rung = s.becomes(rung)
	s.competency = max(0, l.CompetencyIndex(comp.ID), l.CompetencyIndex(comp.PartOf))
	s.atEnd = false
	s.list.Reset()
}

// becomes is the rung, on the ladder that is shown now, which stands for one of another sight of it.
func (s *Screen) becomes(r ladder.Rung) int {
	if i := s.ladder.RungIndex(r.ID); i >= 0 {
		return i
	}
	for i, x := range s.ladder.Rungs {
		if slices.Contains(x.Merges, r.ID) || slices.Contains(r.Merges, x.ID) {
			return i
		}
	}
	return s.order[0]
}
