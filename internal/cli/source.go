package cli

import (
	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/safe"
)

// source is where a document came from, for messages about it and for commands that take it once more.
type source struct {
	path   string // of the file; - is standard input
	data   []byte // its text
	sealed bool   // the file is encrypted, so it cannot be changed in place
	ladder string // the file of its ladder, as it was named; "" for one that is found without it
}

// name is how messages call it.
func (s source) name() string { return nameOf(s.path) }

// again is how a command that takes it once more calls it. What came from standard input has no name.
func (s source) again() string {
	if s.path == stdio {
		return "FILE"
	}
	return s.path
}

// failure words why the document could not be scored, with the place of the answer that is to blame.
func (s source) failure(err error) error {
	j := &job{file: s.name(), raw: assess.Raw{Data: s.data, Line: 1, Col: 1}}
	return j.failure(binding{}, err)
}

// ladderFlag is what a command needs to find the ladder of the document.
func (s source) ladderFlag() string {
	if s.ladder == "" {
		return ""
	}
	return " --ladder " + safe.Shell(s.ladder)
}

// command is one that a person can copy: with the home that this one was called with, and quoted as the shell needs it.
func (a *app) command(words ...string) string {
	command := "rung"
	if a.home != "" {
		command += " --home " + safe.Shell(a.home)
	}
	for _, w := range words {
		command += " " + safe.Shell(w)
	}
	return command
}
