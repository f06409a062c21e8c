package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"github.com/rung-dev/rung/internal/assess"
)

const lockSuffix = ".lock"

// How long a change of a file waits for another one: far longer than one takes.
const (
	lockTries = 300
	lockPause = 10 * time.Millisecond
)

// LockDraft keeps every other rung away from a draft until unlock is called or this process ends, however it ends.
// It fails with a *BusyError if another one was first.
func (s *Store) LockDraft(id string) (unlock func(), err error) {
	if !assess.ValidUUID(id) {
		return nil, &SaveError{s.Abs(draftsDir), errBadID}
	}
	name := path.Join(draftsDir, id+lockSuffix)
	d, err := s.writing(draftsDir)
	if err == nil {
		unlock, err = grab(d.root, name)
	}
	switch {
	case err != nil:
		return nil, s.saveError(name, err)
	case unlock == nil:
		return nil, &BusyError{id, holder(d.root, name)}
	}
	return unlock, nil
}

// lockName keeps every other rung from changing what is at a name until unlock is called or this process ends. It waits for its turn.
func lockName(root *os.Root, name string, tries int) (unlock func(), err error) {
	lock := path.Join(path.Dir(name), nameLock(path.Base(name)))
	for range tries {
		if unlock, err = grab(root, lock); unlock != nil || err != nil {
			return unlock, err
		}
		time.Sleep(lockPause)
	}
	return nil, &BusyError{PID: holder(root, lock)}
}

// nameLock is the name of the file that is locked. It is short whatever the name is that it stands for, and the same for names that
// differ in capitals alone, which are one file on some systems.
func nameLock(name string) string {
	sum := sha256.Sum256([]byte(strings.ToLower(name)))
	return oursPrefix + hex.EncodeToString(sum[:randomBytes]) + lockSuffix
}

// grab takes a lock; nil and no error if somebody has it.
func grab(root *os.Root, name string) (unlock func(), err error) {
	// Whoever had the lock may remove the file between our opening and locking it. Then what we locked is
	// a file without a name, which keeps nobody away, and we try again.
	for range 100 {
		l, err := tryLock(root, name, os.O_CREATE|os.O_RDWR)
		if l == nil || err != nil {
			return nil, err
		}
		if isNamed(l, root, name) {
			note(root, name)
			return sync.OnceFunc(func() { release(l, root, name) }), nil
		}
		_ = l.Unlock()
	}
	return nil, nil
}

// tryLock returns nil if the lock is taken.
func tryLock(root *os.Root, name string, flags int) (*flock.Flock, error) {
	if info, err := root.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is in the way: %w", name, ErrNotRegular)
	}
	l := flock.New(filepath.Join(root.Name(), filepath.FromSlash(name)), flock.SetFlag(flags|noFollow), flock.SetPermissions(fileMode))
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
	_ = root.Chmod(name, fileMode) // a umask may have taken away our own rights, and so those of the next one
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

// sweepLock removes a lock that nobody holds. Whoever is about to take it finds that it has no name any more, and makes another one.
func sweepLock(root *os.Root, name string) {
	l, err := tryLock(root, name, os.O_RDWR)
	switch {
	case l == nil || err != nil:
	case isNamed(l, root, name):
		release(l, root, name)
	default:
		_ = l.Unlock()
	}
}
