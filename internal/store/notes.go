package store

import (
	"errors"
	"io/fs"
	"path"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/safe"
)

// notesDir holds what a manager notes on people for themselves, one Markdown file a person. No document has any of it.
const notesDir = "notes"

func notesPath(person string) string { return path.Join(notesDir, folder(person)+".md") }

// NotesPath is the file with the private notes on a person, as an absolute path; it need not exist.
func (s *Store) NotesPath(person string) string { return s.Abs(notesPath(person)) }

// Notes returns the private notes on a person, safe to show; "" where there are none.
func (s *Store) Notes(person string) (string, error) {
	root, err := s.reading()
	if root == nil || err != nil {
		return "", err
	}
	text, err := readRegular(root, notesPath(person))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", nil
	case err == nil && len(text) > assess.MaxNote:
		err = errLongNotes
	}
	if err != nil {
		return "", &fs.PathError{Op: "reading", Path: s.NotesPath(person), Err: plainErr(err)}
	}
	return safe.Lines(string(text)), nil
}

// SaveNotes writes the private notes on a person in place of those that were there. The error is a *SaveError or *HomeError.
func (s *Store) SaveNotes(person, text string) error {
	name := notesPath(person)
	d, err := s.writing(notesDir)
	if err == nil {
		err = d.replace(name, []byte(text+"\n"))
	}
	if err != nil {
		return s.saveError(name, err)
	}
	return nil
}
