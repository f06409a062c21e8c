package cli

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/store"
)

// level says how bad a finding is.
type level string

const (
	isOK      level = "ok"
	isWarning level = "warning" // worth knowing; rung works
	isProblem level = "problem" // something does not work, or others can read what is private
	isMended  level = "mended"  // by --fix
)

// check names what was looked at; scripts rely on it. The part before the dot is the heading it is told under.
type check string

// finding is what a check comes to. It names nobody.
type finding struct {
	check check
	level level
	text  string
	hint  string // what to do about it, "" where there is nothing to do

	mend   func() error // mends it; nil where only a person can
	mended string       // what to say then
	code   exitCode     // what --fix ends with if it is still there, where rung itself is kept from mending it
}

// examination is one look at everything.
type examination struct {
	*app
	home  *store.Checkup
	from  string // what says where the home is
	shelf *shelf
	docs  []examined
	names nameless
	found []finding
}

// place is the home, safe to show; "" where there is none.
func (e *examination) place() string {
	if e.home == nil {
		return ""
	}
	return safe.Text(e.home.Home)
}

func (e *examination) close() {
	if e.home != nil {
		e.home.Close()
	}
}

func (e *examination) add(f finding) *finding {
	e.found = append(e.found, f)
	return &e.found[len(e.found)-1]
}

func (e *examination) ok(c check, format string, args ...any) {
	e.add(finding{check: c, level: isOK, text: fmt.Sprintf(format, args...)})
}

func (e *examination) warn(c check, format string, args ...any) *finding {
	return e.add(finding{check: c, level: isWarning, text: fmt.Sprintf(format, args...)})
}

func (e *examination) problem(c check, format string, args ...any) *finding {
	return e.add(finding{check: c, level: isProblem, text: fmt.Sprintf(format, args...)})
}

// clean says whether a check has found nothing so far.
func (e *examination) clean(checks ...check) bool {
	for _, f := range e.found {
		for _, c := range checks {
			if f.check == c {
				return false
			}
		}
	}
	return true
}

// try adds what to do about it.
func (f *finding) try(format string, args ...any) *finding {
	f.hint = fmt.Sprintf(format, args...)
	return f
}

// by adds how --fix mends it, and what it says then.
func (f *finding) by(mend func() error, mended string, args ...any) *finding {
	f.mend, f.mended = mend, fmt.Sprintf(mended, args...)
	return f
}

// ends adds the code for what --fix can do nothing about.
func (f *finding) ends(code exitCode) *finding {
	f.code = code
	return f
}

// mendCode is the code for what came in the way of mending.
func mendCode(err error) exitCode {
	if errors.Is(err, fs.ErrPermission) {
		return noPermission
	}
	return notSaved
}
