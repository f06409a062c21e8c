package cli

import (
	"bytes"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/rung-dev/rung/internal/assess"
)

// place is where something stands in a text, from 1; columns count characters.
type place struct{ line, col int }

// answerPlaces says where each answer of a document begins. Decoding does not note it: it is needed when something is wrong, and then the
// text is read once more. Where that fails, what comes after has no place.
func answerPlaces(raw assess.Raw) []place {
	var places []place
	at, from := place{raw.Line, raw.Col}, 0
	for _, offset := range answerOffsets(raw.Data) {
		at = at.after(raw.Data[from:offset])
		from = offset
		places = append(places, at)
	}
	return places
}

// after is the place behind some text that begins at p.
func (p place) after(text []byte) place {
	if breaks := bytes.Count(text, []byte{'\n'}); breaks > 0 {
		p.line += breaks
		p.col = 1
		text = text[bytes.LastIndexByte(text, '\n')+1:]
	}
	p.col += utf8.RuneCount(text)
	return p
}

// answerOffsets are the bytes at which the answers of a document begin.
func answerOffsets(data []byte) []int {
	const inAnswer = 3 // levels of nesting: the document, its answers, one of them
	var offsets []int
	dec := jsontext.NewDecoder(bytes.NewReader(data), jsontext.AllowInvalidUTF8(true))
	for {
		token, err := dec.ReadToken()
		if err != nil {
			return offsets
		}
		if token.Kind() == '{' && dec.StackDepth() == inAnswer && dec.StackPointer().Parent() == "/answers" {
			offsets = append(offsets, int(dec.InputOffset())-len("{"))
		}
	}
}
