package store

import "syscall"

// remotes are the magic numbers of file systems that another machine or another program keeps.
var remotes = map[uint32]string{
	0x00006969: "NFS",
	0x0000517b: "SMB",
	0xff534d42: "SMB",
	0xfe534d42: "SMB",
	0x65735546: "FUSE",
	0x01021997: "9P",
	0x5346414f: "AFS",
	0x73757245: "Coda",
	0x00c36400: "Ceph",
	0x0bd00bd0: "Lustre",
	0x786f4256: "a shared folder of VirtualBox",
}

// DiskOf says what dir lies on; false where the system does not tell.
func DiskOf(dir string) (Disk, bool) {
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return Disk{}, false
	}
	return Disk{uint64(st.Bavail) * uint64(st.Bsize), remotes[uint32(st.Type)]}, true
}
