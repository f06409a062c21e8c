package cli

import (
	"errors"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/tui"
)

// runOneOnOneScreen lets the second of two people answer, and shows both views when they are locked. With both views given it begins
// with the reveal.
func runOneOnOneScreen(o *oneOnOneOptions) error {
	record, err := o.recordGiven()
	switch {
	case err != nil:
		return err
	case record != nil:
		return o.takeIn(record)
	}
	if !o.lineByLine() {
		if err := o.needScreen(headlessOneOnOne); err != nil {
			return err
		}
	}
	if o.name != "" && words(o.name) == "" {
		return usage("--name %q is no name", o.name).try("any name will do")
	}
	if err := o.checkOutput(); err != nil {
		return err
	}
	if o.first == stdio || o.answers == stdio {
		return usage("a view from standard input leaves no keyboard to answer on").try("give files")
	}
	home, err := o.homeToSaveIn()
	if err != nil {
		return err
	}
	if o.output != "" {
		if _, err := o.finished(); err != nil { // it may be a document of the home
			return err
		}
	}
	s, err := o.shelfForViews()
	if err != nil {
		return err
	}
	k := newKeeper(o.app, home, s)
	k.meets, k.target, k.force, k.again = true, o.output, o.force, o.goOnCommand()
	if o.lineByLine() {
		return o.meetLineByLine(k)
	}
	return o.meet(k)
}

// goOnCommand brings somebody back to where a one-on-one was left.
func (o *oneOnOneOptions) goOnCommand() string {
	command := o.command("one-on-one", o.first)
	for _, flag := range []struct{ name, value string }{{"answers", o.answers}, {"ladder", o.ladder}, {"output", o.output}} {
		if flag.value != "" {
			command += " --" + flag.name + " " + safe.Shell(flag.value)
		}
	}
	if o.force {
		command += " --force"
	}
	return command + o.accessibleFlag() + o.keys.flags()
}

// meet opens the views, and the screen at the place where the one-on-one stands.
func (o *oneOnOneOptions) meet(k *keeper) error {
	first, other, err := o.views(k)
	if err != nil {
		return err
	}
	cfg, err := o.config(k)
	if err != nil {
		return err
	}
	if err := readDrafts(&cfg.Desk, k); err != nil {
		return err
	}
	if err := readResults(&cfg.Desk, k, ""); err != nil {
		return err
	}
	root := tui.New(cfg)
	if err := root.StartMeeting(first, other, words(o.name)); err != nil {
		if f := failureOf(err); f.code == busy {
			return f
		}
		return fail(badInput, "%s: %v", o.first, err).try("%s", meetingHint(err))
	}
	return o.show(root, k)
}

// meetingHint is what to do where a one-on-one cannot go on from a file.
func meetingHint(err error) string {
	var other *oneonone.OtherRaterError
	if errors.As(err, &other) {
		return "go on with it under that name; for a view of one's own, --home DIR keeps it apart"
	}
	return "rung one-on-one FIRST --answers SECOND takes both files"
}

// views are the first view, and the second where it is given. Both of them belong together and can be compared.
func (o *oneOnOneOptions) views(k *keeper) (first, other *assess.Assessment, err error) {
	if o.answers == "" {
		first, err = o.viewFor(k, o.first)
		return first, nil, err
	}
	two, err := o.couple(k.shelf)
	if err != nil {
		return nil, nil, err
	}
	if _, err := two.compare(); err != nil {
		return nil, nil, err
	}
	o.remark(two)
	return two.first, two.second, nil
}

// viewFor reads a view on a ladder that is at hand.
func (o *oneOnOneOptions) viewFor(k *keeper, path string) (*assess.Assessment, error) {
	view, err := o.given, error(nil)
	if view == nil || path != o.first {
		view, err = readView(o, path)
	}
	if err != nil {
		return nil, err
	}
	if _, err = bindView(k.shelf, path, view); err == nil && len(view.Answers) == 0 {
		err = fail(notEnough, "%s: no question is answered in it", nameOf(path)).try("there is nothing to give a second view on; answer it first")
	}
	return view, err
}
