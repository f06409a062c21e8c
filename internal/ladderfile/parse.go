package ladderfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// Format is the version of the ladder format that this package reads: the key "rung" of a file.
const Format = 1

var (
	errEmpty   = errors.New("the file is empty")
	errTooDeep = fmt.Errorf("nested more than %d levels deep", maxDepth)
)

// parse turns bytes into the tree of one YAML document that is fit to be walked: text that an editor shows as
// we count it, within all limits, in a format we know. It stops at the first obstacle.
func parse(data []byte) (*yaml.Node, *Problem) {
	if len(data) > MaxBytes {
		return nil, &Problem{Line: 1, Col: 1, Text: "the file is larger than 1 MiB", Hint: tooManyHint}
	}
	text := bytes.TrimPrefix(data, []byte("\ufeff"))
	for _, check := range []func([]byte) *Problem{checkText, checkMarks} {
		if p := check(text); p != nil {
			return nil, p
		}
	}
	root, p := compose(text)
	if p != nil {
		return nil, p
	}
	for _, check := range []func(*yaml.Node) *Problem{checkBounds, checkFormat, checkCounts} {
		if p := check(root); p != nil {
			return nil, p
		}
	}
	if root.Kind != yaml.MappingNode {
		return nil, notLadder(root, text)
	}
	return root, nil
}

// compose lets the YAML library build the tree, and makes sure that there is one document and no more.
func compose(text []byte) (*yaml.Node, *Problem) {
	tooDeep := func(depth int, _ *loaderlimits.DepthContext) error {
		if depth > maxDepth {
			return errTooDeep
		}
		return nil
	}
	l, err := yaml.NewLoader(bytes.NewReader(text), yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthFunc(tooDeep))))
	if err != nil {
		return nil, syntaxProblem(err, text)
	}
	var doc, second yaml.Node
	empty := &Problem{Line: 1, Col: 1, Text: errEmpty.Error(), Hint: `a ladder starts with the line "rung: 1"`}
	switch err := l.Load(&doc); {
	case errors.Is(err, io.EOF), err == nil && len(doc.Content) == 0:
		return nil, empty
	case err != nil:
		return nil, syntaxProblem(err, text)
	}
	nothing := isNothing(doc.Content[0])
	switch err := l.Load(&second); {
	case err == nil && !nothing && lookup(doc.Content[0], "rung") == nil:
		return nil, problemAt(&second, "a second document starts here", notLadderHint)
	case err == nil:
		return nil, problemAt(&second, "a second document starts here", `a file holds one ladder; delete the line "---" or move what follows to its own file`)
	case !errors.Is(err, io.EOF):
		return nil, syntaxProblem(err, text)
	case nothing:
		return nil, empty
	}
	return doc.Content[0], nil
}

// isNothing is true for a document with not even a null written in it, as behind "---" at the end of a file.
func isNothing(n *yaml.Node) bool { return isEmpty(n) && n.Value == "" }
