package store

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

// leftoverAge is how old a temporary file is before nobody can be writing it any more.
const leftoverAge = time.Hour

// entries lists a directory and removes what crashes left in it; a directory that does not exist is empty.
func (s *Store) entries(root *os.Root, dir string) ([]fs.DirEntry, error) {
	f, err := root.Open(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, err := f.ReadDir(-1)
	if err != nil {
		return nil, err
	}
	for _, e := range all {
		if s.isLeftover(root, dir, e) {
			_ = root.Remove(path.Join(dir, e.Name())) // the next start tries again
		}
	}
	return all, nil
}

func (s *Store) sweep(root *os.Root, dir string) { _, _ = s.entries(root, dir) }

// isLeftover says whether e is an old temporary file, or the old lock of a draft that is gone. The lock of a
// draft that is there stays, so that nobody who is just about to take it is disturbed.
func (s *Store) isLeftover(root *os.Root, dir string, e fs.DirEntry) bool {
	name := e.Name()
	temp := strings.HasPrefix(name, ".") && strings.HasSuffix(name, ".tmp")
	id, lock := strings.CutSuffix(name, lockSuffix)
	lock = lock && dir == draftsDir && assess.ValidUUID(id)
	if !e.Type().IsRegular() || !temp && !lock {
		return false
	}
	info, err := e.Info()
	if err != nil || s.now().Sub(info.ModTime()) < leftoverAge {
		return false
	}
	if lock {
		_, err := root.Lstat(draftPath(id))
		return errors.Is(err, fs.ErrNotExist)
	}
	return true
}
