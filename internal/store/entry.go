package store

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/safe"
)

// Entry is an assessment in a list.
type Entry struct {
	Path       string // within the home; see Load and Abs
	Assessment *assess.Assessment
	SavedAt    time.Time // when the file was written
}

// Documents are the assessments of entries, in their order.
func Documents(entries []Entry) []*assess.Assessment {
	as := make([]*assess.Assessment, len(entries))
	for i, e := range entries {
		as[i] = e.Assessment
	}
	return as
}

// Unreadable is a file that should be an assessment and cannot be read. It is left as it is.
type Unreadable struct {
	Path string // within the home, safe to show
	Err  error
}

// when is the time that orders a list.
func (e Entry) when() time.Time {
	if e.Assessment.Finished() {
		return e.Assessment.FinishedAt
	}
	return e.SavedAt
}

func newestFirst(a, b Entry) int {
	return cmp.Or(b.when().Compare(a.when()), cmp.Compare(a.Path, b.Path))
}

// listing collects the assessments of several directories.
type listing struct {
	store   *Store
	root    *os.Root
	entries []Entry
	bad     []Unreadable
	err     error // why the whole of it is worth nothing
}

// add reads all assessments that lie directly in dir.
func (l *listing) add(dir string) {
	files, err := l.store.entries(l.root, dir)
	if err != nil {
		l.refuse(dir, err)
		return
	}
	for _, f := range files {
		if isDocument(f) {
			l.file(path.Join(dir, f.Name()), f)
		}
	}
}

func (l *listing) file(name string, f fs.DirEntry) {
	if safe.Text(name) != name {
		l.refuse(name, errOddName)
		return
	}
	info, err := f.Info()
	if err != nil {
		l.refuse(name, err)
		return
	}
	a, err := load(l.root, name)
	if errors.Is(err, fs.ErrNotExist) {
		return // finished or deleted by another rung just now
	}
	if err != nil {
		l.refuse(name, err)
		return
	}
	l.entries = append(l.entries, Entry{name, a, info.ModTime()})
}

// refuse leaves a file out, and says so. Where the process can open nothing more, that is no fault of the file: what is left of the list
// would pass for all there is.
func (l *listing) refuse(name string, err error) {
	if isStarved(err) && l.err == nil {
		l.err = homeError(l.store.home, err)
	}
	l.bad = append(l.bad, Unreadable{safe.Text(name), plainErr(err)})
}

// sorted returns what was found, the newest first.
func (l *listing) sorted() ([]Entry, []Unreadable, error) {
	if l.err != nil {
		return nil, nil, l.err
	}
	slices.SortFunc(l.entries, newestFirst)
	slices.SortFunc(l.bad, func(a, b Unreadable) int { return cmp.Compare(a.Path, b.Path) })
	return l.entries, l.bad, nil
}

// Load reads the assessment that an entry stands for.
func (s *Store) Load(path string) (*assess.Assessment, error) {
	root, err := s.reading()
	if err != nil {
		return nil, err
	}
	if root == nil {
		return nil, &fs.PathError{Op: "reading", Path: s.Abs(path), Err: fs.ErrNotExist}
	}
	a, err := load(root, path)
	if err != nil {
		return nil, &fs.PathError{Op: "reading", Path: s.Abs(path), Err: plainErr(err)}
	}
	return a, nil
}

func load(root *os.Root, name string) (*assess.Assessment, error) {
	b, err := readRegular(root, name)
	if err != nil {
		return nil, err
	}
	return assess.Decode(b)
}
