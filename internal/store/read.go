package store

import (
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/rung-dev/rung/internal/assess"
)

// readRegular reads a file of the store: nothing but a regular one, and not more than a document may have.
func readRegular(root *os.Root, name string) ([]byte, error) {
	b, err := cutRegular(root, name)
	if err == nil && len(b) > assess.MaxBytes {
		return nil, ErrTooLarge
	}
	return b, err
}

// cutRegular is readRegular for a file that whoever decodes it refuses if it is too large.
func cutRegular(root *os.Root, name string) ([]byte, error) {
	info, err := root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, ErrNotRegular
	}
	f, err := root.OpenFile(name, os.O_RDONLY|noWait, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readCut(f)
}

// readCut reads one byte more than the largest document has, and leaves the rest.
func readCut(f *os.File) ([]byte, error) { return readUpTo(f, assess.MaxBytes) }

func readUpTo(f *os.File, most int) ([]byte, error) {
	return io.ReadAll(io.LimitReader(f, int64(most)+1))
}

// ReadFile reads a document or a ladder that a person named by its path: a regular file or a pipe. Of one that is larger than 4 MiB the
// first 4 MiB and a byte are returned, so that whoever decodes it refuses it, with its own limit. Devices are refused, as reading some
// of them never ends.
func ReadFile(path string) ([]byte, error) { return ReadFileUpTo(path, assess.MaxBytes) }

// ReadFileUpTo is ReadFile for what may have another size in bytes than a document.
func ReadFileUpTo(path string, most int) ([]byte, error) {
	info, err := os.Stat(path) // before opening: that alone has effects on some devices
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, plainErr(err))
	}
	if err := readable(info.Mode()); err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, plainErr(err))
	}
	defer f.Close()
	b, err := readUpTo(f, most)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, plainErr(err))
	}
	return b, nil
}

func readable(mode fs.FileMode) error {
	switch {
	case mode.IsRegular(), mode.Type() == fs.ModeNamedPipe:
		return nil
	case mode.IsDir():
		return errDirectory
	}
	return ErrNotRegular
}
