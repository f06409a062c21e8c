package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

// Finish writes a finished assessment and then removes its draft. It never overwrites: where the file is there with
// the same content, nothing is written, and where it has another one, the new file gets a number. A path together with
// a *RemoveError means that the assessment is saved, but its draft is still there; finishing it again does no harm.
func (s *Store) Finish(a *assess.Assessment) (path string, err error) {
	if !a.Finished() {
		return "", &SaveError{s.Abs(assessmentsDir), errUnfinished}
	}
	return s.put(a, a.FinishedAt)
}

// Keep is Finish for a document that came by file: one without times counts as finished, too. It is kept as it is, under the day on which
// it came.
func (s *Store) Keep(a *assess.Assessment) (path string, err error) {
	switch {
	case a.Finished():
		return s.put(a, a.FinishedAt)
	case assess.Unlocked(a):
		return "", &SaveError{s.Abs(assessmentsDir), errUnfinished}
	}
	there, err := s.FinishedOf(a.Person.Name)
	if err != nil {
		return "", s.saveError(assessmentsDir, err)
	}
	for _, e := range there { // it may have come on another day before
		if same(e.Assessment, a) {
			return e.Path, nil
		}
	}
	return s.put(a, s.now())
}

// put writes a finished assessment under a day, and removes its draft.
func (s *Store) put(a *assess.Assessment, day time.Time) (path string, err error) {
	dir, base, err := finishedPath(a, day)
	if err != nil {
		return "", &SaveError{s.Abs(assessmentsDir), err}
	}
	data, err := encode(a)
	if err != nil {
		return "", &SaveError{s.Abs(dir), err}
	}
	d, err := s.writing(dir)
	if err != nil {
		return "", s.saveError(dir, err)
	}
	name, err := d.createNumbered(dir, base, a, data)
	if err != nil {
		return "", s.saveError(name, err)
	}
	if err := s.DeleteDraft(a.ID); err != nil {
		return name, err
	}
	return name, nil
}

// finishedPath is where a finished assessment goes: the folder of the person, and a name without its ending. The last
// digits of the id are the random ones.
func finishedPath(a *assess.Assessment, day time.Time) (dir, base string, err error) {
	switch {
	case !assess.ValidUUID(a.ID):
		return "", "", errBadID
	case !assess.ValidID(a.Ladder.ID):
		return "", "", errBadLadder
	}
	base = fmt.Sprintf("%s-%s-%s-%s", day.UTC().Format(time.DateOnly), a.Ladder.ID, a.Rater.Role, a.ID[28:])
	return path.Join(assessmentsDir, folder(a.Person.Name)), base, nil
}

// createNumbered writes data under the first name that is free, unless the same assessment is there already.
func (d disk) createNumbered(dir, base string, a *assess.Assessment, data []byte) (name string, err error) {
	for n := 1; n < 1000; n++ {
		name = path.Join(dir, base+".json")
		if n > 1 {
			name = path.Join(dir, fmt.Sprintf("%s-%d.json", base, n))
		}
		if _, err := d.root.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			if err := d.create(name, data); !errors.Is(err, fs.ErrExist) {
				return name, err
			}
		}
		if there, err := load(d.root, name); err == nil && same(there, a) {
			return name, d.syncDir(dir) // the rung that wrote it may have crashed before it did this
		}
	}
	return name, fs.ErrExist
}

// same says whether two documents differ at most in when they were finished: a crash after finishing leaves the draft,
// which is then finished once more.
func same(a, b *assess.Assessment) bool {
	x, y := *a, *b
	x.FinishedAt, y.FinishedAt = time.Time{}, time.Time{}
	return bytes.Equal(assess.Encode(&x), assess.Encode(&y))
}

// Finished lists all finished assessments, the newest first.
func (s *Store) Finished() ([]Entry, []Unreadable, error) {
	root, err := s.reading()
	if root == nil || err != nil {
		return nil, nil, err
	}
	l := &listing{store: s, root: root}
	people, err := s.entries(root, assessmentsDir)
	if err != nil {
		return nil, nil, homeError(s.Abs(assessmentsDir), err)
	}
	for _, p := range people {
		if p.IsDir() {
			l.add(path.Join(assessmentsDir, p.Name()))
		}
	}
	l.add(assessmentsDir)                                   // what a person put there by hand
	s.sweep(root, notesDir, laddersDir, keptDir, faultsDir) // nothing else that only reads comes there
	return l.sorted()
}

// FinishedOf lists the finished assessments of a person by the name as it is written, the newest first. Only their folder is read.
func (s *Store) FinishedOf(person string) ([]Entry, error) {
	root, err := s.reading()
	if root == nil || err != nil {
		return nil, err
	}
	l := &listing{store: s, root: root}
	l.add(path.Join(assessmentsDir, folder(person)))
	entries, _, err := l.sorted()
	return entries, err
}

// Previous returns what came before an assessment: the last finished placement of the same person on the same version of the
// ladder, as seen by the same role; nil if there is none. It makes the hold of a new result.
func (s *Store) Previous(a *assess.Assessment) (*assess.Previous, error) {
	entries, err := s.FinishedOf(a.Person.Name)
	return assess.PreviousIn(Documents(entries), a), err
}
