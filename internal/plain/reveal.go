package plain

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/score"
)

// The ways on from both views.
const (
	talkKey     = "1"
	allKey      = "2"
	levelsKey   = "3"
	writeKey    = "4"
	overviewKey = "5"
)

// bothViews says where one is.
const bothViews = "Both views."

// reveal says both views, and what two people want of them, until the record is written or they leave.
func (m *meeting) reveal() error {
	m.overview()
	ask := menu{talk: m.talk}
	for {
		key, _, err := ask.choose(m.overview, m.waysOn()...)
		if err != nil {
			return err
		}
		switch key {
		case talkKey:
			err = m.talkInTurn()
		case allKey:
			err = m.browse()
		case levelsKey:
			m.levels()
		case overviewKey:
			m.overview()
		case writeKey:
			var done bool
			if done, err = m.writeRecord(); done || err != nil {
				return err
			}
		}
		if err != nil {
			return err
		}
	}
}

func (m *meeting) waysOn() []command {
	var ways []command
	if n := len(m.compared.ToTalk()); n > 0 {
		does := "Talk about the differences, one after the other."
		if left := oneonone.Untalked(m.compared, m.agreement); left < n {
			does = fmt.Sprintf("Talk about the differences, one after the other; %d of %d are still to come.", left, n)
		}
		ways = append(ways, command{key: talkKey, does: does})
	}
	return append(ways,
		command{key: allKey, does: "All questions, with both answers to each."},
		command{key: levelsKey, does: "Each competency in both views, and the figures."},
		command{key: writeKey, does: "Write the agreed record and go on to the plan. " + m.views.Tally()},
		command{key: overviewKey, does: "Both results once more."})
}

// overview says how much is the same, first of all, then where each view stands, and what there is to talk about.
func (m *meeting) overview() {
	v := m.views
	same, near := v.Count()
	m.talk.Say("%s", bothViews)
	m.talk.Say("%s", sentences(same, near))
	for _, side := range v.SidesSpoken() {
		m.talk.Say("%s", side)
	}
	for _, text := range []string{v.Leniency(), v.Kappa()} {
		if text != "" {
			m.talk.Say("%s", text)
		}
	}
	m.talk.Say("%s", v.HeadingSpoken())
	for i, d := range m.compared.ToTalk() {
		m.talk.Say("Difference %d. %s", i+1, v.RowSpoken(d, true))
	}
	for _, l := range v.Rest(1 << 16) {
		m.talk.Say("%s", strings.TrimSpace(l.String()))
	}
}

// levels says each competency in both views, and the figures as far as they say something.
func (m *meeting) levels() {
	for _, text := range m.views.LevelsSpoken() {
		m.talk.Say("%s", text)
	}
	if unseen := m.views.Unseen(); unseen != "" {
		m.talk.Say("%s", unseen)
	}
	for _, text := range m.views.FiguresSpoken() {
		m.talk.Say("%s", text)
	}
}

// browse lists all questions, or those that differ, and opens any of them by its number.
func (m *meeting) browse() error {
	differing := false
	for {
		list := m.listed(differing)
		say := func() { m.sayQuestions(list, differing) }
		say()
		filter := command{key: "f", does: "Only those that differ."}
		if differing {
			filter.does = "All questions."
		}
		ways := []command{filter, {key: "m", does: "Back to both views."}}
		if len(list) > 0 {
			ways = append([]command{{key: "t", does: "Talk about one of them: t and its number, as t 1.", most: len(list)}}, ways...)
		}
		key, number, err := choose(m.talk, say, ways...)
		switch {
		case err != nil:
			return err
		case key == "m":
			m.talk.Say("%s", bothViews)
			return nil
		case key == "f":
			differing = !differing
		default:
			if _, err := m.talkAbout(list[number-1], 0, 0); err != nil {
				return err
			}
		}
	}
}

func (m *meeting) listed(differing bool) []score.Difference {
	all := m.views.Questions()
	if !differing {
		return all
	}
	var some []score.Difference
	for _, d := range all {
		if !d.Views.Same() {
			some = append(some, d)
		}
	}
	return some
}

func (m *meeting) sayQuestions(list []score.Difference, differing bool) {
	all := m.views.Questions()
	differ := len(m.compared.All())
	if differing {
		m.talk.Say("%d of %d differ.", differ, len(all))
	} else {
		m.talk.Say("%s, %d differ.", chart.Count(len(all), "question"), differ)
	}
	if len(list) == 0 {
		m.talk.Say("Nothing differs.")
	}
	rung := -1
	for i, d := range list {
		if d.Cell.Rung != rung {
			rung = d.Cell.Rung
			m.talk.Say("%s.", m.compared.Ladder.Rungs[rung].Title)
		}
		m.talk.Say("%d. %s", i+1, m.views.RowSpoken(d, false))
	}
}
