package cli

import (
	"errors"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/store"
)

// recordGiven returns the agreed record that the file is, nil where it is a view. What is read of a view is not read twice: a passphrase
// may have been asked for.
func (o *oneOnOneOptions) recordGiven() (*assess.Assessment, error) {
	if o.answers != "" || o.first == stdio {
		return nil, nil
	}
	doc, err := readFinished(o, o.first)
	if err == nil && doc.Rater.Role == assess.Agreed {
		return doc, nil
	}
	o.given = doc
	return nil, err
}

// takeIn puts an agreed record that the other person handed over into the home, and shows it: from then on its plan comes back, and it
// counts as what was agreed last time.
func (o *oneOnOneOptions) takeIn(record *assess.Assessment) error {
	if o.output != "" || o.name != "" || o.force {
		return usage("%s is what two agreed on, and goes into the home as it is", nameOf(o.first)).
			try("leave out --name, --output and --force; %s makes a copy", o.command("share", o.first, "-o", "copy.json"))
	}
	s, err := o.shelfForViews()
	if err != nil {
		return err
	}
	if _, err := outcomeOf(s, record, source{path: o.first}); err != nil {
		return err // before it is in the home
	}
	path, record, err := o.putRecord(s, record)
	if err != nil {
		return err
	}
	outcome, err := outcomeOf(s, record, source{path: path})
	if err != nil {
		return err
	}
	if !o.lineByLine() && o.needScreen("") != nil {
		return o.path(path)
	}
	show := &showOptions{app: o.app}
	return show.showScreen(s, outcome, source{path: path})
}

// putRecord returns where a record is in the home, and how it is there, after writing it if it was not.
func (o *oneOnOneOptions) putRecord(s *shelf, record *assess.Assessment) (string, *assess.Assessment, error) {
	home, err := o.homeToSaveIn()
	if err != nil {
		return "", nil, err
	}
	kept, err := home.FinishedOf(record.Person.Name)
	if err != nil {
		return "", nil, lostFor(err)
	}
	for _, e := range kept {
		if e.Assessment.ID == record.ID {
			o.say("it is in the home already, and stays as it is there")
			return home.Abs(e.Path), e.Assessment, nil
		}
	}
	path := ""
	err = o.unbroken(func() (err error) {
		path, err = home.Keep(record)
		return err
	})
	var left *store.RemoveError
	if err != nil && !errors.As(err, &left) {
		return "", nil, err
	}
	o.say("saved %s", home.Abs(path))
	if err := s.keepFor(home, record); err != nil {
		o.say("%v", err)
	}
	return home.Abs(path), record, nil
}
