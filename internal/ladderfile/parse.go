package ladderfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

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
	switch err := l.Load(&doc); {
	case errors.Is(err, io.EOF), err == nil && len(doc.Content) == 0:
		return nil, &Problem{Line: 1, Col: 1, Text: errEmpty.Error(), Hint: `a ladder starts with the line "rung: 1"`}
	case err != nil:
		return nil, syntaxProblem(err, text)
	}
	switch err := l.Load(&second); {
	case err == nil:
		return nil, problemAt(&second, "a second document starts here", `a file holds one ladder; delete the line "---" or move what follows to its own file`)
	case !errors.Is(err, io.EOF):
		return nil, syntaxProblem(err, text)
	}
	return doc.Content[0], nil
}

// checkText refuses what is not UTF-8 text. The library refuses most of that as well, but without a
// position; and it breaks lines at characters where no editor does, so that all later positions were wrong.
func checkText(text []byte) *Problem {
	if bytes.HasPrefix(text, []byte{0xff, 0xfe}) || bytes.HasPrefix(text, []byte{0xfe, 0xff}) {
		return &Problem{Line: 1, Col: 1, Text: "the file is UTF-16 text", Hint: "save it as UTF-8"}
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if fault, hint := badRune(r, size); fault != "" {
			at := locate(text, i)
			return &Problem{Line: at.line, Col: at.col, Text: fault, Hint: hint}
		}
		i += size
	}
	return nil
}

func badRune(r rune, size int) (text, hint string) {
	switch {
	case r == '\n' || r == '\r' || r == '\t':
		return "", ""
	case r == utf8.RuneError && size == 1:
		return "this byte is not UTF-8 text", "save the file as UTF-8"
	case r < ' ', r >= 0x7f && r < 0xa0, r == 0x2028, r == 0x2029, r == 0xfffe, r == 0xffff:
		return fmt.Sprintf("an invisible control character (U+%04X) stands here", r), "delete it"
	}
	return "", ""
}

// locate turns an offset into a position; lines end in LF, CR LF or CR, as YAML has it.
func locate(text []byte, offset int) place {
	at := place{1, 1}
	for i, r := range string(text[:offset]) {
		switch {
		case r == '\r' && text[i+1] == '\n':
		case r == '\n' || r == '\r':
			at = place{at.line + 1, 1}
		default:
			at.col++
		}
	}
	return at
}
