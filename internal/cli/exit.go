package cli

import (
	"os"
	"syscall"
)

// exitCode is what rung ends with; scripts rely on it.
type exitCode int

const (
	done         exitCode = 0
	failed       exitCode = 1
	badUsage     exitCode = 2
	badInput     exitCode = 3 // a file is not what it should be
	notEnough    exitCode = 4 // too few answers for a result
	busy         exitCode = 5 // another rung has the draft open
	notSaved     exitCode = 74
	noPermission exitCode = 77
	bySignal     exitCode = 128 // and the number of the signal
)

// word is the name of a code in errors as JSON.
func (c exitCode) word() string {
	switch c {
	case badUsage:
		return "usage"
	case badInput:
		return "invalid"
	case notEnough:
		return "not_enough_answers"
	case busy:
		return "busy"
	case notSaved:
		return "not_saved"
	case noPermission:
		return "no_permission"
	}
	return "failed"
}

// signalCode is the code of a program that a signal ended.
func signalCode(s os.Signal) exitCode {
	if n, ok := s.(syscall.Signal); ok {
		return bySignal + exitCode(n)
	}
	return failed
}
