package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/rung-dev/rung/internal/safe"
)

// DefaultHome is where rung keeps its data when nobody says otherwise: $RUNG_HOME, else the directory "rung" in the
// data directory of the platform goos. ErrNoHome says that there is none.
func DefaultHome(getenv func(string) string, goos string) (string, error) {
	if home := getenv("RUNG_HOME"); home != "" {
		return home, nil
	}
	data, err := dataDir(getenv, goos)
	if err != nil {
		return "", err
	}
	return filepath.Join(data, "rung"), nil
}

func dataDir(getenv func(string) string, goos string) (string, error) {
	if goos == "windows" {
		if dir := getenv("LocalAppData"); dir != "" {
			return dir, nil
		}
		return "", fmt.Errorf("%w: %%LocalAppData%% is not set", ErrNoHome)
	}
	// The XDG specification has relative values ignored.
	if dir := getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir, nil
	}
	home := getenv("HOME")
	switch {
	case home != "" && !filepath.IsAbs(home):
		return "", fmt.Errorf("%w: $HOME does not begin with a slash, but is %s", ErrNoHome, safe.Text(home))
	case home == "":
		return "", fmt.Errorf("%w: $HOME is not set", ErrNoHome)
	case goos == "darwin":
		return filepath.Join(home, "Library", "Application Support"), nil
	}
	return filepath.Join(home, ".local", "share"), nil
}

// makeHome makes the home and the directories above it that are missing, and flushes each of their parents.
func makeHome(home string) error {
	missing := []string{home}
	for dir := filepath.Dir(home); ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(dir); err == nil || dir == filepath.Dir(dir) {
			break
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		missing = append(missing, dir)
	}
	for _, dir := range slices.Backward(missing) {
		if err := os.Mkdir(dir, dirMode); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		if info, err := os.Stat(dir); err == nil && info.Mode().Perm()&dirMode != dirMode {
			_ = os.Chmod(dir, dirMode) // a umask took away even our own rights
		}
		if err := syncPath(filepath.Dir(dir)); err != nil {
			return err
		}
	}
	return nil
}

func syncPath(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return syncDir(f)
}
