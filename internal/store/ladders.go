package store

import (
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
)

// LadderFile is a ladder of the person's own.
type LadderFile struct {
	ID   string // as the file name has it
	Path string // absolute
	root *os.Root
	name string
}

// Read returns the text of the ladder.
func (f LadderFile) Read() ([]byte, error) {
	b, err := readRegular(f.root, f.name)
	if err != nil {
		return nil, &fs.PathError{Op: "reading", Path: f.Path, Err: plainErr(err)}
	}
	return b, nil
}

// Ladders lists the ladders in the home, by file name. Files whose name is no id of a ladder are not among them.
func (s *Store) Ladders() ([]LadderFile, error) {
	root, err := s.reading()
	if root == nil || err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(root.FS(), laddersDir)
	if err != nil {
		if os.IsNotExist(err) {
			return nil, nil
		}
		return nil, homeError(s.Abs(laddersDir), err)
	}
	var files []LadderFile
	for _, e := range entries {
		if id, ok := strings.CutSuffix(e.Name(), ".yaml"); ok && assess.ValidID(id) {
			name := path.Join(laddersDir, e.Name())
			files = append(files, LadderFile{id, s.Abs(name), root, name})
		}
	}
	return files, nil
}
