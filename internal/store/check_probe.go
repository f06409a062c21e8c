package store

import (
	"encoding/hex"
	"io"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// ProbeError says what cannot be done in a home.
type ProbeError struct {
	Step Step
	Err  error
}

func (e *ProbeError) Error() string { return "cannot " + string(e.Step) + ": " + reason(e.Err) }

func (e *ProbeError) Unwrap() error { return e.Err }

// Step is something that saving needs.
type Step string

// The steps, in their order.
const (
	MakeFile  Step = "make a file"
	LockFile  Step = "lock a file"
	WriteFile Step = "write a file"
	FlushFile Step = "flush a file to the disk"
	FlushDir  Step = "flush the directory to the disk"
	DropFile  Step = "remove a file"
)

// Probe tries in the home all that saving needs, on a file of its own that is gone afterwards. The error is a *ProbeError.
func (c *Checkup) Probe() error {
	var random [10]byte
	if _, err := io.ReadFull(c.rand, random[:]); err != nil {
		return &ProbeError{MakeFile, err}
	}
	name := ".rung-" + hex.EncodeToString(random[:]) + ".tmp"
	f, err := c.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return &ProbeError{MakeFile, err}
	}
	tried := c.probe(f, name)
	_ = f.Close() // what counts was flushed
	if err := c.root.Remove(name); err != nil && tried == nil {
		tried = &ProbeError{DropFile, err}
	}
	return tried
}

func (c *Checkup) probe(f *os.File, name string) error {
	l := flock.New(c.Abs(name), flock.SetFlag(os.O_RDWR|noFollow))
	ok, err := l.TryLock()
	if err == nil && !ok {
		err = ErrBusy
	}
	if err != nil {
		return &ProbeError{LockFile, err}
	}
	defer func() { _ = l.Unlock() }()
	if _, err := f.Write(make([]byte, 4096)); err != nil {
		return &ProbeError{WriteFile, err}
	}
	if err := f.Sync(); err != nil {
		return &ProbeError{FlushFile, err}
	}
	if err := (disk{root: c.root}).syncDir("."); err != nil {
		return &ProbeError{FlushDir, err}
	}
	return nil
}

// Nearest is the directory that is there and in which a missing home would be made, and whether that can be written to.
func (c *Checkup) Nearest() (dir string, err error) {
	for dir = filepath.Dir(c.Home); ; dir = filepath.Dir(dir) {
		info, err := os.Stat(dir)
		switch {
		case err == nil && !info.IsDir():
			return dir, errNoDirectory
		case err == nil:
			return dir, plainErr(mayWrite(dir))
		case !isGone(err) || dir == filepath.Dir(dir):
			return dir, plainErr(err)
		}
	}
}
