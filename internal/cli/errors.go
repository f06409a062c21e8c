package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/pattern"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/store"
)

// failure is an error as a person sees it: what went wrong, what to do next, and the code to exit with.
type failure struct {
	code  exitCode
	text  string // lower case, no full stop
	hint  string // the next step, "" where there is none
	spots []spot // places in files; they are listed in place of text
	cause error  // what it words, nil where nobody asks
}

func (f *failure) Error() string {
	if len(f.spots) > 0 {
		return f.spots[0].String()
	}
	return f.text
}

// Hint is the next step, for who shows an error on a screen.
func (f *failure) Hint() string { return f.hint }

// Unwrap is what the failure words, nil if that is not known.
func (f *failure) Unwrap() error { return f.cause }

// spot is one thing that is wrong at a place of a file.
type spot struct {
	path      string
	line, col int
	text      string
	hint      string
}

func (s spot) String() string { return fmt.Sprintf("%s:%d:%d: %s", s.path, s.line, s.col, s.text) }

// fail makes an error with a code.
func fail(code exitCode, format string, args ...any) *failure {
	return &failure{code: code, text: fmt.Sprintf(format, args...)}
}

// usage is an error in how a command was called.
func usage(format string, args ...any) *failure { return fail(badUsage, format, args...) }

// try adds the next step.
func (f *failure) try(format string, args ...any) *failure {
	f.hint = fmt.Sprintf(format, args...)
	return f
}

// because adds what the failure words.
func (f *failure) because(err error) *failure {
	f.cause = err
	return f
}

// badFlag is how the flag parser says that a value is none for a flag.
var badFlag = pattern.Of(`^invalid argument (".*") for "(?:-\w, )?(--[\w-]+)" flag(.*)$`)

// flagError words what the flag parser found.
func flagError(cmd *cobra.Command, err error) error {
	help := strings.TrimSpace("rung help " + topic(cmd))
	text := err.Error()
	if flag, rest, ok := strings.Cut(text, ": strconv."); ok { // the parser's own words are for programmers
		text = flag
		if strings.Contains(rest, "ParseBool") {
			text += ": it is true or false, and given without a value means true"
		}
	}
	if found := badFlag().FindStringSubmatch(text); found != nil {
		text = fmt.Sprintf("%s %s%s", found[2], found[1], found[3])
	}
	return usage("%s", text).try("%s shows what it takes", help)
}

// failureOf words any error, says what to do about it, and finds its code.
func failureOf(err error) *failure { return hinted(spoken(worded(err)), err) }

// worded is failureOf without a hint that nobody gave.
func worded(err error) *failure {
	var (
		known  *failure
		output *outputError
		locked *store.BusyError
		exists *store.ExistsError
		home   *store.HomeError
		save   *store.SaveError
	)
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &output):
		return fail(notSaved, "%v", err)
	case errors.As(err, &locked):
		return busyFailure(locked)
	case errors.As(err, &exists):
		return fail(failed, "%v", err).try("--force overwrites it")
	case errors.As(err, &save):
		return fail(notSaved, "%v", err)
	case errors.As(err, &home):
		return homeFailure(home)
	case errors.Is(err, score.ErrNotEnough):
		return fail(notEnough, "%v", err)
	case errors.Is(err, store.ErrTooLarge):
		return fail(badInput, "%v", err)
	case errors.Is(err, fs.ErrPermission):
		return fail(noPermission, "%v", err)
	}
	return fail(failed, "%v", err)
}

// busyFailure says who has what is locked.
func busyFailure(e *store.BusyError) *failure {
	who := ""
	if e.PID != 0 {
		who = fmt.Sprintf(" (process %d)", e.PID)
	}
	if e.ID != "" {
		return fail(busy, "another rung has this draft open%s", who).try("leave it there first; nothing is lost")
	}
	return fail(busy, "another rung is changing this file%s", who).try("try again in a moment; nothing is lost")
}

func homeFailure(e *store.HomeError) *failure {
	f := fail(failed, "%v", e)
	if errors.Is(e, fs.ErrPermission) {
		f.code = noPermission
	}
	f.hint = e.Hint
	return f
}

// isClosedPipe says whether a reader such as head has had enough. That is no error of anybody's.
func isClosedPipe(err error) bool {
	var output *outputError
	return errors.As(err, &output) && errors.Is(err, syscall.EPIPE)
}

// documentFailure words what is wrong with an assessment document read from path.
func documentFailure(path string, err error) error {
	var (
		newer *assess.NewerError
		wrong assess.DecodeErrors
	)
	f := &failure{code: badInput}
	switch {
	case errors.As(err, &newer):
		text := fmt.Sprintf("%v; this one reads %s", newer, assess.Format)
		f.spots = []spot{{path, newer.Line, newer.Col, text, "install a newer rung; the document was left as it is"}}
	case errors.As(err, &wrong):
		for _, e := range wrong {
			f.spots = append(f.spots, spot{path, e.Line, e.Col, e.Text, e.Hint})
		}
	default:
		return err
	}
	return f
}

// ladderFailure words what is wrong with a ladder file.
func ladderFailure(err error) error {
	var problems ladderfile.Problems
	if !errors.As(err, &problems) {
		return err
	}
	f := &failure{code: badInput}
	for _, p := range problems {
		f.spots = append(f.spots, spot{p.File, p.Line, p.Col, p.Text, p.Hint})
	}
	return f
}
