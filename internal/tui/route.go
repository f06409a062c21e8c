package tui

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/tui/home"
	"github.com/rung-dev/rung/internal/tui/intro"
	"github.com/rung-dev/rung/internal/tui/jump"
	"github.com/rung-dev/rung/internal/tui/preference"
	"github.com/rung-dev/rung/internal/tui/question"
	"github.com/rung-dev/rung/internal/tui/result"
	"github.com/rung-dev/rung/internal/tui/setup"
)

func (r *Root) onHome(a home.Action) tea.Cmd {
	switch a := a.(type) {
	case home.Start:
		r.toSetup(r.defaults())
	case home.Resume:
		return r.open(a.Draft)
	case home.Discard:
		return r.discard(a.Draft)
	case home.Open:
		r.openResult(a.Result)
	case home.Meet:
		r.toMeet()
	case home.Ladders:
		r.toShelf()
	case home.Quit:
		return r.quit()
	}
	return nil
}

// defaults for a new assessment: the name used last.
func (r *Root) defaults() setup.Values {
	v := setup.Values{Declared: -1, Aspired: -1}
	for _, a := range append(slices.Clone(r.cfg.Drafts), r.cfg.Results...) {
		if a.Rater.Role == assess.Self {
			v.Name = a.Person.Name
			break
		}
	}
	return v
}

func (r *Root) onSetup(a setup.Action) tea.Cmd {
	switch a := a.(type) {
	case setup.Begin:
		return r.startNew(a.Values)
	case setup.Refuse:
		r.notice = a.Why
	case setup.Cancel:
		return r.done()
	}
	return nil
}

func (r *Root) onIntro(a intro.Action) tea.Cmd {
	switch a := a.(type) {
	case intro.Continue:
		r.toQuestion()
		if a.Marked.Answered() {
			r.question.Choose(a.Marked)
		}
	case intro.Back:
		if r.session.Back() {
			r.ask()
		}
	case intro.Leave:
		return r.leaveSession()
	}
	return nil
}

func (r *Root) onQuestion(a question.Action) tea.Cmd {
	switch a := a.(type) {
	case question.Answer:
		r.session.Answer(a.Response, r.cfg.Now())
		r.ask()
		return r.save()
	case question.Back:
		r.session.Back()
		r.ask()
	case question.Forward:
		r.session.Forward()
		r.ask()
	case question.GoTo:
		r.jump, r.place = jump.New(r.session), atJump
	case question.Evidence:
		r.toEvidence()
	case question.Private:
		return r.openNotes()
	case question.Unchosen:
		r.notice = "Choose an answer first: its key, or ↑ ↓ and enter."
	case question.Finish:
		if r.session.Prefers() {
			r.prefer, r.place = preference.New(r.session.Ladder(), r.session.Assessment), atPreference
			return nil
		}
		if r.session.Assessment.About != nil {
			return r.lock()
		}
		return r.finish()
	case question.Leave:
		return r.leaveSession()
	}
	return nil
}

func (r *Root) onPreference(a preference.Action) tea.Cmd {
	switch a := a.(type) {
	case preference.Prefer:
		r.session.Assessment.Prefer(a.Item, a.Value, r.cfg.Now())
		if r.prefer.AtEnd() {
			return r.finishPreferences()
		}
		return r.save()
	case preference.Done:
		return r.finishPreferences()
	case preference.Unchosen:
		r.notice = "Choose an answer first: its key, or ↑ ↓ and enter."
	case preference.Back:
		r.toQuestion()
	case preference.Leave:
		return r.leaveSession()
	}
	return nil
}

// finishPreferences ends the assessment; where there is no result yet, the questions are shown again.
func (r *Root) finishPreferences() tea.Cmd {
	cmd := r.finish()
	if r.session == nil {
		return cmd
	}
	r.toQuestion()
	return tea.Batch(cmd, r.save())
}

func (r *Root) onJump(a jump.Action) tea.Cmd {
	switch a := a.(type) {
	case jump.GoTo:
		r.session.GoTo(a.Position)
		r.ask()
	case jump.Close:
		r.toQuestion()
	}
	return nil
}

func (r *Root) onResult(a result.Action) tea.Cmd {
	switch a.(type) {
	case result.Leave:
		return r.done()
	case result.Plan:
		if err := r.changeable(r.shown); err != nil {
			r.notice = chart.Upper(chart.Sentence(err)) + "."
			return nil
		}
		r.toShownPlan("The plan", "")
	case result.Renew:
		if err := r.renew(r.shown); err != nil {
			r.notice = chart.Sentence(err)
		}
	}
	return nil
}

// changeable says why the plan of a finished assessment cannot be changed. What this program saves itself may have no file yet; a change
// of its plan is saved after it.
func (r *Root) changeable(a *assess.Assessment) error {
	if r.disk.state(a.ID) != unknown {
		return nil
	}
	return r.cfg.Changeable(a)
}

// done leaves a screen for home, or leaves rung where it was started for that screen.
func (r *Root) done() tea.Cmd {
	if r.single {
		return r.quit()
	}
	left := r.shown
	r.toHome()
	r.home.Mark(left)
	return nil
}

func (r *Root) toHome() {
	r.place, r.session, r.shown, r.setup, r.meeting, r.blind = atHome, nil, nil, nil, nil, nil
	if r.home == nil {
		r.home = home.New(r.homeContent())
		return
	}
	r.refreshHome()
	r.home.Top()
}

// refreshHome shows the lists as they are now.
func (r *Root) refreshHome() {
	if r.home != nil {
		r.home.Set(r.homeContent())
	}
}

func (r *Root) homeContent() home.Content {
	c := home.Content{Drafts: r.cfg.Drafts, Results: r.cfg.Results, Unreadable: r.cfg.Unreadable}
	c.Ladder, _ = r.cfg.Choices[0].Load() // without a ladder there is no motif, and the reason shows when it is chosen
	c.LadderOf = func(ref assess.LadderRef) *ladder.Ladder {
		l, _ := r.cfg.Ladder(ref) // without its ladder a result is listed by its ids
		return l
	}
	return c
}

func (r *Root) toSetup(v setup.Values) {
	r.setup, r.place = setup.New(r.theme, r.cfg.Choices, v), atSetup
}

func (r *Root) toResult(o chart.Outcome) {
	r.result, r.place, r.session, r.shown = result.New(o, r.cfg.Today()), atResult, nil, o.Assessment
	if r.cfg.Revision == nil {
		return
	}
	if rev := r.cfg.Revision(o.Assessment); rev != nil {
		r.result.Since(rev.Change, rev.Fate)
	}
}

// openResult shows a finished assessment on the ladder at hand.
func (r *Root) openResult(a *assess.Assessment) {
	l, err := r.cfg.Ladder(a.Ladder)
	if err == nil && a.Result == nil {
		err = errors.New("it has no result yet; run rung score on its file")
	}
	if err != nil {
		r.notice = "This result cannot be shown: " + chart.Sentence(err)
		return
	}
	r.toResult(chart.NewOutcome(l, a))
}
