package cli

import (
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/store"
)

// keptVolume is an earlier version of a ladder that the home has kept, nil if it has not.
func (s *shelf) keptVolume(digest string) *volume {
	s.mu.Lock()
	defer s.mu.Unlock()
	if digest == "" || s.kept == nil {
		return nil
	}
	v, looked := s.earlier[digest]
	if looked {
		return v
	}
	if text, err := s.kept(digest); err == nil { // a copy that cannot be read is as good as none
		path := "ladders/kept/" + strings.TrimPrefix(digest, "sha256:") + ".yaml"
		v = newVolume("", wasKept, path, func() ([]byte, error) { return text, nil })
	}
	if s.earlier == nil {
		s.earlier = map[string]*volume{}
	}
	s.earlier[digest] = v
	return v
}

// fetch reads what was kept of the ladders of documents, so that opening one of them later waits for no disk.
func (s *shelf) fetch(docs []*assess.Assessment) {
	for _, doc := range docs {
		s.keptVolume(doc.Ladder.Digest)
	}
}

// text is the text of the very ladder that a reference is bound to, nil if it is not at hand.
func (s *shelf) text(ref assess.LadderRef) []byte {
	all, err := s.all()
	if err != nil {
		all = s.known()
	}
	for _, v := range all {
		if v.id != ref.ID {
			continue
		}
		if l, err := v.load(); err == nil && ref.Digest == l.Digest {
			text, _ := v.text() // it was read before it was parsed
			return text
		}
	}
	return nil
}

// keepFor keeps a copy of the ladder of an assessment in the home that the assessment is kept in: when the ladder changes, the assessment
// can still be opened on it. What is not at hand any more was kept before.
func (s *shelf) keepFor(home *store.Store, a *assess.Assessment) error {
	text := s.text(a.Ladder)
	if text == nil {
		return nil
	}
	if err := home.KeepLadder(text); err != nil {
		return &keepError{err}
	}
	return nil
}

// keepError says that an assessment is saved, and its ladder is not.
type keepError struct{ err error }

func (e *keepError) Error() string { return "no copy of the ladder was kept: " + e.err.Error() }

func (e *keepError) Unwrap() error { return e.err }
