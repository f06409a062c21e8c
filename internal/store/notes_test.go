package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
)

func TestNotesAreKeptApartByPerson(t *testing.T) {
	s := newStore(t)
	if got, err := s.Notes("Ada Example", id(1)); got != "" || err != nil {
		t.Fatalf("before any are saved: %q, %v", got, err)
	}
	if err := s.SaveNotes("Ada Example", id(1), "Ask about the roadmap\nand the pricing test"); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveNotes("ada example", id(1), "somebody else"); err != nil {
		t.Fatal(err)
	}
	got, err := s.Notes("Ada Example", id(1))
	if err != nil || strings.TrimSpace(got) != "Ask about the roadmap\nand the pricing test" {
		t.Errorf("read %q, %v", got, err)
	}
	info, err := os.Stat(s.NotesPath("Ada Example", id(2)))
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	dir, err := os.Stat(s.Abs("notes"))
	if err != nil || dir.Mode().Perm() != 0o700 {
		t.Errorf("directory %v, %v", dir.Mode(), err)
	}
}

func TestNotesAreMadeSafe(t *testing.T) {
	s := newStore(t)
	if err := s.SaveNotes("Ada", "", "plain"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.NotesPath("Ada", ""), []byte("red \x1b[31m text"), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := s.Notes("Ada", "")
	if err != nil || strings.Contains(got, "\x1b") {
		t.Errorf("read %q, %v", got, err)
	}
	if err := os.WriteFile(s.NotesPath("Ada", ""), []byte(strings.Repeat("a", 64<<10+2)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Notes("Ada", ""); err == nil {
		t.Error("notes that are too long for the screen were read")
	}
}

// TestNotesComeBackAsTheyWere, however long: the newline that ends the file is none of theirs.
func TestNotesComeBackAsTheyWere(t *testing.T) {
	s := newStore(t)
	for _, text := range []string{"", "short", "two\nlines", "ends with one\n", strings.Repeat("a", assess.MaxNote)} {
		must(t, s.SaveNotes("Ada", "", text))
		if got, err := s.Notes("Ada", ""); got != text || err != nil {
			t.Errorf("%d bytes came back as %d: %v", len(text), len(got), err)
		}
	}
}

// TestNotesOnPeopleWithoutAName are told apart by the view they are about, and no name is taken for one.
func TestNotesOnPeopleWithoutAName(t *testing.T) {
	s := newStore(t)
	keys := [][2]string{{"", id(1)}, {" ", id(2)}, {"", ""}, {"", "../../x"}, {"id--" + id(1), ""}, {"Name", id(1)}}
	for _, k := range keys {
		must(t, s.SaveNotes(k[0], k[1], "on "+k[0]+k[1]))
	}
	for _, k := range keys {
		if got, err := s.Notes(k[0], k[1]); got != "on "+k[0]+k[1] || err != nil {
			t.Errorf("%q: %q, %v", k, got, err)
		}
		if path := s.NotesPath(k[0], k[1]); filepath.Dir(path) != s.Abs("notes") {
			t.Errorf("%q: %s", k, path)
		}
	}
}
