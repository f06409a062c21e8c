//go:build !linux && !darwin && !freebsd

package store

// DiskOf says what dir lies on; false where the system does not tell.
func DiskOf(string) (Disk, bool) { return Disk{}, false }
