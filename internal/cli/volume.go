package cli

import (
	"bytes"
	"strings"
	"sync"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/safe"
)

// origin says where a ladder comes from.
type origin string

const (
	builtIn  origin = "built in"
	fromHome origin = "home"
	fromPath origin = "file"
	wasKept  origin = "kept" // an earlier version, for results bound to it
)

// volume is one ladder on the shelf. It is read once, and parsed once, when somebody needs it.
type volume struct {
	id   string
	from origin
	path string // for messages
	text func() ([]byte, error)

	load func() (*ladder.Ladder, error)
}

func newVolume(id string, from origin, path string, read func() ([]byte, error)) *volume {
	v := &volume{id: id, from: from, path: path, text: sync.OnceValues(read)}
	v.load = sync.OnceValues(v.parse)
	return v
}

func (v *volume) parse() (*ladder.Ladder, error) {
	text, err := v.text()
	if err != nil {
		return nil, err
	}
	l, err := ladderfile.Read(v.path, text)
	if err != nil {
		return nil, ladderFailure(err)
	}
	if v.from == fromHome && l.ID != v.id { // else a result on it would not find its ladder again
		return nil, fail(badInput, "%s holds the ladder %q", v.path, l.ID).try("name the file %s.yaml", l.ID)
	}
	return l, nil
}

// title is the ladder's title, found without parsing the ladder where it is written as it reads: a list of choices needs nothing else.
func (v *volume) title() string {
	text, err := v.text()
	if err != nil {
		return v.id
	}
	for line := range bytes.Lines(text) {
		written, ok := bytes.CutPrefix(line, []byte("title:"))
		if !ok {
			continue
		}
		if title := strings.Trim(strings.TrimSpace(string(written)), `"'`); !strings.ContainsAny(title, `\"'#|>&*`) {
			return safe.Text(title)
		}
		break
	}
	if l, err := v.load(); err == nil {
		return l.Title
	}
	return v.id
}
