package cli

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"

	"github.com/rung-dev/rung/internal/ladderfile"
)

// ladderSource is a ladder file that an argument names.
type ladderSource struct {
	name   string // as messages call it
	text   []byte
	volume *volume // where the argument is an id; nil for a file
}

// ladderSource reads what an argument names: a file, standard input, or a ladder at hand by its id. A file that has no ending is
// found as well, unless it is called like a ladder that ships.
func (a *app) ladderSource(ref string) (ladderSource, error) {
	id := ""
	if ref != stdio && !isPath(ref) {
		id = strings.ToLower(ref)
	}
	v := named(a.shelf().known(), id)
	if v == nil {
		if text, err := a.read(ref); id == "" || !errors.Is(err, fs.ErrNotExist) {
			return ladderSource{name: nameOf(ref), text: text}, err
		}
		all, err := a.shelf().all()
		if err != nil {
			return ladderSource{}, err
		}
		if v = named(all, id); v == nil {
			_, err := a.shelf().find(ref) // which says what is near
			return ladderSource{}, err
		}
	}
	text, err := v.text()
	return ladderSource{v.path, text, v}, err
}

// misnamed is what keeps a ladder of the home from being used though nothing is wrong in its file: the name of that.
func (s ladderSource) misnamed() []ladderfile.Problem {
	if s.volume == nil {
		return nil
	}
	_, err := s.volume.load()
	var f *failure
	if !errors.As(err, &f) || len(f.spots) > 0 {
		return nil // it can be used, or its problems have places
	}
	line, col := keyPlace(s.text, "id:")
	return []ladderfile.Problem{{File: s.name, Line: line, Col: col, Level: ladderfile.Error, Text: f.text, Hint: f.hint}}
}

// keyPlace is where a key at the left edge stands, the beginning of the text if it is nowhere.
func keyPlace(text []byte, key string) (line, col int) {
	for n, l := range bytes.Split(text, []byte{'\n'}) {
		if bytes.HasPrefix(l, []byte(key)) {
			return n + 1, 1
		}
	}
	return 1, 1
}

// ladderText reads the ladder file that an argument names.
func (a *app) ladderText(ref string) (name string, text []byte, err error) {
	l, err := a.ladderSource(ref)
	return l.name, l.text, err
}
