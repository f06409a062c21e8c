package store

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/safe"
)

// notesDir holds what a manager notes on people for themselves, one Markdown file a person. No document has any of it.
const notesDir = "notes"

// notesPath is the file of the notes on a person. People whose name was left out are told apart by id, that of the first view on them.
func notesPath(person, id string) string {
	if strings.TrimSpace(person) != "" {
		return path.Join(notesDir, folder(person)+".md")
	}
	if !assess.ValidUUID(id) {
		id = digestOf([]byte(id))[len(digestPrefix):]
	}
	return path.Join(notesDir, "id--"+id+".md")
}

// NotesPath is the file with the private notes on a person, as an absolute path; it need not exist. The id is that of the first view on
// the person, and counts where the name is left out.
func (s *Store) NotesPath(person, id string) string { return s.Abs(notesPath(person, id)) }

// Notes returns the private notes on a person as SaveNotes got them, safe to show; "" where there are none.
func (s *Store) Notes(person, id string) (string, error) {
	root, err := s.reading()
	if root == nil || err != nil {
		return "", err
	}
	data, err := readRegular(root, notesPath(person, id))
	text := strings.TrimSuffix(string(data), "\n")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", nil
	case err == nil && len(text) > assess.MaxNote:
		err = errLongNotes
	}
	if err != nil {
		return "", &fs.PathError{Op: "reading", Path: s.NotesPath(person, id), Err: plainErr(err)}
	}
	return safe.Lines(text), nil
}

// SaveNotes writes the private notes on a person in place of those that were there. The error is a *SaveError or *HomeError.
func (s *Store) SaveNotes(person, id, text string) error {
	name := notesPath(person, id)
	d, err := s.writing(notesDir)
	if err == nil {
		err = d.replace(name, []byte(text+"\n"))
	}
	if err != nil {
		return s.saveError(name, err)
	}
	return nil
}
