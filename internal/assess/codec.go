package assess

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// The limits of a document. They are far above what a person can answer and keep a hostile file from
// costing more than a moment.
const (
	MaxBytes   = 4 << 20  // of one document
	MaxAnswers = 100_000  // in one document
	MaxEntries = 20_000   // of all other lists of one document together; no result of a valid ladder comes near
	MaxNote    = 64 << 10 // bytes of one text, once it is safe to show
	MaxValue   = 8        // the top of the longest scale a ladder may have
	maxDepth   = 16       // of nested objects and lists
)

// Unknown holds the members of a JSON object that this version does not know, as one JSON object; nil for none.
type Unknown []byte

// ValidID says whether s can be the id of a ladder, rung or competency: 1 to 64 lower-case letters, digits and dashes.
// Such an id is also safe as part of a file name.
func ValidID(s string) bool {
	if s == "" || len(s) > 64 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// ValidUUID says whether s is a UUID in the lower-case form that documents and file names use.
func ValidUUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		dash := i == 8 || i == 13 || i == 18 || i == 23
		if c := s[i]; dash != (c == '-') || !dash && !isHex(c) {
			return false
		}
	}
	return true
}

func isHex(c byte) bool { return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' }

// deriveID returns the id of a document that has none: a UUID of version 8 made from the content. The result
// has no part in it, so that a document keeps its id when it is scored.
func deriveID(a *Assessment) string {
	bare := *a
	bare.ID, bare.Result = "", nil
	sum := sha256.Sum256(EncodeLine(&bare))
	sum[6] = sum[6]&0x0f | 0x80
	sum[8] = sum[8]&0x3f | 0x80
	h := hex.EncodeToString(sum[:16])
	return strings.Join([]string{h[:8], h[8:12], h[12:16], h[16:20], h[20:]}, "-")
}
