package plain

import (
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/oneonone"
)

// begin asks who gives the second view, after a look at last time's plan, and takes it.
func (m *meeting) begin(first *assess.Assessment, name string) error {
	l, err := m.Ladder(first.Ladder)
	if err != nil {
		return err
	}
	if last := m.LastPlanBefore(first); last != nil {
		if err := m.planner(last).Review(oneonone.LastPlanTitle(last)); err != nil {
			return err
		}
	}
	about := chart.SecondTo(first, l.Title)
	if name == "" {
		name = m.Rater(first)
	}
	if name, err = m.whoAnswers(about, name); err != nil {
		return err
	}
	m.first = first
	return m.give(m.Second(first, name, m.NewID(), m.Now()), l)
}

// whoAnswers says what is going to happen, and asks who gives the second view. likely is who that may be, "" for nobody.
func (m *meeting) whoAnswers(about chart.SecondView, likely string) (string, error) {
	introduce := func() {
		m.talk.Say("%s.", about.Title())
		m.talk.Say("%s.", strings.ReplaceAll(about.Size(), " · ", ", "))
		m.talk.Say("%s", about.Deal())
		m.talk.Say("%s %s", chart.BlindPromise, chart.BlindThen)
		if about.Chosen {
			m.talk.Say("%s", chart.BlindHint)
		}
	}
	introduce()
	if why := about.Refuses(likely); likely != "" && why != "" {
		m.talk.Say("%s", why)
	} else if likely != "" {
		key, _, err := choose(m.talk, introduce,
			command{key: "1", does: "Begin as " + likely + "."}, command{key: "2", does: "Begin under another name."})
		if err != nil || key == "1" {
			return likely, err
		}
	}
	name, err := field(m.talk, "Your name, or q to leave:", "", func(name string) string {
		if len([]rune(name)) > assess.MaxName {
			return "A name takes 80 characters. Shorten it."
		}
		return about.Refuses(name)
	})
	if err == errBack {
		err = ErrLeft
	}
	return name, err
}

// lock ends the second view: it is written, and only then it is locked. False where that could not be done; it stays a draft then, nothing
// is revealed, and nothing is locked before it is asked for again.
func (m *meeting) lock(draft *assess.Assessment, l *ladder.Ladder) bool {
	a, err := oneonone.Lock(l, draft, m.first, m.Now())
	if err != nil {
		m.talk.Say("Nothing to compare yet: %v. Go back and answer what you have seen, or leave: the draft stays.", err)
		return false
	}
	if err := m.Finish(a); err != nil {
		m.talk.Say("Not saved: %s.", strings.TrimSuffix(err.Error(), "."))
		m.talk.Say("%s", chart.NotLocked)
		m.save(draft, "Your answers stay in the draft.")
		return false
	}
	m.second = a
	m.written(a)
	return true
}

// afterLock goes on to the reveal. Where the first view is not at hand, or has changed so that the two are no pair any more, it says so.
func (m *meeting) afterLock() error {
	m.talk.Say("Your view is locked. %s", m.savedIn(m.second))
	m.disk.sayUnsaved(m.talk)
	if m.first == nil {
		return m.alone(m.second, "")
	}
	if _, err := assess.NewPair(m.first, m.second); err != nil {
		return m.alone(m.second, chart.Sentence(err))
	}
	return m.toGate(m.first, m.second)
}

// give takes the answers of a second view up to its lock, and goes on to the reveal.
func (m *meeting) give(draft *assess.Assessment, l *ladder.Ladder) error {
	m.second = draft
	k, err := m.newTaking(draft, l)
	if err != nil {
		m.Release(draft.ID)
		return err
	}
	for {
		if err := k.questions(); err != nil {
			return err
		}
		if m.lock(draft, l) {
			return m.afterLock()
		}
	}
}
