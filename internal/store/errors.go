package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"
)

// HomeError says why a home is not used. errors.Is(err, fs.ErrPermission) tells trouble with owners and
// permissions from other trouble.
type HomeError struct {
	Path string
	Text string // what is wrong with it
	Hint string // the command that mends it, "" if there is none
	Err  error
}

func (e *HomeError) Error() string { return e.Path + " " + e.Text }

func (e *HomeError) Unwrap() error { return e.Err }

// homeError words an error about the home itself.
func homeError(home string, err error) error {
	var known *HomeError
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, syscall.ENOTDIR), reason(err) == "not a directory": // the library says it in words of its own
		return &HomeError{Path: home, Text: "is not a directory", Err: syscall.ENOTDIR}
	}
	return &HomeError{Path: home, Text: "cannot be used: " + reason(err), Err: err}
}

// SaveError says that something was not saved. What was there before is still there.
type SaveError struct {
	Path string
	Err  error
}

func (e *SaveError) Error() string { return "not saved: " + e.Path + ": " + reason(e.Err) }

func (e *SaveError) Unwrap() error { return e.Err }

// RemoveError says that something is still there that should be gone.
type RemoveError struct {
	Path string
	Err  error
}

func (e *RemoveError) Error() string { return "not removed: " + e.Path + ": " + reason(e.Err) }

func (e *RemoveError) Unwrap() error { return e.Err }

// saveError says that the file at name could not be written. Trouble with the permissions of the home is passed on as it is: it has a
// code and a remedy of its own.
func (s *Store) saveError(name string, err error) error {
	var home *HomeError
	switch {
	case !errors.As(err, &home):
		return &SaveError{s.Abs(name), err}
	case errors.Is(home, fs.ErrPermission):
		return home
	}
	return &SaveError{home.Path, home}
}

// ErrBusy is in the chain of every *BusyError.
var ErrBusy = errors.New("in use by another rung")

// BusyError says that another rung works on a draft, or does not finish with a file.
type BusyError struct {
	ID  string // of the draft, "" for another file
	PID int    // of the other one; 0 where it is not known
}

func (e *BusyError) Error() string {
	if e.PID == 0 {
		return "the assessment is in use by another rung"
	}
	return fmt.Sprintf("the assessment is in use by another rung (process %d)", e.PID)
}

func (e *BusyError) Unwrap() error { return ErrBusy }

// ExistsError says that a file was not overwritten. It is fs.ErrExist to errors.Is.
type ExistsError struct{ Path string }

func (e *ExistsError) Error() string { return e.Path + " exists already" }

func (e *ExistsError) Unwrap() error { return fs.ErrExist }

// Reasons for not reading or writing a file.
var (
	ErrTooLarge   = errors.New("larger than 4 MiB")
	ErrNotRegular = errors.New("not a regular file")
	ErrNoHome     = errors.New("no place for data") // neither named nor known
	errDirectory  = errors.New("it is a directory")
	errBadID      = fmt.Errorf("not the id of an assessment: %w", fs.ErrInvalid)
	errBadLadder  = fmt.Errorf("not the id of a ladder: %w", fs.ErrInvalid)
	errUnfinished = fmt.Errorf("not finished: %w", fs.ErrInvalid)
	errChanged    = errors.New("the copy of the ladder was changed")
	errLongNotes  = errors.New("longer than 64 KiB; shorten it with an editor")
	errOddName    = errors.New("the file name has characters that cannot be shown")
)

// isStarved says whether an error is about what the process may have at once, and not about a file.
func isStarved(err error) bool {
	return errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE) || errors.Is(err, syscall.ENOMEM)
}

// FailedToRead says whether an error is one of the disk or the machine: what could not be read may well be in order.
func FailedToRead(err error) bool { return isStarved(err) || errors.Is(err, syscall.EIO) }

// isOutside says whether an error is that of a path that leads out of an open directory; the library does not export it.
func isOutside(err error) bool { return err != nil && reason(err) == "path escapes from parent" }

// reason is what went wrong without the name of the call and of temporary files.
func reason(err error) string {
	var (
		home *HomeError
		path *fs.PathError
		link *os.LinkError
	)
	switch {
	case errors.As(err, &home):
		return "it " + home.Text
	case errors.As(err, &path):
		return path.Err.Error()
	case errors.As(err, &link):
		return link.Err.Error()
	}
	return strings.TrimSuffix(err.Error(), ": "+fs.ErrInvalid.Error())
}

// plainErr drops the name of the call and of the file from an error that gets its own words for both.
func plainErr(err error) error {
	var home *HomeError
	if errors.As(err, &home) {
		return errors.New("it " + home.Text)
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
