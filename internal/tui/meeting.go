package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/tui/blind"
	"github.com/rung-dev/rung/internal/tui/reveal"
	"github.com/rung-dev/rung/internal/tui/talk"
)

// meeting is a one-on-one under way: first a second view is given, then both are looked at.
type meeting struct {
	first     *assess.Assessment // the view that came first; nil where it is not at hand. Not shown before both are locked
	second    *assess.Assessment // once it is locked
	agreement *assess.Agreement  // once both are revealed
	compared  *score.Comparison
	reveal    *reveal.Screen
	talk      *talk.Screen
	talked    assess.Question // the question on the screen

	confirming bool // whether to write the record
}

// StartMeeting begins a one-on-one on a view, or goes on with it where it was left; it leaves rung when that is left. other is the
// second view, nil if that is to be given or found in the home. name is who gives it, "" to ask.
func (r *Root) StartMeeting(first, other *assess.Assessment, name string) error {
	r.single = true
	if other != nil {
		return r.toGate(first, other)
	}
	r.name = name
	left := r.discardFinished()
	if d := r.cfg.SecondDraft(first); d != nil {
		r.start = left
		return r.startSecond(first, d.ID)
	}
	cmd, err := r.meet(first)
	r.start = tea.Batch(left, cmd)
	return err
}

// startSecond goes on with a second view before there is any screen to wait on.
func (r *Root) startSecond(first *assess.Assessment, draft string) error {
	d, err := r.cfg.Open(draft)
	if err != nil {
		return err
	}
	r.meeting = &meeting{first: first}
	if err = oneonone.CheckRater(d, r.name); err == nil {
		err = r.goOn(d)
	}
	if err != nil {
		r.meeting = nil
		r.cfg.Release(draft)
		return err
	}
	r.mine[draft], r.disk.fresh[draft] = true, true
	return nil
}

// discardFinished discards the drafts of what is finished: they stay where rung was killed between the two.
func (r *Root) discardFinished() tea.Cmd {
	var cmds []tea.Cmd
	for _, d := range r.cfg.Finished() {
		cmds = append(cmds, r.discard(d))
	}
	return tea.Batch(cmds...)
}

// meet goes on with the one-on-one on a view from where it stands.
func (r *Root) meet(first *assess.Assessment) (tea.Cmd, error) {
	if other := assess.Counterpart(r.cfg.Results, first); other != nil {
		return nil, r.toGate(first, other)
	}
	if first.About != nil {
		return nil, oneonone.ErrFirstMissing
	}
	if d := r.cfg.SecondDraft(first); d != nil {
		r.meeting = &meeting{first: first}
		return r.open(d), nil // where it cannot be opened, the meeting is over again; see onOpened
	}
	return r.toBlind(first)
}

// toBlind shows the page before a second view.
func (r *Root) toBlind(first *assess.Assessment) (tea.Cmd, error) {
	if _, err := r.cfg.Ladder(first.Ladder); err != nil {
		return nil, err
	}
	r.meeting = &meeting{first: first}
	name := r.name
	if name == "" {
		name = r.cfg.Rater(first)
	}
	r.blind = blind.New(r.theme, chart.SecondTo(first, r.ladderTitle(first)), name)
	return r.reviewPlanBefore(first, func() tea.Cmd { r.place = atBlind; return nil }), nil
}

func (r *Root) onBlind(a blind.Action) tea.Cmd {
	switch a := a.(type) {
	case blind.Begin:
		if err := r.beginSecond(a.Name); err != nil {
			r.notice = chart.Sentence(err)
		}
	case blind.Refuse:
		r.notice = a.Why
	case blind.Leave:
		return r.done()
	}
	return nil
}

// beginSecond begins the second view of a one-on-one.
func (r *Root) beginSecond(name string) error {
	first := r.meeting.first
	l, err := r.cfg.Ladder(first.Ladder)
	if err != nil {
		return err
	}
	a := r.cfg.Second(first, name, r.cfg.NewID(), r.cfg.Now())
	r.blind = nil
	return r.resume(a, l)
}
