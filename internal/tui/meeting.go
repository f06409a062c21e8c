package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
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
	if d := r.secondDraft(first); d != nil {
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
	if err = r.sameRater(d); err == nil {
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

// sameRater fails where a second view was begun under another name than the one that was said.
func (r *Root) sameRater(draft *assess.Assessment) error {
	if r.name == "" || strings.EqualFold(r.name, draft.Rater.Name) {
		return nil
	}
	return fmt.Errorf("the second view was begun by %s, not by %s", draft.Rater.Name, r.name)
}

// discardFinished discards the drafts of what is finished: they stay where rung was killed between the two.
func (r *Root) discardFinished() tea.Cmd {
	var cmds []tea.Cmd
	for _, d := range r.cfg.Drafts {
		if slices.ContainsFunc(r.cfg.Results, func(a *assess.Assessment) bool { return a.ID == d.ID }) {
			cmds = append(cmds, r.discard(d))
		}
	}
	return tea.Batch(cmds...)
}

// secondDraft is the draft of the second view to first, nil if there is none or that view is finished.
func (r *Root) secondDraft(first *assess.Assessment) *assess.Assessment {
	if assess.Counterpart(r.cfg.Results, first) != nil {
		return nil
	}
	for _, d := range r.cfg.Drafts {
		if d.About != nil && d.About.ID == first.ID {
			return d
		}
	}
	return nil
}

// meet goes on with the one-on-one on a view from where it stands.
func (r *Root) meet(first *assess.Assessment) (tea.Cmd, error) {
	if other := assess.Counterpart(r.cfg.Results, first); other != nil {
		return nil, r.toGate(first, other)
	}
	if first.About != nil {
		return nil, errFirstMissing
	}
	if d := r.secondDraft(first); d != nil {
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
	about := blind.About{
		Person: first.Person.Name, Rater: first.Rater.Name, Role: first.Rater.Role, Ladder: r.ladderTitle(first), Questions: len(first.Answers),
		Chosen: first.Mode != assess.Full,
	}
	name := r.name
	if name == "" {
		name = r.raterName(first)
	}
	r.blind = blind.New(r.theme, about, name)
	return r.reviewPlanBefore(first, func() tea.Cmd { r.place = atBlind; return nil }), nil
}

// raterName is who is likely to give the second view: the person, or whoever gave one last as a manager.
func (r *Root) raterName(first *assess.Assessment) string {
	if first.ByOther() {
		return first.Person.Name
	}
	for _, a := range slices.Concat(r.cfg.Drafts, r.cfg.Results) {
		if a.ByOther() && a.Rater.Name != "" {
			return a.Rater.Name
		}
	}
	return ""
}

func (r *Root) onBlind(a blind.Action) tea.Cmd {
	switch a := a.(type) {
	case blind.Begin:
		if err := r.beginSecond(a.Name); err != nil {
			r.notice = sentence(err)
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
	rater := assess.Rater{Role: assess.Manager, Name: name}
	if first.ByOther() {
		rater.Role = assess.Self
	}
	l, err := r.cfg.Ladder(first.Ladder)
	if err != nil {
		return err
	}
	a := assess.Second(first, rater)
	if rater.Role == assess.Self && a.Person.Name == "" {
		a.Person.Name = name
	}
	a.ID, a.StartedAt = r.cfg.NewID(), r.cfg.Now()
	a.Previous = assess.PreviousIn(r.cfg.Results, a)
	r.blind = nil
	return r.resume(a, l)
}

var (
	errFirstMissing   = errors.New("it was given as the second view to another one, which is not here")
	errSourcesMissing = errors.New("the two views it is about are not here")
)
