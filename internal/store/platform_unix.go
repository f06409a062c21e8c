//go:build unix

package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"github.com/rung-dev/rung/internal/safe"
)

const (
	// noWait opens a pipe that nobody writes to at once instead of waiting; noFollow refuses a link.
	noWait   = syscall.O_NONBLOCK
	noFollow = syscall.O_NOFOLLOW
	// An open file can be removed, so a lock file goes away while it is still locked.
	removesOpenFiles = true
)

// checkDir refuses a directory in which others could exchange files, as ssh does with its keys.
func checkDir(path string, info fs.FileInfo) error {
	if !info.IsDir() {
		return &HomeError{Path: path, Text: "is not a directory", Err: fs.ErrInvalid}
	}
	if st, ok := info.Sys().(*syscall.Stat_t); ok && int(st.Uid) != os.Geteuid() {
		return &HomeError{Path: path, Text: fmt.Sprintf("belongs to another user (uid %d)", st.Uid), Err: fs.ErrPermission}
	}
	if perm := info.Mode().Perm(); perm&0o022 != 0 {
		return &HomeError{
			Path: path,
			Text: fmt.Sprintf("can be changed by other users (mode %04o)", perm),
			Hint: "chmod 700 " + safe.Shell(path),
			Err:  fs.ErrPermission,
		}
	}
	return nil
}

// isMine says whether a file belongs to who runs rung.
func isMine(info fs.FileInfo) bool {
	st, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(st.Uid) == os.Geteuid()
}

// syncDir makes names in an open directory last. Some network and FUSE file systems have no such thing; there
// the name is as lasting as it gets.
func syncDir(dir *os.File) error {
	err := dir.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil
	}
	return err
}
