package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestKeepLadder(t *testing.T) {
	s := newStore(t)
	text := []byte("rung: 1\nid: small\n")
	digest := digestOf(text)
	if _, err := s.KeptLadder(digest); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("before anything was kept: %v", err)
	}
	must(t, s.KeepLadder(text))
	back, err := s.KeptLadder(digest)
	if err != nil || string(back) != string(text) {
		t.Errorf("%q, %v", back, err)
	}
	path := filepath.Join(s.Home(), "ladders", "kept", strings.TrimPrefix(digest, "sha256:")+".yaml")
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
	if files, err := s.Ladders(); len(files) != 0 || err != nil {
		t.Errorf("it is among the ladders to choose: %v, %v", files, err)
	}
}

// TestKeptLaddersStay: what is kept is never written again, and never handed out when it was changed.
func TestKeptLaddersStay(t *testing.T) {
	s := newStore(t)
	text := []byte("id: small\n")
	must(t, s.KeepLadder(text))
	name, _ := keptPath(digestOf(text))
	path := s.Abs(name)
	before, err := os.Stat(path)
	must(t, err)
	must(t, s.KeepLadder(text))
	if after, err := os.Stat(path); err != nil || !os.SameFile(before, after) {
		t.Errorf("written again: %v", err)
	}
	must(t, os.WriteFile(path, []byte("id: other\n"), 0o600))
	must(t, s.KeepLadder(text))
	if text, err := s.KeptLadder(digestOf(text)); err == nil || !errors.Is(err, errChanged) {
		t.Errorf("a changed copy: %q, %v", text, err)
	}
}

func TestKeptLadderTakesOnlyDigests(t *testing.T) {
	s := newStore(t)
	must(t, s.SaveDraft(assessment(1, "Ada", 1)))
	for _, digest := range []string{
		"", "sha256:", "sha256:0123", "sha256:../../drafts/" + id(1), "md5:" + strings.Repeat("0", 64),
		"sha256:" + strings.Repeat("A", 64), strings.Repeat("0", 64), "sha256:" + strings.Repeat("/", 64),
	} {
		if text, err := s.KeptLadder(digest); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: %q, %v", digest, text, err)
		}
	}
}

// TestKeepLadderWithoutRoom: trouble with the copy is an error of its own, and nothing is left of it.
func TestKeepLadderWithoutRoom(t *testing.T) {
	s := newStore(t)
	must(t, s.SaveDraft(assessment(1, "Ada", 1)))
	must(t, os.WriteFile(filepath.Join(s.Home(), "ladders"), nil, 0o600))
	var home *HomeError
	if err := s.KeepLadder([]byte("id: small\n")); !errors.As(err, &home) {
		t.Errorf("%T %v", err, err)
	}
}
