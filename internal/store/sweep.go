package store

import (
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

const (
	// leftoverAge is how old a temporary file is before nobody can be writing it any more.
	leftoverAge = time.Hour
	// maxSwept is how many entries of somebody else's directory are looked through.
	maxSwept = 10_000
)

// entries lists a directory and removes what crashes left in it; a directory that does not exist is empty. One in which others could
// exchange files is refused.
func (s *Store) entries(root *os.Root, dir string) ([]fs.DirEntry, error) {
	f, err := root.Open(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil {
		return nil, err
	} else if err := checkDir(s.Abs(dir), info); err != nil {
		return nil, err
	}
	all, err := f.ReadDir(-1)
	if err != nil {
		return nil, err
	}
	b := broom{root, s.now()}
	b.sweep(f, dir, all)
	if dir == draftsDir {
		b.sweepScratch(all)
	}
	return all, nil
}

// sweep removes what crashes left in the directories of a home, and in dir.
func (s *Store) sweep(root *os.Root, dirs ...string) {
	for _, dir := range dirs {
		_, _ = s.entries(root, dir) // the next start tries again
	}
}

// sweepElsewhere removes what crashes left in a directory that is not rung's: far enough into a large one.
func sweepElsewhere(root *os.Root, now time.Time) {
	f, err := root.Open(".")
	if err != nil {
		return
	}
	defer f.Close()
	if some, err := f.ReadDir(maxSwept); err == nil || errors.Is(err, io.EOF) {
		broom{root, now}.sweep(f, ".", some)
	}
}

// broom removes what a rung that was killed left behind: temporary files, and locks that nobody holds. Whatever is not of rung's
// making, is young, or belongs to another user stays.
type broom struct {
	root *os.Root
	now  time.Time
}

// sweep removes the leftovers among the entries of dir, unless somebody is writing there: a rung that slept for hours with the machine
// may still want its temporary file.
func (b broom) sweep(dir *os.File, name string, entries []fs.DirEntry) {
	var old []string
	for _, e := range entries {
		if b.isLeftover(name, e) {
			old = append(old, path.Join(name, e.Name()))
		}
	}
	if len(old) == 0 || !lockDir(dir, alone) {
		return
	}
	for _, leftover := range old {
		if strings.HasSuffix(leftover, lockSuffix) {
			sweepLock(b.root, leftover)
		} else {
			_ = b.root.Remove(leftover)
		}
	}
}

// isLeftover says whether e is an old file that a crash may have left. The lock of a draft that is there stays, so that nobody who is
// just about to take it is disturbed.
func (b broom) isLeftover(dir string, e fs.DirEntry) bool {
	name := e.Name()
	if !e.Type().IsRegular() || !isTemporary(name) && !isPlanLock(name) && !isDraftLock(dir, name) {
		return false
	}
	info, err := e.Info()
	if err != nil || b.now.Sub(info.ModTime()) < leftoverAge || !isMine(info) {
		return false
	}
	if isDraftLock(dir, name) {
		_, err := b.root.Lstat(draftPath(strings.TrimSuffix(name, lockSuffix)))
		return errors.Is(err, fs.ErrNotExist)
	}
	return true
}

// isTemporary knows the files that disk.temp makes by their names, isPlanLock and isDraftLock the locks.
func isTemporary(name string) bool { return isOurs(name, tempSuffix) }

func isPlanLock(name string) bool { return isOurs(name, lockSuffix) }

func isDraftLock(dir, name string) bool {
	id, ok := strings.CutSuffix(name, lockSuffix)
	return ok && dir == draftsDir && assess.ValidUUID(id)
}

// isOurs says whether a name is ".rung-", ten bytes in hex, and the ending.
func isOurs(name, ending string) bool {
	middle, ok := strings.CutPrefix(name, oursPrefix)
	middle, ended := strings.CutSuffix(middle, ending)
	raw, err := hex.DecodeString(middle)
	return ok && ended && err == nil && len(raw) == randomBytes
}
