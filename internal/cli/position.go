package cli

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/rung-dev/rung/internal/assess"
)

// answerPlace is the line and column at which an answer begins. Decoding does not note it: it is needed when something is
// wrong, and then the text is read once more.
func answerPlace(raw assess.Raw, index int) (line, col int) {
	before := raw.Data[:answerOffset(raw.Data, index)]
	breaks := bytes.Count(before, []byte{'\n'})
	chars := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	if breaks == 0 {
		return raw.Line, raw.Col + chars
	}
	return raw.Line + breaks, 1 + chars
}

// answerOffset returns 0 for what it cannot find.
func answerOffset(data []byte, index int) int {
	want := jsontext.Pointer(fmt.Sprintf("/answers/%d", index))
	dec := jsontext.NewDecoder(bytes.NewReader(data), jsontext.AllowInvalidUTF8(true))
	for {
		if _, err := dec.ReadToken(); err != nil {
			return 0
		}
		if dec.StackPointer() == want {
			return int(dec.InputOffset()) - len("{")
		}
	}
}
