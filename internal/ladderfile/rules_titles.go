package ladderfile

import (
	"fmt"
	"strings"
)

// checkT03 finds rungs and competencies that go by one title. Aliases may be shared: whoever names a rung by one is asked which is
// meant.
func checkT03(s *subject) []finding {
	var found []finding
	for r := range s.ladder.Rungs {
		if f := s.sharedTitle(r); f != nil {
			found = append(found, *f)
		}
	}
	first := map[string]string{} // id by title
	for c, competency := range s.ladder.Competencies {
		title := strings.ToLower(competency.Title)
		if id, known := first[title]; known && title != "" {
			found = append(found, finding{
				at: s.layout.competencyTitles[c], excerpt: competency.Title, mild: true,
				text: fmt.Sprintf("the competency %s has the title %s as well", quote(id), quote(competency.Title)),
				hint: "say in the titles what tells them apart",
			})
			continue
		}
		first[title] = competency.ID
	}
	return found
}

// sharedTitle is the finding for a rung that has the title or the short title of one before it, of one on its way up first.
func (s *subject) sharedTitle(r int) *finding {
	var f *finding
	for other := range s.ladder.Rungs[:r] {
		name, at := s.sharedName(r, other)
		if onWay := s.sound && !s.apart(r, other); name == "" || f != nil && !onWay {
			continue
		} else if f = s.titleFinding(name, other, at); onWay {
			f.mild, f.hint = false, "on one way up the titles have to differ: nobody could tell the step"
			return f
		}
	}
	return f
}

func (s *subject) titleFinding(name string, other int, at place) *finding {
	return &finding{
		at: at, excerpt: name, mild: true,
		text: fmt.Sprintf("the rung %s goes by %s as well", quote(s.ladder.Rungs[other].ID), quote(name)),
		hint: "say in the titles what tells them apart: who names one would be asked which is meant",
	}
}

// sharedName is a title or short title that two rungs share, and where the first of them has it; "" if there is none.
func (s *subject) sharedName(r, other int) (string, place) {
	a, b := s.ladder.Rungs[r], s.ladder.Rungs[other]
	isOther := func(name string) bool { return strings.EqualFold(name, b.Title) || strings.EqualFold(name, b.Short) }
	switch {
	case a.Title != "" && isOther(a.Title):
		return a.Title, s.layout.rungTitles[r]
	case a.Short != "" && isOther(a.Short):
		return a.Short, s.layout.rungShorts[r]
	}
	return "", place{}
}
