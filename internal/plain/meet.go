package plain

import (
	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/score"
)

// meeting is a one-on-one under way: first a second view is given, then both are looked at.
type meeting struct {
	*visit
	first     *assess.Assessment // the view that came first; nil where it is not at hand. Nothing of it is said before both are locked
	second    *assess.Assessment // the draft, and the view once it is locked
	agreement *assess.Agreement  // once both are revealed
	compared  *score.Comparison
	views     chart.TwoViews
}

// OneOnOne begins the one-on-one on a view, or goes on with it where it was left, until it is left. other is the second view, nil if that is
// to be given or found in the home. name is who gives it, "" to ask.
func OneOnOne(t *Talk, c *Config, first, other *assess.Assessment, name string) Parting {
	m := &meeting{visit: newVisit(t, c)}
	return m.exit(m.start(first, other, name))
}

// GoOn goes on with the draft of a second view or of a record, which is open.
func GoOn(t *Talk, c *Config, draft *assess.Assessment) Parting {
	m := &meeting{visit: newVisit(t, c)}
	m.disk.open(draft.ID)
	return m.exit(m.goOn(draft))
}

func (m *meeting) start(first, other *assess.Assessment, name string) error {
	if other != nil {
		return m.toGate(first, other)
	}
	for _, d := range m.Finished() {
		m.drop(d)
	}
	if d := m.SecondDraft(first); d != nil {
		return m.resume(first, d, name)
	}
	return m.meet(first, name)
}

// resume goes on with the draft of the second view to first.
func (m *meeting) resume(first, listed *assess.Assessment, name string) error {
	d, err := m.Open(listed.ID)
	if err != nil {
		return err
	}
	m.disk.open(d.ID)
	m.first = first
	if err := oneonone.CheckRater(d, name); err != nil {
		m.Release(d.ID)
		return err
	}
	return m.goOn(d)
}

// meet goes on with the one-on-one on a view from where it stands.
func (m *meeting) meet(first *assess.Assessment, name string) error {
	if other := assess.Counterpart(m.Results, first); other != nil {
		return m.toGate(first, other)
	}
	if first.About != nil {
		return oneonone.ErrFirstMissing
	}
	if d := m.SecondDraft(first); d != nil {
		return m.resume(first, d, name)
	}
	return m.begin(first, name)
}

// goOn goes on with a draft that is open.
func (m *meeting) goOn(draft *assess.Assessment) error {
	if draft.Rater.Role == assess.Agreed {
		views := m.SourcesOf(draft)
		if views == nil {
			m.Release(draft.ID)
			return oneonone.ErrSourcesMissing
		}
		m.first, m.second = views[0], views[1]
		return m.agree(draft)
	}
	if m.first == nil {
		m.first = m.FirstOf(draft)
	}
	l, err := m.Ladder(draft.Ladder)
	if err != nil {
		m.Release(draft.ID)
		return err
	}
	return m.give(draft, l)
}
