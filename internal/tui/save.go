package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/tui/keys"
)

// saver keeps at most one save under way; what is answered meanwhile is saved after it.
type saver struct {
	busy  bool
	dirty bool
	done  bool               // the newest answers are on the disk
	err   error              // why they are not
	path  string             // of a finished assessment
	final *assess.Assessment // a finished assessment that waits to be written
}

// The messages with which the disk answers.
type (
	opened struct {
		draft *assess.Assessment
		err   error
	}
	saved    struct{ err error }
	finished struct {
		path string
		err  error
	}
	discarded struct {
		id  string
		err error
	}
)

func retryKey() key.Binding { return keys.New("ctrl+s", "try to save again", "ctrl+s") }

// save writes the draft as it stands now.
func (r *Root) save() tea.Cmd {
	r.saver.done = false
	if r.saver.busy {
		r.saver.dirty = true
		return nil
	}
	r.saver.busy, r.saver.dirty = true, false
	snapshot := *r.session.Assessment
	snapshot.Answers = slices.Clone(snapshot.Answers)
	snapshot.Pending = slices.Clone(snapshot.Pending)
	return func() tea.Msg { return saved{r.cfg.Save(&snapshot)} }
}

func (r *Root) onSaved(msg saved) tea.Cmd {
	r.saver.busy, r.saver.err = false, msg.err
	r.saver.done = msg.err == nil && !r.saver.dirty
	switch {
	case r.saver.final != nil:
		return r.writeFinal()
	case r.saver.dirty && r.session != nil:
		return r.save()
	case r.leaving:
		return tea.Quit
	}
	return nil
}

// finish ends the assessment, shows its result, and writes it.
func (r *Root) finish() tea.Cmd {
	l, a := r.session.Ladder(), *r.session.Assessment
	res, err := score.Derive(l, &a)
	if err != nil {
		r.notice = "No result yet: " + err.Error() + ". Go back (←) and answer some on the scale."
		return nil
	}
	a.Result, a.FinishedAt, a.Pending = res, r.cfg.Now(), nil
	r.toResult(chart.NewOutcome(l, &a))
	r.saver.final, r.saver.done = &a, false
	if r.saver.busy {
		return nil // the draft under way goes first, so that it cannot come back after the result
	}
	return r.writeFinal()
}

func (r *Root) writeFinal() tea.Cmd {
	a := r.saver.final
	r.saver.busy = true
	return func() tea.Msg {
		path, err := r.cfg.Finish(a)
		return finished{path, err}
	}
}

func (r *Root) onFinished(msg finished) tea.Cmd {
	r.saver.busy, r.saver.err, r.saver.path = false, msg.err, msg.path
	if msg.err == nil {
		a := r.saver.final
		r.saver.final, r.saver.done = nil, true
		r.cfg.Drafts = without(r.cfg.Drafts, a.ID)
		r.cfg.Results = append([]*assess.Assessment{a}, r.cfg.Results...)
	}
	if r.leaving {
		return tea.Quit
	}
	return nil
}

// retry saves again after a failure.
func (r *Root) retry() tea.Cmd {
	switch {
	case r.saver.busy:
		return nil
	case r.saver.final != nil:
		return r.writeFinal()
	case r.session != nil:
		return r.save()
	}
	return nil
}

// open locks a draft and reads it afresh; keys typed meanwhile wait for it.
func (r *Root) open(id string) tea.Cmd {
	r.opening = true
	return func() tea.Msg {
		a, err := r.cfg.Open(id)
		return opened{a, err}
	}
}

func (r *Root) onOpened(msg opened) tea.Cmd {
	r.opening = false
	err := msg.err
	if err == nil {
		l, lerr := r.cfg.Ladder(msg.draft.Ladder)
		if err = lerr; err == nil {
			err = r.resume(msg.draft, l)
		}
	}
	if err != nil {
		r.notice = "This draft cannot be opened: " + err.Error()
	} else {
		r.saver.done = true
	}
	ahead := r.ahead
	r.ahead = nil
	var cmds []tea.Cmd
	for _, k := range ahead {
		cmds = append(cmds, r.onKey(k))
	}
	return tea.Batch(cmds...)
}

func (r *Root) discard(id string) tea.Cmd {
	return func() tea.Msg { return discarded{id, r.cfg.Discard(id)} }
}

func (r *Root) onDiscarded(msg discarded) tea.Cmd {
	if msg.err != nil {
		r.notice = "Not discarded: " + msg.err.Error()
		return nil
	}
	r.cfg.Drafts = without(r.cfg.Drafts, msg.id)
	if r.place == atHome {
		r.toHome()
	}
	return nil
}

// leaveSession leaves the questions with the draft kept; where it could not be saved it asks first.
func (r *Root) leaveSession() tea.Cmd {
	if r.saver.err != nil {
		r.unsaved = true
		return nil
	}
	a := r.session.Assessment
	r.cfg.Drafts = without(r.cfg.Drafts, a.ID)
	if len(a.Answers)+len(a.Pending) > 0 {
		r.cfg.Drafts = append([]*assess.Assessment{a}, r.cfg.Drafts...)
	}
	return r.done()
}

// leave ends rung as soon as what is being saved is saved.
func (r *Root) leave() tea.Cmd {
	r.leaving = true
	if r.saver.busy {
		return nil
	}
	return tea.Quit
}

func (r *Root) onUnsavedKey(msg tea.Msg) tea.Cmd {
	switch {
	case keys.Is(msg, retryKey()):
		r.unsaved = false
		return r.retry()
	case keys.Is(msg, keys.Quit()):
		return r.leave()
	case keys.Is(msg, keys.Back("")):
		r.unsaved = false
	}
	return nil
}

func without(as []*assess.Assessment, id string) []*assess.Assessment {
	return slices.DeleteFunc(slices.Clone(as), func(a *assess.Assessment) bool { return a.ID == id })
}

// Exit is how a run ended.
type Exit struct {
	Interrupted bool               // by ctrl+c, in the middle of an assessment
	Unsaved     error              // why the newest answers are not on the disk; nil when they are, or there are none
	Draft       *assess.Assessment // the assessment that was left unfinished, nil for none
	Path        string             // where the finished assessment was written, "" for none
}

// Exit says how the run ended; call it when the program has stopped.
func (r *Root) Exit() Exit {
	e := Exit{Interrupted: r.interrupted, Unsaved: r.saver.err, Path: r.saver.path}
	if r.session != nil && len(r.session.Assessment.Answers)+len(r.session.Assessment.Pending) > 0 {
		e.Draft = r.session.Assessment
	}
	return e
}
