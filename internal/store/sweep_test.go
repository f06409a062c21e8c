//go:build unix

package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// aged makes a file of some hours ago.
func aged(t *testing.T, path string, hours float64) string {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(path), 0o700))
	must(t, os.WriteFile(path, []byte("left"), 0o600))
	at := time.Now().Add(-time.Duration(hours * float64(time.Hour)))
	must(t, os.Chtimes(path, at, at))
	return path
}

// tempName and lockFile are names such as rung gives.
func tempName(n int) string { return fmt.Sprintf(".rung-%020x.tmp", n) }
func lockFile(n int) string { return fmt.Sprintf(".rung-%020x.lock", n) }

func checkGone(t *testing.T, paths ...string) {
	t.Helper()
	for _, path := range paths {
		if _, err := os.Lstat(path); err == nil {
			t.Errorf("%s is still there", path)
		}
	}
}

func checkThere(t *testing.T, paths ...string) {
	t.Helper()
	for _, path := range paths {
		if _, err := os.Lstat(path); err != nil {
			t.Error(err)
		}
	}
}

// TestLeftoversAreSwept: the next start removes what crashes left in every directory of the home, and nothing else.
func TestLeftoversAreSwept(t *testing.T) {
	s := newStore(t)
	must(t, s.SaveDraft(assessment(1, "Ada Example", 1)))
	_, err := s.Finish(finished(2, "Ada Example", noon))
	must(t, err)
	var gone, stay []string
	for n, dir := range []string{"drafts", "assessments", "assessments/ada-example", "notes", "ladders", "ladders/kept", "faults"} {
		gone = append(gone, aged(t, s.Abs(dir+"/"+tempName(n)), 1.1), aged(t, s.Abs(dir+"/"+lockFile(n)), 2))
		stay = append(stay, aged(t, s.Abs(dir+"/"+tempName(100+n)), 0.9), aged(t, s.Abs(dir+"/"+lockFile(100+n)), 0))
	}
	gone = append(gone, aged(t, s.Abs("drafts/"+id(7)+".lock"), 2))
	for _, name := range []string{
		"drafts/" + id(1) + ".lock", // somebody may be about to take it
		"assessments/" + id(7) + ".lock", "drafts/.rung-0123.tmp", "drafts/my.tmp", "drafts/.syncthing.x.json.tmp", "drafts/.rung.json",
		"drafts/.rung-" + strings.Repeat("x", 20) + ".tmp", "drafts/x" + tempName(1), "drafts/.rung-" + strings.Repeat("0", 22) + ".tmp",
	} {
		stay = append(stay, aged(t, s.Abs(name), 2))
	}
	again := open(t, s.Home())
	must(t, again.SaveDraft(assessment(3, "Ada Example", 1)))
	_, _, err = again.Finished()
	must(t, err)
	checkGone(t, gone...)
	checkThere(t, stay...)
}

// TestReadingSweepsToo: where nobody writes, listing what is finished is enough.
func TestReadingSweepsToo(t *testing.T) {
	s := newStore(t)
	_, err := s.Finish(finished(2, "Ada Example", noon))
	must(t, err)
	var gone []string
	for n, dir := range []string{"assessments", "assessments/ada-example", "notes", "ladders", "ladders/kept", "faults"} {
		gone = append(gone, aged(t, s.Abs(dir+"/"+tempName(n)), 1.1))
	}
	_, _, err = open(t, s.Home()).Finished()
	must(t, err)
	checkGone(t, gone...)
}

// TestOnlyFilesAreSwept: a directory and a link with the name of a temporary file are no temporary files. (Directories among the drafts are
// those of texts in an editor.)
func TestOnlyFilesAreSwept(t *testing.T) {
	s := newStore(t)
	must(t, s.SaveDraft(assessment(1, "Ada Example", 1)))
	dir, link := s.Abs("notes/"+tempName(1)), s.Abs("drafts/"+tempName(2))
	must(t, os.MkdirAll(dir, 0o700))
	must(t, os.Symlink("/etc/hosts", link))
	must(t, os.Chtimes(dir, noon.AddDate(-1, 0, 0), noon.AddDate(-1, 0, 0)))
	again, err := Open(s.Home(), Options{Now: func() time.Time { return time.Now().AddDate(1, 0, 0) }})
	must(t, err)
	defer again.Close()
	must(t, again.SaveDraft(assessment(2, "Ada Example", 1)))
	checkThere(t, dir, link)
}

// TestNobodySweepsWhereSomebodyWrites: a rung that slept with the machine for hours still finds its temporary file.
func TestNobodySweepsWhereSomebodyWrites(t *testing.T) {
	s := newStore(t)
	must(t, s.SaveDraft(assessment(1, "Ada Example", 1)))
	old := aged(t, s.Abs("drafts/"+tempName(1)), 9)
	writer, err := os.Open(s.Abs("drafts"))
	must(t, err)
	if !lockDir(writer, shared) {
		t.Fatal("the directory cannot be locked")
	}
	_, _, err = open(t, s.Home()).Drafts()
	must(t, err)
	checkThere(t, old)
	must(t, writer.Close())
	_, _, err = open(t, s.Home()).Drafts()
	must(t, err)
	checkGone(t, old)
}

// TestLockThatIsHeldIsNotSwept, however old it is: the disk may have been full when the draft should have been written.
func TestLockThatIsHeldIsNotSwept(t *testing.T) {
	s := newStore(t)
	unlock, err := s.LockDraft(id(1))
	must(t, err)
	must(t, os.Chtimes(s.Abs("drafts/"+id(1)+".lock"), noon.AddDate(-1, 0, 0), noon.AddDate(-1, 0, 0)))
	other := open(t, s.Home())
	must(t, other.SaveDraft(assessment(2, "Ada Example", 1)))
	if _, err := other.LockDraft(id(1)); !errors.Is(err, ErrBusy) {
		t.Errorf("it was taken from who holds it: %v", err)
	}
	unlock()
	checkGone(t, s.Abs("drafts/"+id(1)+".lock"))
}

// TestLeftoversElsewhereAreSwept: what a kill left beside the file of a person goes with the next file that is written there.
func TestLeftoversElsewhereAreSwept(t *testing.T) {
	dir := t.TempDir()
	old, young, other := aged(t, filepath.Join(dir, tempName(1)), 2), aged(t, filepath.Join(dir, tempName(2)), 0), aged(t, filepath.Join(dir, "x.tmp"), 2)
	must(t, WriteNew(filepath.Join(dir, "out.json"), []byte("x"), false))
	checkGone(t, old)
	checkThere(t, young, other)
	old = aged(t, filepath.Join(dir, tempName(3)), 2)
	path := write(t, filepath.Join(dir, "doc.json"), planned(t, ""))
	_, err := ChangePlan(path, adding("x"))
	must(t, err)
	checkGone(t, old)
}

// TestDraftsRemovedUnderway: whoever removes a directory of the home while rung runs gets it back with the next save.
func TestDraftsRemovedUnderway(t *testing.T) {
	s := newStore(t)
	must(t, s.SaveDraft(assessment(1, "Ada Example", 1)))
	must(t, os.RemoveAll(s.Abs("drafts")))
	must(t, s.SaveDraft(assessment(1, "Ada Example", 2)))
	if a, err := s.LoadDraft(id(1)); err != nil || len(a.Answers) != 2 {
		t.Error(err)
	}
}
