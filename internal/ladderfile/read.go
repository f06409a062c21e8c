// Package ladderfile reads ladders from YAML and checks them. Decoding is strict and complete: it walks the
// nodes of the file instead of filling structs, so that whoever writes a ladder sees every mistake at once,
// each with its line and column, in words about ladders and not about Go.
package ladderfile

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/safe"
)

// Read returns the ladder that data holds. The name is only used in problems. An error is always of type
// Problems; the ladder is then nil.
func Read(name string, data []byte) (*ladder.Ladder, error) {
	d, err := load(name, data)
	if err != nil {
		return nil, err
	}
	if len(d.problems) > 0 {
		return nil, d.problems
	}
	return d.ladder, nil
}

// load decodes as much as it can. It fails, with one problem, only where there is nothing to decode: the
// file is no YAML, breaks a limit or is written for a newer rung. Else the decoder holds what was found.
func load(name string, data []byte) (*decoder, error) {
	name = safe.Text(name)
	root, p := parse(data)
	if p != nil {
		p.File = name
		return nil, Problems{*p}
	}
	d := decode(name, root)
	d.ladder.Digest = digest(data)
	d.problems.sort()
	return d, nil
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha256:" + hex.EncodeToString(sum[:])
}
