package revise

import (
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// way leads from an older version of a ladder to a newer one, both as written.
type way interface {
	// follow returns where the question of a place is now, and why an answer to it does not stand: NewWords, NotCertain,
	// NotAsked, or 0 where it stands.
	follow(from ladder.Origin) (to ladder.Origin, why Why)
	// rung is the id that a rung has now, "" for one that is gone.
	rung(id string) string
	// fresh lists the places of questions that the older version does not have, as far as that is known.
	fresh() []ladder.Origin
}

func wayTo(old, new *ladder.Ladder) way {
	if old == nil {
		return newUnseen(new)
	}
	t := traced{trace(old, new), map[ladder.Cell]ladder.Cell{}}
	for n, o := range t.indicators {
		t.heirs[o] = n
	}
	return t
}

// traced is the way between two ladders that are both at hand.
type traced struct {
	lineage
	heirs map[ladder.Cell]ladder.Cell // of indicators, from old to new
}

func (t traced) follow(from ladder.Origin) (ladder.Origin, Why) {
	o, asked := t.old.Find(from.Rung, from.Competency)
	n, known := t.heirs[o]
	if !asked || !known {
		return ladder.Origin{}, NotAsked
	}
	if t.old.At(o).I != t.new.At(n).I && !t.sameQuestion(n) {
		return t.new.OriginOf(n), NewWords
	}
	return t.new.OriginOf(n), 0
}

func (t traced) rung(id string) string {
	if o := t.old.RungIndex(id); o >= 0 && slices.Contains(t.rungs, o) {
		return t.heir(id)
	}
	return ""
}

func (t traced) fresh() []ladder.Origin {
	var places []ladder.Origin
	for _, n := range cells(t.new) {
		if _, known := t.indicators[n]; !known {
			places = append(places, t.new.OriginOf(n))
		}
	}
	return places
}

// unseen is the way to a ladder from a version of it that is not at hand. There are the ids alone, and what the newer one says they were.
type unseen struct {
	new  *ladder.Ladder
	left map[ladder.Origin]ladder.Cell // where the indicators are now that have left a place
}

func newUnseen(new *ladder.Ladder) unseen {
	u := unseen{new, map[ladder.Origin]ladder.Cell{}}
	for _, c := range cells(new) {
		if u.movedHere(c) {
			u.left[u.now(new.At(c).Was)] = c
		}
	}
	return u
}

func (u unseen) follow(from ladder.Origin) (ladder.Origin, Why) {
	here, there := u.at(from)
	to, moved := u.left[u.now(from.Rung+"."+from.Competency)]
	switch {
	case there && u.movedHere(here):
		return u.new.OriginOf(here), NotCertain // it may be an answer to what stood here before
	case moved:
		return u.new.OriginOf(to), 0
	case there:
		return u.new.OriginOf(here), 0
	}
	return ladder.Origin{}, NotAsked
}

// at is the indicator at a place by its ids, whatever version they are of.
func (u unseen) at(place ladder.Origin) (ladder.Cell, bool) {
	c := ladder.Cell{Competency: competencyNamed(u.new, place.Competency), Rung: rungNamed(u.new, place.Rung)}
	return c, c.Competency >= 0 && c.Rung >= 0 && u.new.At(c) != nil
}

// movedHere says whether an indicator has come from another place.
func (u unseen) movedHere(c ladder.Cell) bool {
	was := u.new.At(c).Was
	return was != "" && u.now(was) != u.now(u.new.Rungs[c.Rung].ID+"."+u.new.Competencies[c.Competency].ID)
}

// now is a place, as "rung.competency", by the ids of the newer ladder; ids that are gone stay as they are.
func (u unseen) now(place string) ladder.Origin {
	rung, competency, _ := strings.Cut(place, ".")
	if i := rungNamed(u.new, rung); i >= 0 {
		rung = u.new.Rungs[i].ID
	}
	if i := competencyNamed(u.new, competency); i >= 0 {
		competency = u.new.Competencies[i].ID
	}
	return ladder.Origin{Rung: rung, Competency: competency}
}

func (u unseen) rung(id string) string {
	if i := rungNamed(u.new, id); i >= 0 {
		return u.new.Rungs[i].ID
	}
	return ""
}

func (u unseen) fresh() []ladder.Origin { return nil }
