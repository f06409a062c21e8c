package store

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/safe"
)

// FuzzHome puts the same bytes into every kind of file that a home has. Each is read or listed as unreadable, none is changed, and
// nothing that is said about it can act on a terminal.
func FuzzHome(f *testing.F) {
	files, err := filepath.Glob("../../testdata/*/*/*")
	if err != nil || len(files) == 0 {
		f.Fatal("no files in the kit", err)
	}
	for i, name := range files {
		if i%3 == 0 { // they have more in common here than for the readers of each kind
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	f.Add(assess.Encode(finished(1, "Ada Example", noon)))
	f.Add([]byte("4711\n"))
	f.Add([]byte("-1"))
	f.Add([]byte("99999999999999999999"))
	home := quickDir(f)
	for _, dir := range []string{"drafts", "assessments/ada-example", "ladders/kept", "notes"} {
		if err := os.MkdirAll(filepath.Join(home, dir), 0o700); err != nil {
			f.Fatal(err)
		}
	}
	if err := os.Chmod(home, 0o700); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 64<<10 {
			return // it is written six times, and read more often
		}
		kept, _ := keptPath(digestOf([]byte("another text")))
		places := []string{
			"drafts/" + id(1) + ".json", "drafts/" + id(1) + lockSuffix, "assessments/ada-example/2026-11-21-product-self-1.json",
			"ladders/own.yaml", kept, notesPath("Ada Example", ""),
		}
		for _, name := range places {
			must(t, os.WriteFile(filepath.Join(home, name), data, 0o600))
		}
		s, err := Open(home, Options{})
		must(t, err)
		defer s.Close()
		readAll(t, s)
		for _, name := range places {
			if now, err := os.ReadFile(filepath.Join(home, name)); err != nil || !bytes.Equal(now, data) {
				t.Errorf("%s was changed: %q, %v", name, now, err)
			}
		}
		if unlock, err := s.LockDraft(id(1)); err != nil {
			t.Errorf("a lock that nobody holds is taken: %v", err)
		} else {
			unlock()
		}
	})
}

// quickDir is a directory in memory where there is one, as what is tried here are readers and not a disk.
func quickDir(f *testing.F) string {
	f.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "rung-fuzz-")
	if err != nil {
		return f.TempDir()
	}
	f.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// readAll reads all there is in a home.
func readAll(t *testing.T, s *Store) {
	t.Helper()
	drafts, bad, err := s.Drafts()
	must(t, err)
	results, worse, err := s.Finished()
	must(t, err)
	if len(drafts)+len(bad) != 1 || len(results)+len(worse) != 1 {
		t.Errorf("%d drafts, %d unreadable; %d results, %d unreadable", len(drafts), len(bad), len(results), len(worse))
	}
	for _, u := range append(bad, worse...) {
		checkWords(t, u.Path+" "+strings.ReplaceAll(u.Err.Error(), "\n", " "))
	}
	for _, e := range append(drafts, results...) {
		a, err := s.Load(e.Path)
		if err != nil || !equal(a, e.Assessment) {
			t.Errorf("%s reads otherwise the second time: %v", e.Path, err)
		}
		if _, err := s.Previous(a); err != nil {
			t.Error(err)
		}
	}
	name, err := s.LastName()
	must(t, err)
	checkWords(t, name)
	if notes, err := s.Notes("Ada Example", ""); err == nil {
		checkWords(t, strings.NewReplacer("\n", "", "\t", "").Replace(notes))
	}
	if text, err := s.KeptLadder(digestOf([]byte("another text"))); err == nil && string(text) != "another text" {
		t.Errorf("%q is kept for another", text)
	}
	ladders, err := s.Ladders()
	must(t, err)
	if len(ladders) != 1 {
		t.Errorf("%d ladders", len(ladders))
	}
	_, err = s.StrayLadders()
	must(t, err)
	if pid := holder(s.rootForTest(t), "drafts/"+id(1)+lockSuffix); pid < 0 {
		t.Errorf("process %d holds the draft", pid)
	}
}

func (s *Store) rootForTest(t *testing.T) *os.Root {
	t.Helper()
	root, err := s.reading()
	must(t, err)
	return root
}

func checkWords(t *testing.T, words string) {
	t.Helper()
	if safe.Text(words) != words || strings.ContainsFunc(words, unicode.IsControl) {
		t.Errorf("not safe to show: %q", words)
	}
}

// FuzzNames: whatever a directory entry is called, it is a ladder, a document or nothing, and what is made of a name is a name.
func FuzzNames(f *testing.F) {
	for _, name := range hostileNames {
		f.Add(name)
		f.Add(name + ".yaml")
		f.Add(name + ".json")
	}
	f.Add("sha256:" + strings.Repeat("0", 64))
	f.Add("sha256:../../../etc/passwd")
	f.Add("sha256:" + strings.Repeat("A", 64))
	f.Fuzz(func(t *testing.T, name string) {
		if id, ok := ladderID(name); ok && (!assess.ValidID(id) || id+".yaml" != name) {
			t.Errorf("%q is the ladder %q", name, id)
		}
		if path, ok := keptPath(name); ok && (filepath.Dir(path) != filepath.FromSlash(keptDir) || strings.Contains(path, "..")) {
			t.Errorf("%q is kept at %s", name, path)
		}
		for _, path := range []string{notesPath(name, "x"), notesPath("", name)} {
			if safe.Text(path) != path || len(filepath.Base(path)) > 100 || strings.Contains(path, "..") || strings.Count(path, "/") > 1 || strings.ContainsAny(path, `\:*?"<>|`) {
				t.Errorf("%q has the file %q", name, path)
			}
		}
	})
}
