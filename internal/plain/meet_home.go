package plain

import (
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/safe"
)

// OneOnOneFromHome begins a one-on-one without a file: with one that somebody gave, with a view that is here, or with a manager's view of
// one's own, which first begins. It ends where the one-on-one is left, or where none was begun.
func OneOnOneFromHome(t *Talk, c *Config, first func() error) Parting {
	m := &meeting{visit: newVisit(t, c)}
	return m.exit(m.fromHome(first))
}

func (m *meeting) fromHome(first func() error) error {
	views := m.Views()
	say := func() { m.sayViews(views) }
	say()
	ways := []command{
		{key: "f", does: chart.OpenView + ": " + chart.OpenViewHint + "."},
		{key: "a", does: chart.AnswerFirst + ": " + chart.AnswerFirstHint + "."},
	}
	if len(views) > 0 {
		ways = append(ways, command{key: "v", does: "Take a view that is here: v and its number, as v 1.", most: len(views)})
	}
	ways = append(ways, command{key: "b", does: "Back."})
	for {
		key, number, err := choose(m.talk, say, ways...)
		switch {
		case err != nil:
			return err
		case key == "b":
			return nil
		case key == "a":
			return first()
		case key == "v":
			err = m.meet(views[number-1], "")
		default:
			err = m.meetFile()
		}
		if err == errBack {
			say()
			continue
		}
		if err == nil || over(err) {
			return err
		}
		m.talk.Say("%s.", strings.TrimSuffix(chart.Sentence(err), "."))
	}
}

// meetFile asks for the file of a view, and begins the one-on-one on it.
func (m *meeting) meetFile() error {
	path, err := field(m.talk, "Path of the file:", "", func(path string) string {
		if path == "" {
			return "Type its path; it can be dragged here or pasted."
		}
		return ""
	})
	if err != nil {
		return err
	}
	view, err := m.ReadView(safe.Dragged(path))
	if err != nil {
		return err
	}
	return m.meet(view, "")
}

func (m *meeting) sayViews(views []*assess.Assessment) {
	m.talk.Say("One-on-one. %s", chart.OneOnOne)
	if len(views) > 0 {
		m.talk.Say("Views that are here:")
	}
	for i, a := range views {
		title := a.Ladder.ID
		if l, err := m.Ladder(a.Ladder); err == nil {
			title = l.Title
		}
		both := assess.Counterpart(m.Results, a) != nil
		day := ""
		if !a.FinishedAt.IsZero() {
			day = ", " + plan.Day(a.FinishedAt)
		}
		m.talk.Say("%d. %s, %s%s: %s.", i+1, strings.ReplaceAll(chart.ViewName(a), " · ", ", "), title, day, chart.ViewState(a, both))
	}
}
