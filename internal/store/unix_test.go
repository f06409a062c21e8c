//go:build unix

package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
)

func fifoAt(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "fifo")
	must(t, syscall.Mkfifo(path, 0o600))
	return path
}

func TestNothingIsReadableByOthers(t *testing.T) {
	for _, mask := range []int{0, 0o777} {
		home := filepath.Join(t.TempDir(), "deep", "rung")
		old := syscall.Umask(mask)
		s, err := Open(home, Options{})
		if err == nil {
			err = s.SaveDraft(assessment(1, "Ada", 1))
		}
		if err == nil {
			_, err = s.Finish(finished(2, "Ada", noon))
		}
		if err == nil {
			_, err = s.LockDraft(id(1))
		}
		if err == nil {
			err = WriteNew(filepath.Join(home, "out.json"), nil, false)
		}
		syscall.Umask(old)
		must(t, err)
		checkModes(t, filepath.Dir(home))
	}
}

// checkModes wants 0700 of every directory and 0600 of every file.
func checkModes(t *testing.T, dir string) {
	t.Helper()
	must(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		want := fs.FileMode(0o600)
		if e.IsDir() {
			want = 0o700
		}
		if perm := info.Mode().Perm(); perm != want {
			t.Errorf("%s: %04o", path, perm)
		}
		return nil
	}))
}

func TestOpenRefusesUnsafeHomes(t *testing.T) {
	dir := func(mode fs.FileMode) string {
		d := filepath.Join(t.TempDir(), "my rung")
		must(t, os.Mkdir(d, 0o700))
		must(t, os.Chmod(d, mode))
		return d
	}
	for _, mode := range []fs.FileMode{0o700, 0o500, 0o755} {
		if _, err := Open(dir(mode), Options{}); err != nil {
			t.Errorf("%v: %v", mode, err)
		}
	}
	for _, mode := range []fs.FileMode{0o770, 0o702, 0o777} {
		home := dir(mode)
		_, err := Open(home, Options{})
		var he *HomeError
		if !errors.As(err, &he) || !errors.Is(err, fs.ErrPermission) || he.Hint != "chmod 700 '"+home+"'" {
			t.Errorf("%v: %v (%+v)", mode, err, he)
			continue
		}
		if want := fmt.Sprintf("%s can be changed by other users (mode %04o)", home, mode); err.Error() != want {
			t.Errorf("%s, want %s", err, want)
		}
	}
	home := dir(0o700)
	must(t, os.Mkdir(filepath.Join(home, "drafts"), 0o700))
	must(t, os.Chmod(filepath.Join(home, "drafts"), 0o777))
	if _, err := Open(home, Options{}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("open drafts: %v", err)
	}
	file := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(file, nil, 0o600))
	for _, bad := range []string{file, filepath.Join(file, "below")} {
		var he *HomeError
		if _, err := Open(bad, Options{}); !errors.As(err, &he) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// TestLooseDirectories: a directory in which others can exchange files is refused with the home, or, for that of one person, left out with
// the reason.
func TestLooseDirectories(t *testing.T) {
	for _, dir := range []string{"drafts", "assessments", "notes", "ladders", "ladders/kept", "faults"} {
		home := filepath.Join(t.TempDir(), "rung")
		must(t, os.MkdirAll(filepath.Join(home, dir), 0o700))
		must(t, os.Chmod(filepath.Join(home, dir), 0o770))
		var he *HomeError
		if _, err := Open(home, Options{}); !errors.As(err, &he) || he.Hint != "chmod 700 "+filepath.Join(home, dir) {
			t.Errorf("%s: %v", dir, err)
		}
	}
	s := newStore(t)
	_, err := s.Finish(finished(1, "Ada", noon))
	must(t, err)
	must(t, os.Chmod(s.Abs("assessments/ada"), 0o707))
	entries, bad, err := open(t, s.Home()).Finished()
	if err != nil || len(entries) != 0 || len(bad) != 1 || bad[0].Err.Error() != "it can be changed by other users (mode 0707)" {
		t.Errorf("%v, %v, %v", entries, bad, err)
	}
	if _, err := open(t, s.Home()).Finish(finished(2, "Ada", noon)); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("written there: %v", err)
	}
}

// TestFilesOfOthersAreNotSwept: what has the name of a temporary file and belongs to another user is not rung's to remove.
func TestFilesOfOthersAreNotSwept(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can give a file away")
	}
	s := newStore(t)
	must(t, s.SaveDraft(assessment(1, "Ada", 1)))
	path := aged(t, s.Abs("drafts/"+tempName(1)), 2)
	must(t, os.Chown(path, 12345, 12345))
	_, _, err := open(t, s.Home()).Drafts()
	must(t, err)
	checkThere(t, path)
}

// TestLinksInTheHome: nothing is read or written through a link that leads out of the home, and what a file is linked to elsewhere stays.
func TestLinksInTheHome(t *testing.T) {
	for _, dir := range []string{"drafts", "assessments", "notes", "ladders"} {
		home, out := filepath.Join(t.TempDir(), "rung"), t.TempDir()
		must(t, os.Mkdir(home, 0o700))
		must(t, os.Symlink(out, filepath.Join(home, dir)))
		var he *HomeError
		if _, err := Open(home, Options{}); !errors.As(err, &he) || he.Error() != filepath.Join(home, dir)+" is a link that leads out of the home" || he.Hint == "" {
			t.Errorf("%s that leads out: %v", dir, err)
		}
		if all, _ := os.ReadDir(out); len(all) != 0 {
			t.Errorf("%s: something was written through it: %v", dir, all)
		}
	}
	s, elsewhere := newStore(t), t.TempDir()
	must(t, s.SaveDraft(assessment(1, "Ada", 1)))
	before := assess.Encode(assessment(2, "Eve", 1))
	target := filepath.Join(elsewhere, "target.json")
	must(t, os.WriteFile(target, before, 0o600))
	must(t, os.Symlink(target, s.Abs(draftPath(id(2)))))
	if _, err := s.LoadDraft(id(2)); !errors.Is(err, ErrNotRegular) {
		t.Errorf("read through a link: %v", err)
	}
	must(t, s.SaveDraft(assessment(2, "Ada", 3))) // it takes the place of the link
	must(t, os.Link(s.Abs(draftPath(id(1))), filepath.Join(elsewhere, "hard.json")))
	must(t, s.SaveDraft(assessment(1, "Ada", 3)))
	for name, want := range map[string][]byte{"target.json": before, "hard.json": assess.Encode(assessment(1, "Ada", 1))} {
		if got, err := os.ReadFile(filepath.Join(elsewhere, name)); err != nil || string(got) != string(want) {
			t.Errorf("%s was changed: %v", name, err)
		}
	}
	must(t, os.Symlink(target, s.Abs("drafts/"+id(3)+".lock")))
	if _, err := s.LockDraft(id(3)); !errors.Is(err, ErrNotRegular) {
		t.Errorf("locked through a link: %v", err)
	}
}

func TestOpenRefusesTheHomeOfSomebodyElse(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can give a directory away")
	}
	home := t.TempDir()
	must(t, os.Chown(home, 12345, 12345))
	_, err := Open(home, Options{})
	if !errors.Is(err, fs.ErrPermission) || !strings.HasSuffix(err.Error(), "belongs to another user (uid 12345)") {
		t.Error(err)
	}
}

func TestHomeThatIsALinkToNowhere(t *testing.T) {
	home := filepath.Join(t.TempDir(), "rung")
	must(t, os.Symlink("nowhere", home))
	s := open(t, home)
	var save *SaveError
	err := s.SaveDraft(assessment(1, "Ada", 1))
	if want := "not saved: " + home + ": it cannot be made: a link to nowhere is in its place"; !errors.As(err, &save) || err.Error() != want {
		t.Error(err)
	}
}

func TestNoPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("permission bits do not stop root")
	}
	s := newStore(t)
	before := assessment(1, "Ada", 1)
	must(t, s.SaveDraft(before))
	must(t, os.Chmod(s.Abs("drafts"), 0o500))
	t.Cleanup(func() { _ = os.Chmod(s.Abs("drafts"), 0o700) })
	var save *SaveError
	if err := s.SaveDraft(assessment(1, "Ada", 2)); !errors.As(err, &save) || !errors.Is(err, fs.ErrPermission) {
		t.Error(err)
	}
	if back, err := s.LoadDraft(id(1)); err != nil || !equal(before, back) {
		t.Error("what was there cannot be read:", err)
	}
}

// tmpfs mounts a file system of 64 KiB, or skips the test.
func tmpfs(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("mounting does not work here: %s", out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("umount: %s", out)
		}
	})
	return dir
}

func TestReadOnly(t *testing.T) {
	dir := tmpfs(t)
	s, err := Open(dir, Options{})
	must(t, err)
	before := assessment(1, "Ada", 1)
	must(t, s.SaveDraft(before))
	must(t, s.Close()) // so that it can be unmounted
	if out, err := exec.Command("mount", "-o", "remount,ro", dir).CombinedOutput(); err != nil {
		t.Skipf("remounting does not work here: %s", out)
	}
	s, err = Open(dir, Options{})
	must(t, err)
	defer s.Close()
	var save *SaveError
	_, finishErr := s.Finish(finished(1, "Ada", noon))
	_, lockErr := s.LockDraft(id(1))
	var remove *RemoveError
	if err := s.DeleteDraft(id(1)); !errors.As(err, &remove) || !errors.Is(err, syscall.EROFS) {
		t.Error(err)
	}
	for what, err := range map[string]error{"save": s.SaveDraft(assessment(1, "Ada", 2)), "finish": finishErr, "lock": lockErr,
		"write": WriteNew(filepath.Join(dir, "x"), nil, false)} {
		if !errors.As(err, &save) || !errors.Is(err, syscall.EROFS) || !strings.Contains(err.Error(), "read-only file system") {
			t.Errorf("%s: %v", what, err)
		}
	}
	if back, err := s.LoadDraft(id(1)); err != nil || !equal(before, back) {
		t.Error("what was there cannot be read:", err)
	}
}

func TestFullDisk(t *testing.T) {
	dir := tmpfs(t)
	s, err := Open(dir, Options{})
	must(t, err)
	defer s.Close()
	before := assessment(1, "Ada", 60) // about 20 KB; too little is left for twice as much
	must(t, s.SaveDraft(before))
	var save *SaveError
	err = s.SaveDraft(assessment(1, "Ada", 160))
	if !errors.As(err, &save) || !errors.Is(err, syscall.ENOSPC) || !strings.HasSuffix(err.Error(), ".json: no space left on device") {
		t.Error(err)
	}
	if _, err := s.Finish(finished(1, strings.Repeat("x", 60_000), noon)); !errors.Is(err, syscall.ENOSPC) {
		t.Error(err)
	}
	if back, err := s.LoadDraft(id(1)); err != nil || !equal(before, back) {
		t.Error("what was there cannot be read:", err)
	}
	noTemporaryFiles(t, dir)
	must(t, s.SaveDraft(assessment(1, "Ada", 61))) // and it goes on when there is room
}

func noTemporaryFiles(t *testing.T, dir string) {
	t.Helper()
	_ = filepath.WalkDir(dir, func(path string, _ fs.DirEntry, _ error) error {
		if strings.HasSuffix(path, ".tmp") {
			t.Error("left behind:", path)
		}
		return nil
	})
}
