package plain

import (
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/oneonone"
)

// disk saves what comes of a conversation, in place. What could not be saved is kept, and tried again with whatever is saved next.
type disk struct {
	failed []work
	err    error           // why the newest of these failed
	mine   map[string]bool // drafts that are open here
}

// work is one thing to save. It stands for what failed under the same name before.
type work struct {
	name string
	do   func() error
}

// open notes that a draft is held open here.
func (d *disk) open(id string) {
	if d.mine == nil {
		d.mine = map[string]bool{}
	}
	d.mine[id] = true
}

// do saves something, after what failed before. The error is that of w alone. It must be work that can be done again, and late: what ends
// an assessment that can still be answered is no such work.
func (d *disk) do(w work) error {
	d.forget(w.name)
	_ = d.again()
	err := w.do()
	if err != nil {
		d.failed, d.err = append(d.failed, w), err
	}
	return err
}

// again tries what failed once more, in its order.
func (d *disk) again() error {
	tried := d.failed
	d.failed = nil
	for _, w := range tried {
		if err := w.do(); err != nil {
			d.failed, d.err = append(d.failed, w), err
		}
	}
	return d.unsaved()
}

// forget gives up what failed under a name.
func (d *disk) forget(name string) {
	d.failed = slices.DeleteFunc(d.failed, func(o work) bool { return o.name == name })
}

// unsaved says why the newest answers are not on the disk, nil when they are.
func (d *disk) unsaved() error {
	if len(d.failed) == 0 {
		return nil
	}
	return d.err
}

// sayUnsaved says what of earlier is not on the disk, if anything.
func (d *disk) sayUnsaved(t *Talk) {
	if err := d.unsaved(); err != nil {
		t.Say("Still not saved: %s. Whatever you save next tries again.", strings.TrimSuffix(err.Error(), "."))
	}
}

// notSaved is what is said of an error of saving; it names the way to try again.
func notSaved(err error) string {
	return "Not saved: " + strings.TrimSuffix(err.Error(), ".") + ". Your answers are still here; whatever you save next tries again."
}

// save writes a draft as it stands, and says what was done and whether that is on the disk.
func (v *visit) save(a *assess.Assessment, done string) {
	v.disk.open(a.ID)
	v.kept(done, v.disk.do(work{a.ID, func() error { return v.Save(a) }}))
}

// kept says what was done and, behind it, whether that is on the disk.
func (v *visit) kept(done string, err error) {
	if err == nil {
		v.talk.Say("%s Saved.", done)
		v.disk.sayUnsaved(v.talk)
		return
	}
	v.talk.Say("%s", done)
	v.talk.Say("%s", notSaved(err))
}

// drop discards a draft.
func (v *visit) drop(a *assess.Assessment) {
	v.disk.forget(a.ID)
	if err := v.Discard(a.ID); err != nil {
		v.talk.Say("Not discarded: %s", chart.Sentence(err))
		return
	}
	v.Drafts = oneonone.Without(v.Drafts, a.ID)
}

// shelve takes a finished document from the drafts to the results.
func (v *visit) shelve(a *assess.Assessment) {
	v.Drafts = oneonone.Without(v.Drafts, a.ID)
	v.Results = append([]*assess.Assessment{a}, v.Results...)
}

// written notes that a finished document is on the disk: nothing of its draft is to be saved any more. The rest of what failed is tried
// again.
func (v *visit) written(a *assess.Assessment) {
	v.shelve(a)
	v.disk.forget(a.ID)
	_ = v.disk.again()
}

// savedIn says where a finished document is.
func (v *visit) savedIn(a *assess.Assessment) string {
	if v.FileOf == nil || v.FileOf(a.ID) == "" {
		return "Saved."
	}
	return "Saved in " + v.FileOf(a.ID)
}
