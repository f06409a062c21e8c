package store

import (
	"path"

	"github.com/rung-dev/rung/internal/safe"
)

// faultsDir holds what is known of faults in rung itself, one file a fault, for whoever reports them.
const faultsDir = "faults"

// SaveFault writes what is known of a fault in rung and returns the absolute path of its file. The error is a *SaveError or *HomeError.
func (s *Store) SaveFault(text string) (string, error) {
	name := path.Join(faultsDir, s.now().UTC().Format("20060102T150405.000000000Z")+".txt")
	d, err := s.writing(faultsDir)
	if err == nil {
		err = d.create(name, []byte(safe.Lines(text)))
	}
	if err != nil {
		return "", s.saveError(name, err)
	}
	return s.Abs(name), nil
}
