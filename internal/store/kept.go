package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"strings"
)

// keptDir holds copies of the ladders that assessments were taken on, named after their digests. They are no ladders to choose.
const keptDir = laddersDir + "/kept"

const digestPrefix = "sha256:"

func digestOf(text []byte) string {
	sum := sha256.Sum256(text)
	return digestPrefix + hex.EncodeToString(sum[:])
}

// keptPath is where the ladder with a digest is kept; false for what is no digest.
func keptPath(digest string) (string, bool) {
	name, ok := strings.CutPrefix(digest, digestPrefix)
	if raw, err := hex.DecodeString(name); !ok || err != nil || len(raw) != sha256.Size || strings.ToLower(name) != name {
		return "", false
	}
	return path.Join(keptDir, name+".yaml"), true
}

// KeepLadder keeps a copy of the text of a ladder, so that results on it can be opened when the ladder has changed. A ladder that is kept
// already is left as it is. The error is a *SaveError or *HomeError.
func (s *Store) KeepLadder(text []byte) error {
	name, _ := keptPath(digestOf(text))
	if root, err := s.reading(); err == nil && root != nil {
		if _, err := root.Lstat(name); err == nil {
			return nil
		}
	}
	d, err := s.writing(keptDir)
	if err == nil {
		err = d.create(name, text)
	}
	if err != nil && !errors.Is(err, fs.ErrExist) { // another rung may have kept it just now
		return s.saveError(name, err)
	}
	return nil
}

// KeptLadder returns the text of the ladder with a digest, as results are bound to it. The error is fs.ErrNotExist to errors.Is
// where no such ladder was kept.
func (s *Store) KeptLadder(digest string) ([]byte, error) {
	name, ok := keptPath(digest)
	if !ok {
		return nil, &fs.PathError{Op: "reading", Path: s.Abs(keptDir), Err: fs.ErrNotExist}
	}
	root, err := s.reading()
	if err != nil {
		return nil, err
	}
	if root == nil {
		return nil, &fs.PathError{Op: "reading", Path: s.Abs(name), Err: fs.ErrNotExist}
	}
	text, err := readRegular(root, name)
	if err == nil && digestOf(text) != digest {
		err = errChanged
	}
	if err != nil {
		return nil, &fs.PathError{Op: "reading", Path: s.Abs(name), Err: plainErr(err)}
	}
	return text, nil
}
