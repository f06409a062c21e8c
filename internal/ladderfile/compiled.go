package ladderfile

import (
	"fmt"

	"github.com/go-json-experiment/json"

	"github.com/rung-dev/rung/internal/ladder"
)

// Compile writes a ladder that was read in a form that LoadCompiled reads about ten times faster than its YAML. It is for the
// ladders that ship with rung: most commands need one, and reading its YAML would be most of what they do. The form is
// private: it has no version and is made anew with the program.
func Compile(l *ladder.Ladder) ([]byte, error) {
	data, err := json.Marshal(l, json.Deterministic(true), json.OmitZeroStructFields(true), json.FormatNilSliceAsNull(true), json.FormatNilMapAsNull(true))
	if err != nil {
		return nil, fmt.Errorf("compiling ladder %s: %w", l.ID, err)
	}
	return append(data, '\n'), nil
}

// LoadCompiled reads what Compile has written. It checks nothing.
func LoadCompiled(data []byte) (*ladder.Ladder, error) {
	l := new(ladder.Ladder)
	if err := json.Unmarshal(data, l); err != nil {
		return nil, fmt.Errorf("reading a compiled ladder: %w", err)
	}
	return l, nil
}
