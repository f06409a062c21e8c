package cli

import (
	"errors"
	"io"
	"io/fs"
	"strings"
	"syscall"

	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/seal"
	"github.com/rung-dev/rung/internal/store"
)

// systemWords are how a system or a library ends a message, and how a person does.
var systemWords = [][2]string{
	{"input/output error", "the disk, or the way to it, does not work"},
	{"invalid argument", "this place does not take it"},
	{"bad file descriptor", "it is closed"},
	{"file already closed", "it is closed"},
	{"unexpected EOF", "it ends too early"},
	{"EOF", "it ends here"},
	{"path escapes from parent", "it leads out of its directory"},
}

// spoken is a failure without words of the system that say nothing to a person.
func spoken(f *failure) *failure {
	for _, w := range systemWords {
		if before, ok := strings.CutSuffix(f.text, ": "+w[0]); ok {
			g := *f
			g.text = before + ": " + w[1]
			return &g
		}
	}
	return f
}

// hinted makes sure that a failure says what to do: where nobody has said it before, by what caused it.
func hinted(f *failure, err error) *failure {
	if f.hint != "" || f.text == "" && len(f.spots) == 0 {
		return f
	}
	for _, s := range f.spots {
		if s.hint != "" {
			return f
		}
	}
	h := *f
	if len(f.spots) > 0 {
		h.hint = spotStep(f.spots[0])
	} else {
		h.hint = nextStep(err)
	}
	return &h
}

// spotStep is what to do about a place in a file.
func spotStep(s spot) string {
	if strings.HasSuffix(s.path, ".yaml") || strings.HasSuffix(s.path, ".yml") {
		return "put it right there; rung ladder check FILE lists all that is wrong"
	}
	return "put it right there, or take the file once more from where it came"
}

// cause is something that goes wrong in many places, and what to do about it.
type cause struct {
	is   error
	step string
}

// causes are tried in their order.
var causes = []cause{
	{score.ErrNotEnough, notEnoughHint},
	{store.ErrNoHome, "name one with --home or RUNG_HOME"},
	{store.ErrTooLarge, "an assessment has less than 4 MiB; is it the right file?"},
	{store.ErrNotRegular, "give a file or a pipe"},
	{store.ErrDraft, "finish it first: rung assess --resume goes on with it"},
	{store.ErrEncrypted, "open it with its key first; rung help share says how"},
	{seal.ErrTooLarge, "is it the right file? age -d opens it, if you trust whoever encrypted it"},
	{seal.ErrTooCostly, "age -d opens it, if you trust whoever encrypted it"},
	{syscall.ENOSPC, "make room on the disk, then do it once more"},
	{syscall.EDQUOT, "make room in your quota, then do it once more"},
	{syscall.EROFS, "name a place that can be written to, with -o or --home"},
	{syscall.EIO, "the disk does not do its work: try another one, with -o or --home"},
	{syscall.EMFILE, "too many files are open: close other programs, or raise ulimit -n"},
	{syscall.ENFILE, "too many files are open on this machine: close other programs"},
	{syscall.ENOMEM, "too little memory is left: close other programs"},
	{syscall.EISDIR, "give a file in it"},
	{syscall.ENOTDIR, "look at the path: a part of it is a file and no directory"},
	{syscall.ENAMETOOLONG, "give a shorter name"},
	{syscall.ELOOP, "give the file itself: the links lead in a circle"},
	{syscall.EBADF, "the stream is closed: let it come from a file, or go to one"},
	{syscall.EINVAL, "look at the name and at the place: it may not be one for files"},
	{fs.ErrPermission, "see whose it is and who may use it: ls -ld shows that"},
	{fs.ErrNotExist, "look at the name: a path begins in the directory that you are in"},
	{fs.ErrExist, "give another name, or --force"},
	{fs.ErrClosed, "the stream is closed: let it come from a file, or go to one"},
	{io.ErrUnexpectedEOF, "the file ends too early: take it once more from where it came"},
}

// nextStep is what to do about an error that says no more than what went wrong.
func nextStep(err error) string {
	var output *outputError
	var home *store.HomeError
	var save *store.SaveError
	switch {
	case errors.As(err, &home):
		return "rung doctor says what is wrong there, and --home names another place"
	case errors.As(err, &save) && errors.Is(err, fs.ErrNotExist):
		return "make the directory first, or look at its name"
	}
	for _, c := range causes {
		if errors.Is(err, c.is) {
			return c.step
		}
	}
	switch {
	case errors.As(err, &output):
		return "redirect it to a file with room"
	case strings.Contains(err.Error(), "it is a directory"):
		return "give a file in it"
	}
	return "rung doctor checks the home and all that is in it"
}
