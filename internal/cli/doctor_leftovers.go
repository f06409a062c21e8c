package cli

import (
	"fmt"
	"io/fs"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/store"
)

// The checks of what is left over.
const (
	leftTemporary check = "leftovers.temporary"
	leftLocks     check = "leftovers.locks"
	leftDrafts    check = "leftovers.drafts"
	leftLadders   check = "leftovers.ladders"
	leftEditor    check = "leftovers.editor"
	leftFaults    check = "leftovers.faults"
)

// When a draft, and the report of a fault, are so old that somebody may have forgotten them.
const (
	oldDraft  = 30 * 24 * time.Hour
	oldReport = 30 * 24 * time.Hour
)

// checkLeftovers names what crashes, kills and editors left, and what nobody needs any more.
func (e *examination) checkLeftovers() {
	if e.home.Err != nil {
		return
	}
	mine := e.mine(e.home.Info)
	for _, i := range e.home.Items {
		if i.IsScratch() {
			e.checkScratch(i, mine)
		}
		if !i.Info.Mode().IsRegular() {
			continue
		}
		switch i.Sort() {
		case store.Temporary:
			e.checkTemporary(i, mine)
		case store.Lock:
			e.checkLock(i, mine)
		case store.EditorFile:
			e.warn(leftEditor, "%s is a copy that an editor made, and may say what a document says", e.names.path(i)).try("%s", e.removal(i))
		case store.FaultReport:
			if age := e.home.Age(i); age > oldReport {
				e.warn(leftFaults, "%s is the report of a fault of %d days ago", e.names.path(i), daysIn(age)).try("once it is reported, %s", e.removal(i))
			}
		}
	}
	e.checkDone(mine)
	e.checkOld()
	e.checkUnused()
	if e.clean(leftTemporary, leftLocks, leftDrafts, leftLadders, leftEditor, leftFaults) {
		e.ok("leftovers.all", "nothing is left over")
	}
}

func (e *examination) checkTemporary(i store.Item, mine bool) {
	shown := e.names.path(i)
	if !e.home.IsOverdue(i) {
		e.ok(leftTemporary, "%s is less than an hour old: rung may be writing it", shown)
		return
	}
	f := e.warn(leftTemporary, "%s was left by a crash while it was written", shown).try("%s", e.removal(i))
	if mine {
		f.by(func() error { return e.home.Sweep(i) }, "%s is removed, which a crash had left", shown)
	}
}

// checkScratch tells a note that is in an editor from one that a crash left.
func (e *examination) checkScratch(i store.Item, mine bool) {
	shown := e.names.path(i)
	if !e.home.IsLeft(i) {
		e.ok(leftTemporary, "%s is a note in an editor, or was one less than a day ago", shown)
		return
	}
	f := e.warn(leftTemporary, "%s was left by a crash while a note was in an editor, and may say what that says", shown).try("%s", e.removal(i))
	if mine {
		f.by(func() error { return e.home.SweepScratch(i) }, "%s is removed, which a crash had left", shown)
	}
}

func (e *examination) checkLock(i store.Item, mine bool) {
	shown := e.names.path(i)
	pid, held := e.home.Holder(i)
	if held {
		e.ok(leftLocks, "%s is held%s: a rung is at work", shown, process(pid))
		return
	}
	f := e.warn(leftLocks, "%s is held by nobody: a rung that was killed left it%s", shown, process(pid)).try("%s", e.removal(i))
	if mine {
		f.by(func() error { return e.home.Unlock(i) }, "%s is removed, which a killed rung had left", shown)
	}
}

func process(pid int) string {
	if pid == 0 {
		return ""
	}
	return fmt.Sprintf(" (process %d)", pid)
}

// checkDone names drafts that were finished already.
func (e *examination) checkDone(mine bool) {
	finished := map[string]examined{}
	for _, x := range e.docs {
		if x.doc != nil && x.item.Sort() == store.Finished {
			finished[x.doc.ID] = x
		}
	}
	for _, draft := range e.docs {
		if draft.doc == nil || draft.item.Sort() != store.Draft {
			continue
		}
		end, there := finished[draft.doc.ID]
		switch {
		case there && e.holds(end.item, draft.doc):
			f := e.warn(leftDrafts, "the draft %s is finished already, and its document holds all of it", draft.id()).try("%s", e.removal(draft.item))
			if mine {
				f.by(func() error { return e.home.DropDraft(draft.item, end.item) }, "the draft %s is removed, as its finished document holds all of it", draft.id())
			}
		case there:
			e.warn(leftDrafts, "the draft %s is finished already, and differs from its document", draft.id()).
				try("%s goes on with it, and the document stays as it is", e.app.command("assess", "--resume", draft.id()))
		}
	}
}

// holds says whether a finished assessment has all that a draft has.
func (e *examination) holds(finished store.Item, draft *assess.Assessment) bool {
	doc, err := e.home.Document(finished)
	return err == nil && store.Contains(doc, draft)
}

// id is the id of a draft, as commands take it.
func (x examined) id() string { return safe.Text(x.doc.ID) }

// checkOld names drafts that may be forgotten.
func (e *examination) checkOld() {
	for _, x := range e.docs {
		if x.doc == nil || x.item.Sort() != store.Draft {
			continue
		}
		if age := e.sinceChange(x); age > oldDraft {
			e.warn(leftDrafts, "the draft %s has not been changed for %d days", x.id(), daysIn(age)).
				try("%s goes on with it, and rung lists it to discard it", e.app.command("assess", "--resume", x.id()))
		}
	}
}

// sinceChange is how long ago a draft was worked on last, by its file or by what stands in it: not every change has a time there, and what
// restores a file may give it an old one. What is still to come was by a clock that went wrong.
func (e *examination) sinceChange(x examined) time.Duration {
	at := x.item.Info.ModTime()
	if x.doc.StartedAt.After(at) {
		at = x.doc.StartedAt
	}
	for _, a := range x.doc.Answers {
		if a.At.After(at) {
			at = a.At
		}
	}
	return max(0, e.world.Now().Sub(at))
}

func daysIn(d time.Duration) int { return int(d.Hours() / 24) }

// checkUnused names copies of ladders that no document needs. Where one cannot be read, nobody knows what it needs.
func (e *examination) checkUnused() {
	if !e.seesAll() {
		return
	}
	used := map[string]bool{}
	for _, x := range e.docs {
		if x.doc == nil {
			return
		}
		for _, digest := range digestsOf(x.doc) {
			used[digest] = true
		}
	}
	for _, i := range e.home.Items {
		digest, ok := i.KeptDigest()
		if i.Sort() == store.KeptLadder && ok && !used[digest] && i.Info.Mode().IsRegular() {
			e.warn(leftLadders, "%s is the copy of a ladder that no document here needs", e.names.path(i)).
				try("%s, if no document elsewhere needs it", e.removal(i))
		}
	}
}

// seesAll says whether no document can lie where nobody has looked: in what cannot be listed, behind a link, or in a directory of somebody's
// own.
func (e *examination) seesAll() bool {
	if e.home.Cut || len(e.home.Blind) > 0 {
		return false
	}
	for _, i := range e.home.Items {
		isDir := i.Info.IsDir()
		switch i.Sort() {
		case store.Folder:
			if !isDir {
				return false
			}
		case store.Draft, store.Finished:
			if !i.Info.Mode().IsRegular() {
				return false
			}
		case store.Stray:
			if isDir || i.Info.Mode()&fs.ModeSymlink != 0 {
				return false
			}
		}
	}
	return true
}

// digestsOf are the ladders that a document was taken on.
func digestsOf(a *assess.Assessment) []string {
	digests := []string{a.Ladder.Digest}
	if a.From != nil {
		digests = append(digests, a.From.Ladder.Digest)
	}
	return digests
}
