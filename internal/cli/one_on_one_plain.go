package cli

import (
	"errors"

	"github.com/rung-dev/rung/internal/plain"
)

// meetLineByLine holds a one-on-one without a screen: who answers second, both views, and what is agreed.
func (o *oneOnOneOptions) meetLineByLine(k *keeper) error {
	first, other, err := o.views(k)
	if err != nil {
		return err
	}
	c, err := o.conversation(k, "")
	if err != nil {
		return err
	}
	return o.converse(k, func(t *plain.Talk) plain.Parting {
		p := plain.OneOnOne(t, c, first, other, words(o.name))
		p.Err = o.noMeeting(p.Err)
		return p
	})
}

// noMeeting words why a one-on-one cannot be held.
func (o *oneOnOneOptions) noMeeting(err error) error {
	var output *outputError
	switch {
	case err == nil, errors.Is(err, plain.ErrLeft), errors.Is(err, plain.ErrEnd), errors.Is(err, plain.ErrStopped), errors.As(err, &output):
		return err
	}
	if f := failureOf(err); f.code == busy {
		return f
	}
	return fail(badInput, "%s: %v", o.first, err).try("%s", meetingHint(err))
}
