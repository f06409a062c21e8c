package cli

import (
	"encoding/binary"
	"fmt"
	"io"
	"time"
)

// newID makes a UUID of version 7: the time, then chance, so that ids sort by when they were made.
func newID(now time.Time, random io.Reader) string {
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], uint64(now.UnixMilli())<<16)
	if _, err := io.ReadFull(random, b[6:]); err != nil {
		panic("the source of chance is exhausted: " + err.Error()) // ids must not repeat; see World.Rand
	}
	b[6] = b[6]&0x0f | 0x70
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// now is the time as documents have it.
func (a *app) now() time.Time { return a.world.Now().UTC().Truncate(time.Second) }

func (a *app) newID() string { return newID(a.world.Now(), a.world.Rand) }
