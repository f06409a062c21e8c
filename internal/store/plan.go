package store

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"github.com/rung-dev/rung/internal/assess"
)

// Reasons for not changing the plan of a document.
var (
	ErrDraft     = errors.New("not finished: its answers may still be changed by whoever works on it")
	ErrEncrypted = errors.New("encrypted: it cannot be changed in place")
)

// How long a change waits for another one: far longer than one takes.
const (
	planTries = 300
	planPause = 10 * time.Millisecond
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
	unlock, err := lockPlan(root, name, planTries)
	if errors.Is(err, ErrBusy) {
		return nil, err
	}
	if err != nil {
		return nil, &SaveError{path, err}
	}
	defer unlock()
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

// lockPlan keeps every other change of a document's plan away until unlock is called or this process ends. It waits for its turn.
func lockPlan(root *os.Root, document string, tries int) (unlock func(), err error) {
	name := planLock(document)
	for range tries {
		if info, err := root.Lstat(name); err == nil && !info.Mode().IsRegular() {
			return nil, fmt.Errorf("%s is in the way: %w", name, ErrNotRegular)
		}
		l := flock.New(filepath.Join(root.Name(), name), flock.SetFlag(os.O_CREATE|os.O_RDWR|noFollow), flock.SetPermissions(fileMode))
		switch ok, err := l.TryLock(); {
		case err != nil:
			return nil, err
		case ok && isNamed(l, root, name):
			return func() { release(l, root, name) }, nil
		case ok: // who had it before removed the file in between, and others will find another one
			_ = l.Unlock()
		}
		time.Sleep(planPause)
	}
	return nil, &BusyError{}
}

// planLock is the name of the file that is locked. It is short whatever the name of the document is, and the same for names that differ
// in capitals alone, which are one file on some systems.
func planLock(document string) string {
	sum := sha256.Sum256([]byte(strings.ToLower(document)))
	return ".rung-" + hex.EncodeToString(sum[:10]) + lockSuffix
}
