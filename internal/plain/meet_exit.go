package plain

import (
	"errors"

	"github.com/rung-dev/rung/internal/assess"
)

// errStay says that the conversation stays where it is.
var errStay = errors.New("it stays where it is")

// exit ends a one-on-one.
func (m *meeting) exit(err error) Parting {
	if d := m.working(); d != nil {
		m.open = d
	}
	return m.part(err)
}

// working is the draft that is being answered or agreed on, nil for none.
func (m *meeting) working() *assess.Assessment {
	switch {
	case m.agreement != nil && m.disk.mine[m.agreement.Draft.ID]:
		return m.agreement.Draft
	case m.second != nil && !m.second.Finished() && m.second.About != nil:
		return m.second
	}
	return nil
}
