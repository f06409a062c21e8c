package cli

import "syscall"

// mountReadOnly needs rights that only containers and root have; scripts that need it are skipped elsewhere.
func mountReadOnly(dir string) error {
	return syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_RDONLY, "mode=0700")
}

func unmount(dir string) error { return syscall.Unmount(dir, syscall.MNT_DETACH) }
