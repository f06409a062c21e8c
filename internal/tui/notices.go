package tui

import (
	"fmt"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/safe"
)

// notices say what the last key led to, and then what is not saved: in full where there is nothing else to say.
func (r *Root) notices(width int) []chart.Line {
	say := func(format string, args ...any) []chart.Line {
		return chart.Wrap(chart.Missing, safe.Text(fmt.Sprintf(format, args...)), width)
	}
	said, what := r.unsaved()
	notice := r.saying()
	switch err := r.disk.unsaved(); {
	case err == nil && notice == "":
		return nil
	case err == nil:
		return say("%s", notice)
	case r.asking:
		return say("Leave and lose the last %s? %s: %v", what, said, err)
	case notice == "":
		return say("%s: %v. Your %s are still here; ctrl+s tries again.", said, err, what)
	default:
		brief := safe.Text(fmt.Sprintf("%s (ctrl+s tries again): %v", said, err))
		return append(say("%s", notice), chart.L(chart.Missing, brief).Cut(width))
	}
}

// saying is the notice, else the question that waits for an answer; "" for neither.
func (r *Root) saying() string {
	if r.notice == "" && r.place == atReveal && r.meeting.confirming {
		return r.meeting.confirmText()
	}
	return r.notice
}

// unsaved says that something is not on the disk, and what that is.
func (r *Root) unsaved() (said, what string) {
	if r.disk.onlyNotes() {
		return "Private notes not saved", "notes"
	}
	return "Not saved", "answers"
}
