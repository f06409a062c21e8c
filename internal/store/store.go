// Package store keeps assessments on disk: a directory of JSON files that belong to the person. What it reports as
// saved survives a crash of rung, of the machine and a power cut; what it could not save it says so about.
package store

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// The directories of a home. Everything in them is for its owner's eyes only.
const (
	draftsDir      = "drafts"
	assessmentsDir = "assessments"
	laddersDir     = "ladders"
)

// Options are what a store takes from the world. The zero value means the real one.
type Options struct {
	Now  func() time.Time
	Rand io.Reader
}

// Store is the home of a person's assessments. It is safe for several goroutines and several processes at once.
// Two saves of one draft at the same time end with either of them on disk: whoever saves waits for the save before.
type Store struct {
	home string
	now  func() time.Time
	rand io.Reader

	mu    sync.Mutex
	root  *os.Root        // nil as long as the home does not exist
	ready map[string]bool // directories that were made or checked, and swept, by this process
}

// Open returns the store at home. A home that does not exist is made by the first save. A *HomeError says that
// home cannot be trusted with personal data.
func Open(home string, o Options) (*Store, error) {
	abs, err := filepath.Abs(home)
	if err != nil {
		return nil, &HomeError{Path: home, Text: "cannot be found", Err: err}
	}
	s := &Store{home: abs, now: o.Now, rand: o.Rand, ready: make(map[string]bool)}
	if s.now == nil {
		s.now = time.Now
	}
	if s.rand == nil {
		s.rand = rand.Reader
	}
	_, err = s.reading()
	return s, err
}

// Close lets go of the home.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.root == nil {
		return nil
	}
	return s.root.Close()
}

// Home is the directory of the store, as an absolute path.
func (s *Store) Home() string { return s.home }

// Abs turns the path of an entry, which is relative to the home, into an absolute one for messages.
func (s *Store) Abs(path string) string { return filepath.Join(s.home, filepath.FromSlash(path)) }

// reading returns the root to read from, nil if the home does not exist.
func (s *Store) reading() (*os.Root, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.opened()
}

// opened opens the home if it is there. The check is made on the open directory, so that nobody can exchange it
// in between.
func (s *Store) opened() (*os.Root, error) {
	if s.root != nil {
		return s.root, nil
	}
	root, err := os.OpenRoot(s.home)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil {
		if err = s.checkAll(root); err == nil {
			s.root = root
			return root, nil
		}
		_ = root.Close()
	}
	return nil, homeError(s.home, err)
}

// made opens the home, and makes it first if it is not there.
func (s *Store) made() (*os.Root, error) {
	root, err := s.opened()
	if err != nil || root != nil && len(s.ready) > 0 {
		return root, err
	}
	if root == nil {
		if err := makeHome(s.home); err != nil {
			return nil, err
		}
		if root, err = s.opened(); err != nil {
			return nil, err
		}
	}
	if root == nil {
		return nil, &HomeError{Path: s.home, Text: "cannot be made: a link to nowhere is in its place", Err: fs.ErrNotExist}
	}
	// Another rung may have made the home just now and crashed. Parents that others may not list are not ours to flush.
	if err := syncPath(filepath.Dir(s.home)); err != nil && !errors.Is(err, fs.ErrPermission) {
		return nil, err
	}
	return root, nil
}

// checkAll checks the home and its directories.
func (s *Store) checkAll(root *os.Root) error {
	for _, dir := range []string{".", draftsDir, assessmentsDir, notesDir, laddersDir, keptDir, faultsDir} {
		info, err := root.Stat(dir)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			err = checkDir(filepath.Join(s.home, dir), info)
		} else if isOutside(err) {
			err = &HomeError{Path: filepath.Join(s.home, dir), Text: "is a link that leads out of the home", Hint: "put what it leads to in its place", Err: err}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// writing returns the disk to write dir on, after making dir and what is above it. The first time in a process it
// also sweeps the home, and flushes the parents of dir: another rung may have made dir just now and crashed.
func (s *Store) writing(dir string) (disk, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	root, err := s.made()
	if err != nil {
		return disk{}, err
	}
	d := disk{root, s.rand}
	if s.ready[dir] && isThere(root, dir) {
		return d, nil
	}
	if err := d.makeDirs(dir); err != nil {
		return disk{}, err
	}
	if len(s.ready) == 0 {
		s.sweep(root, draftsDir, assessmentsDir, notesDir, laddersDir, keptDir, faultsDir)
	}
	s.sweep(root, dir)
	s.ready[dir] = true
	return d, nil
}

// isThere says whether a directory is as it was made: a person may have removed it.
func isThere(root *os.Root, dir string) bool {
	_, err := root.Lstat(dir)
	return err == nil
}
