//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package store

import (
	"os"
	"syscall"
)

// lockDir says that an open directory is being written to (shared), or that nobody else may for a moment (alone); false if that cannot be
// had at once. Closing the directory ends it. Nobody waits for it, as writers hold on to nothing that a sweep would take before an hour.
func lockDir(dir *os.File, how dirLock) bool {
	kind := syscall.LOCK_SH
	if how == alone {
		kind = syscall.LOCK_EX
	}
	return syscall.Flock(int(dir.Fd()), kind|syscall.LOCK_NB) == nil
}
