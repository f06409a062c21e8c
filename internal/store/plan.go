package store

import (
	"bytes"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

// Reasons for not changing the plan of a document.
var (
	ErrDraft     = errors.New("not finished: its answers may still be changed by whoever works on it")
	ErrEncrypted = errors.New("encrypted: it cannot be changed in place")
)

// ChangePlan replaces the plan of a finished document by what change makes of it, and returns the document as it is then. The plan is the
// only thing in a finished document that is ever changed; all else is written as it was read. path is that of a file, in a home or not;
// a symbolic link leads to the file that is changed, and stays a link.
//
// Two changes at once follow each other: change is called with what the one before has saved. An error of change is returned as it is,
// and nothing is written. A *BusyError says that another rung does not finish; a *SaveError that the plan is as it was before. Documents
// that are wrong fail as assess.Decode does.
func ChangePlan(path string, change func([]assess.PlanItem) ([]assess.PlanItem, error)) (*assess.Assessment, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, &SaveError{path, ErrNotRegular}
	}
	file, err := filepath.EvalSymlinks(path)
	if err != nil {
		return nil, &SaveError{path, err}
	}
	root, err := os.OpenRoot(filepath.Dir(file))
	if err != nil {
		return nil, &SaveError{path, err}
	}
	defer root.Close()
	name := filepath.Base(file)
	unlock, err := lockName(root, name, lockTries)
	if errors.Is(err, ErrBusy) {
		return nil, err
	}
	if err != nil {
		return nil, &SaveError{path, err}
	}
	defer unlock()
	sweepElsewhere(root, time.Now())
	return changePlan(disk{root, rand.Reader}, name, path, change)
}

// changePlan is ChangePlan once nobody else writes the file.
func changePlan(d disk, name, path string, change func([]assess.PlanItem) ([]assess.PlanItem, error)) (*assess.Assessment, error) {
	data, err := readRegular(d.root, name)
	if err != nil {
		return nil, &SaveError{path, err}
	}
	if isEncrypted(data) {
		return nil, &SaveError{path, ErrEncrypted}
	}
	a, err := assess.Decode(data)
	if err != nil {
		return nil, err
	}
	if assess.Unlocked(a) {
		return nil, &SaveError{path, ErrDraft}
	}
	if a.Plan, err = change(a.Plan); err != nil {
		return nil, err
	}
	data, err = encode(a)
	if err == nil {
		err = d.replace(name, data)
	}
	if err != nil {
		return nil, &SaveError{path, err}
	}
	return assess.Decode(data) // as the next reader finds it
}

// isEncrypted says whether data is an age file, as rung share makes them, binary or armoured. It is seal.IsSealed once more: a test in
// internal/cli, which may use both packages, holds the two together.
func isEncrypted(data []byte) bool {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n")
	return bytes.HasPrefix(data, []byte("age-encryption.org/")) || bytes.HasPrefix(data, []byte("-----BEGIN AGE ENCRYPTED FILE-----"))
}
