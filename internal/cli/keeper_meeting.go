package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/desk"
	"github.com/rung-dev/rung/internal/plain"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/seal"
	"github.com/rung-dev/rung/internal/store"
)

// readView reads a view for somebody who began without it. Only a regular file can be read while a screen has the terminal.
func (k *keeper) readView(path string) (*assess.Assessment, error) {
	if path == stdio {
		return nil, fail(badUsage, "- is no file, and the keyboard is taken").try("give the path of a file")
	}
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		path = filepath.Join(k.app.world.Getenv("HOME"), rest)
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, fail(badInput, "%s is no file with a document: it is %s", path, kindOf(info.Mode())).try("give the path of a file")
	}
	o := &oneOnOneOptions{app: k.app, first: path}
	doc, err := readFinished(o, path)
	if err == nil && doc.Rater.Role == assess.Agreed {
		return nil, fail(badInput, "%s is an agreed record", path).
			try("leave rung; %s takes it into the home", k.app.command("one-on-one", path))
	}
	if err == nil {
		o.given = doc
		doc, err = o.viewFor(k, path)
	}
	return doc, k.unlessEnded(k.withoutKey(path, err))
}

// unlessEnded is an error of reading. Where a signal came while a passphrase was asked for in a conversation, the conversation ends by it.
func (k *keeper) unlessEnded(err error) error {
	var f *failure
	if k.watch == nil || !errors.As(err, &f) || f.code <= bySignal {
		return err
	}
	k.watch.note(syscall.Signal(f.code - bySignal))
	return plain.ErrStopped
}

func kindOf(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a directory"
	case mode.Type() == fs.ModeNamedPipe:
		return "a pipe"
	}
	return "a device or something like it"
}

// withoutKey says what to do where a key or a passphrase is missing that a screen cannot be given.
func (k *keeper) withoutKey(path string, err error) error {
	var f *failure
	if !errors.As(err, &f) {
		return err
	}
	command := k.app.command("one-on-one", path) + k.app.keys.flags()
	switch {
	case errors.Is(err, seal.ErrNeedsIdentity):
		return f.try("leave rung and open it with its key: %s --identity KEY", command)
	case errors.Is(err, errScreen):
		return f.try("leave rung, and be asked for it there: %s", command)
	}
	return err
}

// keepView puts a view that came by file into the home.
func (k *keeper) keepView(a *assess.Assessment) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	const what = "the copy of a view"
	path, err := k.home.Keep(a)
	if path == "" {
		return k.lose(unwritten{a.ID, what, err})
	}
	k.settle(a.ID, what)
	path = k.home.Abs(path)
	k.files.put(a.ID, path)
	if said := "kept a copy of " + viewOf(a) + ": " + path; !slices.Contains(k.said, said) {
		k.said = append(k.said, said)
	}
	k.keepLadder(a)
	return nil
}

// viewOf is whose view a document is.
func viewOf(a *assess.Assessment) string {
	name := a.Rater.Name
	if name == "" && a.Rater.Role == assess.Self {
		name = a.Person.Name
	}
	switch {
	case name != "":
		return name + "'s view"
	case a.Rater.Role == assess.Manager:
		return "the manager's view"
	}
	return "the person's view"
}

// changeable says why the plan of a finished assessment cannot be changed, nil if it can.
func (k *keeper) changeable(a *assess.Assessment) error {
	if _, known := k.files.of(a.ID); known {
		return nil
	}
	return fail(failed, "the plan cannot be changed here: the document came encrypted, or has no file").
		try("rung one-on-one FILE puts an agreed record into the home")
}

// savePlan writes the plan of a finished assessment into its file, and returns it as it is there: also where the change was refused because
// somebody else has changed the plan, which is a *plan.Error.
func (k *keeper) savePlan(a *assess.Assessment, change plan.Change) ([]assess.PlanItem, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.printed != nil && k.printed.ID == a.ID {
		items, err := change(k.printed.Plan)
		if err == nil {
			k.printed.Plan = items
		}
		return k.printed.Plan, err
	}
	const what = "the plan"
	path := k.fileOf(a.ID)
	if path == "" {
		return nil, k.lose(unwritten{a.ID, what, fail(failed, "it came from standard input, and has no file to change").try("give its file by name")})
	}
	var there []assess.PlanItem
	doc, err := store.ChangePlan(path, func(items []assess.PlanItem) ([]assess.PlanItem, error) {
		there = items
		return change(items)
	})
	var refused *plan.Error
	switch {
	case errors.As(err, &refused):
		k.settle(a.ID, what) // it cannot be done later either, and the person is told
		return there, err
	case err != nil:
		return nil, k.lose(unwritten{a.ID, what, err})
	}
	k.settle(a.ID, what)
	return doc.Plan, nil
}

// subject is the id that the private notes go by where the name of the person is left out: that of the view that was given first.
func subject(a *assess.Assessment) string {
	if a.About != nil {
		return a.About.ID
	}
	return a.ID
}

// notes returns the private notes on the person whom an assessment is about.
func (k *keeper) notes(a *assess.Assessment) (desk.Notes, error) {
	text, err := k.home.Notes(a.Person.Name, subject(a))
	return desk.Notes{Text: text, Path: k.home.NotesPath(a.Person.Name, subject(a))}, err
}

func (k *keeper) saveNotes(a *assess.Assessment, text string) error {
	const what = "the private notes"
	k.mu.Lock()
	defer k.mu.Unlock()
	if err := k.home.SaveNotes(a.Person.Name, subject(a), text); err != nil {
		return k.lose(unwritten{subject(a), what, err})
	}
	k.settle(subject(a), what)
	return nil
}
