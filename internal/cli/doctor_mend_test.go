package cli

import (
	"fmt"
	"io/fs"
	"syscall"
	"testing"

	"github.com/rung-dev/rung/internal/store"
)

// TestMendingThatFails: what could not be mended says why, and nobody is told to try the same again.
func TestMendingThatFails(t *testing.T) {
	found := []finding{
		{check: homePermissions, level: isProblem, text: "drafts can be read by others", mend: func() error { return syscall.EPERM }},
		{check: homePermissions, level: isProblem, text: "notes can be read by others", mend: func() error { return nil }, mended: "notes is yours"},
	}
	mended, broken := mend(found)
	if len(mended) != 1 || broken != syscall.EPERM {
		t.Errorf("mended %v, %v", mended, broken)
	}
	if _, mendable := counts(found[:1]); mendable != 0 || found[0].text != "drafts can be read by others; not mended: operation not permitted" {
		t.Errorf("%d mendable, and it says %q", mendable, found[0].text)
	}
}

// TestPermissionsOfTheHome: where these keep rung from saving, it says what gives them back; elsewhere they are not rung's.
func TestPermissionsOfTheHome(t *testing.T) {
	home := t.TempDir()
	a := &app{home: home}
	for _, c := range []struct {
		path string
		err  error
		code exitCode
		hint bool
	}{
		{home + "/drafts/x.json", &fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, noPermission, true},
		{home + "/drafts/x.json", &fs.PathError{Op: "open", Path: "x", Err: syscall.EPERM}, notSaved, false},
		{home + "-other/x.json", &fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, notSaved, false},
	} {
		var err error = &store.SaveError{Path: c.path, Err: c.err}
		f := a.mended(failureOf(err), err)
		if f.code != c.code || (f.hint == "rung doctor --fix gives you the right to write there") != c.hint {
			t.Errorf("%v: code %d, hint %q", err, f.code, f.hint)
		}
		lost := fail(notSaved, "not saved: %v", err).because(err)
		if f := a.mended(failureOf(lost), fmt.Errorf("at the end: %w", lost)); f.code != notSaved || (f.hint == "rung doctor --fix gives you the right to write there") != c.hint {
			t.Errorf("on a screen, %v: code %d, hint %q", err, f.code, f.hint)
		}
	}
}
