package assess

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/rung-dev/rung/internal/safe"
)

// syntaxProblem words what the JSON library found in data.
func syntaxProblem(data []byte, err error) problem {
	if other, ok := otherText(data); ok {
		return other
	}
	if errors.Is(err, io.EOF) {
		return problem{text: "the document is empty", hint: `an assessment has "format": "` + Format + `"`}
	}
	var syntax *jsontext.SyntacticError
	if !errors.As(err, &syntax) {
		return problem{text: "not valid JSON", hint: copyHint}
	}
	offset := int(syntax.ByteOffset)
	switch {
	case errors.Is(err, jsontext.ErrDuplicateName):
		return problem{offset, fmt.Sprintf("%q is there twice", short(safe.Text(syntax.JSONPointer.LastToken()))), "delete one of the two"}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return problem{len(data), "the document ends too early", "it may have been cut off while it was copied"}
	case strings.Contains(syntax.Err.Error(), "max depth"):
		return problem{offset, tooDeep, tooDeepHint}
	}
	return misplaced(data, offset, syntax.Err.Error())
}

const copyHint = "take it anew from where it was made; an editor that knows JSON shows what is wrong"

// misplaced says what is wrong with the JSON at an offset, in words that do not need a standard beside them.
func misplaced(data []byte, offset int, cause string) problem {
	for _, c := range []struct{ cause, text, hint string }{
		{"in string (expecting non-control", "a line break, tab or control character stands in a text", `write \n for a line break and \t for a tab`},
		{"escape sequence", `a "\" that stands for nothing known`, `write "\\" for one that stands for itself`},
		{"in number", "this number is not complete", "write it in digits alone"},
		{"after object name", `a ":" is missing here`, `write it between a name and its value`},
		{"after object value", `a "," or the "}" is missing here`, "look at the end of what stands before it"},
		{"after array element", `a "," or the "]" is missing here`, "look at the end of what stands before it"},
	} {
		if strings.Contains(cause, c.cause) {
			return problem{offset, c.text, c.hint}
		}
	}
	hint := "texts and names stand in double quotes; nothing follows the last comma of a list"
	if offset == 0 {
		hint = `an assessment is JSON: it begins with "{"`
	}
	return problem{offset, "not valid JSON: no value can begin here", hint}
}

// otherText recognises, in what is no JSON, what else it may be.
func otherText(data []byte) (problem, bool) {
	for _, kind := range []struct{ start, text, hint string }{
		{"\xff\xfe", utf16Text, utf8Hint},
		{"\xfe\xff", utf16Text, utf8Hint},
		{"\x1f\x8b", "the document is compressed (gzip)", "unpack it first"},
		{"PK\x03\x04", "this is an archive or a workbook, and no assessment", "unpack it first"},
		{"-----", "this is a key, or an encrypted text of a kind that rung does not open", "open it with the program that made it"},
		{"age-encryption.org/", "this is encrypted in a way that this rung does not know", "open it with age -d"},
	} {
		if bytes.HasPrefix(data, []byte(kind.start)) {
			return problem{0, kind.text, kind.hint}, true
		}
	}
	if len(data) > 3 && (data[0] == 0) != (data[1] == 0) && (data[0] == 0) == (data[2] == 0) && (data[1] == 0) == (data[3] == 0) {
		return problem{0, utf16Text, utf8Hint}, true
	}
	return problem{}, false
}

const (
	utf16Text = "the text is UTF-16"
	utf8Hint  = "save it as UTF-8"
)

// short is the beginning of a text that a message repeats.
func short(text string) string {
	const most = 60 // characters
	if runes := []rune(text[:min(len(text), 4*most+4)]); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
