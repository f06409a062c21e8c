package cli

import (
	"slices"
	"strings"
	"sync"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/store"
	"github.com/rung-dev/rung/internal/typo"
	"github.com/rung-dev/rung/ladders"
)

// shelf holds the ladders at hand: those that ship with rung, and those of the home once they are needed. It also finds the earlier
// versions that results are bound to, as far as the home has kept them; no new assessment is taken on those. It is safe for
// several goroutines.
type shelf struct {
	mu      sync.Mutex
	volumes []*volume // the default first
	own     func() ([]store.LadderFile, error)
	kept    func(digest string) ([]byte, error) // the text of an earlier version; nil: none is kept
	earlier map[string]*volume                  // by digest; nil for one that was not kept
}

// newShelf returns a shelf with the ladders that ship with rung. own lists those of the home; it is called until it succeeds once.
func newShelf(own func() ([]store.LadderFile, error)) *shelf {
	s := &shelf{own: own}
	for _, id := range ladders.IDs() {
		v := newVolume(id, builtIn, id+".yaml", func() ([]byte, error) {
			text, _ := ladders.Read(id)
			return text, nil
		})
		v.load = sync.OnceValues(func() (*ladder.Ladder, error) {
			data, _ := ladders.Compiled(id)
			return ladderfile.LoadCompiled(data)
		})
		s.volumes = append(s.volumes, v)
	}
	return s
}

// all returns every ladder at hand.
func (s *shelf) all() ([]*volume, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.own != nil {
		files, err := s.own()
		if err != nil {
			return nil, err
		}
		s.own = nil
		for _, f := range files {
			s.volumes = append(s.volumes, newVolume(f.ID, fromHome, f.Path, f.Read))
		}
	}
	return s.volumes, nil
}

// known returns the ladders that need no look into the home.
func (s *shelf) known() []*volume {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.volumes
}

// add puts a ladder in front of others of its id.
func (s *shelf) add(v *volume) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.volumes = append([]*volume{v}, s.volumes...)
}

// isPath tells a file from the id of a ladder.
func isPath(ref string) bool {
	return strings.ContainsAny(ref, `/\`) || strings.HasSuffix(ref, ".yaml") || strings.HasSuffix(ref, ".yml")
}

// find returns the ladder a person means: by id, or by the path of its file, which is put on the shelf.
func (s *shelf) find(ref string) (*ladder.Ladder, error) {
	if isPath(ref) {
		return s.findFile(ref)
	}
	id := strings.ToLower(ref)
	if v := named(s.known(), id); v != nil {
		return v.load()
	}
	all, err := s.all()
	if err != nil {
		return nil, err
	}
	if v := named(all, id); v != nil {
		return v.load()
	}
	f := fail(failed, "no ladder %q", ref)
	if near := typo.Nearest(ref, idsOf(all)); near != "" {
		return nil, f.try("did you mean %q?", near)
	}
	return nil, f.try("rung ladder list shows the ladders; a file is given with a slash, as ./%s.yaml", ref)
}

func (s *shelf) findFile(path string) (*ladder.Ladder, error) {
	v := newVolume("", fromPath, path, func() ([]byte, error) { return store.ReadFile(path) })
	l, err := v.load()
	if err != nil {
		return nil, err
	}
	v.id = l.ID
	s.add(v)
	return l, nil
}

func named(volumes []*volume, id string) *volume {
	if i := slices.IndexFunc(volumes, func(v *volume) bool { return v.id == id }); i >= 0 {
		return volumes[i]
	}
	return nil
}

func idsOf(volumes []*volume) []string {
	var ids []string
	for _, v := range volumes {
		ids = append(ids, v.id)
	}
	return ids
}

// bound returns the ladder for a document, in its context: the one it is bound to, also if that was only kept, else the first one at hand
// of that id, which the caller compares with the document (see LadderRef.Fits).
func (s *shelf) bound(ref assess.LadderRef) (*ladder.Ladder, error) {
	l := s.exact(ref)
	if l == nil {
		var err error
		if l, err = s.atHand(ref); err != nil {
			return nil, err
		}
	}
	if seen, ok := l.In(ref.Context); ok {
		return seen, nil
	}
	if ref.Fits(l) {
		return nil, noContext(l, ref.Context)
	}
	return l, nil // it is another version: nothing but its ids and titles is of use
}

// noContext says that a document names a context that its ladder does not have.
func noContext(l *ladder.Ladder, context string) error {
	return fail(badInput, "ladder.context: the ladder %s has no context %q", l.ID, context).try("rung ladder show %s shows what it has", l.ID)
}

// exact returns the very ladder that a reference is bound to, as written; nil if it is neither at hand nor kept.
func (s *shelf) exact(ref assess.LadderRef) *ladder.Ladder {
	if l, err := boundAmong(s.known(), ref); err == nil && l != nil && ref.Fits(l) {
		return l
	}
	if all, err := s.all(); err == nil {
		if l, err := boundAmong(all, ref); err == nil && l != nil && ref.Fits(l) {
			return l
		}
	}
	if v := s.keptVolume(ref.Digest); v != nil {
		if l, err := v.load(); err == nil && ref.Fits(l) {
			return l
		}
	}
	return nil
}

// atHand returns the ladder at hand of the id of a reference, as written: the one it is bound to, else the first.
func (s *shelf) atHand(ref assess.LadderRef) (*ladder.Ladder, error) {
	if l, err := boundAmong(s.known(), ref); err == nil && l != nil && ref.Fits(l) {
		return l, nil
	}
	all, err := s.all()
	if err != nil {
		return nil, err
	}
	l, err := boundAmong(all, ref)
	if l == nil && err == nil {
		err = fail(badInput, "the ladder %q is not at hand", ref.ID).
			try("put its file into the directory ladders of the home, or name it with --ladder")
	}
	return l, err
}

// boundAmong returns nil and no error if no ladder has the id.
func boundAmong(volumes []*volume, ref assess.LadderRef) (first *ladder.Ladder, firstErr error) {
	for _, v := range volumes {
		if v.id != ref.ID {
			continue
		}
		l, err := v.load()
		if err == nil && ref.Fits(l) {
			return l, nil
		}
		if first == nil && firstErr == nil {
			first, firstErr = l, err
		}
	}
	return first, firstErr
}
