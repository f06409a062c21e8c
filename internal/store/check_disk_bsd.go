//go:build darwin || freebsd

package store

import (
	"strings"
	"syscall"
)

// remotes are the names of file systems that another machine or another program keeps.
var remotes = map[string]string{
	"nfs": "NFS", "smbfs": "SMB", "cifs": "SMB", "afpfs": "AFP", "webdav": "WebDAV", "macfuse": "FUSE", "osxfuse": "FUSE", "p9fs": "9P",
}

// DiskOf says what dir lies on; false where the system does not tell.
func DiskOf(dir string) (Disk, bool) {
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return Disk{}, false
	}
	var name strings.Builder
	for _, c := range st.Fstypename {
		if c == 0 {
			break
		}
		name.WriteByte(byte(c))
	}
	kind := remotes[name.String()]
	if strings.HasPrefix(name.String(), "fusefs") {
		kind = "FUSE"
	}
	return Disk{uint64(max(0, int64(st.Bavail))) * uint64(st.Bsize), kind}, true
}
