package ladderfile

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// checkText refuses what is not UTF-8 text. The library refuses most of that as well, but without a
// position; and it breaks lines at characters where no editor does, so that all later positions were wrong.
// What nobody can see is refused too: it makes two equal words differ, and reads otherwise than it looks.
func checkText(text []byte) *Problem {
	if fault, hint := otherFile(text); fault != "" {
		return &Problem{Line: 1, Col: 1, Text: fault, Hint: hint}
	}
	for i := 0; i < len(text); {
		if b := text[i]; b >= ' ' && b <= '~' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		if fault, hint := badRune(r, size); fault != "" {
			if n := bytes.Count(text, text[i:i+size]); n > 1 && hint == deleteIt {
				hint += fmt.Sprintf("; there are %d of them in the file", n)
			}
			at := locate(text, i)
			return &Problem{Line: at.line, Col: at.col, Text: fault, Hint: hint}
		}
		i += size
	}
	return nil
}

const deleteIt = "delete it"

// otherFile recognises files that are no text, or text in an encoding that shows in its first bytes.
func otherFile(text []byte) (fault, hint string) {
	const utf16, saveIt = "the file is UTF-16 text", "save it as UTF-8"
	const workbook, saveSheet = "the file is a workbook or an archive, no text", "save the sheet as CSV; " + importHint
	for _, kind := range []struct{ start, text, hint string }{
		{"\xff\xfe", utf16, saveIt},
		{"\xfe\xff", utf16, saveIt},
		{"PK\x03\x04", workbook, saveSheet},
		{"\xd0\xcf\x11\xe0", workbook, saveSheet},
		{"\x1f\x8b", "the file is compressed (gzip), no text", "unpack it first"},
		{"%PDF-", "the file is a PDF, no text", "rung ladder new makes a ladder to start with, as text"},
	} {
		if bytes.HasPrefix(text, []byte(kind.start)) {
			return kind.text, kind.hint
		}
	}
	if isHalfZero(text) {
		return utf16, saveIt
	}
	return "", ""
}

// isHalfZero says whether every other byte at the start is 0, as in UTF-16 text without a mark.
func isHalfZero(text []byte) bool {
	if len(text) < 4 {
		return false
	}
	zero := [4]bool{text[0] == 0, text[1] == 0, text[2] == 0, text[3] == 0}
	return zero == [4]bool{true, false, true, false} || zero == [4]bool{false, true, false, true}
}

func codePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }

func badRune(r rune, size int) (text, hint string) {
	switch {
	case r == '\n' || r == '\r' || r == '\t':
		return "", ""
	case r == utf8.RuneError && size == 1:
		return "this byte is not UTF-8 text", "save the file as UTF-8"
	case r < ' ', r >= 0x7f && r < 0xa0, r == 0x2028, r == 0x2029, r == 0xfffe, r == 0xffff:
		return "an invisible control character (" + codePoint(r) + ") stands here", deleteIt
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return "an invisible character (" + codePoint(r) + ") stands here that turns the direction of the text", deleteIt
	case strings.ContainsRune("\u00ad\u200b\u2060\ufeff", r):
		return "an invisible character (" + codePoint(r) + ") stands here", deleteIt
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
