package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/tui/keys"
	"github.com/rung-dev/rung/internal/tui/setup"
)

func retryKey() key.Binding { return keys.New("ctrl+s", "try to save again", "ctrl+s") }

// save writes the draft as it stands now.
func (r *Root) save() tea.Cmd { return r.saveDraft(r.session.Assessment) }

func (r *Root) saveDraft(a *assess.Assessment) tea.Cmd {
	r.mine[a.ID] = true
	return r.disk.do(saveDraft, a)
}

// finish ends the assessment, shows its result, and writes it.
func (r *Root) finish() tea.Cmd {
	l := r.session.Ladder()
	a, err := r.cfg.Docs.Finish(l, r.session.Assessment, r.cfg.Now)
	if err != nil {
		r.notice = "No result yet: " + err.Error() + ". Go back (←) and answer some on the scale."
		return nil
	}
	r.cfg.Drafts = oneonone.Without(r.cfg.Drafts, a.ID)
	r.cfg.Results = append([]*assess.Assessment{a}, r.cfg.Results...)
	r.toResult(chart.NewOutcome(l, a))
	return r.disk.do(writeResult, a)
}

// open goes on with a draft. One that this program has worked on is still locked by it and at hand as it was left; any
// other is locked and read afresh, and keys typed meanwhile wait for it.
func (r *Root) open(draft *assess.Assessment) tea.Cmd {
	if r.mine[draft.ID] {
		return r.resumeOpened(draft)
	}
	r.opening = true
	return r.disk.do(openDraft, draft)
}

// resumeOpened goes on with a draft that is locked.
func (r *Root) resumeOpened(draft *assess.Assessment) tea.Cmd {
	if err := r.goOn(draft); err != nil {
		r.forgetMeeting()
		r.notice = "This draft cannot be opened: " + chart.Sentence(err)
		return r.disk.do(releaseDraft, draft)
	}
	r.mine[draft.ID] = true
	if r.cfg.Revision != nil && r.cfg.Revision(draft) != nil {
		r.notice = "This ladder has changed since. The draft goes on with the version it was begun on."
	}
	return nil
}

// goOn goes on with a draft of any kind.
func (r *Root) goOn(draft *assess.Assessment) error {
	l, err := r.cfg.Ladder(draft.Ladder)
	if err != nil {
		return err
	}
	return r.goOnWith(draft, l)
}

// goOnWith is goOn on a ladder that is at hand.
func (r *Root) goOnWith(draft *assess.Assessment, l *ladder.Ladder) error {
	switch {
	case draft.Rater.Role == assess.Agreed:
		return r.resumeAgreement(draft)
	case draft.About != nil && (r.meeting == nil || r.meeting.first == nil || r.meeting.first.ID != draft.About.ID):
		r.meeting = &meeting{first: r.cfg.FirstOf(draft)}
	}
	return r.resume(draft, l)
}

// onJobDone takes what the disk has done.
func (r *Root) onJobDone(msg jobDone) tea.Cmd {
	cmds := []tea.Cmd{r.disk.done(msg)}
	if msg.job.saves() && msg.err == nil && r.notice == chart.NotLocked {
		r.notice = ""
	}
	switch msg.job.work {
	case openDraft:
		cmds = append(cmds, r.onOpened(msg))
	case discardDraft:
		cmds = append(cmds, r.onDiscarded(msg))
	case readView:
		cmds = append(cmds, r.onViewRead(msg))
	case openNotes:
		r.onNotesOpened(msg)
	case savePlan:
		cmds = append(cmds, r.onPlanSaved(msg))
	}
	if r.disk.unsaved() == nil {
		r.asking = false // there is nothing left to ask about
	}
	switch {
	case !r.disk.idle():
	case r.leaving:
		return tea.Quit
	case r.pausing:
		cmds = append(cmds, r.pauseNow())
	}
	return tea.Batch(append(cmds, r.playAhead())...)
}

func (r *Root) onViewRead(msg jobDone) tea.Cmd {
	r.opening = false
	if msg.err != nil {
		r.notice = chart.Sentence(msg.err)
		return nil
	}
	return r.chosen(msg.draft)
}

// forgetMeeting drops a one-on-one whose draft cannot be opened, so that the next draft is not taken for a part of it. At its gate it is still
// on the screen.
func (r *Root) forgetMeeting() {
	if r.place != atGate {
		r.meeting = nil
	}
}

func (r *Root) onOpened(msg jobDone) tea.Cmd {
	r.opening = false
	if msg.err != nil {
		r.forgetMeeting()
		r.notice = "This draft cannot be opened: " + chart.Sentence(msg.err)
		return nil
	}
	r.disk.fresh[msg.draft.ID] = true
	return r.resumeOpened(msg.draft)
}

// discard takes a draft off the list and off the disk.
func (r *Root) discard(draft *assess.Assessment) tea.Cmd {
	r.cfg.Drafts = oneonone.Without(r.cfg.Drafts, draft.ID)
	r.refreshHome()
	return r.disk.do(discardDraft, draft)
}

// onDiscarded puts a draft back that could not be discarded. One that was worked on here may never have been saved, so it is now.
func (r *Root) onDiscarded(msg jobDone) tea.Cmd {
	draft := msg.job.assessment
	if msg.err == nil {
		delete(r.mine, draft.ID)
		return nil
	}
	r.notice = "Not discarded: " + chart.Sentence(msg.err)
	r.cfg.Drafts = append(r.cfg.Drafts, draft)
	r.refreshHome()
	if !r.mine[draft.ID] {
		return nil
	}
	return r.disk.do(saveDraft, draft)
}

// leaveSession leaves the questions, with the draft kept. One that has become empty again is not worth keeping.
func (r *Root) leaveSession() tea.Cmd {
	a := r.session.Assessment
	r.cfg.Drafts = oneonone.Without(r.cfg.Drafts, a.ID)
	var cmd tea.Cmd
	switch {
	case oneonone.WorthKeeping(a):
		if !r.mine[a.ID] {
			cmd = r.save() // it began with answers of an earlier assessment, and none was given yet
		}
		r.cfg.Drafts = append([]*assess.Assessment{a}, r.cfg.Drafts...)
	case r.mine[a.ID]:
		cmd = r.disk.do(discardDraft, a)
	}
	return tea.Batch(cmd, r.done())
}

// quit ends rung, but asks first when answers are not saved.
func (r *Root) quit() tea.Cmd {
	if r.disk.unsaved() != nil {
		r.asking = true
		return nil
	}
	return r.leave()
}

// leave ends rung as soon as the disk has done its work; asked for again by somebody, at once.
func (r *Root) leave() tea.Cmd {
	again := r.leaving && !r.gone
	r.leaving = true
	switch {
	case r.disk.idle():
		return tea.Quit
	case again:
		r.hurried = true
		return tea.Quit
	}
	return nil
}

// stop is leave for who does not ask: a signal, or ctrl+c. What is being typed is kept. The screen stays: nothing is begun on the way out.
func (r *Root) stop() tea.Cmd {
	if r.place == atPlan {
		r.typed, r.planned = r.plan.Unkept(), r.plan.Kept()
	}
	return tea.Batch(r.keepAll(), r.leave())
}

// form is what was entered for an assessment.
type form struct {
	id     string // of the assessment
	values setup.Values
}

// begun is what the form for a new assessment holds, until something is answered; nil where there is no form, or no name in it yet.
func (r *Root) begun() *setup.Values {
	switch {
	case r.place == atPlan:
		return r.planning.begins
	case r.session != nil && r.session.Assessment.ID == r.entered.id && !oneonone.WorthKeeping(r.session.Assessment):
		return &r.entered.values
	case r.place != atSetup:
		return nil
	}
	v := r.setup.Values()
	if strings.TrimSpace(v.Name) == "" {
		return nil
	}
	return &v
}

// onAskingKey takes the answer to whether to leave although answers are not saved.
func (r *Root) onAskingKey(msg tea.Msg) tea.Cmd {
	switch {
	case keys.Is(msg, retryKey()):
		r.asking = false
		return r.disk.retry()
	case keys.Is(msg, keys.Quit()):
		return r.leave()
	case keys.Is(msg, keys.Back("")):
		r.asking = false
	}
	return nil
}

// Exit is how a run ended.
type Exit struct {
	Interrupted bool               // by ctrl+c, in the middle of an assessment
	Unsaved     error              // why the newest answers are not on the disk; nil when they are, or there are none
	Draft       *assess.Assessment // the assessment that was left unfinished, nil for none
	Hurried     bool               // while something was being saved: nobody knows yet what became of that
	Begun       *setup.Values      // what a form for a new assessment held, nil for none
	Meeting     bool               // in the middle of a one-on-one
	Name        string             // of whoever was about to give the second view, as far as it was typed
	Typed       string             // what was typed, and has no place to be kept at
	Planned     string             // what was being typed, and is on the plan as far as it goes
}

// Exit says how the run ended; call it when the program has stopped.
func (r *Root) Exit() Exit {
	e := Exit{Interrupted: r.interrupted, Unsaved: r.disk.unsaved(), Hurried: r.hurried, Begun: r.begun(), Meeting: r.meeting != nil, Typed: r.typed, Planned: r.planned}
	if r.blind != nil {
		e.Name = r.blind.Name()
	}
	if a := r.working(); a != nil && oneonone.WorthKeeping(a) && (r.session != nil || r.mine[a.ID]) {
		e.Draft = a
	}
	return e
}
