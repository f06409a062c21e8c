package store

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
)

const (
	dirMode  = 0o700
	fileMode = 0o600
)

// The names of files that are none of the person's: the prefix, random bytes or those of a hash in hex, and an ending.
const (
	oursPrefix  = ".rung-"
	randomBytes = 10
	tempSuffix  = ".tmp"
)

// dirLock is how a directory is locked: shared by all who write there, or alone by who sweeps it.
type dirLock int

const (
	shared dirLock = iota
	alone
)

// disk writes files so that they are there whole or not at all, whatever happens in between, and stay once it has
// returned: a temporary file in the same directory, flushed, renamed, and the directory flushed.
type disk struct {
	root *os.Root
	rand io.Reader
}

// replace writes a file, in place of one of that name if there is any.
func (d disk) replace(name string, data []byte) error { return d.put(name, data, d.root.Rename) }

// create writes a file that must not exist yet; fs.ErrExist if it does, even if it appears at the last moment.
func (d disk) create(name string, data []byte) error { return d.put(name, data, d.publish) }

// put writes data to a temporary file and has it named. The directory is open all along: it says to who sweeps there that somebody is
// writing, and what is flushed in the end is what the name was made in.
func (d disk) put(name string, data []byte, give func(tmp, name string) error) error {
	dir, err := d.root.Open(path.Dir(name))
	if err != nil {
		return err
	}
	defer dir.Close()
	lockDir(dir, shared)
	tmp, err := d.temp(path.Dir(name), data)
	if err != nil {
		return err
	}
	if err := give(tmp, name); err != nil {
		_ = d.root.Remove(tmp)
		return err
	}
	return syncDir(dir)
}

// publish gives a file its name. A link never replaces anything, but not every file system has links.
func (d disk) publish(tmp, name string) error {
	err := d.root.Link(tmp, name)
	switch {
	case err == nil:
		_ = d.root.Remove(tmp) // if it stays, it is swept later
		return nil
	case errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrPermission):
		return d.claim(tmp, name)
	}
	return err
}

// claim is publish without links. A lock keeps other rungs off the name; an empty file in its place would, too, and stay there after a
// crash, looking like an assessment. Where there are no locks either, looking first has to do.
func (d disk) claim(tmp, name string) error {
	unlock, err := lockName(d.root, name, lockTries)
	if errors.Is(err, ErrBusy) {
		return err
	}
	if err == nil {
		defer unlock()
	}
	_, err = d.root.Lstat(name)
	if err == nil {
		return &fs.PathError{Op: "create", Path: name, Err: fs.ErrExist}
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return d.root.Rename(tmp, name)
}

// temp writes data to a new temporary file in dir and flushes it. Nothing is left of it after an error.
func (d disk) temp(dir string, data []byte) (name string, err error) {
	var random [randomBytes]byte
	if _, err := io.ReadFull(d.rand, random[:]); err != nil {
		return "", fmt.Errorf("drawing a random name: %w", err)
	}
	name = path.Join(dir, oursPrefix+hex.EncodeToString(random[:])+tempSuffix)
	f, err := d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return "", err
	}
	if err := fillFile(f, data); err != nil {
		_ = f.Close()
		_ = d.root.Remove(name)
		return "", err
	}
	return name, nil
}

// fillFile writes, flushes and closes f.
func fillFile(f *os.File, data []byte) error {
	if info, err := f.Stat(); err == nil && info.Mode().Perm() != fileMode {
		_ = f.Chmod(fileMode) // a umask took away our own rights; file systems without rights refuse
	}
	if _, err := f.Write(data); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return f.Close()
}

// remove removes a file for good.
func (d disk) remove(name string) error {
	if err := d.root.Remove(name); err != nil {
		return err
	}
	return d.syncDir(path.Dir(name))
}

func (d disk) syncDir(name string) error {
	dir, err := d.root.Open(name)
	if err != nil {
		return err
	}
	defer dir.Close()
	return syncDir(dir)
}

// makeDirs makes dir and what is above it within the root, and flushes the parent of each.
func (d disk) makeDirs(dir string) error {
	made := ""
	for part := range strings.SplitSeq(dir, "/") {
		parent := path.Join(".", made)
		made = path.Join(made, part)
		err := d.root.Mkdir(made, dirMode)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		info, err := d.root.Stat(made)
		if err != nil {
			return err
		}
		if info.Mode().Perm()&dirMode != dirMode {
			_ = d.root.Chmod(made, dirMode)
		}
		if err := checkDir(path.Join(d.root.Name(), made), info); err != nil {
			return err
		}
		if err := d.syncDir(parent); err != nil {
			return err
		}
	}
	return nil
}
