package interchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/rung-dev/rung/internal/safe"
)

// jsonNode is a value of a JSON document that knows where it stands, so that each thing that is wrong can be pointed at.
type jsonNode struct {
	kind   jsontext.Kind // 'n', 't' (true or false), '"', '0', '{' or '['
	text   string        // of a string, safe and without blanks around it; of a number and of true and false as written
	items  []*jsonNode
	fields map[string]*jsonNode
	offset int // in bytes
}

// Nobody's ladder comes near these; a file that was made to exhaust the reader does.
const (
	maxJSONDepth  = 32
	maxJSONValues = 150_000
)

// jsonTree reads one JSON document, nil where it is none; that is reported. A name that appears twice in one object is refused:
// nobody can tell which of the values is meant.
func (f *findings) jsonTree(data []byte) *jsonNode {
	r := jsonReader{dec: jsontext.NewDecoder(bytes.NewReader(data))}
	root, err := r.value(1)
	if err == nil {
		err = r.end()
	}
	if err != nil {
		f.reportJSON(data, r.offset(), err)
		return nil
	}
	return root
}

// jsonReader reads values one after the other.
type jsonReader struct {
	dec    *jsontext.Decoder
	values int
}

// jsonError is what is wrong with a document beyond its syntax.
type jsonError struct{ text, hint string }

func (e *jsonError) Error() string { return e.text }

// offset is the end of what was read.
func (r *jsonReader) offset() int { return int(r.dec.InputOffset()) }

func (r *jsonReader) value(depth int) (*jsonNode, error) {
	if r.values++; r.values > maxJSONValues {
		return nil, &jsonError{fmt.Sprintf("the file holds more than %d values", maxJSONValues), "a file holds one package; leave out what a ladder does not need"}
	}
	switch kind := r.dec.PeekKind(); kind {
	case '{', '[':
		if depth > maxJSONDepth {
			return nil, &jsonError{fmt.Sprintf("nested more than %d levels deep", maxJSONDepth), "no package needs that; look for brackets that are repeated"}
		}
		if _, err := r.dec.ReadToken(); err != nil {
			return nil, err
		}
		n := &jsonNode{kind: kind, offset: r.offset() - 1}
		if kind == '{' {
			return n, r.object(n, depth)
		}
		return n, r.array(n, depth)
	}
	return r.scalar()
}

func (r *jsonReader) object(n *jsonNode, depth int) error {
	n.fields = map[string]*jsonNode{}
	for r.dec.PeekKind() != '}' {
		name, err := r.dec.ReadToken()
		if err != nil {
			return err
		}
		key := name.String() // before the next read, which overwrites the token
		if n.fields[key], err = r.value(depth + 1); err != nil {
			return err
		}
	}
	_, err := r.dec.ReadToken()
	return err
}

func (r *jsonReader) array(n *jsonNode, depth int) error {
	for r.dec.PeekKind() != ']' {
		item, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		n.items = append(n.items, item)
	}
	_, err := r.dec.ReadToken()
	return err
}

func (r *jsonReader) scalar() (*jsonNode, error) {
	raw, err := r.dec.ReadValue()
	if err != nil {
		return nil, err
	}
	n := &jsonNode{kind: raw.Kind(), text: string(raw), offset: r.offset() - len(raw)}
	switch n.kind {
	case '"':
		text, err := jsontext.AppendUnquote(nil, raw)
		if err != nil {
			return nil, err
		}
		n.text = strings.TrimSpace(safe.Text(string(text)))
	case 'f':
		n.kind = 't'
	}
	return n, nil
}

// end makes sure that nothing follows the document.
func (r *jsonReader) end() error {
	switch _, err := r.dec.ReadToken(); {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		return err
	}
	return &jsonError{"something follows the end of the document", "a file holds one package; delete the rest"}
}

// reportJSON words what the decoder found.
func (f *findings) reportJSON(data []byte, offset int, err error) {
	p := Problem{Text: "this is not valid JSON", Hint: "export the package again, or mend it in an editor that knows JSON"}
	var (
		own    *jsonError
		syntax *jsontext.SyntacticError
	)
	switch {
	case errors.As(err, &own):
		p.Text, p.Hint = own.text, own.hint
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		offset = len(bytes.TrimRight(data, " \t\r\n"))
		p.Text = "the document ends in the middle"
	case errors.As(err, &syntax):
		offset = int(syntax.ByteOffset)
		if errors.Is(err, jsontext.ErrDuplicateName) {
			p.Text, p.Hint = "the name "+quote(syntax.JSONPointer.LastToken())+" appears twice in one object", "delete one"
		}
	}
	f.wrong(newRuler(data).place(offset), p.Text, p.Hint)
}

// ruler finds the line and column of an offset. It has marks at equal distances: a package may be one line of 1 MiB, with something
// to say about every word of it.
type ruler struct {
	data  []byte
	marks []place
}

const markEvery = 4096

func newRuler(data []byte) ruler {
	r := ruler{data: data}
	for at, start := (place{line: 1, col: 1}), 0; ; start += markEvery {
		r.marks = append(r.marks, at)
		if start+markEvery > len(data) {
			return r
		}
		at = advance(at, data[start:start+markEvery])
	}
}

func (r ruler) place(offset int) place {
	offset = min(offset, len(r.data))
	i := offset / markEvery
	return advance(r.marks[i], r.data[i*markEvery:offset])
}

// advance is the place behind a text that stands at one. Lines end in LF or CR LF; of a character only the first byte counts.
func advance(at place, text []byte) place {
	for _, b := range text {
		switch {
		case b == '\n':
			at = place{line: at.line + 1, col: 1}
		case utf8.RuneStart(b):
			at.col++
		}
	}
	return at
}

// describe is what a value is, for messages.
func (n *jsonNode) describe() string {
	switch n.kind {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case 'n':
		return "null"
	case '"':
		return "the text " + quote(n.text)
	}
	return quote(n.text)
}

// get is the value of a name, nil where there is none, where it is null, and where the text is empty: tools write all three for
// "not given".
func (n *jsonNode) get(name string) *jsonNode {
	if n == nil || n.fields == nil {
		return nil
	}
	v := n.fields[name]
	if v == nil || v.kind == 'n' || v.kind == '"' && v.text == "" {
		return nil
	}
	return v
}

// number is the value of a number, wholeNumber of one that has no fraction and is no larger than anybody counts: 3.0 is 3.
func (n *jsonNode) number() (float64, bool) {
	if n == nil || n.kind != '0' {
		return 0, false
	}
	v, err := strconv.ParseFloat(n.text, 64)
	return v, err == nil
}

func (n *jsonNode) wholeNumber() (int, bool) {
	v, ok := n.number()
	if !ok || v != math.Trunc(v) || math.Abs(v) > 1e9 {
		return 0, false
	}
	return int(v), true
}
