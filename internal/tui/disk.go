package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
)

// disk does the root's work on files: one piece at a time, in the order in which it was asked for, so that a draft cannot
// come back after its result or be read before it is written. It outlives the screens: what could not be saved is kept and
// tried again, whatever is on the screen by then.
type disk struct {
	cfg     *Config
	running *job // nil: none
	queue   []job
	failed  []job           // what could not be saved, at most one for each assessment
	err     error           // why the newest of these failed
	fresh   map[string]bool // ids of assessments whose newest state is on the disk
}

// job is one piece of work.
type job struct {
	work       work
	assessment *assess.Assessment // as it was when the job was asked for; to open or discard a draft only its id counts
}

type work int

const (
	saveDraft work = iota
	writeResult
	openDraft
	discardDraft
)

func (j job) id() string { return j.assessment.ID }

// jobDone is the message with which a job ends.
type jobDone struct {
	job   job
	draft *assess.Assessment // the one opened
	err   error
}

func newDisk(cfg *Config) *disk { return &disk{cfg: cfg, fresh: map[string]bool{}} }

// do asks for a job. What still waits to be done to the same assessment gives way to it.
func (d *disk) do(w work, a *assess.Assessment) tea.Cmd {
	j := job{w, snapshot(a)}
	if w != openDraft {
		delete(d.fresh, j.id())
		older := func(o job) bool { return o.id() == j.id() }
		d.queue, d.failed = slices.DeleteFunc(d.queue, older), slices.DeleteFunc(d.failed, older)
	}
	d.queue = append(d.queue, j)
	return d.next()
}

// snapshot copies what a screen may go on to change.
func snapshot(a *assess.Assessment) *assess.Assessment {
	s := *a
	s.Answers, s.Pending, s.Leanings = slices.Clone(a.Answers), slices.Clone(a.Pending), slices.Clone(a.Leanings)
	return &s
}

// next begins the next job, if none is under way.
func (d *disk) next() tea.Cmd {
	if d.running != nil || len(d.queue) == 0 {
		return nil
	}
	j := d.queue[0]
	d.queue, d.running = d.queue[1:], &j
	return func() tea.Msg { return d.run(j) }
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
	}
	return done
}

// done takes the end of a job, and begins the next one.
func (d *disk) done(msg jobDone) tea.Cmd {
	d.running = nil
	saving := msg.job.work == saveDraft || msg.job.work == writeResult
	switch {
	case !saving || d.waiting(msg.job.id()):
	case msg.err != nil:
		d.failed, d.err = append(d.failed, msg.job), msg.err
	default:
		d.fresh[msg.job.id()] = true
	}
	return d.next()
}

// waiting says whether work on an assessment waits to be done.
func (d *disk) waiting(id string) bool {
	return slices.ContainsFunc(d.queue, func(j job) bool { return j.id() == id })
}

// idle says whether nothing is being done or waits to be.
func (d *disk) idle() bool { return d.running == nil && len(d.queue) == 0 }

// unsaved says why the newest answers are not on the disk; nil when they are, or are on the way there.
func (d *disk) unsaved() error {
	if len(d.failed) == 0 {
		return nil
	}
	return d.err
}

// retry tries again what failed.
func (d *disk) retry() tea.Cmd {
	d.queue = append(d.queue, d.failed...)
	d.failed = nil
	return d.next()
}

// state of an assessment on the disk.
type state int

const (
	unknown state = iota // nothing of it was saved since it was begun or opened
	saving
	saved
	notSaved
)

func (d *disk) state(id string) state {
	switch {
	case slices.ContainsFunc(d.failed, func(j job) bool { return j.id() == id }):
		return notSaved
	case d.fresh[id]:
		return saved
	case d.waiting(id) || d.running != nil && d.running.id() == id:
		return saving
	}
	return unknown
}
