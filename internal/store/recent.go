package store

import (
	"cmp"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"
)

// LastName is the name that was used last to answer, "" if there is none. Only as many files are read as it takes.
func (s *Store) LastName() (string, error) {
	root, err := s.reading()
	if root == nil || err != nil {
		return "", err
	}
	for _, f := range s.byAge(root) {
		if a, err := load(root, f.path); err == nil {
			if name := cmp.Or(a.Rater.Name, a.Person.Name); name != "" {
				return name, nil
			}
		}
	}
	return "", nil
}

type agedFile struct {
	path string
	at   time.Time
}

// byAge lists all assessments and drafts, the one written last first.
func (s *Store) byAge(root *os.Root) []agedFile {
	dirs := []string{draftsDir}
	people, _ := s.entries(root, assessmentsDir)
	for _, p := range people {
		if p.IsDir() {
			dirs = append(dirs, path.Join(assessmentsDir, p.Name()))
		}
	}
	var files []agedFile
	for _, dir := range dirs {
		entries, _ := s.entries(root, dir) // what cannot be listed has no name to offer
		for _, e := range entries {
			if info, err := e.Info(); err == nil && isDocument(e) {
				files = append(files, agedFile{path.Join(dir, e.Name()), info.ModTime()})
			}
		}
	}
	slices.SortFunc(files, func(a, b agedFile) int {
		return cmp.Or(b.at.Compare(a.at), cmp.Compare(a.path, b.path))
	})
	return files
}

func isDocument(e fs.DirEntry) bool {
	return strings.HasSuffix(e.Name(), ".json") && !strings.HasPrefix(e.Name(), ".")
}
