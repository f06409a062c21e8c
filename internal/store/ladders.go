package store

import (
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/safe"
)

// LadderFile is a ladder of the person's own.
type LadderFile struct {
	ID   string // as the file name has it
	Path string // absolute
	root *os.Root
	name string
}

// Read returns the text of the ladder, cut as ReadFile does.
func (f LadderFile) Read() ([]byte, error) {
	b, err := cutRegular(f.root, f.name)
	if err != nil {
		return nil, &fs.PathError{Op: "reading", Path: f.Path, Err: plainErr(err)}
	}
	return b, nil
}

// Ladders lists the ladders in the home, by file name. Files whose name is no id of a ladder are not among them.
func (s *Store) Ladders() ([]LadderFile, error) {
	root, entries, err := s.inLadders()
	if err != nil {
		return nil, err
	}
	var files []LadderFile
	for _, e := range entries {
		if id, ok := ladderID(e.Name()); ok {
			name := path.Join(laddersDir, e.Name())
			files = append(files, LadderFile{id, s.Abs(name), root, name})
		}
	}
	return files, nil
}

// StrayLadders lists the files among the ladders of the home that look like one and are passed over because of their names: by path,
// safe to show.
func (s *Store) StrayLadders() ([]string, error) {
	_, entries, err := s.inLadders()
	var paths []string
	for _, e := range entries {
		kind := strings.ToLower(path.Ext(e.Name()))
		if _, ok := ladderID(e.Name()); !ok && !e.IsDir() && (kind == ".yaml" || kind == ".yml") {
			paths = append(paths, safe.Text(s.Abs(path.Join(laddersDir, e.Name()))))
		}
	}
	return paths, err
}

func (s *Store) inLadders() (*os.Root, []fs.DirEntry, error) {
	root, err := s.reading()
	if root == nil || err != nil {
		return nil, nil, err
	}
	entries, err := fs.ReadDir(root.FS(), laddersDir)
	if err != nil && !os.IsNotExist(err) {
		return nil, nil, homeError(s.Abs(laddersDir), err)
	}
	return root, entries, nil
}

// ladderID is the id of the ladder in a file of that name; false for a name that says none.
func ladderID(name string) (string, bool) {
	id, ok := strings.CutSuffix(name, ".yaml")
	return id, ok && assess.ValidID(id)
}
