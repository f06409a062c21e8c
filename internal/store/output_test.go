//go:build unix

package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
)

func TestWriteNew(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.json")
	must(t, WriteNew(path, []byte("one"), false))
	var exists *ExistsError
	if err := WriteNew(path, []byte("two"), false); !errors.As(err, &exists) || !errors.Is(err, fs.ErrExist) {
		t.Error(err)
	}
	if b, _ := os.ReadFile(path); string(b) != "one" {
		t.Errorf("overwritten: %s", b)
	}
	must(t, WriteNew(path, []byte("two"), true))
	if b, _ := os.ReadFile(path); string(b) != "two" {
		t.Errorf("not overwritten: %s", b)
	}
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	long := filepath.Join(dir, strings.Repeat("x", 255))
	must(t, WriteNew(long, []byte("x"), false))
	must(t, os.Symlink("nowhere", filepath.Join(dir, "dangling")))
	if err := WriteNew(filepath.Join(dir, "dangling"), nil, false); !errors.As(err, &exists) {
		t.Error(err)
	}
	for _, bad := range []string{dir, filepath.Join(dir, "no", "such"), filepath.Join(path, "below"), long + "x"} {
		var save *SaveError
		if err := WriteNew(bad, []byte("x"), true); !errors.As(err, &save) {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if all, _ := os.ReadDir(dir); len(all) != 3 {
		t.Error("leftovers:", all)
	}
}

func TestWriteNewToDevicesAndPipes(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err == nil {
		err := WriteNew("/dev/full", []byte("x"), false)
		var save *SaveError
		if !errors.As(err, &save) || !errors.Is(err, syscall.ENOSPC) {
			t.Error(err)
		}
		if want := "not saved: /dev/full: no space left on device"; err.Error() != want {
			t.Errorf("%s, want %s", err, want)
		}
		must(t, WriteNew("/dev/null", []byte("x"), false))
	}
	fifo := fifoAt(t)
	got := make(chan string)
	go func() {
		b, err := ReadFile(fifo)
		if err != nil {
			t.Error(err)
		}
		got <- string(b)
	}()
	must(t, WriteNew(fifo, []byte("through"), false))
	if s := <-got; s != "through" {
		t.Error(s)
	}
}

func TestReadFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	must(t, os.WriteFile(path, []byte(strings.Repeat("x", assess.MaxBytes)), 0o600))
	if b, err := ReadFile(path); len(b) != assess.MaxBytes || err != nil {
		t.Error(len(b), err)
	}
	must(t, os.WriteFile(path, []byte(strings.Repeat("x", assess.MaxBytes+9)), 0o600))
	if b, err := ReadFile(path); len(b) != assess.MaxBytes+1 || err != nil { // enough to be refused
		t.Error(len(b), err)
	}
	for bad, want := range map[string]error{dir: errDirectory, dir + "/no": fs.ErrNotExist, "/dev/zero": ErrNotRegular} {
		if _, err := ReadFile(bad); !errors.Is(err, want) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}
