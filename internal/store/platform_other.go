//go:build !unix

package store

import (
	"io/fs"
	"os"
)

const (
	noWait           = 0
	noFollow         = 0
	removesOpenFiles = false
)

// checkDir leaves owners and rights to the system: a user's data directory is private there by default.
func checkDir(path string, info fs.FileInfo) error {
	if !info.IsDir() {
		return &HomeError{Path: path, Text: "is not a directory", Err: fs.ErrInvalid}
	}
	return nil
}

// isMine leaves owners to the system.
func isMine(fs.FileInfo) bool { return true }

// syncDir does nothing: a directory cannot be flushed.
func syncDir(*os.File) error { return nil }
