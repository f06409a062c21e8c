//go:build unix

package store

import (
	"io/fs"
	"syscall"
)

// OwnerOf is the user that a file belongs to, -1 where that is not known.
func OwnerOf(info fs.FileInfo) int {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(st.Uid)
	}
	return -1
}

// linksOf is how many names a file has, and what tells it apart.
func linksOf(info fs.FileInfo) (int, fileKey) {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(st.Nlink), fileKey{uint64(st.Dev), uint64(st.Ino)}
	}
	return 1, fileKey{}
}

// mayWrite fails where files cannot be made in a directory. It asks, and makes none.
func mayWrite(dir string) error {
	const write, search = 2, 1
	return syscall.Access(dir, write|search)
}
