package store

import (
	"encoding/hex"
	"io"
	"io/fs"
	"os"
	"path"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

// scratchAge is how old a scratch directory is before it may be one that was left behind.
const scratchAge = 24 * time.Hour

// Scratch is a text that another program may change. It lies in a directory of its own below the drafts, so that whatever that program
// leaves beside it, such as the copy of a text editor, goes with it.
type Scratch struct {
	store *Store
	root  *os.Root
	dir   string   // within the home
	open  *os.File // dir, locked: it says to who sweeps there that somebody wants the text, however long the machine sleeps
}

// scratchName is the file with the text.
const scratchName = "note.txt"

// Scratch writes a text for another program to change, readable by the owner only. Whoever asked for it removes it.
func (s *Store) Scratch(text string) (*Scratch, error) {
	d, err := s.writing(draftsDir)
	if err != nil {
		return nil, s.saveError(draftsDir, err)
	}
	var random [randomBytes]byte
	if _, err := io.ReadFull(s.rand, random[:]); err != nil {
		return nil, s.saveError(draftsDir, err)
	}
	w := &Scratch{store: s, root: d.root, dir: path.Join(draftsDir, oursPrefix+hex.EncodeToString(random[:])+tempSuffix)}
	if err = d.root.Mkdir(w.dir, dirMode); err == nil {
		err = w.fill(text)
	}
	if err != nil {
		_ = w.Remove()
		return nil, s.saveError(path.Join(w.dir, scratchName), err)
	}
	return w, nil
}

func (w *Scratch) fill(text string) error {
	if err := w.root.Chmod(w.dir, dirMode); err != nil { // a umask took away our own rights
		return err
	}
	var err error
	if w.open, err = w.root.Open(w.dir); err != nil {
		return err
	}
	lockDir(w.open, shared)
	f, err := w.root.OpenFile(w.name(), os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	if err := fillFile(f, []byte(text)); err != nil {
		_ = f.Close()
		return err
	}
	return nil
}

func (w *Scratch) name() string { return path.Join(w.dir, scratchName) }

// Path of the file with the text, absolute.
func (w *Scratch) Path() string { return w.store.Abs(w.name()) }

// Read returns the text as it is now, with at most one byte more than most.
func (w *Scratch) Read(most int) ([]byte, error) {
	b, err := cutRegular(w.root, w.name())
	if err != nil {
		return nil, &fs.PathError{Op: "reading", Path: w.Path(), Err: plainErr(err)}
	}
	return b[:min(len(b), most+1, assess.MaxBytes)], nil
}

// Remove removes the text and all that lies beside it.
func (w *Scratch) Remove() error {
	if w.open != nil {
		_ = w.open.Close() // it was only held
	}
	if err := w.root.RemoveAll(w.dir); err != nil {
		return &RemoveError{w.store.Abs(w.dir), err}
	}
	return nil
}

// isScratch says whether an entry of the drafts has the name of a scratch directory.
func isScratch(name string, kind fs.FileMode) bool { return kind.IsDir() && isTemporary(name) }

// sweepScratch removes the scratch directories among the entries of the drafts that a rung which was killed left behind.
func (b broom) sweepScratch(entries []fs.DirEntry) {
	for _, e := range entries {
		if !isScratch(e.Name(), e.Type()) {
			continue
		}
		if info, err := e.Info(); err == nil && b.now.Sub(info.ModTime()) >= scratchAge && isMine(info) {
			_ = dropScratch(b.root, path.Join(draftsDir, e.Name())) // the next start tries again
		}
	}
}

// dropScratch removes a scratch directory, unless the rung that made it still has it.
func dropScratch(root *os.Root, dir string) error {
	f, err := root.OpenFile(dir, os.O_RDONLY|noWait, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	if !lockDir(f, alone) {
		return ErrBusy
	}
	if !removesOpenFiles {
		_ = f.Close()
	}
	return root.RemoveAll(dir)
}
