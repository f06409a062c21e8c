package cli

import (
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/tui"
)

// unwritten is something that could not be saved. Screens try some of it again.
type unwritten struct {
	id   string // of the assessment
	what string // which part of it, as a sentence needs it; "" for its answers
	err  error
}

func (l unwritten) String() string {
	if l.what == "" {
		return unsaved{l.err}.Error()
	}
	return l.what + ": " + unsaved{l.err}.Error()
}

// lose notes that something was not saved, and returns why.
func (k *keeper) lose(l unwritten) error {
	k.settle(l.id, l.what)
	k.losses = append(k.losses, l)
	return unsaved{l.err}
}

// settle notes that nothing is lost any more of a part of an assessment.
func (k *keeper) settle(id, what string) {
	k.losses = slices.DeleteFunc(k.losses, func(l unwritten) bool { return l.id == id && l.what == what })
}

// hasLost says whether the answers of an assessment are not on the disk.
func (k *keeper) hasLost(id string) bool {
	return slices.ContainsFunc(k.losses, func(l unwritten) bool { return l.id == id && l.what == "" })
}

// recall holds the losses against what the screens say in the end. Where the screens miss nothing, nothing was lost: the person may
// have given it up.
func (k *keeper) recall(e tui.Exit) {
	k.mu.Lock()
	defer k.mu.Unlock()
	switch {
	case e.Unsaved == nil:
		k.losses = nil
	case len(k.losses) == 0:
		k.losses = []unwritten{{err: e.Unsaved}}
	}
}

// unsaved is an error of saving for a place that says "not saved" itself.
type unsaved struct{ err error }

func (u unsaved) Error() string { return strings.TrimPrefix(failureOf(u.err).Error(), "not saved: ") }

func (u unsaved) Unwrap() error { return u.err }
