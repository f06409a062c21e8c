package ladderfile

import (
	"bytes"

	"go.yaml.in/yaml/v4"
)

const (
	importHint    = "rung ladder import reads spreadsheets saved as CSV, Markdown and CASE packages"
	notLadderHint = `a ladder is YAML and starts with "rung: 1"; ` + importHint
)

// foreign recognises, in a file that is no ladder, what else it may be; nil if that cannot be told.
func foreign(text []byte) *Problem {
	first, _, _ := bytes.Cut(bytes.TrimSpace(text), []byte("\n"))
	first = bytes.TrimSpace(first)
	if len(first) == 0 || bytes.Contains(text, []byte("rung:")) {
		return nil
	}
	kind := ""
	switch start := first[0]; {
	case start == '|':
		kind = "a Markdown table"
	case start == '<':
		kind = "HTML or XML"
	case bytes.ContainsAny(first, ",;\t") && !bytes.ContainsAny(first, ":{[#"):
		kind = "a table, as spreadsheets save it"
	default:
		return nil
	}
	return &Problem{Line: 1, Col: 1, Text: "this is no ladder file: it looks like " + kind, Hint: notLadderHint}
}

// notLadder is the problem of a file that is YAML by chance.
func notLadder(root *yaml.Node, text []byte) *Problem {
	if p := foreign(text); p != nil {
		return p
	}
	return problemAt(deref(root), "a ladder must be "+aBlock+", is "+describe(root), notLadderHint)
}
