//go:build unix

package store

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// lastWritten has a directory look as if nothing had been written in it for some hours.
func lastWritten(t *testing.T, dir string, hours float64) {
	t.Helper()
	at := time.Now().Add(-time.Duration(hours * float64(time.Hour)))
	must(t, os.Chtimes(dir, at, at))
}

// abandoned is the directory of a text whose rung was killed some hours ago while it was in an editor.
func abandoned(t *testing.T, s *Store, n int, hours float64) string {
	t.Helper()
	dir := s.Abs("drafts/" + tempName(n))
	must(t, os.MkdirAll(filepath.Join(dir, "below"), 0o700))
	must(t, os.WriteFile(filepath.Join(dir, "note.txt"), []byte("private"), 0o600))
	lastWritten(t, dir, hours)
	return dir
}

// TestTextInAnEditorStays, however long ago the directory was written in: a machine may have slept for days with an editor open.
func TestTextInAnEditorStays(t *testing.T) {
	s := newStore(t)
	w, err := s.Scratch("private")
	must(t, err)
	lastWritten(t, filepath.Dir(w.Path()), 99)
	other, err := open(t, s.Home()).Scratch("another")
	must(t, err)
	must(t, other.Remove())
	if text, err := w.Read(100); err != nil || string(text) != "private" {
		t.Errorf("%q %v", text, err)
	}
	must(t, w.Remove())
	checkGone(t, filepath.Dir(w.Path()))
}

// TestTextsAreSwept: the next start removes a text that was in an editor when rung was killed, whether it writes or only reads.
func TestTextsAreSwept(t *testing.T) {
	for name, start := range map[string]func(*Store) error{
		"writing": func(s *Store) error { return s.SaveDraft(assessment(2, "Ada Example", 1)) },
		"reading": func(s *Store) error { _, _, err := s.Drafts(); return err },
	} {
		s := newStore(t)
		must(t, s.SaveDraft(assessment(1, "Ada Example", 1)))
		old, young := abandoned(t, s, 1, 25), abandoned(t, s, 2, 23)
		other := s.Abs("drafts/.rung-mine.tmp")
		must(t, os.Mkdir(other, 0o700))
		lastWritten(t, other, 99)
		if err := start(open(t, s.Home())); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		checkGone(t, old)
		checkThere(t, young, other)
	}
}

// TestCheckupOfTexts: a check-up tells a text that is in an editor from one that was left, and removes only that.
func TestCheckupOfTexts(t *testing.T) {
	s := newStore(t)
	w, err := s.Scratch("private")
	must(t, err)
	defer func() { must(t, w.Remove()) }()
	inUse := filepath.Dir(w.Path())
	lastWritten(t, inUse, 99)
	old, young := abandoned(t, s, 1, 25), abandoned(t, s, 2, 23)
	c := CheckUp(s.Home(), Options{})
	defer c.Close()
	seen := 0
	for _, i := range c.Items {
		if !i.IsScratch() {
			continue
		}
		seen++
		path := c.Abs(i.Path)
		if isLeft := c.IsLeft(i); isLeft != (path == old) {
			t.Errorf("%s: %v", i.Path, isLeft)
		}
		if err := c.SweepScratch(i); (err == nil) != (path == old) {
			t.Errorf("%s: %v", i.Path, err)
		}
	}
	if seen != 3 {
		t.Errorf("%d texts were seen", seen)
	}
	checkGone(t, old)
	checkThere(t, w.Path(), young)
}
