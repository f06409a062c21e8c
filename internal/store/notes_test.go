package store

import (
	"os"
	"strings"
	"testing"
)

func TestNotesAreKeptApartByPerson(t *testing.T) {
	s := newStore(t)
	if got, err := s.Notes("Ada Example"); got != "" || err != nil {
		t.Fatalf("before any are saved: %q, %v", got, err)
	}
	if err := s.SaveNotes("Ada Example", "Ask about the roadmap\nand the pricing test"); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveNotes("ada example", "somebody else"); err != nil {
		t.Fatal(err)
	}
	got, err := s.Notes("Ada Example")
	if err != nil || strings.TrimSpace(got) != "Ask about the roadmap\nand the pricing test" {
		t.Errorf("read %q, %v", got, err)
	}
	info, err := os.Stat(s.NotesPath("Ada Example"))
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
	if err := s.SaveNotes("Ada", "plain"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.NotesPath("Ada"), []byte("red \x1b[31m text"), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := s.Notes("Ada")
	if err != nil || strings.Contains(got, "\x1b") {
		t.Errorf("read %q, %v", got, err)
	}
	if err := os.WriteFile(s.NotesPath("Ada"), []byte(strings.Repeat("a", 64<<10+1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Notes("Ada"); err == nil {
		t.Error("notes that are too long for the screen were read")
	}
}
