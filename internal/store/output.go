package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// WriteNew writes a file that a person named by its path, whole or not at all, readable by the owner only. A file
// that is there is kept (*ExistsError) unless force is set. A *BusyError says that another rung does not finish with it. Devices and pipes are written to as they are.
func WriteNew(path string, data []byte, force bool) error {
	direct, err := isDirect(path)
	if err == nil && direct {
		err = writeDirect(path, data)
	} else if err == nil {
		err = writeFile(path, data, force)
	}
	var exists *ExistsError
	if err != nil && !errors.As(err, &exists) && !errors.Is(err, ErrBusy) {
		return &SaveError{path, err}
	}
	return err
}

// isDirect says whether path is no place for a file of ours. Below /dev and /proc even what looks like a regular file
// is somebody's open stream.
func isDirect(path string) (bool, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return false, err
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case info.IsDir():
		return false, fmt.Errorf("it is a directory: %w", fs.ErrInvalid)
	}
	stream := strings.HasPrefix(abs, "/dev/") || strings.HasPrefix(abs, "/proc/")
	return stream || !info.Mode().IsRegular(), nil
}

func writeDirect(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

func writeFile(path string, data []byte, force bool) error {
	root, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer root.Close()
	sweepElsewhere(root, time.Now())
	d, name := disk{root, rand.Reader}, filepath.Base(path)
	if force {
		return d.replace(name, data)
	}
	// Asking first saves writing in vain; create asks again when it counts.
	if _, err := root.Lstat(name); err == nil {
		return &ExistsError{path}
	}
	if err = d.create(name, data); errors.Is(err, fs.ErrExist) {
		return &ExistsError{path}
	}
	return err
}
