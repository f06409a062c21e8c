package store

import (
	"os"
	"path"
	"strconv"
	"strings"
	"sync"

	"github.com/gofrs/flock"

	"github.com/rung-dev/rung/internal/assess"
)

const lockSuffix = ".lock"

// LockDraft keeps every other rung away from a draft until unlock is called or this process ends, however it ends.
// It fails with a *BusyError if another one was first.
func (s *Store) LockDraft(id string) (unlock func(), err error) {
	if !assess.ValidUUID(id) {
		return nil, &SaveError{s.Abs(draftsDir), errBadID}
	}
	name := path.Join(draftsDir, id+lockSuffix)
	d, err := s.writing(draftsDir)
	if err != nil {
		return nil, s.saveError(name, err)
	}
	// Whoever had the lock may remove the file between our opening and locking it. Then what we locked is
	// a file without a name, which keeps nobody away, and we try again.
	for range 100 {
		l, err := s.tryLock(d.root, name)
		if err != nil {
			return nil, s.saveError(name, err)
		}
		if l == nil {
			return nil, &BusyError{id, holder(d.root, name)}
		}
		if isNamed(l, d.root, name) {
			note(d.root, name)
			return sync.OnceFunc(func() { release(l, d.root, name) }), nil
		}
		_ = l.Unlock()
	}
	return nil, &BusyError{ID: id}
}

// tryLock returns nil if the lock is taken.
func (s *Store) tryLock(root *os.Root, name string) (*flock.Flock, error) {
	if info, err := root.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return nil, ErrNotRegular
	}
	l := flock.New(s.Abs(name), flock.SetFlag(os.O_CREATE|os.O_RDWR|noFollow), flock.SetPermissions(fileMode))
	ok, err := l.TryLock()
	if err != nil || !ok {
		return nil, err
	}
	return l, nil
}

// isNamed says whether the locked file is the one that others will find.
func isNamed(l *flock.Flock, root *os.Root, name string) bool {
	mine, err := l.Stat()
	if err != nil {
		return false
	}
	found, err := root.Lstat(name)
	return err == nil && os.SameFile(mine, found)
}

// note writes who holds the lock into it, for those who find it taken. They can do without.
func note(root *os.Root, name string) {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return
	}
	defer f.Close()
	_, _ = f.WriteString(strconv.Itoa(os.Getpid()) + "\n")
}

// holder returns the process that noted itself in a lock, 0 if it is not known.
func holder(root *os.Root, name string) int {
	b, err := readRegular(root, name)
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil || pid < 0 {
		return 0
	}
	return pid
}

// release removes the lock file while nobody else can have locked it, or, where open files cannot be removed,
// after unlocking, when removing fails if somebody has it open.
func release(l *flock.Flock, root *os.Root, name string) {
	if removesOpenFiles {
		_ = root.Remove(name)
	}
	_ = l.Unlock()
	if !removesOpenFiles {
		_ = root.Remove(name)
	}
}
