package store

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/gofrs/flock"

	"github.com/rung-dev/rung/internal/assess"
)

var (
	errNoDirectory = errors.New("it is not a directory")
	errNotStale    = errors.New("it was changed just now")
	errNoDigest    = errors.New("its name is not the digest of a ladder")
)

// RestrictHome gives the home the permissions it should have, also if it cannot be listed as it is.
func (c *Checkup) RestrictHome() error {
	if c.Info == nil || !c.Info.IsDir() {
		return errNoDirectory
	}
	return plainErr(os.Chmod(c.Home, dirMode))
}

// Restrict gives a file or directory within the home the permissions it should have.
func (c *Checkup) Restrict(i Item) error {
	info, err := c.root.Lstat(i.Path)
	if err != nil {
		return plainErr(err)
	}
	if !info.IsDir() && !info.Mode().IsRegular() { // a link leads elsewhere
		return ErrNotRegular
	}
	return plainErr(c.root.Chmod(i.Path, i.WantedMode()))
}

// Sweep removes a temporary file that a crash left.
func (c *Checkup) Sweep(i Item) error {
	info, err := c.root.Lstat(i.Path)
	if isGone(err) {
		return nil
	}
	if err != nil || !info.Mode().IsRegular() || c.now().Sub(info.ModTime()) < leftoverAge {
		return errNotStale
	}
	return c.drop(i.Path)
}

// SweepScratch removes a text that was in an editor when rung was killed.
func (c *Checkup) SweepScratch(i Item) error {
	info, err := c.root.Lstat(i.Path)
	if isGone(err) {
		return nil
	}
	if err != nil || !i.IsScratch() || !info.IsDir() || c.now().Sub(info.ModTime()) < scratchAge {
		return errNotStale
	}
	return plainErr(dropScratch(c.root, i.Path))
}

// Unlock removes a lock that nobody holds. While it is removed it is held, so that nobody else takes it for theirs.
func (c *Checkup) Unlock(i Item) error {
	l := flock.New(c.Abs(i.Path), flock.SetFlag(os.O_RDONLY|noFollow|noWait))
	ok, err := l.TryLock()
	switch {
	case isGone(err):
		return nil
	case err != nil:
		return plainErr(err)
	case !ok:
		return ErrBusy
	}
	if !isNamed(l, c.root, i.Path) {
		return l.Unlock()
	}
	release(l, c.root, i.Path)
	return nil
}

// DropDraft removes a draft of which a finished assessment holds everything. Both are read once more: what was changed since stays. A draft
// that another rung has open stays too.
func (c *Checkup) DropDraft(draft, finished Item) error {
	d, err := c.Document(draft)
	if err != nil {
		return err
	}
	f, err := c.Document(finished)
	if err != nil {
		return err
	}
	if draft.Sort() != Draft || !Contains(f, d) {
		return errNotStale
	}
	unlock, err := c.lockDraft(d, draft)
	if err != nil {
		return err
	}
	defer unlock()
	return c.drop(draft.Path)
}

// lockDraft keeps other rungs away from a draft. One under another name than its own is opened by nobody.
func (c *Checkup) lockDraft(d *assess.Assessment, draft Item) (unlock func(), err error) {
	if draft.Place(d) != nil {
		return func() {}, nil
	}
	s := &Store{home: c.Home, now: c.now, rand: c.rand, ready: map[string]bool{draftsDir: true}, root: c.root}
	unlock, err = s.LockDraft(d.ID)
	var save *SaveError
	if errors.As(err, &save) {
		return nil, plainErr(save.Err)
	}
	return unlock, err
}

// Keep puts a copy of a ladder among those that documents are bound to.
func (c *Checkup) Keep(text []byte) error {
	if err := makeHomeFolder(c.root, laddersDir); err != nil {
		return plainErr(err)
	}
	if err := makeHomeFolder(c.root, keptDir); err != nil {
		return plainErr(err)
	}
	name := path.Join(keptDir, strings.TrimPrefix(digestOf(text), digestPrefix)+".yaml")
	err := disk{c.root, c.rand}.create(name, text)
	if errors.Is(err, fs.ErrExist) {
		return nil // another rung has kept it just now
	}
	return plainErr(err)
}

func makeHomeFolder(root *os.Root, dir string) error {
	if err := root.Mkdir(dir, dirMode); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return disk{root: root}.syncDir(path.Dir(dir))
}

func (c *Checkup) drop(name string) error {
	err := disk{c.root, c.rand}.remove(name)
	if isGone(err) {
		return nil
	}
	return plainErr(err)
}
