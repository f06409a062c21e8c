package interchange

import (
	"crypto/sha1"
	"encoding/hex"
)

// uuid is one of RFC 9562, in the usual notation.
type uuid [16]byte

// urlSpace is the name space that the RFC keeps for addresses.
var urlSpace = uuid{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}

// named is the UUID of version 5 for a name: the same name in the same space always has the same.
func (space uuid) named(name string) uuid {
	sum := sha1.Sum(append(space[:], name...))
	id := uuid(sum[:16])
	id[6] = id[6]&0x0f | 0x50
	id[8] = id[8]&0x3f | 0x80
	return id
}

func (id uuid) String() string {
	h := hex.EncodeToString(id[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}
