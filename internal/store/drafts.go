package store

import (
	"errors"
	"io/fs"
	"path"

	"github.com/rung-dev/rung/internal/assess"
)

func draftPath(id string) string { return path.Join(draftsDir, id+".json") }

// SaveDraft writes a as it stands, in place of what was saved of it before. A *SaveError or *HomeError says that it was not
// saved; what was saved before is then still there.
func (s *Store) SaveDraft(a *assess.Assessment) error {
	if !assess.ValidUUID(a.ID) {
		return &SaveError{s.Abs(draftsDir), errBadID}
	}
	name := draftPath(a.ID)
	data, err := encode(a)
	if err != nil {
		return &SaveError{s.Abs(name), err}
	}
	d, err := s.writing(draftsDir)
	if err == nil {
		err = d.replace(name, data)
	}
	if err != nil {
		return s.saveError(name, err)
	}
	return nil
}

// encode makes sure that what is saved can be read again: a document beyond the limits would be lost.
func encode(a *assess.Assessment) ([]byte, error) {
	data := assess.Encode(a)
	if _, err := assess.Decode(data); err != nil {
		return nil, err
	}
	return data, nil
}

// Drafts lists the assessments that were begun and not finished, the one saved last first.
func (s *Store) Drafts() ([]Entry, []Unreadable, error) {
	root, err := s.reading()
	if root == nil || err != nil {
		return nil, nil, err
	}
	l := &listing{store: s, root: root}
	l.add(draftsDir)
	return l.sorted()
}

// LoadDraft reads a draft.
func (s *Store) LoadDraft(id string) (*assess.Assessment, error) {
	if !assess.ValidUUID(id) {
		return nil, &fs.PathError{Op: "reading", Path: s.Abs(draftsDir), Err: errBadID}
	}
	return s.Load(draftPath(id))
}

// DeleteDraft removes a draft; one that is not there is no error. The error is a *RemoveError or *HomeError.
func (s *Store) DeleteDraft(id string) error {
	if !assess.ValidUUID(id) {
		return &RemoveError{s.Abs(draftsDir), errBadID}
	}
	root, err := s.reading()
	if root == nil || err != nil {
		return err
	}
	err = disk{root, s.rand}.remove(draftPath(id))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &RemoveError{s.Abs(draftPath(id)), err}
	}
	return nil
}
