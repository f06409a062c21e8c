package store

// Disk is what a directory lies on.
type Disk struct {
	Room   uint64 // bytes that may still be written
	Remote string // the kind of a file system on which locks and flushes may not hold, as in "NFS"; "" for a local one
}
