package cli

import (
	"cmp"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// kitTarget is the variable with the directory in which the kit is written out.
const kitTarget = "RUNG_KIT"

// readersOwn is where the ladders lie that the reader of ladders is tested with, and where they go in a kit that stands by itself.
const readersOwn, readersPlace = "../internal/ladderfile/testdata/", "ladders/reader/"

// TestKitWrittenOut writes the kit as one directory that needs nothing beside it: also the files that are too large to be kept, and those
// of the reader of ladders; keys get the permissions of keys.
func TestKitWrittenOut(t *testing.T) {
	if os.Getenv(kitTarget) == "" && os.Getenv("RUNG_LONG_TESTS") == "" {
		t.Skip("writes the whole kit; with RUNG_KIT=DIR, or RUNG_LONG_TESTS=1")
	}
	dir, err := filepath.Abs(cmp.Or(os.Getenv(kitTarget), t.TempDir()))
	if err != nil {
		t.Fatal(err)
	}
	k := newKit(t) // from here on the kit is the working directory
	if err := os.CopyFS(dir, os.DirFS(".")); err != nil {
		t.Fatal(err)
	}
	cases := readIndex(t, "expected.json")
	for i, c := range cases {
		text, err := []byte(nil), error(nil)
		made, ok := k.made[c.File]
		if ok {
			text = []byte(made.text())
		} else {
			text, err = os.ReadFile(filepath.FromSlash(c.File))
		}
		cases[i].File = strings.Replace(c.File, readersOwn, readersPlace, 1)
		path := filepath.Join(dir, filepath.FromSlash(cases[i].File))
		if err == nil {
			err = os.MkdirAll(filepath.Dir(path), 0o755)
		}
		if err == nil {
			err = os.WriteFile(path, text, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	keys, err := filepath.Glob(filepath.Join(dir, "encrypted/keys/*.txt"))
	if err != nil || len(keys) == 0 {
		t.Fatal("no keys in the kit:", err)
	}
	for _, key := range keys {
		if err := os.Chmod(key, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	writeIndex(t, filepath.Join(dir, "expected.json"), cases)
	t.Logf("%d files in %s", len(cases), dir)
}
