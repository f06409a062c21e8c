package tui

import (
	"errors"
	"slices"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/desk"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/plan"
)

// disk does the root's work on files: one piece at a time, in the order in which it was asked for, so that a draft cannot
// come back after its result or be read before it is written. It outlives the screens: what could not be saved is kept and
// tried again, whatever is on the screen by then.
type disk struct {
	cfg     *Config
	running *job         // nil: none
	taken   *atomic.Bool // whether whoever is to do that has begun
	queue   []job
	failed  []job           // what could not be saved, in the order in which it was asked for
	err     error           // why the newest of these failed
	fresh   map[string]bool // ids of assessments whose document is on the disk as it is now
}

// job is one piece of work.
type job struct {
	work       work
	assessment *assess.Assessment // as it was when the job was asked for; to open, discard or release a draft only its id counts; nil: see subject
	subject    string             // the path of a view to read
	text       string             // the notes to save
	change     plan.Change        // of the plan to save
}

type work int

const (
	saveDraft work = iota
	writeResult
	openDraft
	discardDraft
	releaseDraft // one that was opened and cannot be used
	readView     // a file that somebody else has given
	keepView     // a copy of such a view, once both are revealed
	savePlan     // that of a finished assessment
	openNotes    // private ones
	saveNotes
)

// id names what a job is about.
func (j job) id() string {
	if j.assessment == nil {
		return j.subject
	}
	return j.assessment.ID
}

// ofDocument says whether a job is about the document of an assessment. Private notes go by its id, too, but they are a file of their own, and
// say nothing of whether the document is on the disk.
func (j job) ofDocument() bool { return j.work != openNotes && j.work != saveNotes }

// on says whether a job is about the document with an id.
func (j job) on(id string) bool { return j.ofDocument() && j.id() == id }

// saves says whether something is lost if a job fails.
func (j job) saves() bool {
	switch j.work {
	case openDraft, discardDraft, releaseDraft, readView, openNotes:
		return false
	}
	return true
}

// replaces says whether an older job has become needless by this one. Each change of a plan counts, and its document has to be there first.
func (j job) replaces(older job) bool {
	switch j.work {
	case saveDraft, writeResult, discardDraft:
		return j.id() == older.id() && (older.work == saveDraft || older.work == writeResult || older.work == discardDraft)
	case saveNotes:
		return older.work == saveNotes && j.id() == older.id()
	}
	return false
}

// jobDone is the message with which a job ends.
type jobDone struct {
	job   job
	draft *assess.Assessment // the one opened, or the view read
	notes desk.Notes
	plan  []assess.PlanItem // as it is on the disk
	err   error
}

func newDisk(cfg *Config) *disk { return &disk{cfg: cfg, fresh: map[string]bool{}} }

// do asks for a job on an assessment. What still waits to be done to the same one gives way to it.
func (d *disk) do(w work, a *assess.Assessment) tea.Cmd {
	return d.add(job{work: w, assessment: oneonone.Snapshot(a)})
}

// read asks for the view in a file.
func (d *disk) read(path string) tea.Cmd { return d.add(job{work: readView, subject: path}) }

// change asks for a change of the plan of a finished assessment.
func (d *disk) change(a *assess.Assessment, change plan.Change) tea.Cmd {
	return d.add(job{work: savePlan, assessment: oneonone.Snapshot(a), change: change})
}

// note asks for the private notes that belong to a view to be saved.
func (d *disk) note(a *assess.Assessment, text string) tea.Cmd {
	return d.add(job{work: saveNotes, assessment: oneonone.Snapshot(a), text: text})
}

func (d *disk) add(j job) tea.Cmd {
	if j.ofDocument() && (j.saves() || j.work == discardDraft) {
		delete(d.fresh, j.id())
	}
	d.queue, d.failed = slices.DeleteFunc(d.queue, j.replaces), slices.DeleteFunc(d.failed, j.replaces)
	if d.mustWait(j) {
		d.failed = append(d.failed, j)
		return nil
	}
	d.queue = append(d.queue, j)
	return d.next()
}

// mustWait says whether a change of a plan has to wait for what could not be saved of its document: it comes after that.
func (d *disk) mustWait(j job) bool {
	return j.work == savePlan && slices.ContainsFunc(d.failed, func(o job) bool { return o.on(j.id()) })
}

// next begins the next job, if none is under way.
func (d *disk) next() tea.Cmd {
	if d.running != nil || len(d.queue) == 0 {
		return nil
	}
	j := d.queue[0]
	taken := new(atomic.Bool)
	d.queue, d.running, d.taken = d.queue[1:], &j, taken
	return func() tea.Msg {
		if !taken.CompareAndSwap(false, true) {
			return nil // finish has done it
		}
		return d.run(j)
	}
}

// run does a job; it is called in a command.
func (d *disk) run(j job) jobDone {
	done := jobDone{job: j}
	switch j.work {
	case saveDraft:
		done.err = d.cfg.Save(j.assessment)
	case writeResult:
		done.err = d.cfg.Finish(j.assessment)
	case openDraft:
		done.draft, done.err = d.cfg.Open(j.id())
	case discardDraft:
		done.err = d.cfg.Discard(j.id())
	case releaseDraft:
		d.cfg.Release(j.id())
	case readView:
		done.draft, done.err = d.cfg.ReadView(j.subject)
	case keepView:
		done.err = d.cfg.Keep(j.assessment)
	case savePlan:
		done.plan, done.err = d.cfg.SavePlan(j.assessment, j.change)
	case openNotes:
		done.notes, done.err = d.cfg.Notes(j.assessment)
	case saveNotes:
		done.err = d.cfg.SaveNotes(j.assessment, j.text)
	}
	return done
}

// finish does all that waits, in place of the commands that the program would have run. A job that was under way is over by then, or holds
// up the first one here; one that the program never came to begin is done now.
func (d *disk) finish() {
	if d.running != nil && d.taken.CompareAndSwap(false, true) {
		d.queue = append([]job{*d.running}, d.queue...)
	}
	d.running = nil
	for cmd := d.next(); cmd != nil; {
		cmd = d.done(d.run(*d.running))
	}
}

// done takes the end of a job, and begins the next one.
func (d *disk) done(msg jobDone) tea.Cmd {
	d.running = nil
	switch {
	case !msg.job.saves() || d.superseded(msg.job):
	case refused(msg.err):
		// it cannot be done, now or later, and whoever asked for it is told
	case msg.err != nil:
		d.failed, d.err = append(d.failed, msg.job), msg.err
		d.holdBack(msg.job)
	case msg.job.ofDocument() && !d.waiting(msg.job.id()): // else something of it is still to be saved
		d.fresh[msg.job.id()] = true
	}
	return d.next()
}

// refused says whether a plan was not changed because it is another one than on the screen.
func refused(err error) bool {
	var why *plan.Error
	return errors.As(err, &why)
}

// holdBack takes out of the queue the changes of a plan that come after what has just failed.
func (d *disk) holdBack(failed job) {
	later := func(o job) bool { return o.work == savePlan && failed.on(o.id()) }
	for _, o := range d.queue {
		if later(o) {
			d.failed = append(d.failed, o)
		}
	}
	d.queue = slices.DeleteFunc(d.queue, later)
}

// superseded says whether a job that waits will do what this one did.
func (d *disk) superseded(j job) bool {
	return slices.ContainsFunc(d.queue, func(o job) bool { return o.replaces(j) })
}

// waiting says whether work on a document waits to be done.
func (d *disk) waiting(id string) bool {
	return slices.ContainsFunc(d.queue, func(j job) bool { return j.on(id) })
}

// idle says whether nothing is being done or waits to be.
func (d *disk) idle() bool { return d.running == nil && len(d.queue) == 0 }

// unsaved says why something is not on the disk; nil when all is, or is on the way there.
func (d *disk) unsaved() error {
	if len(d.failed) == 0 {
		return nil
	}
	return d.err
}

// onlyNotes says whether private notes are all that is not on the disk.
func (d *disk) onlyNotes() bool { return !slices.ContainsFunc(d.failed, job.ofDocument) }

// retry tries again what failed.
func (d *disk) retry() tea.Cmd {
	d.queue = append(d.failed, d.queue...)
	d.failed = nil
	return d.next()
}

// state of the document of an assessment on the disk.
type state int

const (
	unknown state = iota // nothing of it was saved since it was begun or opened
	saving
	saved
	notSaved
)

func (d *disk) state(id string) state {
	switch {
	case slices.ContainsFunc(d.failed, func(j job) bool { return j.on(id) }):
		return notSaved
	case d.fresh[id]:
		return saved
	case d.waiting(id) || d.running != nil && d.running.on(id):
		return saving
	}
	return unknown
}
